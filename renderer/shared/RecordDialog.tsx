import { Modal } from 'antd'
import { type ReactNode, useEffect, useMemo } from 'react'
import { FormScope } from './formScope'
import { useHotkeys } from './hotkeys'
import './shared.css'

/** A form over another one: something that is missing is added in place. Esc closes; what was typed stays as a draft. */
export function RecordDialog({
  title,
  onClose,
  children,
}: Readonly<{ title: string; onClose: () => void; children: ReactNode }>) {
  useHotkeys({ escape: onClose }, { exclusive: true })
  // Whoever closes it is back where the dialog was asked for.
  useEffect(() => {
    const before = document.activeElement
    return () => {
      setTimeout(() => before instanceof HTMLElement && before.isConnected && before.focus(), 0)
    }
  }, [])
  // Its form must not speak for the drawer around it.
  const scope = useMemo(() => ({ register: () => undefined }), [])
  return (
    <Modal
      open
      title={title}
      onCancel={onClose}
      footer={null}
      width={560}
      keyboard={false}
      mask={{ closable: false }}
    >
      <FormScope value={scope}>{children}</FormScope>
    </Modal>
  )
}
