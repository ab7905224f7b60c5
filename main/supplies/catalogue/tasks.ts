import { uuidv7 } from 'uuidv7'
import type { EntityManager } from '../../../database/open'
import type { RecordRow } from '../../../database/record'
import type { RecordKind } from '../../../database/records'
import { allDepots, allGbtCodes, allItems } from '../../../database/supplies/catalogue/repository'
import type { ParsedInput } from '../../../preload/contract/api'
import type { ImportInput } from '../../../preload/contract/imports'
import { type CommandContext, importTasks, initialsOf, type TaskContext } from '../../host/index'
import { readSettings } from '../../office/index'
import { itemKey } from '../rules'
import type { DepotDraft } from './depot-list'
import type { GbtDraft } from './gbt-list'
import type { ItemDraft } from './item-list'
import { depotKind, gbtCodeKind, itemKind } from './kinds'
import { depotKey } from './rules'

export const officeName = ({ read }: TaskContext) => read(async (em) => readSettings(em).officeName)

type Plan<V> = Readonly<{
  /** `supplies.depots`; its work functions are `supplies.depotsJudge`, `…Template`, `…Refused`. */
  kind: string
  known: (em: EntityManager) => unknown
  commit: (context: CommandContext, rows: readonly { row: number; values: V }[], batchId: string) => void
  undo: string
  template: string
  refused: string
}>

/** Preview, import, template and refused rows of a list, all by its plan. */
export function listTasks<V>(plan: Plan<V>) {
  const tasks = importTasks<V>({ ...plan, work: `${plan.kind}Judge` })
  return {
    preview: tasks.preview,
    run: tasks.run,
    async template(context: TaskContext) {
      const made = context.output(plan.template)
      await context.work(`${plan.kind}Template`, {
        out: made.path,
        office: await officeName(context),
        today: context.today,
      })
      return made.finish()
    },
    async refused(context: TaskContext, input: ImportInput) {
      const made = context.output(plan.refused)
      await context.work(`${plan.kind}Refused`, {
        ...(await tasks.args(context, input)),
        out: made.path,
        office: await officeName(context),
      })
      return made.finish()
    },
  }
}

const insertAll = <V extends object, R extends RecordRow>(
  { records }: CommandContext,
  kind: RecordKind<R>,
  rows: readonly { values: V }[],
  more: (values: V) => object,
) =>
  records.insert(
    kind,
    rows.map(({ values }) => ({ id: uuidv7(), ...values, ...more(values) }) as never),
  )

export const depots = listTasks<DepotDraft>({
  kind: 'supplies.depots',
  known: (em) => ({ keys: allDepots(em).map((depot) => depotKey(depot.name)) }),
  commit: (context, rows, batchId) => insertAll(context, depotKind, rows, () => ({ batchId })),
  undo: 'supplies.undoDepots',
  template: '储备库清单模板.xlsx',
  refused: '未导入的储备库.xlsx',
})

export const items = listTasks<ItemDraft>({
  kind: 'supplies.items',
  known: (em) => ({ keys: allItems(em).map(itemKey) }),
  commit: (context, rows, batchId) =>
    insertAll(context, itemKind, rows, (values) => ({ batchId, initials: initialsOf(values.name) })),
  undo: 'supplies.undoItems',
  template: '物资目录模板.xlsx',
  refused: '未导入的目录.xlsx',
})

export const gbtCodes = listTasks<GbtDraft>({
  kind: 'supplies.gbtCodes',
  known: (em) => ({ keys: allGbtCodes(em).map((line) => line.code) }),
  commit: (context, rows, batchId) => insertAll(context, gbtCodeKind, rows, () => ({ batchId })),
  undo: 'supplies.undoGbtCodes',
  template: '国标代码表模板.xlsx',
  refused: '未导入的代码.xlsx',
})

/** A paper or table made by a work function from what the page chose. */
export const paper =
  <I>(work: string, title: string, ending: 'xlsx' | 'pdf') =>
  async (context: TaskContext, filter: I) => {
    const made = context.output(`${title}-${context.today}.${ending}`)
    await context.work(work, {
      out: made.path,
      office: await officeName(context),
      today: context.today,
      filter,
    })
    return made.finish()
  }

export const papers = {
  exportDepots: paper<ParsedInput<'supplies', 'exportDepots'>>('supplies.exportDepots', '储备库清单', 'xlsx'),
  printDepots: paper<ParsedInput<'supplies', 'printDepots'>>('supplies.printDepots', '储备库清单', 'pdf'),
  exportItems: paper<ParsedInput<'supplies', 'exportItems'>>('supplies.exportItems', '物资目录', 'xlsx'),
  printItems: paper<ParsedInput<'supplies', 'printItems'>>('supplies.printItems', '物资目录', 'pdf'),
}
