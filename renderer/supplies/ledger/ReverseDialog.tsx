import { Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { youbei } from '../../shared/api'
import { useHotkeys } from '../../shared/hotkeys'
import { useCommand } from '../../shared/useCommand'

/** Takes a whole document back; asks for the reason, which stands in the ledger. */
export function ReverseDialog({
  documentId,
  number,
  onClose,
}: Readonly<{ documentId: string; number: string; onClose: () => void }>) {
  const { t } = useTranslation('supplies')
  const { t: shared } = useTranslation('shared')
  const [note, setNote] = useState('')
  const reverse = useCommand(youbei.supplies.reverseDocument, {
    done: (document) => t('lot.reverseDone', { number: document.number }),
    onDone: onClose,
  })
  const run = () => void reverse.run({ documentId, note })
  useHotkeys({ escape: onClose, 'ctrl+s': run }, { exclusive: true })
  return (
    <Modal
      open
      title={t('lot.reverseTitle', { number })}
      okText={t('lot.reverse')}
      cancelText={shared('common.cancel')}
      confirmLoading={reverse.running}
      keyboard={false}
      onOk={run}
      onCancel={onClose}
    >
      <p>{t('lot.reverseHint')}</p>
      <Input
        autoFocus
        maxLength={200}
        aria-label={t('lot.reverseNote')}
        placeholder={t('lot.reverseNote')}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        onPressEnter={run}
      />
    </Modal>
  )
}
