import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../preload/contract/api'
import type { Failure } from '../../../preload/contract/result'
import { setStatus, statusKey } from '../../office/status'
import { youbei } from '../../shared/api'
import { useFailureText } from '../../shared/failureText'
import { setLocked } from '../lock-state'
import { PinPad } from './PinPad'
import { asClock, pinDigits, secondsLeft } from './rules'

type User = Answer<'office', 'listSignInNames'>['users'][number]

const lastKey = 'youbei.lastUser'

/** Choose a name, type the PIN, Enter. After too many wrong PINs it counts down and asks again. */
export function SignInForm({ users }: Readonly<{ users: readonly User[] }>) {
  const { t } = useTranslation('app')
  const client = useQueryClient()
  const failureText = useFailureText()
  const [userId, setUserId] = useState(
    () => users.find((user) => user.id === localStorage.getItem(lastKey))?.id ?? users[0]?.id ?? '',
  )
  const [pin, setPin] = useState('')
  const [failure, setFailure] = useState<Failure | null>(null)
  const [asking, setAsking] = useState(false)
  const [until, setUntil] = useState(0)
  const left = useCountdown(until)
  const field = useRef<HTMLInputElement>(null)
  const faultId = useId()
  const user = users.find((one) => one.id === userId)
  const withPin = user?.hasPin ?? true
  const ready = !asking && left === 0 && user !== undefined && (!withPin || pin.length >= 4)

  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever was chosen, and after each wait, the PIN is next
  useEffect(() => {
    if (left === 0) field.current?.focus()
  }, [userId, left === 0])

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!ready) return
    setAsking(true)
    const answer = await youbei.office.signIn({ userId, pin })
    setAsking(false)
    setPin('')
    if (!answer.ok) {
      const seconds = Number(answer.error.facts?.seconds ?? 0)
      if (answer.error.code === 'wait' && seconds > 0) setUntil(Date.now() + seconds * 1_000)
      setFailure(answer.error)
      field.current?.focus()
      return
    }
    localStorage.setItem(lastKey, userId)
    setLocked(false)
    setStatus(client, { user: answer.value.user })
    void client.invalidateQueries()
    void client.invalidateQueries({ queryKey: statusKey })
  }

  return (
    <form className="yb-sign-in-form" onSubmit={(event) => void submit(event)}>
      <fieldset className="yb-names">
        <legend>{t('signIn.who')}</legend>
        {users.map((one) => (
          <label key={one.id} className="yb-name" data-chosen={one.id === userId}>
            <input
              type="radio"
              name="user"
              checked={one.id === userId}
              onChange={() => {
                setUserId(one.id)
                setPin('')
                setFailure(null)
                // The wait is one person's; the host keeps it, and tells it again to whoever tries.
                setUntil(0)
              }}
            />
            <span>{one.name}</span>
            <span className="yb-caption">{t(`roles.${one.role}`)}</span>
          </label>
        ))}
      </fieldset>
      {withPin && (
        <>
          <label className="yb-pin-label">
            {t('signIn.pin')}
            <input
              ref={field}
              className="yb-pin"
              type="password"
              inputMode="numeric"
              autoComplete="off"
              value={pin}
              disabled={left > 0}
              aria-describedby={faultId}
              aria-invalid={failure !== null}
              onChange={(event) => setPin(pinDigits(event.target.value))}
            />
          </label>
          <PinPad
            disabled={left > 0}
            onDigit={(digit) => {
              setPin((typed) => pinDigits(typed + digit))
              field.current?.focus()
            }}
            onBack={() => setPin((typed) => typed.slice(0, -1))}
          />
        </>
      )}
      {left > 0 ? (
        // A timer is not read out each second, an alert would be.
        <p id={faultId} role="timer" className="yb-field-error">
          {t('signIn.wait', { time: asClock(left) })}
        </p>
      ) : (
        <p id={faultId} role="alert" className="yb-field-error">
          {failure && failure.code !== 'wait' && failureText(failure).title}
        </p>
      )}
      <button type="submit" className="yb-button yb-main-action" disabled={!ready}>
        {t('signIn.submit')} <kbd>Enter</kbd>
      </button>
      {withPin && <p className="yb-caption">{t('signIn.forgotten')}</p>}
    </form>
  )
}

/** Seconds until an instant, counted down; 0 when it has passed. */
function useCountdown(until: number): number {
  const [now, setNow] = useState(() => Date.now())
  const left = secondsLeft(until, now)
  useEffect(() => {
    if (until <= Date.now()) return
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), 500)
    return () => clearInterval(timer)
  }, [until])
  return left
}
