// Makes resources/demo/plans/ from plans/*.txt: the plans of an invented township, 甲河镇 in 示例县 (990001), each in
// another of the ways in which offices type them. Run: node scripts/demo-data/make-plans.mjs
//
// The text was written for this project; places and people are invented, no number can be dialled (make-sheets.mjs
// says why). Waters, rainfalls and distances are this office's own and come from no standard.
//
// A source begins with `file:`, `numbers:` and `contents:`. Then, a paragraph a line: `#` to `###` headings, `=` the
// title and what stands under it, `^` the red head of an official paper, `>` a signature at the right, `| a | b |` a
// row of a table, `@` an annex, `【】` an article of a law-like plan.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { contents, docx, paragraph, table } from './docx.mjs'

const sources = new URL('plans/', import.meta.url)
const target = new URL('../../resources/demo/plans/', import.meta.url)
const digits = [...'零一二三四五六七八九']

function chinese(n) {
  const tens = Math.floor(n / 10)
  const ones = n % 10 === 0 ? '' : digits[n % 10]
  return tens === 0 ? ones : `${tens === 1 ? '' : digits[tens]}十${ones}`
}

/** Numbers as they are typed, by kind and level. */
const typed = {
  decimal: [(n) => `${n[0]} `, (n) => `${n[0]}.${n[1]} `, (n) => `${n.join('.')} `],
  chinese: [(n) => `${chinese(n[0])}、`, (n) => `（${chinese(n[1])}）`, (n) => `${n[2]}．`],
  chapters: [(n) => `第${chinese(n[0])}章　`],
}

function readSource(text) {
  const [head, ...rest] = text.split(/^---\n/m)
  const facts = Object.fromEntries(
    head
      .trim()
      .split('\n')
      .map((line) => line.split(': ')),
  )
  return { ...facts, text: rest.join('---\n') }
}

/** The paragraphs in order: `{ kind, level?, text?, number?, rows? }`. */
function parse(text, kind) {
  const parts = []
  const count = [0, 0, 0]
  let article = 0
  for (const line of text.split('\n').filter(Boolean)) {
    const heading = /^(#{1,3}) (.*)$/.exec(line)
    if (heading) {
      const level = heading[1].length
      count[level - 1] += 1
      count.fill(0, level)
      const number = typed[kind][level - 1](count.slice(0, Math.max(level, kind === 'chinese' ? 3 : level)))
      parts.push({ kind: 'heading', level, text: heading[2], number })
    } else if (line.startsWith('| ')) {
      const cells = line.slice(2, -2).split(' | ')
      if (parts.at(-1)?.kind === 'table') parts.at(-1).rows.push(cells)
      else parts.push({ kind: 'table', rows: [cells] })
    } else if (line.startsWith('【】')) {
      article += 1
      parts.push({ kind: 'text', text: `第${chinese(article)}条　${line.slice(2)}` })
    } else if (/^[=^>@] /.test(line)) parts.push({ kind: line[0], text: line.slice(2) })
    else parts.push({ kind: 'text', text: line })
  }
  return parts
}

/** What Word would have found for its table of contents: about 560 characters stand on a page. */
function contentLines(parts) {
  let characters = 560
  return parts.flatMap((part) => {
    characters += part.text?.length ?? part.rows.flat().join('').length * 1.5
    const page = Math.floor(characters / 560)
    if (part.kind === '@') return [[1, part.text, page]]
    return part.kind === 'heading' && part.level <= 2 ? [[part.level, part.number + part.text, page]] : []
  })
}

function render(part, automatic) {
  switch (part.kind) {
    case 'heading':
      if (automatic) return paragraph(part.text, { style: `Heading${part.level}` })
      return paragraph(part.number + part.text, { font: ['黑体', '楷体', '仿宋'][part.level - 1] })
    case 'table':
      return table(part.rows)
    case '=':
      return paragraph(part.text, { style: 'Title' })
    case '^':
      return paragraph(part.text, { align: 'center', indent: false, font: '方正小标宋简体' })
    case '>':
      return paragraph(part.text, { align: 'right' })
    case '@':
      return paragraph(part.text, { font: '黑体', indent: false, pageBreak: true })
    default:
      return paragraph(part.text)
  }
}

async function make(source) {
  const { file, numbers, contents: withContents, text } = readSource(source)
  if (file.endsWith('.txt')) return { file, bytes: Buffer.from(text, 'utf8') }
  const [kind, how] = numbers.split(', ')
  const automatic = how === 'made by Word'
  const parts = parse(text, kind)
  const title = parts.filter((part) => part.kind === '=').find((part) => part.text.endsWith('预案')).text
  const body = parts.map((part) => render(part, automatic))
  if (withContents === 'yes') {
    const after = parts.findIndex((part) => part.kind === 'heading')
    const head = paragraph('目　录', { align: 'center', indent: false, font: '黑体', pageBreak: true })
    body.splice(after, 0, head, contents(contentLines(parts)))
  }
  const bytes = await docx({
    title,
    author: '甲河镇人民政府',
    body: body.join(''),
    ...(automatic ? { numbered: kind } : {}),
  })
  return { file, bytes }
}

await mkdir(target, { recursive: true })
for (const name of (await readdir(sources)).sort()) {
  const { file, bytes } = await make(await readFile(new URL(name, sources), 'utf8'))
  await writeFile(new URL(encodeURIComponent(file), target), bytes)
}
