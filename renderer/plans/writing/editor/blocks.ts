import type { JSONContent } from '@tiptap/core'
import type { Block, Cell, Run } from '../../../../preload/contract/blocks'

/**
 * The way between a section's blocks (what is kept) and the editor's document (what is typed in). Blocks that went
 * through `soundBlocks` come back exactly as they were.
 */

const marks = ['bold', 'italic', 'underline'] as const

/** The editor's document for a section's blocks; it ends with an empty paragraph where nothing else can be written in. */
export function toDocument(blocks: readonly Block[]): JSONContent {
  const content = soundBlocks(blocks).map(toNode)
  // Behind a table or a picture there must be a place to write on.
  const last = content.at(-1)?.type
  const closed = last === undefined || last === 'table' || last === 'picture'
  return { type: 'doc', content: closed ? [...content, { type: 'paragraph' }] : content }
}

function toNode(block: Block): JSONContent {
  switch (block.kind) {
    case 'paragraph':
      return paragraphNode(block.runs)
    case 'list':
      return {
        type: block.ordered ? 'orderedList' : 'bulletList',
        content: block.items.map((runs) => ({ type: 'listItem', content: [paragraphNode(runs)] })),
      }
    case 'table':
      return {
        type: 'table',
        content: block.rows.map((cells, row) => ({
          type: 'tableRow',
          content: cells.map((cell) => cellNode(cell, row < block.headerRows)),
        })),
      }
    case 'image': {
      const { attachment, width, height, alt } = block
      return { type: 'picture', attrs: { attachment, width, height, alt } }
    }
  }
}

function paragraphNode(runs: readonly Run[]): JSONContent {
  const content = runs.flatMap((run) => {
    const look = marks.filter((mark) => run[mark]).map((type) => ({ type }))
    const marked = look.length > 0 ? { marks: look } : {}
    return run.text
      .split('\n')
      .flatMap((text, line): JSONContent[] => [
        ...(line > 0 ? [{ type: 'hardBreak', ...marked }] : []),
        ...(text === '' ? [] : [{ type: 'text', text, ...marked }]),
      ])
  })
  return content.length > 0 ? { type: 'paragraph', content } : { type: 'paragraph' }
}

function cellNode(cell: Cell, header: boolean): JSONContent {
  return {
    type: header ? 'tableHeader' : 'tableCell',
    attrs: { colspan: cell.colSpan ?? 1, rowspan: cell.rowSpan ?? 1 },
    content: cell.text
      .split('\n')
      .map((text) =>
        text === '' ? { type: 'cellLine' } : { type: 'cellLine', content: [{ type: 'text', text }] },
      ),
  }
}

/** The blocks of the editor's document. Empty paragraphs are an aid while typing and are not kept. */
export function toBlocks(document: JSONContent): Block[] {
  return soundBlocks((document.content ?? []).flatMap((node) => toBlock(node) ?? []))
}

function toBlock(node: JSONContent): Block | undefined {
  switch (node.type) {
    case 'paragraph':
      return { kind: 'paragraph', runs: runsOf(node) }
    case 'bulletList':
    case 'orderedList':
      return {
        kind: 'list',
        ordered: node.type === 'orderedList',
        items: (node.content ?? []).map((item) => runsOf(item.content?.[0] ?? {})),
      }
    case 'table':
      return tableOf(node)
    case 'picture': {
      const { attachment, width, height, alt } = node.attrs ?? {}
      return {
        kind: 'image',
        attachment: String(attachment),
        width: Number(width),
        height: Number(height),
        alt: String(alt ?? ''),
      }
    }
    default:
      return undefined
  }
}

function runsOf(paragraph: JSONContent): Run[] {
  return (paragraph.content ?? []).map((node) => {
    const looks = new Set((node.marks ?? []).map((mark) => mark.type))
    const run: Run = { text: node.type === 'hardBreak' ? '\n' : (node.text ?? '') }
    for (const mark of marks) if (looks.has(mark)) run[mark] = true
    return run
  })
}

