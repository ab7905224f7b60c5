import {
  DoubleLeftOutlined,
  DoubleRightOutlined,
  EditOutlined,
  MergeCellsOutlined,
  RedoOutlined,
  UndoOutlined,
} from '@ant-design/icons'
import { Button, Dropdown, type MenuProps, Tooltip } from 'antd'
import { type KeyboardEvent, type ReactNode, type Ref, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sectionLabel } from '../../../preload/contract/outline'
import { OutlineTree, type OutlineTreeHandle } from '../OutlineTree'
import {
  changeOutline,
  currentState,
  type OutlineAction,
  type OutlineHistory,
  renameTo,
} from '../outlineEdits'
import { RenameField } from '../RenameField'

const none = { title: '', number: '' }

type Props = Readonly<{
  ref?: Ref<OutlineTreeHandle>
  history: OutlineHistory
  act: (action: OutlineAction) => void
  disabled: boolean
  /** Gives the keyboard back to the tree after a heading was renamed. */
  refocus: () => void
}>

/**
 * The outline that was found, to be put right: one level up or down, joined with the section before, renamed; by
 * buttons, by the menu of the right button, and by keys (Tab, Shift+Tab, F2, Backspace, Ctrl+Z, Ctrl+Y).
 */
export function OutlineEditor({ ref, history, act, disabled, refocus }: Props) {
  const { t } = useTranslation('plans')
  const { outline, selected, edit } = currentState(history)
  const [renaming, setRenaming] = useState<number | null>(null)
  // A section split off without a heading of its own asks for one at once.
  const unnamed = edit?.edit === 'split' && sectionLabel(outline.sections[selected] ?? none) === ''
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once for each split, not whenever it is looked at
  useEffect(() => {
    if (unnamed) setRenaming(selected)
  }, [edit])
  const can = (action: OutlineAction) => !disabled && changeOutline(history, action) !== history
  const at = selected
  const commands: readonly { key: string; icon: ReactNode; keys: string; action: OutlineAction | null }[] = [
    {
      key: 'promote',
      icon: <DoubleLeftOutlined aria-hidden />,
      keys: 'Shift+Tab',
      action: { edit: 'promote', section: at },
    },
    {
      key: 'demote',
      icon: <DoubleRightOutlined aria-hidden />,
      keys: 'Tab',
      action: { edit: 'demote', section: at },
    },
    {
      key: 'join',
      icon: <MergeCellsOutlined aria-hidden />,
      keys: 'Backspace',
      action: { edit: 'join', section: at },
    },
    { key: 'rename', icon: <EditOutlined aria-hidden />, keys: 'F2', action: null },
    { key: 'undo', icon: <UndoOutlined aria-hidden />, keys: 'Ctrl+Z', action: { edit: 'undo' } },
    { key: 'redo', icon: <RedoOutlined aria-hidden />, keys: 'Ctrl+Y', action: { edit: 'redo' } },
  ]
  const isOff = (command: (typeof commands)[number]) =>
    command.action ? !can(command.action) : disabled || !outline.sections[at]
  const run = (key: string) => {
    const command = commands.find((one) => one.key === key)
    if (!command || isOff(command)) return
    if (command.action) act(command.action)
    else setRenaming(at)
  }

  const onKey = (event: KeyboardEvent): boolean => {
    if (disabled || event.altKey) return false
    const key = event.key.toLowerCase()
    if (event.ctrlKey || event.metaKey) {
      const name = key === 'z' ? (event.shiftKey ? 'redo' : 'undo') : key === 'y' ? 'redo' : ''
      if (name !== '') run(name)
      return name !== ''
    }
    const names: Record<string, string> = {
      tab: event.shiftKey ? 'promote' : 'demote',
      backspace: 'join',
      f2: 'rename',
    }
    const name = names[key]
    if (name === undefined) return false
    run(name)
    return true
  }

  const menu: MenuProps = {
    items: commands.slice(0, 4).map((command) => ({
      key: command.key,
      icon: command.icon,
      disabled: isOff(command),
      label: t(`edit.${command.key}`),
      extra: command.keys,
    })),
    onClick: ({ key }) => run(key),
  }
  const finish = (typed: string | null) => {
    const change = renaming !== null && typed !== null ? renameTo(renaming, typed) : null
    setRenaming(null)
    if (change) act(change)
    refocus()
  }
  const renamed = renaming === null ? undefined : outline.sections[renaming]
  return (
    <div className="import-outline">
      <div className="import-tools" role="toolbar" aria-label={t('edit.tools')}>
        {commands.map((command) => (
          <Tooltip key={command.key} title={`${t(`edit.${command.key}`)} ${command.keys}`}>
            <Button
              type="text"
              size="small"
              icon={command.icon}
              aria-label={t(`edit.${command.key}`)}
              disabled={isOff(command)}
              onClick={() => {
                run(command.key)
                if (command.action) refocus()
              }}
            >
              {command.action?.edit === 'undo' || command.action?.edit === 'redo' ? null : (
                <span className="import-word">{t(`edit.short.${command.key}`)}</span>
              )}
            </Button>
          </Tooltip>
        ))}
      </div>
      <Dropdown trigger={['contextMenu']} menu={menu}>
        <div className="import-tree">
          <OutlineTree
            {...(ref ? { ref } : {})}
            sections={outline.sections}
            selected={selected}
            label={t('edit.outline')}
            onSelect={(section) => act({ edit: 'select', section })}
            onOpen={() => run('rename')}
            onKey={onKey}
            editor={
              renamed && renaming !== null
                ? {
                    index: renaming,
                    content: (
                      <RenameField
                        label={sectionLabel(renamed)}
                        onDone={finish}
                        onJoin={() => {
                          setRenaming(null)
                          act({ edit: 'join', section: renaming })
                          refocus()
                        }}
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
