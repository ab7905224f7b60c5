import { basename, extname } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { activeStandard, standardNameTaken } from '../../../database/supplies/standards/repository'
import type { standardsCalls } from '../../../preload/contract/supplies/standards'
import { type AreaHandlers, type CommandContext, importTasks, type TaskContext } from '../../host/index'
import { readSettings } from '../../office/index'
import type { PaperFormat } from '../paper'
import type { StandardImportRow } from './import'
import { standardKind, standardLineKind } from './kinds'
import { categoryOf } from './reference'

type Taken = readonly Readonly<{ row: number; values: StandardImportRow }>[]

/** A name that no other standard has: the file's, with a number where it is taken. */
function freeName({ em, today }: CommandContext, wanted: string): string {
  const base = wanted.slice(0, 50) || `导入的标准 ${today}`
  for (let n = 1; ; n += 1) {
    const name = n === 1 ? base : `${base}（${n}）`
    if (!standardNameTaken(em, name)) return name
  }
}

function commit(context: CommandContext, rows: Taken, batchId: string, fileName: string): void {
  const { em, records, environment } = context
  const id = uuidv7()
  records.insert(standardKind, [
    {
      id,
      name: freeName(context, basename(fileName, extname(fileName))),
      origin: 'county',
      basis: '',
      // The first standard of an office is at once the one it goes by.
      active: activeStandard(em) === undefined,
      remark: '',
      batchId,
    },
  ])
  records.insert(
    standardLineKind,
    rows.map(({ values }, index) => ({
      id: uuidv7(),
      standardId: id,
      position: index + 1,
      ...values,
      category: categoryOf(environment.resourceFolder, values.name),
      source: '',
    })),
  )
}

const imported = (fileName: string) =>
  importTasks<StandardImportRow>({
    kind: 'supplies.standard',
    work: 'supplies.judgeStandard',
    known: () => null,
    commit: (context, rows, batchId) => commit(context, rows, batchId, fileName),
    undo: 'supplies.undoStandardImport',
  })

/** A paper of this area: made in a worker, saved under `name`. */
async function paperOf(
  context: TaskContext,
  what: string,
  name: string,
  format: PaperFormat,
  input: unknown,
): Promise<Awaited<ReturnType<ReturnType<TaskContext['output']>['finish']>>> {
  const made = context.output(`${name}-${context.today}.${format}`)
  await context.work('supplies.standardsPaper', { what, format, out: made.path, today: context.today, input })
  return made.finish()
}

export const taskHandlers = {
  previewStandard: (context, input) => imported('').preview(context, input),
  importStandard: (context, input) =>
    imported(input.file ? context.file(input.file).name : `粘贴的标准 ${context.today}`).run(context, input),

  async makeStandardTemplate(context) {
    const made = context.output('配备标准模板.xlsx')
    await context.work('supplies.standardTemplate', {
      out: made.path,
      office: await context.read(async (em) => readSettings(em).officeName),
      today: context.today,
    })
    return made.finish()
  },

  async exportRefusedStandard(context, input) {
    const made = context.output('未导入的标准.xlsx')
    await context.work('supplies.refusedStandard', {
      ...(await imported('').args(context, input)),
      out: made.path,
      office: await context.read(async (em) => readSettings(em).officeName),
    })
    return made.finish()
  },

  printStandard: (context, input) => paperOf(context, 'standard', '配备标准', 'pdf', input),
  exportStandard: (context, input) => paperOf(context, 'standard', '配备标准', 'xlsx', input),
  printGap: (context, input) => paperOf(context, 'gap', '应急物资缺口', 'pdf', input),
  exportGap: (context, input) => paperOf(context, 'gap', '应急物资缺口', 'xlsx', input),
  printPurchaseList: (context, input) => paperOf(context, 'purchase', '采购清单', 'pdf', input),
  exportPurchaseList: (context, input) => paperOf(context, 'purchase', '采购清单', 'xlsx', input),
  printNeed: (context, input) => paperOf(context, 'need', '物资需求测算', 'pdf', input),
  exportNeed: (context, input) => paperOf(context, 'need', '物资需求测算', 'xlsx', input),
  printRotation: (context, input) =>
    paperOf(context, 'rotation', `${input.year}年物资轮换计划`, 'pdf', input),
  exportRotation: (context, input) =>
    paperOf(context, 'rotation', `${input.year}年物资轮换计划`, 'xlsx', input),
  printReplenishments: (context, input) => paperOf(context, 'replenishment', '待补库物资', 'pdf', input),
  exportReplenishments: (context, input) => paperOf(context, 'replenishment', '待补库物资', 'xlsx', input),
} satisfies Partial<AreaHandlers<typeof standardsCalls>>
