import { allDepots } from '../../../database/supplies/catalogue/repository'
import { documentById } from '../../../database/supplies/ledger/listing'
import type { ParsedInput } from '../../../preload/contract/api'
import type { ImportInput } from '../../../preload/contract/imports'
import { DomainError } from '../../../preload/contract/result'
import { importTasks, type TaskContext } from '../../host/index'
import { readSettings } from '../../office/index'
import type { MovementRow } from './import'
import { commitMovements } from './import-batch'
import { slipTitle } from './slips'

const movements = importTasks<MovementRow>({
  kind: 'supplies.movements',
  work: 'supplies.judgeMovements',
  known: (em) => ({ depots: allDepots(em).map((depot) => depot.name) }),
  commit: commitMovements,
  undo: 'supplies.undoImport',
})

export const previewMovements = movements.preview
export const importMovements = movements.run

const officeName = ({ read }: TaskContext) => read(async (em) => readSettings(em).officeName)

export async function printDocument(
  context: TaskContext,
  { documentId, paper, form }: ParsedInput<'supplies', 'printDocument'>,
) {
  const document = await context.read(async (em) => documentById(em, documentId))
  if (!document) throw new DomainError('not-found')
  const made = context.output(`${slipTitle(document.kind, form)}-${document.number}.pdf`)
  await context.work('supplies.printDocument', {
    out: made.path,
    today: context.today,
    documentId,
    paper,
    form,
  })
  return made.finish()
}

export async function exportDocuments(
  context: TaskContext,
  filter: ParsedInput<'supplies', 'exportDocuments'>,
) {
  const made = context.output(`出入库单据-${context.today}.xlsx`)
  await context.work('supplies.exportDocuments', { out: made.path, today: context.today, filter })
  return made.finish()
}

export async function movementsTemplate(context: TaskContext) {
  const made = context.output('出入库登记表模板.xlsx')
  await context.work('supplies.movementsTemplate', {
    out: made.path,
    office: await officeName(context),
    today: context.today,
  })
  return made.finish()
}

export async function exportRefusedMovements(context: TaskContext, input: ImportInput) {
  const made = context.output('未导入的出入库.xlsx')
  await context.work('supplies.exportRefusedMovements', {
    ...(await movements.args(context, input)),
    out: made.path,
    office: await officeName(context),
  })
  return made.finish()
}
