import { CopyOutlined } from '@ant-design/icons'
import { Alert, Button } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Block, blockText } from '../../../preload/contract/blocks'
import { sectionLabel } from '../../../preload/contract/outline'
import type { DraftSection } from '../../../preload/contract/plans/index'
import { readDraft } from '../../shared/drafts'
import { showDone } from '../../shared/notices'
import { copyText } from '../finder/copyText'
import { keptKey } from './useSectionText'

type Unsaved = Readonly<{ section: DraftSection; text: string }>

function unsaved(section: DraftSection): Unsaved[] {
  const kept = readDraft(localStorage, keptKey(section.id))?.values as { blocks: Block[] } | undefined
  return kept ? [{ section, text: kept.blocks.map(blockText).join('\n') }] : []
}

/** What was typed and could not be saved any more, because the version was handed on: it can be copied from here. */
export function UnsavedTexts({ sections }: Readonly<{ sections: readonly DraftSection[] }>) {
  const { t } = useTranslation('plans')
  const [texts, setTexts] = useState<readonly Unsaved[]>([])
  // Looked for once the editor is gone: going, it keeps what was typed in the last moment.
  useEffect(() => setTexts(sections.flatMap(unsaved)), [sections])
  return texts.map(({ section, text }) => (
    <Alert
      key={section.id}
      type="warning"
      showIcon
      title={t('writing.unsaved.title', { section: sectionLabel(section) })}
      description={
        <>
          <p>{t('writing.unsaved.hint')}</p>
          <div className="writing-unsaved">{text}</div>
        </>
      }
      action={
        <Button
          icon={<CopyOutlined aria-hidden />}
          onClick={() => {
            if (copyText(text)) showDone(t('writing.unsaved.copied'))
          }}
        >
          {t('writing.unsaved.copy')}
        </Button>
      }
    />
  ))
}
