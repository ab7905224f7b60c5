import { Modal } from 'antd'
import { type ReactNode, useMemo } from 'react'
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
