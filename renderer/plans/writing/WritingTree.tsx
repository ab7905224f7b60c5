import {
  ArrowDownOutlined,
  ArrowUpOutlined,
  DeleteOutlined,
  DoubleLeftOutlined,
  DoubleRightOutlined,
  EditOutlined,
  PlusOutlined,
  SubnodeOutlined,
} from '@ant-design/icons'
import { Button, Dropdown, type MenuProps, Tooltip } from 'antd'
import { type KeyboardEvent, type ReactNode, type Ref, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { parseHeadingNumber } from '../../../preload/contract/heading-number'
import type { DraftSection, Numbering } from '../../../preload/contract/plans/index'
import { moveItem, placeFor, type TreeMove } from '../../../preload/contract/plans/tree'
import { OutlineTree, type OutlineTreeHandle } from '../OutlineTree'
import { RenameField } from '../RenameField'
import { emptyBetween } from './useDraft'

export type TreeAct =
  | Readonly<{ act: 'move'; id: string; move: TreeMove }>
  | Readonly<{ act: 'add'; beside: string | null; place: 'after' | 'inside' }>
  | Readonly<{ act: 'rename'; id: string; title: string; number?: string }>
  | Readonly<{ act: 'remove'; id: string }>

type Props = Readonly<{
  ref: Ref<OutlineTreeHandle>
  sections: readonly DraftSection[]
  numbering: Numbering
  selected: string | null
  /** A section that was just added asks for its title at once. */
  renaming: string | null
  onRenaming: (id: string | null) => void
  onSelect: (id: string) => void
  onOpen: () => void
  act: (act: TreeAct) => void
  busy: boolean
}>

/** The tree of a draft: sections are added, named, moved and taken away here, by mouse or by keys. */
export function WritingTree(props: Props) {
  const { ref, sections, selected, renaming, onRenaming, onSelect, onOpen, act, busy } = props
  const { t } = useTranslation('plans')
  const [menuAt, setMenuAt] = useState(false)
  const index = sections.findIndex((section) => section.id === selected)
  const id = sections[index]?.id ?? null
  const may = (move: TreeMove) => id !== null && moveItem(sections, id, move) !== null
  const move = (kind: 'up' | 'down' | 'promote' | 'demote') => ({
    off: !may({ kind }),
    run: () => id && act({ act: 'move', id, move: { kind } }),
  })
  const commands: readonly { key: string; icon: ReactNode; keys: string; off: boolean; run: () => void }[] = [
    {
      key: 'add',
      icon: <PlusOutlined aria-hidden />,
      keys: 'Insert',
      off: false,
      run: () => act({ act: 'add', beside: id, place: 'after' }),
    },
    {
      key: 'addInside',
      icon: <SubnodeOutlined aria-hidden />,
      keys: 'Shift+Insert',
      off: id === null || placeFor(sections, id, 'inside') === null,
      run: () => act({ act: 'add', beside: id, place: 'inside' }),
    },
    { key: 'up', icon: <ArrowUpOutlined aria-hidden />, keys: 'Alt+↑', ...move('up') },
    { key: 'down', icon: <ArrowDownOutlined aria-hidden />, keys: 'Alt+↓', ...move('down') },
    { key: 'promote', icon: <DoubleLeftOutlined aria-hidden />, keys: 'Alt+←', ...move('promote') },
    { key: 'demote', icon: <DoubleRightOutlined aria-hidden />, keys: 'Alt+→', ...move('demote') },
    {
      key: 'rename',
      icon: <EditOutlined aria-hidden />,
      keys: 'F2',
      off: id === null,
      run: () => onRenaming(id),
    },
    {
      key: 'remove',
      icon: <DeleteOutlined aria-hidden />,
      keys: 'Delete',
      off: id === null,
      run: () => id && act({ act: 'remove', id }),
    },
  ]
  const run = (key: string) => {
    const command = commands.find((one) => one.key === key)
    if (command && !command.off && !busy) command.run()
  }
  const onKey = (event: KeyboardEvent): boolean => {
    const key = event.key.toLowerCase()
    if (event.ctrlKey || event.metaKey) return false
    const alt: Record<string, string> = {
      arrowup: 'up',
      arrowdown: 'down',
      arrowleft: 'promote',
      arrowright: 'demote',
    }
    const plain: Record<string, string> = {
      insert: event.shiftKey ? 'addInside' : 'add',
      f2: 'rename',
      delete: 'remove',
    }
    const name = event.altKey ? alt[key] : plain[key]
    if (name === undefined) return false
    run(name)
    return true
  }
  const finish = (section: DraftSection, typed: string | null) => {
    onRenaming(null)
    if (typed === null) return
    const text = typed.replace(/\s+/g, ' ').trim()
    // A number typed out of habit is taken off where numbers are computed, and kept where they are.
    const found = parseHeadingNumber(text)
    const numbered = found !== null && !found.doubtful
    const title = numbered ? text.slice(found.end).trim() : text
    if (
      title === section.title &&
      (props.numbering !== 'kept' || !numbered || found.number === section.number)
    )
      return
    act({
      act: 'rename',
      id: section.id,
      title,
      ...(props.numbering === 'kept' ? { number: numbered ? found.number : '' } : {}),
    })
  }
  const menu: MenuProps = {
    items: commands.map((command) => ({
      key: command.key,
      icon: command.icon,
      disabled: command.off || busy,
      label: t(`writing.tree.${command.key}`),
      extra: command.keys,
    })),
    onClick: ({ key }) => run(key),
  }
  const renamed = renaming === null ? -1 : sections.findIndex((section) => section.id === renaming)
  const renamedSection = sections[renamed]
  return (
    <div className="writing-tree">
      <div className="writing-tree-tools" role="toolbar" aria-label={t('writing.tree.tools')}>
        {commands.map((command) => (
          <Tooltip key={command.key} title={`${t(`writing.tree.${command.key}`)} ${command.keys}`}>
            <Button
              type="text"
              size="small"
              icon={command.icon}
              aria-label={t(`writing.tree.${command.key}`)}
              disabled={command.off || busy}
              onClick={() => run(command.key)}
            >
              {command.key === 'add' ? t('writing.tree.addShort') : null}
            </Button>
          </Tooltip>
        ))}
      </div>
      <Dropdown trigger={['contextMenu']} menu={menu} open={menuAt} onOpenChange={setMenuAt}>
        <div className="writing-tree-box">
          <OutlineTree
            ref={ref}
            sections={sections}
            selected={index}
            label={t('writing.tree.label')}
            onSelect={(at) => {
              const section = sections[at]
              if (section) onSelect(section.id)
            }}
            onOpen={onOpen}
            onKey={onKey}
            suffix={(from, to) => <EmptyMark count={emptyBetween(sections, from, to)} many={to > from + 1} />}
            drag={{
              may: (from, target, place) => dragged(sections, from, target, place) !== null,
              drop: (from, target, place) => {
                const move = dragged(sections, from, target, place)
                const section = sections[from]
                if (move && section && !busy) act({ act: 'move', id: section.id, move })
              },
            }}
            editor={
              renamedSection
                ? {
                    index: renamed,
                    content: (
                      <RenameField
                        label={
                          props.numbering === 'kept'
                            ? renamedSection.number + renamedSection.title
                            : renamedSection.title
                        }
                        onDone={(typed) => finish(renamedSection, typed)}
                      />
                    ),
                  }
                : null
            }
          />
        </div>
      </Dropdown>
    </div>
  )
}

/** The move that letting go there would be; null where it cannot be made. */
function dragged(
  sections: readonly DraftSection[],
  from: number,
  target: number,
  place: 'before' | 'after' | 'inside',
): TreeMove | null {
  const [moved, onto] = [sections[from], sections[target]]
  if (!moved || !onto) return null
  const move: TreeMove = { kind: place, target: onto.id }
  return moveItem(sections, moved.id, move) === null ? null : move
}

/** Says that a section is still empty; of a closed heading, how many below it are. */
function EmptyMark({ count, many }: Readonly<{ count: number; many: boolean }>) {
  const { t } = useTranslation('plans')
  if (count === 0) return null
  return (
    <span className="writing-empty" title={t('writing.emptyHint', { n: count })}>
      {many ? t('writing.emptyMany', { n: count }) : t('writing.empty')}
    </span>
  )
}
