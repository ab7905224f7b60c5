import { DownOutlined, UpOutlined } from '@ant-design/icons'
import { Button, Drawer, Modal, Tooltip } from 'antd'
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormScope, type UnsavedForm } from './formScope'
import { useHotkeys } from './hotkeys'
import './shared.css'

export type RecordDrawerProps = Readonly<{
  open: boolean
  title: ReactNode
  onClose: () => void
  /** Shows the record before or after in the list; ↑↓ where nothing is being typed, Alt+↑↓ everywhere. */
  onMove?: ((step: 1 | -1) => void) | undefined
  extra?: ReactNode
  footer?: ReactNode
  /** 560 px unless the contents are a table of lines. */
  width?: number
  children: ReactNode
}>

/**
 * The detail of a row beside its list. Esc closes, ↑↓ moves on. A form inside it tells when it holds unsaved work;
 * leaving then asks once, and the draft is kept unless somebody throws it away.
 */
export function RecordDrawer(props: RecordDrawerProps) {
  const { open, onClose, onMove } = props
  const { t } = useTranslation('shared')
  const form = useRef<UnsavedForm | null>(null)
  const [leaving, setLeaving] = useState<(() => void) | null>(null)
  const scope = useMemo(
    () => ({
      register: (unsaved: UnsavedForm | null) => {
        form.current = unsaved
      },
    }),
    [],
  )
  const leave = useCallback((go: () => void) => {
    if (form.current?.isDirty()) setLeaving(() => go)
    else go()
  }, [])
  const close = () => leave(onClose)
  const move = (step: 1 | -1) => onMove && leave(() => onMove(step))

  useHotkeys(
    {
      escape: close,
      arrowup: () => move(-1),
      arrowdown: () => move(1),
      'alt+arrowup': () => move(-1),
      'alt+arrowdown': () => move(1),
    },
    { enabled: open, exclusive: true },
  )

  return (
    <Drawer
      open={open}
      onClose={close}
      title={props.title}
      size={props.width ?? 560}
      mask={false}
      keyboard={false}
      destroyOnHidden
      footer={props.footer}
      extra={
        <>
          {props.extra}
          {onMove && (
            <>
              <Tooltip title={t('drawer.previous')}>
                <Button
                  type="text"
                  icon={<UpOutlined aria-hidden />}
                  aria-label={t('drawer.previous')}
                  onClick={() => move(-1)}
                />
              </Tooltip>
              <Tooltip title={t('drawer.next')}>
                <Button
                  type="text"
                  icon={<DownOutlined aria-hidden />}
                  aria-label={t('drawer.next')}
                  onClick={() => move(1)}
                />
              </Tooltip>
            </>
          )}
        </>
      }
    >
      <FormScope value={scope}>{props.children}</FormScope>
      <LeaveDialog
        open={leaving !== null}
        onStay={() => setLeaving(null)}
        onKeep={() => {
          setLeaving(null)
          leaving?.()
        }}
        onDiscard={() => {
          form.current?.discard()
          setLeaving(null)
          leaving?.()
        }}
      />
    </Drawer>
  )
}

/** Asked once when work is not saved: go on typing, keep the draft for later, or throw it away. */
function LeaveDialog({
  open,
  onStay,
  onKeep,
  onDiscard,
}: Readonly<{ open: boolean; onStay: () => void; onKeep: () => void; onDiscard: () => void }>) {
  const { t } = useTranslation('shared')
  const first = useRef<HTMLButtonElement>(null)
  useHotkeys({ escape: onStay }, { enabled: open, exclusive: true })
  useEffect(() => {
    if (open) setTimeout(() => first.current?.focus(), 50)
  }, [open])
  return (
    <Modal
      open={open}
      title={t('form.unsaved')}
      onCancel={onStay}
      // The key that asked the question must not answer it too; Esc is one of the hotkeys above.
      keyboard={false}
      width={440}
      footer={[
        <Button key="discard" onClick={onDiscard}>
          {t('form.discard')}
        </Button>,
        <Button key="keep" onClick={onKeep}>
          {t('form.keepDraft')}
        </Button>,
        <Button key="stay" type="primary" ref={first} onClick={onStay}>
          {t('form.stay')}
        </Button>,
      ]}
    >
      {t('form.unsavedHint')}
    </Modal>
  )
}
