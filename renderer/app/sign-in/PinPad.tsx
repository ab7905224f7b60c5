import { useTranslation } from 'react-i18next'

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '', '0', 'back'] as const

/** Keys for those who come without a keyboard, or prefer the mouse. Not in the way of Tab: the field is. */
export function PinPad({
  disabled,
  onDigit,
  onBack,
}: Readonly<{ disabled: boolean; onDigit: (digit: string) => void; onBack: () => void }>) {
  const { t } = useTranslation('app')
  return (
    <fieldset className="yb-pin-pad" aria-label={t('signIn.pad')} disabled={disabled}>
      {digits.map((digit) => {
        if (digit === '') return <span key="gap" />
        if (digit === 'back')
          return (
            <button key={digit} type="button" tabIndex={-1} aria-label={t('signIn.back')} onClick={onBack}>
              ⌫
            </button>
          )
        return (
          <button key={digit} type="button" tabIndex={-1} onClick={() => onDigit(digit)}>
            {digit}
          </button>
        )
      })}
    </fieldset>
  )
}
