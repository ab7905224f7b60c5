import { type EquipmentFilter, listEquipment } from '../../../database/supplies/equipment/repository'
import type { Equipment } from '../../../preload/contract/supplies/index'
import { makePdf, tableDocument } from '../../documents/index'
import type { WorkContext } from '../../host/index'
import { listWork, type PaperColumn, printList, writeList } from '../catalogue/lists'
import { everyRow } from '../catalogue/work'
import { equipmentList, type KnownUnits } from './list'
import { stateText, workText } from './rules'
import { asEquipment, equipmentDays } from './units'

type Order = Readonly<{ out: string; office: string; today: string; filter: EquipmentFilter }>

const title = '应急装备台账'

const columns: readonly PaperColumn<Equipment>[] = [
  { header: '装备名称', width: 18, weight: 3.4, value: (row) => row.itemName },
  { header: '规格型号', width: 16, weight: 2.8, value: (row) => row.model || row.spec },
  { header: '编号', width: 16, weight: 2.8, value: (row) => row.serial },
  { header: '生产厂家', width: 20, value: (row) => row.maker },
  { header: '生产日期', width: 12, type: 'date', value: (row) => row.madeOn },
  { header: '状态', width: 10, weight: 1.5, value: (row) => stateText[row.state] },
  { header: '存放地点', width: 20, weight: 3, value: (row) => row.depotName ?? '不在库' },
  { header: '货位', width: 10, weight: 1.4, value: (row) => row.bin },
  { header: '责任人', width: 10, weight: 1.6, value: (row) => row.custodian },
  { header: '责任人电话', width: 16, weight: 2.4, value: (row) => row.custodianPhone },
  { header: '下次试机', width: 12, weight: 2.2, type: 'date', value: (row) => row.testDueOn },
  { header: '下次保养', width: 12, weight: 2.2, type: 'date', value: (row) => row.maintenanceDueOn },
  { header: '下次检验', width: 12, weight: 2.2, type: 'date', value: (row) => row.inspectionDueOn },
  { header: '应报废日期', width: 12, type: 'date', value: (row) => row.scrapOn },
  { header: '备注', width: 20, weight: 2.4, value: (row) => row.remark },
]

const rowsOf = (context: WorkContext, { filter, today }: Order): Promise<Equipment[]> =>
  context.snapshot(async (em) =>
    everyRow(em, listEquipment, { ...filter, ...equipmentDays(today) }, context.signal).map((row) =>
      asEquipment(row, today),
    ),
  )

/** Equipment as a print-ready .xlsx. */
export const exportEquipment = async (context: WorkContext, order: Order): Promise<void> =>
  writeList({ ...order, title, columns, rows: await rowsOf(context, order) }, context)

/** The register of equipment on paper. */
export const printEquipment = async (context: WorkContext, order: Order): Promise<void> =>
  printList(
    { ...order, title, columns, rows: await rowsOf(context, order), signatures: ['制表人', '负责人'] },
    context,
  )

const register = listWork(equipmentList, (_context, known, today) => ({
  ...(known as Omit<KnownUnits, 'today'>),
  today,
}))
export const equipmentJudge = register.judge
export const equipmentTemplate = register.template
export const equipmentRefused = register.refused

/** A sheet to fill in while testing: a line a unit, grouped by where they stand. Scrapped ones are left out. */
export async function printTestSheet(context: WorkContext, order: Order): Promise<void> {
  const units = (await rowsOf(context, order)).filter((unit) => unit.state !== 'scrapped')
  const places = new Map<string, Equipment[]>()
  for (const unit of units) {
    const place = unit.depotName ?? '不在库'
    places.set(place, [...(places.get(place) ?? []), unit])
  }
  const groups = [...places].sort(([a], [b]) => a.localeCompare(b, 'zh-CN'))
  await makePdf(
    tableDocument({
      title: '应急装备试机（保养）记录表',
      subtitle: `共 ${units.length} 台（套）　　　　试机日期：　　　　年　　月　　日`,
      office: order.office,
      date: order.today,
      landscape: true,
      columns: [
        { title: '装备名称', weight: 3.2 },
        { title: '型号', weight: 2.4 },
        { title: '编号', weight: 2.6 },
        { title: '货位', weight: 1.4 },
        { title: '状态', weight: 1.4, align: 'center' },
        { title: '到期', weight: 2.8, align: 'center' },
        { title: '结果（合格√ 不合格×）', weight: 2, align: 'center' },
        { title: '运行时间（分钟）', weight: 1.6 },
        { title: '燃油、电量', weight: 1.8 },
        { title: '问题和处理', weight: 3.6 },
        { title: '试机人', weight: 1.6 },
      ],
      rows: groups.flatMap(([place, there]) => [
        { group: place },
        ...there.map((unit) => [
          unit.itemName,
          unit.model || unit.spec,
          unit.serial,
          unit.bin,
          stateText[unit.state],
          unit.dueOn === null || unit.dueWork === null ? '' : `${workText[unit.dueWork]}\n${unit.dueOn}`,
          '',
          '',
          '',
          '',
          '',
        ]),
      ]),
      signatures: ['试机人', '复核人', '负责人'],
    }),
    order.out,
    {
      signal: context.signal,
      progress: (done) => context.progress({ done: Math.round(done * 100), total: 100, stage: 'printing' }),
    },
  )
}
