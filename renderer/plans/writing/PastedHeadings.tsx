import { Button, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import type { PastedPart } from './editor/pictures'

type Props = Readonly<{
  parts: readonly PastedPart[]
  onChoose: (as: 'inside' | 'after' | 'text') => void
  onClose: () => void
}>

/** Asks whether the headings of what was pasted become sections. */
export function PastedHeadings({ parts, onChoose, onClose }: Props) {
  const { t } = useTranslation('plans')
  const headings = parts.flatMap(({ heading }) => (heading ? [heading] : []))
  const top = Math.min(...headings.map((heading) => heading.level))
  return (
    <Modal
      open
      width={560}
      title={t('writing.paste.title', { n: headings.length })}
      onCancel={onClose}
      footer={[
        <Button key="text" onClick={() => onChoose('text')}>
          {t('writing.paste.asText')}
        </Button>,
        <Button key="after" onClick={() => onChoose('after')}>
          {t('writing.paste.asAfter')}
        </Button>,
        <Button key="inside" type="primary" autoFocus onClick={() => onChoose('inside')}>
          {t('writing.paste.asInside')}
        </Button>,
      ]}
    >
      <ul className="writing-pasted">
        {headings.slice(0, 30).map((heading, at) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: headings of one paste never move
            key={at}
            style={{ paddingInlineStart: (heading.level - top) * 20 }}
          >
            {heading.number}
            {heading.title}
          </li>
        ))}
      </ul>
      {headings.length > 30 && (
        <p className="yb-second">{t('writing.paste.more', { n: headings.length - 30 })}</p>
      )}
      <p className="yb-second">{t('writing.paste.hint')}</p>
    </Modal>
  )
}
