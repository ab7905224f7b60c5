import { parse } from 'csv-parse/sync'
import { foldWidth, parseHeadingNumber } from '../../../preload/contract/heading-number'
import type { OutlineItem } from '../../../preload/contract/plans/index'

/** An outline that comes with the program (resources/reference/plan-outlines.csv). */
export type ReferenceOutline = Readonly<{ id: string; origin: string; items: OutlineItem[] }>

/** The reference list from its text, outlines in the order in which they begin there. */
export function parseOutlines(csv: string): ReferenceOutline[] {
  const rows: Record<string, string>[] = parse(csv, { columns: true, bom: true, skip_empty_lines: true })
  const outlines = new Map<string, { id: string; origin: string; items: OutlineItem[] }>()
  for (const row of rows) {
    const id = row.outline ?? ''
    const outline = outlines.get(id) ?? { id, origin: row.origin ?? '', items: [] }
    outlines.set(id, outline)
    outline.items.push({
      level: Number(row.level),
      title: row.title ?? '',
      hint: row.hint ?? '',
      number: row.number ?? '',
    })
  }
  return [...outlines.values()]
}

type SheetRow = readonly (string | number | boolean | null)[]
export type ReadOutline = Readonly<{
  items: OutlineItem[]
  refused: { row: number; reason: 'no-title' | 'too-long' }[]
}>

const HEADS = {
  number: /^(?:编号|序号|章节号|条款号|章条号|号)$/,
  level: /^(?:级别|层级|级|级次)$/,
  title: /^(?:标题|章节|章节名称|名称|章节标题|题目|内容标题|要素)$/,
  hint: /^(?:编写提示|提示|说明|编写要求|填写说明|编写内容|要求|内容|备注)$/,
}

/**
 * An outline from the rows of a sheet. With a row of heads the columns are found by them; without one the first column
 * with text is the title (numbers in front of it or in a column before it say the level). Levels come from a column of
 * levels, from decimal numbers (1.2.1 is level 3) or from the kinds of number in the order they first appear.
 */
export function outlineFromRows(rows: readonly SheetRow[]): ReadOutline {
  const text = (row: SheetRow, column: number) =>
    String(row[column] ?? '')
      .replace(/\s+/g, ' ')
      .trim()
  const head = rows.findIndex((row) => row.some((_, at) => HEADS.title.test(text(row, at))))
  const find = (pattern: RegExp) =>
    head < 0 ? -1 : (rows[head] ?? []).findIndex((_, at) => pattern.test(text(rows[head] ?? [], at)))
  const columns = {
    number: find(HEADS.number),
    level: find(HEADS.level),
    title: find(HEADS.title),
    hint: find(HEADS.hint),
  }
  const items: (OutlineItem & { style: string })[] = []
  const refused: { row: number; reason: 'no-title' | 'too-long' }[] = []
  const styles: string[] = []
  rows.forEach((row, at) => {
    if (at <= head || row.every((_, column) => text(row, column) === '')) return
    const filled = row.findIndex(
      (_, column) => /[^\d.\s、（）()]/.test(text(row, column)) && !/^附件?\d*$/.test(text(row, column)),
    )
    const titleColumn = head < 0 ? filled : columns.title
    const whole = titleColumn < 0 ? '' : text(row, titleColumn)
    if (whole === '') {
      refused.push({ row: at + 1, reason: 'no-title' })
      return
    }
    const own =
      head < 0
        ? titleColumn > 0
          ? text(row, titleColumn - 1)
          : ''
        : columns.number < 0
          ? ''
          : text(row, columns.number)
    const inTitle = own === '' ? parseHeadingNumber(whole) : null
    const found = own === '' ? inTitle : parseHeadingNumber(`${own} 标题`)
    const title = inTitle && !inTitle.doubtful ? whole.slice(inTitle.end).trim() : whole
    const hintColumn = head < 0 ? titleColumn + 1 : columns.hint
    const hint = hintColumn < 0 ? '' : text(row, hintColumn).slice(0, 500)
    if (title === '' || title.length > 200) {
      refused.push({ row: at + 1, reason: title === '' ? 'no-title' : 'too-long' })
      return
    }
    const annex = found?.style === 'annex' || /^附件/.test(own)
    const typed = columns.level < 0 ? Number.NaN : Number.parseInt(foldWidth(text(row, columns.level)), 10)
    const style = found?.style ?? 'none'
    if (!styles.includes(style) && !annex) styles.push(style)
    const plain = /^\d+$/.test(own) || style === 'ar' || style === 'ar-bare'
    const level = annex
      ? 1
      : typed >= 1
        ? typed
        : style === 'dec'
          ? (found?.path.length ?? 1)
          : plain && styles.every((one) => ['ar', 'ar-bare', 'dec', 'none'].includes(one))
            ? 1
            : Math.max(styles.indexOf(style) + 1, 1)
    const number = annex ? (found?.number ?? own).slice(0, 40) : ''
    items.push({ level: Math.min(level, 9), title, hint, number, style })
  })
  let above = 0
  return {
    items: items.map(({ style: _style, ...item }) => {
      above = Math.min(item.level, above + 1)
      return { ...item, level: above }
    }),
    refused,
  }
}
