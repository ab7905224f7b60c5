import { type ContractFilter, listContracts } from '../../../database/supplies/contracts/repository'
import type { WorkContext } from '../../host/index'
import { listWork, printList, writeList } from '../catalogue/lists'
import { everyRow } from '../catalogue/work'
import { asContract, contractDays } from './handlers'
import { contractColumns, contractList, type KnownContracts, paperLines } from './list'

const contracts = listWork(contractList, (_context, known) => known as KnownContracts)
export const contractsJudge = contracts.judge
export const contractsTemplate = contracts.template
export const contractsRefused = contracts.refused

type Order = Readonly<{ out: string; office: string; today: string; filter: ContractFilter }>

async function paper(context: WorkContext, order: Order) {
  const { today } = order
  const rows = await context.snapshot(async (em) =>
    everyRow(em, listContracts, { ...order.filter, ...contractDays(today) }, context.signal).flatMap((row) =>
      paperLines(asContract(em, row, today)),
    ),
  )
  return {
    ...order,
    title: '协议储备和产能储备清单',
    columns: contractColumns,
    rows,
    signatures: ['制表人', '负责人'],
  }
}

export const exportContracts = async (context: WorkContext, order: Order) =>
  writeList(await paper(context, order), context)
export const printContracts = async (context: WorkContext, order: Order) =>
  printList(await paper(context, order), context)
