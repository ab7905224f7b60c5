import {
  BoldOutlined,
  DeleteColumnOutlined,
  DeleteOutlined,
  DeleteRowOutlined,
  InsertRowBelowOutlined,
  InsertRowRightOutlined,
  ItalicOutlined,
  MergeCellsOutlined,
  OrderedListOutlined,
  PictureOutlined,
  RedoOutlined,
  SplitCellsOutlined,
  TableOutlined,
  UnderlineOutlined,
  UndoOutlined,
  UnorderedListOutlined,
  VerticalAlignTopOutlined,
} from '@ant-design/icons'
import { type Editor, useEditorState } from '@tiptap/react'
import { Button, Tooltip } from 'antd'
import { type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'

type Tool = Readonly<{
  key: string
  icon: ReactNode
  keys?: string
  active?: boolean
  off?: boolean
  run: () => void
}>

type Props = Readonly<{ editor: Editor; onPictures: (files: readonly File[]) => void }>

/** What can be done to a section's text; the tools of a table only while the cursor is in one. */
export function EditorTools({ editor, onPictures }: Props) {
  const { t } = useTranslation('plans')
  const chooser = useRef<HTMLInputElement>(null)
  const state = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      bold: now.isActive('bold'),
      italic: now.isActive('italic'),
      underline: now.isActive('underline'),
      bullets: now.isActive('bulletList'),
      numbers: now.isActive('orderedList'),
      table: now.isActive('table'),
      undo: now.can().undo(),
      redo: now.can().redo(),
      merge: now.can().mergeCells(),
      split: now.can().splitCell(),
    }),
  })
  const chain = () => editor.chain().focus()
  const tools: Tool[] = [
    {
      key: 'undo',
      icon: <UndoOutlined aria-hidden />,
      keys: 'Ctrl+Z',
      off: !state.undo,
      run: () => chain().undo().run(),
    },
    {
      key: 'redo',
      icon: <RedoOutlined aria-hidden />,
      keys: 'Ctrl+Y',
      off: !state.redo,
      run: () => chain().redo().run(),
    },
    {
      key: 'bold',
      icon: <BoldOutlined aria-hidden />,
      keys: 'Ctrl+B',
      active: state.bold,
      off: state.table,
      run: () => chain().toggleBold().run(),
    },
    {
      key: 'italic',
      icon: <ItalicOutlined aria-hidden />,
      keys: 'Ctrl+I',
      active: state.italic,
      off: state.table,
      run: () => chain().toggleItalic().run(),
    },
    {
      key: 'underline',
      icon: <UnderlineOutlined aria-hidden />,
      keys: 'Ctrl+U',
      active: state.underline,
      off: state.table,
      run: () => chain().toggleUnderline().run(),
    },
    {
      key: 'numbers',
      icon: <OrderedListOutlined aria-hidden />,
      active: state.numbers,
      off: state.table,
      run: () => chain().toggleOrderedList().run(),
    },
    {
      key: 'bullets',
      icon: <UnorderedListOutlined aria-hidden />,
      active: state.bullets,
      off: state.table,
      run: () => chain().toggleBulletList().run(),
    },
    {
      key: 'table',
      icon: <TableOutlined aria-hidden />,
      off: state.table,
      run: () => chain().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
    },
    {
      key: 'picture',
      icon: <PictureOutlined aria-hidden />,
      off: state.table,
      run: () => chooser.current?.click(),
    },
  ]
  const tableTools: Tool[] = [
    { key: 'rowBelow', icon: <InsertRowBelowOutlined aria-hidden />, run: () => chain().addRowAfter().run() },
    {
      key: 'columnRight',
      icon: <InsertRowRightOutlined aria-hidden />,
      run: () => chain().addColumnAfter().run(),
    },
    { key: 'deleteRow', icon: <DeleteRowOutlined aria-hidden />, run: () => chain().deleteRow().run() },
    {
      key: 'deleteColumn',
      icon: <DeleteColumnOutlined aria-hidden />,
      run: () => chain().deleteColumn().run(),
    },
    {
      key: 'merge',
      icon: <MergeCellsOutlined aria-hidden />,
      off: !state.merge,
      run: () => chain().mergeCells().run(),
    },
    {
      key: 'split',
      icon: <SplitCellsOutlined aria-hidden />,
      off: !state.split,
      run: () => chain().splitCell().run(),
    },
    {
      key: 'headerRow',
      icon: <VerticalAlignTopOutlined aria-hidden />,
      run: () => chain().toggleHeaderRow().run(),
    },
    { key: 'deleteTable', icon: <DeleteOutlined aria-hidden />, run: () => chain().deleteTable().run() },
  ]
  return (
    <div className="writing-tools" role="toolbar" aria-label={t('writing.tools.label')}>
      {tools.map((tool) => (
        <ToolButton key={tool.key} tool={tool} />
      ))}
      {state.table && (
        <div className="writing-table-tools">
          {tableTools.map((tool) => (
            <ToolButton key={tool.key} tool={tool} worded />
          ))}
        </div>
      )}
      <input
        ref={chooser}
        type="file"
        hidden
        multiple
        accept="image/png,image/jpeg,image/gif,image/bmp,image/webp"
        aria-label={t('writing.tools.picture')}
        onChange={(event) => {
          onPictures([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
    </div>
  )
}

function ToolButton({ tool, worded = false }: Readonly<{ tool: Tool; worded?: boolean }>) {
  const { t } = useTranslation('plans')
  const label = t(`writing.tools.${tool.key}`)
  return (
    <Tooltip title={tool.keys ? `${label} ${tool.keys}` : label}>
      <Button
        type="text"
        size="small"
        icon={tool.icon}
        aria-label={label}
        {...(tool.active === undefined ? {} : { 'aria-pressed': tool.active })}
        className={tool.active ? 'writing-tool-on' : ''}
        disabled={tool.off ?? false}
        // The editor keeps the selection that the tool is meant for.
        onMouseDown={(event) => event.preventDefault()}
        onClick={tool.run}
      >
        {worded ? t(`writing.tools.short.${tool.key}`) : null}
      </Button>
    </Tooltip>
  )
}
