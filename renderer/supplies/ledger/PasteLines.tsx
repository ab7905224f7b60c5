import { SnippetsOutlined } from '@ant-design/icons'
import { Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { youbei } from '../../shared/api'
import { parseClipboardText } from '../../shared/clipboard'
import type { PickedDepot } from '../../shared/DepotPicker'
import { useHotkeys } from '../../shared/hotkeys'
import type { PickedItem } from '../../shared/ItemPicker'
import { parseCounted } from '../packs'
import { readPasted } from './pasted'
import { proposedLines } from './proposed'

/** Rows copied in Excel or WPS become lines: items are found by their names, lots by what expires first. */
export function PasteLines({
  receiving,
  onLines,
}: Readonly<{ receiving: boolean; onLines: (lines: readonly object[]) => void }>) {
  const { t } = useTranslation('supplies')
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button icon={<SnippetsOutlined aria-hidden />} onClick={() => setOpen(true)}>
        {t('ledger.paste.action')}
      </Button>
      {open && <PasteDialog receiving={receiving} onLines={onLines} onClose={() => setOpen(false)} />}
    </>
  )
}

function PasteDialog({
  receiving,
  onLines,
  onClose,
}: Readonly<{
  receiving: boolean
  onLines: (lines: readonly object[]) => void
  onClose: () => void
}>) {
  const { t } = useTranslation('supplies')
  const { t: shared } = useTranslation('shared')
  const depot = Form.useWatch<PickedDepot | null | undefined>('depot', Form.useFormInstance())
  const [text, setText] = useState('')
  const [running, setRunning] = useState(false)
  const [left, setLeft] = useState<readonly string[]>([])
  const take = async () => {
    if (running || text.trim() === '') return
    setRunning(true)
    const made: object[] = []
    const unknown: string[] = []
    for (const row of readPasted(parseClipboardText(text), receiving)) {
      const item = await findItem(row.name, row.spec)
      if (!item) {
        unknown.push(row.name)
        continue
      }
      if (receiving) {
        made.push({ ...row.values, item, quantity: row.quantity })
        continue
      }
      const parsed = parseCounted(row.quantity, item)
      const found =
        depot && parsed.ok && parsed.value > 0
          ? await youbei.supplies.proposeLots({ itemId: item.id, depotId: depot.id, quantity: parsed.value })
          : null
      if (depot && found?.ok && found.value.missing === 0)
        made.push(...proposedLines(item, depot, found.value.lines))
      else unknown.push([row.name, row.quantity].join(' '))
    }
    setRunning(false)
    if (made.length > 0) onLines(made)
    if (unknown.length === 0) onClose()
    else {
      setLeft(unknown)
      setText('')
    }
  }
  useHotkeys({ escape: onClose }, { exclusive: true })
  return (
    <Modal
      open
      title={t('ledger.paste.title')}
      okText={t('ledger.paste.run')}
      cancelText={left.length > 0 ? shared('common.close') : shared('common.cancel')}
      confirmLoading={running}
      okButtonProps={{ disabled: text.trim() === '' }}
      keyboard={false}
      onOk={() => void take()}
      onCancel={onClose}
    >
      <p>{t(receiving ? 'ledger.paste.receiveHint' : 'ledger.paste.takeHint')}</p>
      <Input.TextArea
        autoFocus
        rows={8}
        aria-label={t('ledger.paste.title')}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {left.length > 0 && (
        <div role="alert">
          <p>{t(receiving ? 'ledger.paste.unknown' : 'ledger.paste.notThere')}</p>
          <ul>
            {left.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </div>
      )}
    </Modal>
  )
}

/** The item of a name (and specification, where several have that name); null when none or more than one fits. */
async function findItem(name: string, spec: string): Promise<PickedItem | null> {
  const found = await youbei.supplies.listItems({ search: name, limit: 50 })
  if (!found.ok) return null
  const same = found.value.rows.filter((item) => item.name === name)
  const exact = same.filter((item) => item.spec === spec)
  return exact[0] ?? (same.length === 1 || spec === '' ? same[0] : undefined) ?? null
}
