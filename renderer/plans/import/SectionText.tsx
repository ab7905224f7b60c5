import { ScissorOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Block, blockText } from '../../../preload/contract/blocks'
import { type Outline, sectionLabel } from '../../../preload/contract/outline'
import { BlockView } from '../BlockView'
import { cutTable, type Piece } from '../reading'

/** Blocks shown at first, and with each press of the button below them. */
const STEP = 300

/** A longer table is shown by its beginning; its whole length is not what is being judged here. */
const TABLE_ROWS = 200

type Props = Readonly<{
  outline: Outline
  selected: number
  disabled: boolean
  onSplit: (block: number) => void
}>

/** The text of the chosen section. Each block can become the beginning of a section of its own: button, menu, Ctrl+Enter. */
export function SectionText({ outline, selected, disabled, onSplit }: Props) {
  const { t } = useTranslation('plans')
  const box = useRef<HTMLElement>(null)
  const [active, setActive] = useState(0)
  const [shown, setShown] = useState(STEP)
  const section = outline.sections[selected]
  const from = section?.from ?? 0
  const blocks = section ? outline.blocks.slice(from, section.to) : outline.blocks

  // biome-ignore lint/correctness/useExhaustiveDependencies: another section is read from its beginning
  useEffect(() => {
    setActive(0)
    setShown(STEP)
    box.current?.scrollTo({ top: 0 })
  }, [from, section?.to, selected])

  const focusBlock = (index: number) => {
    const at = Math.min(Math.max(index, 0), Math.min(shown, blocks.length) - 1)
    setActive(at)
    box.current?.querySelector<HTMLElement>(`[data-block="${at}"]`)?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLElement) || event.target.dataset.block === undefined) return
    if (event.key === 'ArrowDown') focusBlock(active + 1)
    else if (event.key === 'ArrowUp') focusBlock(active - 1)
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) split(active)
    else return
    event.preventDefault()
  }
  const split = (index: number) => {
    if (!disabled && section) onSplit(from + index)
  }

  return (
    <section ref={box} className="import-text" aria-label={t('edit.text')} onKeyDown={onKeyDown}>
      <h2 className="import-heading">
        {section ? sectionLabel(section) || t('outline.untitled') : t('edit.noSections')}
      </h2>
      {blocks.length === 0 && <p className="yb-second">{t('edit.noText')}</p>}
      {blocks.slice(0, shown).map((block, index) => (
        <Dropdown
          // biome-ignore lint/suspicious/noArrayIndexKey: a block is its place
          key={from + index}
          trigger={['contextMenu']}
          disabled={disabled || !section}
          menu={{
            items: [
              {
                key: 'split',
                icon: <ScissorOutlined aria-hidden />,
                label: t('edit.split'),
                extra: 'Ctrl+Enter',
              },
            ],
            onClick: () => split(index),
          }}
        >
          {/* biome-ignore lint/a11y/useSemanticElements: a group of a text and its button, not of form fields */}
          <div
            className="import-block"
            role="group"
            aria-label={blockText(block).slice(0, 40) || t('edit.picture')}
            data-block={index}
            tabIndex={index === active ? 0 : -1}
            onFocus={() => setActive(index)}
          >
            <BlockView block={block} piece={pieceToShow(block, from + index)} />
            {block.kind === 'table' && block.rows.length > TABLE_ROWS && (
              <p className="yb-caption">{t('edit.longTable', { n: block.rows.length })}</p>
            )}
            {section && !disabled && (
              <Button
                className="import-split"
                size="small"
                icon={<ScissorOutlined aria-hidden />}
                tabIndex={-1}
                onClick={() => split(index)}
              >
                {t('edit.splitHere')}
              </Button>
            )}
          </div>
        </Dropdown>
      ))}
      {blocks.length > shown && (
        <Button block onClick={() => setShown(shown + STEP)}>
          {t('edit.more', { n: blocks.length - shown })}
        </Button>
      )}
    </section>
  )
}

function pieceToShow(block: Block, index: number): Piece {
  if (block.kind !== 'table' || block.rows.length <= TABLE_ROWS) return { block: index }
  const [rows] = cutTable(block, TABLE_ROWS)
  return rows ? { block: index, rows } : { block: index }
}
