import { ToolOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dueWorks, type Equipment, equipmentStates } from '../../../preload/contract/supplies/index'
import { youbei } from '../../shared/api'
import { asked } from '../../shared/asked'
import { ChoiceFilter } from '../../shared/ChoiceFilter'
import { EmptyState } from '../../shared/EmptyState'
import { useHotkeys } from '../../shared/hotkeys'
import { ImportWizard } from '../../shared/ImportWizard'
import { LevelTag } from '../../shared/LevelTag'
import { ListActions } from '../../shared/ListActions'
import { RecordDrawer } from '../../shared/RecordDrawer'
import { type TableColumn, type TableHandle, TablePage } from '../../shared/TablePage'
import { useAddress } from '../../shared/useAddress'
import { useCommand } from '../../shared/useCommand'
import { useQueryCall } from '../../shared/useQueryCall'
import { useMayWrite } from '../../shared/useStatus'
import { LabelsDialog, type LabelWish } from '../labels/LabelsDialog'
import { SuppliesTabs } from '../SuppliesTabs'
import { AddEquipmentForm, LogForm } from './EquipmentForms'
import { UnitDrawer } from './UnitDrawer'

const dues = ['overdue', 'soon'] as const

const importCalls = {
  preview: youbei.supplies.previewEquipment,
  import: youbei.supplies.importEquipment,
  undo: youbei.supplies.undoEquipment,
  template: youbei.supplies.equipmentTemplate,
  refused: youbei.supplies.equipmentRefused,
}

/** Things with a number of their own: in what state, with whom, and what is to be done with them next. */
export function EquipmentScreen() {
  const { t } = useTranslation('supplies')
  const mayWrite = useMayWrite()
  const table = useRef<TableHandle<Equipment>>(null)
  const address = useAddress()
  const [opened, setOpened] = useState<string | null>(null)
  const [adding, setAdding] = useState(false)
  const [importing, setImporting] = useState<{ pasted?: string } | null>(null)
  const [logging, setLogging] = useState<readonly Equipment[] | null>(null)
  const [labelled, setLabelled] = useState<readonly LabelWish[] | null>(null)
  const due = dues.find((one) => one === address.get('due'))
  const work = dueWorks.find((one) => one === address.get('work'))
  const state = equipmentStates.find((one) => one === address.get('state'))
  const filters = useMemo(
    () => ({
      ...(due === undefined ? {} : { due }),
      ...(work === undefined ? {} : { work }),
      ...(state === undefined ? {} : { state }),
    }),
    [due, work, state],
  )
  const wanted = address.get('unit')
  useEffect(() => {
    if (wanted === null) return
    setOpened(wanted)
    address.set({ unit: undefined })
  }, [wanted, address.set])
  const loose = useQueryCall('supplies', 'listUnregistered', {}).data?.lots ?? []
  const ready = loose.filter((lot) => lot.single && lot.number !== '')
  const register = useCommand((lotIds: string[]) => youbei.supplies.registerEquipment({ lotIds }), {
    done: ({ added }) => t('equipment.registered', { n: added }),
    undoable: true,
  })
  const chosen = () => asked(table, filters)
  const openNew = () => mayWrite && setAdding(true)
  useHotkeys({ f2: openNew })
  return (
    <>
      <TablePage<Equipment>
        title={t('title')}
        lead={<SuppliesTabs current="equipment" />}
        handle={table}
        storageKey="supplies.equipment"
        columns={useColumns()}
        load={{ module: 'supplies', call: 'listEquipment', input: filters }}
        rowKey={(row) => row.id}
        onOpen={(row) => setOpened(row.id)}
        openKey={opened}
        searchHint={t('equipment.searchHint')}
        onClearFilters={address.clear}
        {...(mayWrite ? { pasteRows: (pasted: string) => setImporting({ pasted }) } : {})}
        filters={
          <>
            <ChoiceFilter
              label={t('equipment.due')}
              values={dues}
              value={due}
              text={(value) => t(`equipment.dues.${value}`)}
              onChange={(value) => address.set({ due: value })}
              width={130}
            />
            <ChoiceFilter
              label={t('equipment.work')}
              values={dueWorks}
              value={work}
              text={(value) => t(`equipment.works.${value}`)}
              onChange={(value) => address.set({ work: value })}
              width={120}
            />
            <ChoiceFilter
              label={t('equipment.state')}
              values={equipmentStates}
              value={state}
              text={(value) => t(`equipment.states.${value}`)}
              onChange={(value) => address.set({ state: value })}
              width={120}
            />
          </>
        }
        actions={
          <ListActions
            first={
              mayWrite &&
              ready.length > 0 && (
                <Button
                  loading={register.running}
                  onClick={() => void register.run(ready.map((lot) => lot.lotId).slice(0, 200))}
                >
                  {t('equipment.register', { n: ready.length })}
                </Button>
              )
            }
            papers={[
              {
                label: t('equipment.testSheet'),
                print: (options) => youbei.supplies.printTestSheet(chosen(), options),
              },
            ]}
            print={(options) => youbei.supplies.printEquipment(chosen(), options)}
            save={(options) => youbei.supplies.exportEquipment(chosen(), options)}
            onImport={() => setImporting({})}
            onAdd={openNew}
            add={t('equipment.add')}
          />
        }
        {...(mayWrite
          ? {
              selectionActions: (rows) => (
                <>
                  <Button onClick={() => setLogging(rows)}>{t('equipment.log')}</Button>
                  <Button
                    onClick={() =>
                      setLabelled(
                        rows.map(({ id, itemName, serial }) => ({
                          kind: 'equipment',
                          id,
                          name: `${itemName} ${serial}`,
                        })),
                      )
                    }
                  >
                    {t('labels.print')}
                  </Button>
                </>
              ),
            }
          : {})}
        empty={
          <EmptyState
            icon={<ToolOutlined aria-hidden />}
            title={t('equipment.empty')}
            description={t('equipment.emptyHint')}
            actions={
              mayWrite && (
                <>
                  <Button type="primary" onClick={openNew}>
                    {t('equipment.add')}
                  </Button>
                  <Button onClick={() => setImporting({})}>{t('import')}</Button>
                </>
              )
            }
          />
        }
      />
      <RecordDrawer open={adding} title={t('equipment.add')} onClose={() => setAdding(false)}>
        {adding && <AddEquipmentForm onSaved={() => setAdding(false)} onCancel={() => setAdding(false)} />}
      </RecordDrawer>
      <UnitDrawer
        id={opened}
        onClose={() => {
          setOpened(null)
          table.current?.focus(opened ?? undefined)
        }}
        onMove={(step) => {
          const next = opened === null ? null : table.current?.neighbour(opened, step)
          if (next) setOpened(next.id)
        }}
        onLog={(unit) => setLogging([unit])}
        onLabel={(unit) =>
          setLabelled([{ kind: 'equipment', id: unit.id, name: `${unit.itemName} ${unit.serial}` }])
        }
      />
      <RecordDrawer open={logging !== null} title={t('equipment.log')} onClose={() => setLogging(null)}>
        {logging && (
          <LogForm units={logging} onSaved={() => setLogging(null)} onCancel={() => setLogging(null)} />
        )}
      </RecordDrawer>
      {importing && (
        <ImportWizard
          open
          ns="supplies"
          title={t('equipment.importing')}
          fieldTexts={(key) => t(`equipment.fields.${key}`)}
          showValue={(key, _value, values) =>
            key === 'state' ? t(`equipment.states.${String(values.state)}`) : String(values[key] ?? '')
          }
          calls={importCalls}
          pasted={importing.pasted}
          onClose={() => setImporting(null)}
        />
      )}
      {labelled && <LabelsDialog wishes={labelled} onClose={() => setLabelled(null)} />}
    </>
  )
}

