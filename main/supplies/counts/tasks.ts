import { allItems } from '../../../database/supplies/catalogue/repository'
import { countById, countLines } from '../../../database/supplies/counts/repository'
import type { ParsedInput } from '../../../preload/contract/api'
import { DomainError } from '../../../preload/contract/result'
import { importTasks, type TaskContext } from '../../host/index'
import { readSettings } from '../../office/index'
import type { CountRowValues, Known } from './import'
import { commitCountSheet } from './import-batch'

type CountImport = ParsedInput<'supplies', 'importCount'>

const sheets = importTasks<CountRowValues, CountImport>({
  kind: 'supplies.count',
  work: 'supplies.judgeCount',
  known: (em, { countId }): Known => {
    const count = countById(em, countId)
    if (!count) throw new DomainError('not-found')
    return {
      countId,
      number: count.number,
      lines: countLines(em, { countId }).map(
        ({ id, position, itemId, itemName, spec, decimals, lotNumber, bin }) => ({
          id,
          position,
          itemId,
          itemName,
          spec,
          decimals,
          lotNumber,
          bin,
        }),
      ),
      items: allItems(em).map(({ id, name, spec, decimals }) => ({ id, name, spec, decimals })),
    }
  },
  commit: commitCountSheet,
  undo: 'supplies.undoCountImport',
})

export const previewCountImport = sheets.preview
export const importCount = sheets.run

async function numberOf(context: TaskContext, id: string): Promise<string> {
  const count = await context.read(async (em) => countById(em, id))
  if (!count) throw new DomainError('not-found')
  return count.number
}

async function make(context: TaskContext, work: string, name: string, args: object) {
  const made = context.output(name)
  await context.work(`supplies.${work}`, { ...args, out: made.path, today: context.today })
  return made.finish()
}

export const printCountSheets = async (
  context: TaskContext,
  choice: ParsedInput<'supplies', 'printCountSheets'>,
) => make(context, 'printCountSheets', `盘点表-${await numberOf(context, choice.id)}.pdf`, choice)

export const exportCountSheet = async (
  context: TaskContext,
  choice: ParsedInput<'supplies', 'exportCountSheet'>,
) => make(context, 'exportCountSheet', `盘点表-${await numberOf(context, choice.id)}.xlsx`, choice)

export const printCountReport = async (
  context: TaskContext,
  { id }: ParsedInput<'supplies', 'printCountReport'>,
) => make(context, 'printCountReport', `盘点结果-${await numberOf(context, id)}.pdf`, { id })

export const exportCountReport = async (
  context: TaskContext,
  { id }: ParsedInput<'supplies', 'exportCountReport'>,
) => make(context, 'exportCountReport', `盘点结果-${await numberOf(context, id)}.xlsx`, { id })

export async function exportRefusedCount(context: TaskContext, input: CountImport) {
  const office = await context.read(async (em) => readSettings(em).officeName)
  const args = await sheets.args(context, input)
  const made = context.output('未导入的盘点行.xlsx')
  await context.work('supplies.exportRefusedCount', { ...args, office, out: made.path })
  return made.finish()
}
