import type { Finding, PlanLine } from '../../../preload/contract/plans/index'
import { makePdf, tableDocument } from '../../documents/index'
import type { WorkContext } from '../../host/index'
import { writeWorkbook } from '../../sheets/index'
import { categoryText, stateText } from '../library/documents'
import { type ListOrder, readLibrary } from '../library/work'

const columns = [
  { key: 'number', header: '序号', width: 6, weight: 1 },
  { key: 'title', header: '预案名称', width: 32, weight: 6 },
  { key: 'state', header: '类别 / 状态', width: 14, weight: 3 },
  { key: 'nextReviewOn', header: '下次评估', width: 12, weight: 3 },
  { key: 'findings', header: '检查发现', width: 50, weight: 10 },
  { key: 'result', header: '处理结果', width: 20, weight: 4 },
  { key: 'signed', header: '检查人 / 日期', width: 16, weight: 3 },
] as const

const marks: Readonly<Record<Finding['level'], string>> = { serious: '●', warn: '○', info: '·' }

function row(plan: PlanLine, findings: readonly Finding[], at: number): Record<string, string> {
  return {
    number: String(at + 1),
    title: plan.title,
    state: `${categoryText[plan.category]}\n${stateText[plan.state]}`,
    nextReviewOn: plan.nextReviewOn ?? '',
    findings:
      findings.length === 0
        ? '没有发现问题'
        : findings.map((one) => `${marks[one.level]} ${one.text}`).join('\n'),
    result: '',
    signed: '',
  }
}

const notes = ['● 必须整改　○ 应当完善　· 提示。处理结果和检查人由检查时手填。']

/** The yearly check list as .xlsx: what the program found, with room for what was done about it. */
export async function exportHealth(context: WorkContext, order: ListOrder): Promise<void> {
  const { office, plans } = await readLibrary(context, order)
  await writeWorkbook(
    order.out,
    {
      title: '应急预案年度检查清单',
      sheets: [
        {
          name: '年度检查',
          columns: columns.map(({ key, header, width }) => ({ key, header, width, type: 'text' })),
          rows: plans.map(({ plan, findings }, at) => row(plan, findings, at)),
          landscape: true,
          notes,
        },
      ],
      foot: { office, printedOn: order.today },
    },
    { signal: context.signal },
  )
}

/** The yearly check list as a PDF, with lines to sign on. */
export async function printHealth(context: WorkContext, order: ListOrder): Promise<void> {
  const { office, plans } = await readLibrary(context, order)
  const withProblems = plans.filter(({ plan }) => plan.findings > 0).length
  await makePdf(
    tableDocument({
      title: '应急预案年度检查清单',
      subtitle: `共 ${plans.length} 份，有问题的 ${withProblems} 份　检查日期：${order.today}`,
      office,
      date: order.today,
      landscape: true,
      columns: columns.map(({ header, weight }) => ({ title: header, weight })),
      rows: plans.map(({ plan, findings }, at) => {
        const cells = row(plan, findings, at)
        return columns.map(({ key }) => cells[key] ?? '')
      }),
      foot: notes[0] ?? '',
      signatures: ['检查人', '审核人', '日期'],
    }),
    order.out,
    { signal: context.signal },
  )
}