/** What a unit is due for: red when the day has come, orange when it is near. */
export function Due({ unit }: Readonly<{ unit: Equipment }>) {
  const { t } = useTranslation('supplies')
  if (unit.dueOn === null || unit.dueWork === null || unit.daysLeft === null) return null
  const word = t(`equipment.works.${unit.dueWork}`)
  if (unit.daysLeft <= 0)
    return <LevelTag level="red">{t('equipment.overdue', { work: word, n: -unit.daysLeft })}</LevelTag>
  if (unit.daysLeft <= 14)
    return <LevelTag level="orange">{t('equipment.inDays', { work: word, n: unit.daysLeft })}</LevelTag>
  return <span className="yb-second">{`${word} ${unit.dueOn}`}</span>
}

function useColumns(): readonly TableColumn<Equipment>[] {
  const { t } = useTranslation('supplies')
  return useMemo(
    () => [
      {
        key: 'itemName',
        title: t('equipment.item'),
        sortField: 'itemName',
        width: 140,
        grow: true,
        priority: 1,
        text: (row) => row.itemName,
      },
      {
        key: 'serial',
        title: t('equipment.serial'),
        sortField: 'serial',
        width: 130,
        priority: 1,
        text: (row) => row.serial,
      },
      {
        key: 'model',
        title: t('equipment.model'),
        sortField: 'model',
        width: 120,
        grow: true,
        priority: 3,
        text: (row) => row.model || row.spec,
      },
      {
        key: 'state',
        title: t('equipment.state'),
        sortField: 'state',
        width: 90,
        priority: 1,
        text: (row) => t(`equipment.states.${row.state}`),
        render: (row) =>
          row.state === 'broken' ? (
            <LevelTag level="red">{t('equipment.states.broken')}</LevelTag>
          ) : row.state === 'repair' ? (
            <LevelTag level="orange">{t('equipment.states.repair')}</LevelTag>
          ) : (
            t(`equipment.states.${row.state}`)
          ),
      },
      {
        key: 'depot',
        title: t('equipment.place'),
        sortField: 'depotName',
        width: 150,
        grow: true,
        priority: 2,
        text: (row) => [row.depotName ?? t('equipment.away'), row.bin].filter(Boolean).join(' '),
      },
      {
        key: 'custodian',
        title: t('equipment.custodian'),
        sortField: 'custodian',
        width: 90,
        priority: 2,
        text: (row) => row.custodian,
      },
      {
        key: 'due',
        title: t('equipment.due'),
        sortField: 'dueOn',
        width: 170,
        priority: 1,
        text: (row) =>
          row.dueWork === null ? '' : `${t(`equipment.works.${row.dueWork}`)} ${row.dueOn ?? ''}`,
        render: (row) => <Due unit={row} />,
      },
      { key: 'maker', title: t('equipment.maker'), width: 140, optional: true, text: (row) => row.maker },
      {
        key: 'madeOn',
        title: t('equipment.madeOn'),
        sortField: 'madeOn',
        width: 120,
        optional: true,
        text: (row) => row.madeOn ?? '',
      },
    ],
    [t],
  )
}
