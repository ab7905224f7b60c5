import { allDepots } from '../../database/supplies/catalogue/repository'
import type { ParsedInput } from '../../preload/contract/api'
import type { ImportInput } from '../../preload/contract/imports'
import { importTasks, type TaskContext } from '../host/index'
import { readSettings } from '../office/index'
import type { OpeningRow } from './import'
import { commitOpening } from './import-batch'

const opening = importTasks<OpeningRow>({
  kind: 'supplies.opening',
  work: 'supplies.judge',
  known: (em) => ({ depots: allDepots(em).map((depot) => depot.name) }),
  commit: commitOpening,
  undo: 'supplies.undoImport',
})

export const previewImport = opening.preview
export const importOpening = opening.run

const officeName = ({ read }: TaskContext) => read(async (em) => readSettings(em).officeName)

export async function exportStock(context: TaskContext, filter: ParsedInput<'supplies', 'exportStock'>) {
  const made = context.output(`应急物资台账-${context.today}.xlsx`)
  await context.work('supplies.exportStock', { out: made.path, today: context.today, filter })
  return made.finish()
}

export async function printStock(context: TaskContext, filter: ParsedInput<'supplies', 'printStock'>) {
  const made = context.output(`应急物资台账-${context.today}.pdf`)
  await context.work('supplies.printStock', { out: made.path, today: context.today, filter })
  return made.finish()
}

export async function makeTemplate(context: TaskContext) {
  const made = context.output('物资清单模板.xlsx')
  await context.work('supplies.makeTemplate', {
    out: made.path,
    office: await officeName(context),
    today: context.today,
  })
  return made.finish()
}

export async function exportRefused(context: TaskContext, input: ImportInput) {
  const made = context.output('未导入的物资.xlsx')
  await context.work('supplies.exportRefused', {
    ...(await opening.args(context, input)),
    out: made.path,
    office: await officeName(context),
  })
  return made.finish()
}
