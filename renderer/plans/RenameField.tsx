import { Input } from 'antd'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'

type Props = Readonly<{
  label: string
  onDone: (typed: string | null) => void
  /** Backspace at the beginning. */
  onJoin?: () => void
}>

/** A heading of the outline while it is being renamed. */
export function RenameField({ label, onDone, onJoin }: Props) {
  const { t } = useTranslation('plans')
  const [typed, setTyped] = useState(label)
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    const { selectionStart, selectionEnd } = event.currentTarget
    event.stopPropagation()
    if (event.key === 'Enter') onDone(typed)
    else if (event.key === 'Escape') onDone(null)
    else if (onJoin && event.key === 'Backspace' && selectionStart === 0 && selectionEnd === 0) onJoin()
    else return
    event.preventDefault()
  }
  return (
    <Input
      className="plan-tree-text"
      size="small"
      autoFocus
      maxLength={500}
      aria-label={t('edit.rename')}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onFocus={(event) => event.target.select()}
      onKeyDown={onKeyDown}
      onBlur={() => onDone(typed)}
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
    />
  )
}
