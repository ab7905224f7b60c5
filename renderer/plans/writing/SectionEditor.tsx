import { Fragment, Slice } from '@tiptap/pm/model'
import { handlePaste as pasteIntoTable } from '@tiptap/pm/tables'
import { type Editor, EditorContent, useEditor } from '@tiptap/react'
import { type Ref, useEffect, useImperativeHandle, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { type Block, blockText } from '../../../preload/contract/blocks'
import { showDone, showFailure } from '../../shared/notices'
import { EditorTools } from './EditorTools'
import { toBlocks, toDocument } from './editor/blocks'
import { FindMarks, type FoundRange, findKey, findState } from './editor/find'
import { sectionExtensions } from './editor/nodes'
import { keepPicture, type PastedPart, readClipboard } from './editor/pictures'

export type SectionEditorHandle = Readonly<{
  focus: () => void
  /** Marks words and chooses the first, the last, or the one after the cursor; how many there are. */
  find: (words: string, matchCase: boolean, at: 'first' | 'last' | 'keep') => number
  /** On to the next or former hit; false at the end of this section. */
  step: (by: 1 | -1) => boolean
  /** Replaces the hit that is marked; false where none is. */
  replace: (by: string) => boolean
  insert: (parts: readonly PastedPart[]) => void
}>

type Props = Readonly<{
  ref: Ref<SectionEditorHandle>
  blocks: readonly Block[]
  editable: boolean
  label: string
  onChange: (blocks: readonly Block[]) => void
  /** Headings were pasted: whoever pasted them says whether they become sections. */
  onHeadings: (parts: readonly PastedPart[]) => void
  onSave: () => void
}>

/** The text of a section: what can be typed is what the contract's blocks can hold. */
export function SectionEditor({ ref, blocks, editable, label, onChange, onHeadings, onSave }: Props) {
  const { t } = useTranslation('plans')
  const latest = useRef({ onChange, onHeadings, onSave, t })
  latest.current = { onChange, onHeadings, onSave, t }
  const editorRef = useRef<Editor | null>(null)
  const extensions = useMemo(() => [...sectionExtensions(), FindMarks], [])
  const editor = useEditor({
    extensions,
    content: toDocument(blocks),
    editable,
    shouldRerenderOnTransaction: false,
    onUpdate: ({ editor: now }) => latest.current.onChange(toBlocks(now.getJSON())),
    editorProps: {
      attributes: { class: 'writing-text', role: 'textbox', 'aria-multiline': 'true', 'aria-label': label },
      handleKeyDown: (_view, event) => {
        if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return false
        latest.current.onSave()
        event.preventDefault()
        return true
      },
      handlePaste: (_view, event) => {
        const now = editorRef.current
        const data = event.clipboardData
        if (!now || !data) return false
        return paste(now, data, latest.current)
      },
      handleDrop: (_view, event) => {
        const now = editorRef.current
        const files = pictureFiles(event.dataTransfer)
        if (!now || files.length === 0) return false
        void insertPictures(now, files, latest.current.t)
        return true
      },
    },
  })
  editorRef.current = editor
  useEffect(() => {
    editor.setEditable(editable, false)
  }, [editor, editable])

  const mark = (current: number, found: readonly FoundRange[]) => {
    const hit = found[current]
    if (!hit) return false
    editor.view.dispatch(editor.state.tr.setMeta(findKey, { current }))
    editor.commands.setTextSelection(hit)
    editor.view.dom.querySelector('.writing-hit.current')?.scrollIntoView({ block: 'center' })
    return true
  }
  useImperativeHandle(ref, () => ({
    focus: () => editor.commands.focus(),
    find: (words, matchCase, at) => {
      editor.view.dispatch(editor.state.tr.setMeta(findKey, { words, matchCase, current: -1 }))
      const { found } = findState(editor.state)
      if (at !== 'keep') mark(at === 'first' ? 0 : found.length - 1, found)
      return found.length
    },
    step: (by) => {
      const { found, current } = findState(editor.state)
      return mark(current < 0 ? (by > 0 ? 0 : found.length - 1) : current + by, found)
    },
    replace: (by) => {
      const { found, current } = findState(editor.state)
      const hit = found[current]
      if (!hit) return false
      editor.view.dispatch(editor.state.tr.insertText(by, hit.from, hit.to))
      const after = findState(editor.state).found
      return mark(Math.min(current, after.length - 1), after)
    },
    insert: (parts) => insertBlocks(editor, asText(parts)),
  }))

  return (
    <div className="writing-editor">
      {editable && (
        <EditorTools
          editor={editor}
          onPictures={(files) => void insertPictures(editor, files, latest.current.t)}
        />
      )}
      <EditorContent className="writing-paper" editor={editor} />
    </div>
  )
}

type Latest = Readonly<{
  onHeadings: Props['onHeadings']
  t: ReturnType<typeof useTranslation<'plans'>>['t']
}>

/** True when the paste was taken over; what was copied in this editor itself is left to it. */
function paste(editor: Editor, data: DataTransfer, latest: Latest): boolean {
  const html = data.getData('text/html')
  if (html.includes('data-pm-slice')) return false
  const files = pictureFiles(data)
  if (html === '') {
    if (files.length === 0) return false
    void insertPictures(editor, files, latest.t)
    return true
  }
  const rtf = data.getData('text/rtf')
  void readClipboard({ html, rtf }).then(({ parts, lost }) => {
    if (parts.length === 0 && files.length > 0) void insertPictures(editor, files, latest.t)
    else if (parts.some((part) => part.heading)) latest.onHeadings(parts)
    else insertBlocks(editor, asText(parts))
    if (lost > 0) showDone(latest.t('writing.paste.lost', { n: lost }))
  })
  return true
}

/** Parts as plain blocks: headings become paragraphs. */
function asText(parts: readonly PastedPart[]): Block[] {
  return parts.flatMap(({ heading, blocks }): Block[] => [
    ...(heading
      ? [
          {
            kind: 'paragraph' as const,
            runs: [{ text: heading.number + heading.title, bold: true }],
          },
        ]
      : []),
    ...blocks,
  ])
}

/** Puts blocks where the cursor is; in a table's cell their text, a table into the cells from there on. */
function insertBlocks(editor: Editor, blocks: readonly Block[]): void {
  const content = toDocument(blocks).content ?? []
  const nodes = content
    .filter((node, at) => at < content.length - 1 || node.content !== undefined || node.type !== 'paragraph')
    .map((node) => editor.schema.nodeFromJSON(node))
  const first = nodes[0]
  const last = nodes.at(-1)
  if (!first || !last || blocks.length === 0) return
  const { view } = editor
  if (editor.isActive('table')) {
    const [only] = blocks
    if (blocks.length === 1 && only?.kind === 'table') {
      pasteIntoTable(view, new ClipboardEvent('paste'), new Slice(Fragment.from(first), 0, 0))
      return
    }
    const lines = blocks.map(blockText).join('\n').split('\n')
    const cells = lines.map((text) =>
      editor.schema.nodes.cellLine?.create(null, text === '' ? null : editor.schema.text(text)),
    )
    const fragment = Fragment.from(cells.filter((cell) => cell !== undefined))
    view.dispatch(view.state.tr.replaceSelection(new Slice(fragment, 1, 1)).scrollIntoView())
    return
  }
  const open = (node: typeof first) => (node.type.name === 'paragraph' ? 1 : 0)
  const slice = new Slice(Fragment.from(nodes), open(first), open(last))
  view.dispatch(view.state.tr.replaceSelection(slice).scrollIntoView())
}

function pictureFiles(data: DataTransfer | null): File[] {
  return [...(data?.files ?? [])].filter((file) => file.type.startsWith('image/'))
}

async function insertPictures(editor: Editor, files: readonly File[], t: Latest['t']): Promise<void> {
  for (const file of files) {
    const kept = await keepPicture(file).catch(() => null)
    if (kept) insertBlocks(editor, [kept])
    else showFailure({ code: 'file-not-a-picture', facts: { file: file.name || t('writing.tools.picture') } })
  }
}