function tableOf(node: JSONContent): Block {
  const rows = node.content ?? []
  const isHeader = (row: JSONContent) => (row.content ?? []).every((cell) => cell.type === 'tableHeader')
  const first = rows.findIndex((row) => !isHeader(row))
  return {
    kind: 'table',
    headerRows: Math.min(first < 0 ? rows.length : first, 10),
    rows: rows.map((row) =>
      (row.content ?? []).map((cell): Cell => {
        const { colspan, rowspan } = (cell.attrs ?? {}) as { colspan?: number; rowspan?: number }
        return {
          text: (cell.content ?? [])
            .map((line) => (line.content ?? []).map((text) => text.text ?? '').join(''))
            .join('\n'),
          ...(colspan !== undefined && colspan > 1 ? { colSpan: colspan } : {}),
          ...(rowspan !== undefined && rowspan > 1 ? { rowSpan: rowspan } : {}),
        }
      }),
    ),
  }
}

/**
 * Blocks in the one form they have in the editor: runs that look the same joined, nothing empty, tables without
 * holes and overlaps. What a person wrote is not changed by it.
 */
export function soundBlocks(blocks: readonly Block[]): Block[] {
  return blocks.flatMap(soundBlock)
}

function soundBlock(block: Block): Block[] {
  switch (block.kind) {
    case 'paragraph': {
      const runs = soundRuns(block.runs)
      return isBlank(runs) ? [] : [{ kind: 'paragraph', runs }]
    }
    case 'list': {
      const items = block.items.map(soundRuns).filter((runs) => !isBlank(runs))
      return items.length > 0 ? [{ ...block, items }] : []
    }
    case 'table':
      return soundTable(block)
    case 'image':
      return [block]
  }
}

const isBlank = (runs: readonly Run[]) => runs.every((run) => run.text.trim() === '')

function soundRuns(runs: readonly Run[]): Run[] {
  const sound: Run[] = []
  for (const run of runs) {
    const text = run.text.replace(/\r\n?/g, '\n')
    if (text === '') continue
    const last = sound.at(-1)
    if (last && marks.every((mark) => !last[mark] === !run[mark])) {
      sound[sound.length - 1] = { ...last, text: last.text + text }
      continue
    }
    const fresh: Run = { text }
    for (const mark of marks) if (run[mark]) fresh[mark] = true
    sound.push(fresh)
  }
  return sound
}

type TableBlock = Extract<Block, { kind: 'table' }>

/** Every place of the grid filled once: spans end at the table's edge and where another cell stands, gaps get empty cells. */
function soundTable(block: TableBlock): Block[] {
  const height = block.rows.length
  const busyUntil: number[] = []
  let width = 0
  const rows = block.rows.map((cells, row) => {
    let column = 0
    return cells.map((cell) => {
      while ((busyUntil[column] ?? 0) > row) column++
      let span = 1
      while (span < (cell.colSpan ?? 1) && (busyUntil[column + span] ?? 0) <= row) span++
      const down = Math.min(cell.rowSpan ?? 1, height - row)
      for (let at = column; at < column + span; at++) busyUntil[at] = row + down
      const placed = { cell, column, span, down }
      column += span
      width = Math.max(width, column)
      return placed
    })
  })
  if (height === 0 || width === 0) return []
  const taken: boolean[][] = Array.from({ length: height }, () => new Array<boolean>(width).fill(false))
  rows.forEach((cells, row) => {
    for (const { column, span, down } of cells)
      for (let r = row; r < row + down; r++) taken[r]?.fill(true, column, column + span)
  })
  const filled = rows.map((cells, row) => {
    const gaps = (taken[row] ?? []).flatMap((busy, column) =>
      busy ? [] : [{ cell: { text: '' }, column, span: 1, down: 1 }],
    )
    return [...cells, ...gaps]
      .sort((a, b) => a.column - b.column)
      .map(
        ({ cell, span, down }): Cell => ({
          text: cell.text.replace(/\r\n?/g, '\n'),
          ...(span > 1 ? { colSpan: span } : {}),
          ...(down > 1 ? { rowSpan: down } : {}),
        }),
      )
  })
  // A header goes on through rows that its own cells cover whole.
  let headerRows = Math.min(block.headerRows, height, 10)
  while (headerRows > 0 && headerRows < Math.min(height, 10) && filled[headerRows]?.length === 0) headerRows++
  return [{ kind: 'table', headerRows, rows: filled }]
}
