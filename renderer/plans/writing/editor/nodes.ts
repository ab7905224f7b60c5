import { type Extensions, mergeAttributes, Node } from '@tiptap/core'
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table'
import { StarterKit } from '@tiptap/starter-kit'
import { attachmentUrl } from '../../attachmentUrl'

/** A line of a table's cell. Cells hold plain text: the contract's cells have lines and nothing else. */
const CellLine = Node.create({
  name: 'cellLine',
  content: 'text*',
  marks: '',
  parseHTML: () => [
    { tag: 'p', context: 'tableCell/|tableHeader/', priority: 60 },
    { tag: 'div', context: 'tableCell/|tableHeader/', priority: 60 },
  ],
  renderHTML: () => ['p', 0],
})

/** A list's item is one paragraph: lists do not nest, numbers and bullets are not part of the text. */
const ListLine = Node.create({
  name: 'listItem',
  content: 'paragraph',
  defining: true,
  parseHTML: () => [{ tag: 'li' }],
  renderHTML: () => ['li', 0],
  addKeyboardShortcuts() {
    return {
      Enter: () => this.editor.commands.splitListItem(this.name),
      'Shift-Tab': () => this.editor.commands.liftListItem(this.name),
    }
  },
})

/** A picture, named by the sum of its bytes in the attachment store. */
const Picture = Node.create({
  name: 'picture',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => ({
    attachment: { default: '' },
    width: { default: 1 },
    height: { default: 1 },
    alt: { default: '' },
  }),
  parseHTML: () => [
    {
      tag: 'img[data-attachment]',
      getAttrs: (element) => ({
        attachment: element.getAttribute('data-attachment') ?? '',
        width: Number(element.getAttribute('width')) || 1,
        height: Number(element.getAttribute('height')) || 1,
        alt: element.getAttribute('alt') ?? '',
      }),
    },
  ],
  renderHTML: ({ node }) => {
    const { attachment, width, height, alt } = node.attrs as Record<string, string | number>
    return [
      'img',
      mergeAttributes({
        class: 'writing-picture',
        'data-attachment': attachment,
        src: attachmentUrl(String(attachment)),
        width,
        height,
        alt,
      }),
    ]
  },
})

const cellContent = { content: 'cellLine+' } as const

/**
 * What can be written in a section, and nothing else: paragraphs with bold, italic and underline, lists, tables,
 * pictures. The same as the contract's blocks.
 */
export function sectionExtensions(): Extensions {
  return [
    StarterKit.configure({
      blockquote: false,
      code: false,
      codeBlock: false,
      heading: false,
      horizontalRule: false,
      link: false,
      listItem: false,
      listKeymap: false,
      strike: false,
      trailingNode: {},
    }),
    ListLine,
    CellLine,
    Picture,
    Table.configure({ resizable: false, cellMinWidth: 48, allowTableNodeSelection: true }),
    TableRow,
    TableCell.extend(cellContent),
    TableHeader.extend(cellContent),
  ]
}
