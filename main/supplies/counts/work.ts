import type { EntityManager } from '../../../database/open'
import { countById, countersOf, countLines } from '../../../database/supplies/counts/repository'
import { DomainError } from '../../../preload/contract/result'
import { makePdf } from '../../documents/index'
import { importWork, type JudgeArgs, type WorkContext } from '../../host/index'
import { readSettings } from '../../office/index'
import { type SheetSpec, writeWorkbook } from '../../sheets/index'
import { referenceCategories } from '../reference'
import { momentText } from '../steps/moment'
import { type CountPaper, countReport, countSheets, type PaperLine, reasonWord, worth } from './documents'
import { judgeCountSheet, type Known } from './import'
import { asCountDetail, asCountLine, shows, sinceSnapshot } from './view'

type Choice = Readonly<{
  out: string
  today: string
  id: string
  bins?: readonly string[]
  recount?: boolean
  withBook?: boolean
}>

function paperOf({ environment }: WorkContext, em: EntityManager, args: Choice): CountPaper {
  const row = countById(em, args.id)
  if (!row) throw new DomainError('not-found')
  const count = asCountDetail(em, row)
  const since = sinceSnapshot(em, row)
  const lines = countLines(em, { countId: args.id })
    .map((line): PaperLine => ({ ...asCountLine(line, row, since), priceFen: line.priceFen }))
    .filter((line) => !args.bins?.length || args.bins.includes(line.bin))
    .filter((line) => !args.recount || shows.recount(line))
  const last = (step: string) => count.steps.findLast((one) => one.step === step)
  const signed = (step: ReturnType<typeof last>) => (step ? `${step.userName} ${momentText(step.at)}` : '')
  return {
    count,
    categoryName:
      referenceCategories(environment.resourceFolder).find((category) => category.code === count.category)
        ?.name ?? count.category,
    lines,
    counters: countersOf(em, args.id),
    submitter: count.state === 'submitted' || count.state === 'adjusted' ? signed(last('submitted')) : '',
    approver: signed(last('adjusted')),
    office: readSettings(em).officeName,
    today: args.today,
  }
}

const printing = ({ signal, progress }: WorkContext) => ({
  signal,
  progress: (done: number) => progress({ done: Math.round(done * 100), total: 100, stage: 'printing' }),
})

/** Sheets to count with. */
export async function printCountSheets(context: WorkContext, args: Choice): Promise<void> {
  const paper = await context.snapshot(async (em) => paperOf(context, em, args))
  // Book figures of a blind count are not there to be printed.
  const withBook = args.withBook === true && paper.lines.every((line) => line.book !== null)
  await makePdf(countSheets(paper, withBook, args.recount === true), args.out, printing(context))
}

/** 盘点表 and 盈亏表. */
export async function printCountReport(context: WorkContext, args: Choice): Promise<void> {
  const paper = await context.snapshot(async (em) => paperOf(context, em, args))
  await makePdf(countReport(paper), args.out, printing(context))
}

const scaled = (quantity: number | null, decimals: number) =>
  quantity === null ? null : quantity / 10 ** decimals

const itemColumns: SheetSpec['columns'] = [
  { header: '行号', key: 'position', width: 7, type: 'number' },
  { header: '货位', key: 'bin', width: 10, type: 'text' },
  { header: '物资名称', key: 'itemName', width: 18, type: 'text' },
  { header: '规格型号', key: 'spec', width: 14, type: 'text' },
  { header: '单位', key: 'unit', width: 6, type: 'text' },
  { header: '批号', key: 'lotNumber', width: 14, type: 'text' },
  { header: '有效期至', key: 'expiresOn', width: 12, type: 'date' },
]

/** A sheet to count with, to be filled in and brought back. */
export async function exportCountSheet(context: WorkContext, args: Choice): Promise<void> {
  const paper = await context.snapshot(async (em) => paperOf(context, em, args))
  const withBook = args.withBook === true && paper.lines.every((line) => line.book !== null)
  await writeWorkbook(
    args.out,
    {
      title: '应急物资盘点表',
      sheets: [
        {
          name: '盘点',
          notes: [`盘点单号：${paper.count.number}`, `仓库：${paper.count.depotName}`],
          columns: [
            ...itemColumns,
            ...(withBook
              ? [{ header: '账面数量', key: 'book', width: 10, type: 'number', decimals: 0 } as const]
              : []),
            { header: '实盘数量', key: 'quantity', width: 10, type: 'number', decimals: 0 },
            { header: '盘点人', key: 'counter', width: 10, type: 'text' },
            { header: '备注', key: 'remark', width: 16, type: 'text' },
          ],
          rows: paper.lines.map((line) => ({
            ...line,
            book: scaled(line.book, line.decimals),
            quantity: null,
            counter: line.person,
            remark: line.status === 'damaged' ? '损坏待处理' : '',
          })),
        },
      ],
      foot: { office: paper.office, printedOn: args.today },
    },
    { signal: context.signal },
  )
}

/** The result as a workbook: every line, and the differences. */
export async function exportCountReport(context: WorkContext, args: Choice): Promise<void> {
  const paper = await context.snapshot(async (em) => paperOf(context, em, args))
  const { count } = paper
  const row = (line: PaperLine) => ({
    ...line,
    expected: scaled(line.expected, line.decimals),
    first: scaled(line.first, line.decimals),
    second: scaled(line.second, line.decimals),
    figure: scaled(line.figure, line.decimals),
    difference: scaled(line.difference, line.decimals),
    worth: worth(line),
    at: line.firstAt === null && line.secondAt === null ? '' : momentText(line.secondAt ?? line.firstAt ?? 0),
    reasonText: [reasonWord[line.reason] ?? '', line.reasonNote].filter(Boolean).join('：'),
  })
  const number = (header: string, key: string) =>
    ({ header, key, width: 10, type: 'number', decimals: 0 }) as const
  const columns: SheetSpec['columns'] = [
    ...itemColumns,
    number('账面数量', 'expected'),
    number('初盘', 'first'),
    number('复盘', 'second'),
    number('认定', 'figure'),
    number('差异', 'difference'),
    { header: '金额（元）', key: 'worth', width: 12, type: 'money' },
    { header: '原因', key: 'reasonText', width: 20, type: 'text' },
    { header: '清点时间', key: 'at', width: 17, type: 'text' },
  ]
  const notes = [
    `盘点单号：${count.number}`,
    `仓库：${count.depotName}  账面时点：${momentText(count.snapshotAt)}`,
  ]
  await writeWorkbook(
    args.out,
    {
      title: '应急物资盘点结果',
      sheets: [
        {
          name: '盘点表',
          title: '应急物资盘点表',
          landscape: true,
          notes,
          columns,
          rows: paper.lines.map(row),
        },
        {
          name: '盈亏表',
          title: '应急物资盘点盈亏表',
          landscape: true,
          notes,
          columns,
          rows: paper.lines.filter(shows.different).map(row),
        },
      ],
      foot: { office: paper.office, printedOn: args.today },
    },
    { signal: context.signal },
  )
}

type Judging = JudgeArgs & { known: Known }

const sheet = importWork(
  (file, args: Judging, options) =>
    judgeCountSheet(file, { ...args.choice, ...options, known: args.known, remembered: args.remembered }),
  '未导入的盘点行',
)

/** Reads and judges a filled-in count sheet. */
export const judgeCount = sheet.judge

/** The refused rows of a count sheet, with the reasons. */
export const exportRefusedCount = sheet.refused
