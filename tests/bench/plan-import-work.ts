import { readFileSync } from 'node:fs'
import mammoth from 'mammoth'
import { readPlan } from '../../main/plans/import'
import { makeDocx } from '../unit/plans/make-docx'

/** A Word file of about so many pages: headings on three levels, prose, automatic numbers, a table every few pages. */
export function makePages(pages: number): Promise<Buffer> {
  const sentence = '各村（社区）要落实责任人，加强巡查值守，发现险情立即报告，组织受威胁群众按路线转移。'
  const parts = Array.from({ length: pages }, (_, page) => [
    ...(page % 10 === 0 ? [{ text: `第${page / 10 + 1}部分 工作`, style: '1', bold: true }] : []),
    { text: `第${page + 1}项措施`, style: '2', bold: true },
    ...Array.from({ length: 14 }, (_, line) => ({
      text: `${line}${sentence.repeat(1 + ((page + line) % 3))}`,
      ...(line % 5 === 0 ? { number: [1, line % 2] as [number, number] } : {}),
    })),
    ...(page % 4 === 0
      ? [
          {
            rows: Array.from({ length: 12 }, (_, row) => [
              { text: row === 0 ? '单位' : `示例${row}村` },
              { text: row === 0 ? '责任人' : '某某' },
              { text: row === 0 ? '电话' : `000-${page}${row}` },
            ]),
          },
        ]
      : []),
  ]).flat()
  const level = (at: number, text: string) =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="${text}"/></w:lvl>`
  return makeDocx(parts, {
    styles: [1, 2]
      .map(
        (at) =>
          `<w:style w:type="paragraph" w:styleId="${at}"><w:name w:val="heading ${at}"/><w:pPr><w:outlineLvl w:val="${at - 1}"/></w:pPr></w:style>`,
      )
      .join(''),
    numbering: `<w:abstractNum w:abstractNumId="0">${level(0, '%1.')}${level(1, '（%2）')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
  })
}

/** Milliseconds of the program's whole way with a file: read, structure, numbers, tables, suggestions. */
export async function readHere(path: string): Promise<number> {
  const started = performance.now()
  const plan = await readPlan(path, 'bench.docx')
  if (plan.sections.length < 50) throw new Error('the outline was not found')
  return performance.now() - started
}

/** Milliseconds of mammoth alone on the same file. */
export async function readByMammoth(path: string): Promise<number> {
  const started = performance.now()
  const { value } = await mammoth.convertToHtml({ buffer: readFileSync(path) })
  if (value.length < 10_000) throw new Error('mammoth read nothing')
  return performance.now() - started
}
