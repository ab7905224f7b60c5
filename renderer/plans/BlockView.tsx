import { memo } from 'react'
import type { Block, Run } from '../../preload/contract/blocks'
import { attachmentUrl } from './attachmentUrl'
import { columnShares, type Piece } from './reading'

type Props = Readonly<{ block: Block; piece: Piece }>

/**
 * A block of a plan's text. Every element that holds a text of its own carries `data-seg="<block>:<segment>"`, so
 * that hits can be marked in it (see `segmentsOf`).
 */
export const BlockView = memo(function BlockView({ block, piece }: Props) {
  const name = piece.block
  switch (block.kind) {
    case 'paragraph':
      return (
        <p className="plan-paragraph" data-seg={`${name}:0`}>
          <Runs runs={block.runs} />
        </p>
      )
    case 'list': {
      const items = block.items.map((runs, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: items have no identity but their place, and never move
        <li key={index} data-seg={`${name}:${index}`}>
          <Runs runs={runs} />
        </li>
      ))
      return block.ordered ? <ol className="plan-list">{items}</ol> : <ul className="plan-list">{items}</ul>
    }
    case 'table':
      return <TableView block={block} piece={piece} />
    case 'image':
      return (
        <figure className="plan-figure">
          <img
            src={attachmentUrl(block.attachment)}
            width={block.width}
            height={block.height}
            alt={block.alt}
            loading="lazy"
          />
          {block.alt !== '' && <figcaption>{block.alt}</figcaption>}
        </figure>
      )
  }
})

function Runs({ runs }: { runs: readonly Run[] }) {
  return runs.map((run, index) => {
    const style = {
      ...(run.bold ? { fontWeight: 600 } : {}),
      ...(run.italic ? { fontStyle: 'italic' } : {}),
      ...(run.underline ? { textDecoration: 'underline' } : {}),
    }
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: runs have no identity but their place, and never move
      <span key={index} style={style}>
        {run.text}
      </span>
    )
  })
}

type TableBlock = Extract<Block, { kind: 'table' }>

function TableView({ block, piece }: { block: TableBlock; piece: Piece }) {
  const from = piece.rows?.from ?? 0
  const to = piece.rows?.to ?? block.rows.length
  const rows = placedRows(block, piece, from, to)
  const shares = columnShares(block)
  const heads = Math.min(Math.max(block.headerRows - from, 0), rows.length)
  const continued = from > 0 ? ' plan-table-continued' : ''
  return (
    <div className={`plan-table-box${continued}`}>
      <table className="plan-table" style={{ minWidth: Math.min(shares.length * 72, 1_600) }}>
        <colgroup>
          {shares.map((share, column) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
            <col key={column} style={{ width: `${share}%` }} />
          ))}
        </colgroup>
        {heads > 0 && <thead>{rows.slice(0, heads)}</thead>}
        <tbody>{rows.slice(heads)}</tbody>
      </table>
    </div>
  )
}

function placedRows(block: TableBlock, piece: Piece, from: number, to: number) {
  let segment = piece.rows?.cells.from ?? 0
  return block.rows.slice(from, to).map((cells, at) => {
    const row = from + at
    const Tag = row < block.headerRows ? 'th' : 'td'
    return (
      <tr key={row}>
        {cells.map((cell) => {
          const seg = segment++
          return (
            <Tag
              key={seg}
              data-seg={`${piece.block}:${seg}`}
              colSpan={cell.colSpan}
              rowSpan={cell.rowSpan}
              {...(Tag === 'th' ? { scope: 'col' } : {})}
            >
              {cell.text}
            </Tag>
          )
        })}
      </tr>
    )
  })
}
