import { HomeOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { type Depot, depotLevels } from '../../preload/contract/supplies/index'
import { AuditTrail } from '../shared/AuditTrail'
import { youbei } from '../shared/api'
import { ChoiceFilter } from '../shared/ChoiceFilter'
import { EmptyState } from '../shared/EmptyState'
import { formatNumber, formatPhone } from '../shared/format'
import { ImportWizard } from '../shared/ImportWizard'
import { ListActions } from '../shared/ListActions'
import { RecordDrawer } from '../shared/RecordDrawer'
import { type TableColumn, TablePage } from '../shared/TablePage'
import { useCommand } from '../shared/useCommand'
import { useRecordList } from '../shared/useRecordList'
import { RecordFiles } from './catalogue/RecordFiles'
import { DepotForm } from './DepotForm'
import { LabelsDialog, type LabelWish } from './labels/LabelsDialog'
import { SuppliesTabs } from './SuppliesTabs'

/** The depots of the office. */
export function DepotsScreen() {
  const { t } = useTranslation('supplies')
  const [level, setLevel] = useState<Depot['level'] | undefined>(undefined)
  const [importing, setImporting] = useState<{ pasted?: string } | null>(null)
  const [labelled, setLabelled] = useState<readonly LabelWish[] | null>(null)
  const filters = useMemo(() => (level === undefined ? {} : { level }), [level])
  const list = useRecordList<Depot, typeof filters>({
    filters,
    addressed: { param: 'depot', module: 'supplies', call: 'getDepot' },
  })
  const { mayWrite, record: depot } = list
  const remove = useCommand((ids: string[]) => youbei.supplies.removeDepots({ ids }), {
    done: ({ removed }) => t('depot.removed', { n: removed }),
    undoable: true,
  })
  return (
    <>
      <TablePage<Depot>
        title={t('title')}
        lead={<SuppliesTabs current="depots" />}
        {...list.table}
        storageKey="supplies.depots"
        columns={useColumns()}
        load={{ module: 'supplies', call: 'listDepots', input: filters }}
        searchHint={t('depot.searchHint')}
        filters={
          <ChoiceFilter
            label={t('depot.level')}
            values={depotLevels}
            value={level}
            text={(value) => t(`levels.${value}`)}
            onChange={setLevel}
            width={140}
          />
        }
        onClearFilters={() => setLevel(undefined)}
        {...(mayWrite ? { pasteRows: (pasted: string) => setImporting({ pasted }) } : {})}
        actions={
          <ListActions
            print={(options) => youbei.supplies.printDepots(list.asked(), options)}
            save={(options) => youbei.supplies.exportDepots(list.asked(), options)}
            onImport={() => setImporting({})}
            onAdd={list.openNew}
            add={t('depot.add')}
          />
        }
        {...(mayWrite
          ? {
              selectionActions: (rows, clear) => (
                <>
                  <Button
                    onClick={() => setLabelled(rows.map(({ id, name }) => ({ kind: 'depot', id, name })))}
                  >
                    {t('labels.print')}
                  </Button>
                  <Button
                    loading={remove.running}
                    onClick={() => void remove.run(rows.map((row) => row.id)).then((done) => done && clear())}
                  >
                    {t('remove')}
                  </Button>
                </>
              ),
            }
          : {})}
        empty={
          <EmptyState
            icon={<HomeOutlined aria-hidden />}
            title={t('depot.empty')}
            description={t('depot.emptyHint')}
            actions={
              mayWrite && (
                <Button type="primary" onClick={list.openNew}>
                  {t('depot.add')}
                </Button>
              )
            }
          />
        }
      />
      <RecordDrawer
        {...list.drawer}
        title={depot ? depot.name : t('depot.newTitle')}
        extra={
          depot &&
          mayWrite && (
            <Button
              type="text"
              onClick={() => void remove.run([depot.id]).then((done) => done && list.close())}
            >
              {t('remove')}
            </Button>
          )
        }
      >
        {depot && (
          <div className="yb-drawer-actions">
            <Link to={`/supplies?depot=${depot.id}`}>
              {t('depot.toStock', { n: formatNumber(depot.lots) })}
            </Link>
            <Button
              size="small"
              onClick={() => setLabelled([{ kind: 'depot', id: depot.id, name: depot.name }])}
            >
              {t('labels.depot')}
            </Button>
            {depot.bins.length > 0 && (
              <Button
                size="small"
                onClick={() =>
                  setLabelled(depot.bins.map((bin) => ({ kind: 'bin', id: depot.id, bin, name: bin })))
                }
              >
                {t('labels.bins', { n: depot.bins.length })}
              </Button>
            )}
          </div>
        )}
        {list.drawer.open && (
          <DepotForm
            key={depot?.id ?? 'new'}
            depot={depot}
            readOnly={!mayWrite}
            onSaved={list.close}
            onCancel={list.close}
          />
        )}
        {depot && (
          <>
            <RecordFiles subject="depot" subjectId={depot.id} of="photo" readOnly={!mayWrite} />
            <RecordFiles subject="depot" subjectId={depot.id} of="plan" readOnly={!mayWrite} />
            <h2 className="yb-section">{t('history')}</h2>
            <AuditTrail recordId={depot.id} createdAt={depot.createdAt} />
          </>
        )}
      </RecordDrawer>
      {importing && (
        <ImportWizard
          open
          ns="supplies"
          title={t('catalogue.importDepots')}
          fieldTexts={(key) => t(`catalogue.depotFields.${key}`)}
          showValue={(key, _value, values) => showDepot(key, values, t)}
          calls={depotCalls}
          pasted={importing.pasted}
          onClose={() => setImporting(null)}
        />
      )}
      {labelled && <LabelsDialog wishes={labelled} onClose={() => setLabelled(null)} />}
    </>
  )
}

const depotCalls = {
  preview: youbei.supplies.previewDepots,
  import: youbei.supplies.importDepots,
  undo: youbei.supplies.undoDepots,
  template: youbei.supplies.depotTemplate,
  refused: youbei.supplies.depotRefused,
}

/** A judged value as the wizard shows it. */
function showDepot(
  key: string,
  values: Readonly<Record<string, unknown>>,
  t: (key: string) => string,
): string {
  const names = (list: unknown, property: string) =>
    (list as Record<string, string>[]).map((one) => one[property] ?? '').join('、')
  const shown: Readonly<Record<string, () => string>> = {
    level: () => t(`levels.${String(values.level)}`),
    phone: () => names(values.phones, 'number'),
    keyHolders: () => names(values.keyHolders, 'name'),
    coordinates: () => [values.longitude, values.latitude].filter((part) => part !== null).join(', '),
    area: () => String(values.areaM2 ?? ''),
    goods: () => (values.goods as string[]).map((kind) => t(`catalogue.goods.${kind}`)).join('、'),
    bins: () => (values.bins as string[]).join('、'),
    floodSafe: () => (values.floodSafeCm === null ? '' : String(Number(values.floodSafeCm) / 100)),
    truckAccess: () => (values.truckAccess === '' ? '' : t(`catalogue.truck.${String(values.truckAccess)}`)),
  }
  return shown[key]?.() ?? String(values[key] ?? '')
}

function useColumns(): readonly TableColumn<Depot>[] {
  const { t } = useTranslation('supplies')
  return useMemo(
    () => [
      {
        key: 'name',
        title: t('depot.name'),
        sortField: 'name',
        width: 180,
        grow: true,
        priority: 1,
        text: (row) => row.name,
      },
      {
        key: 'level',
        title: t('depot.level'),
        sortField: 'level',
        width: 100,
        priority: 2,
        text: (row) => t(`levels.${row.level}`),
      },
      {
        key: 'keeper',
        title: t('depot.keeper'),
        sortField: 'keeper',
        width: 110,
        priority: 1,
        text: (row) => row.keeper,
      },
      {
        key: 'phones',
        title: t('depot.phones'),
        width: 160,
        grow: true,
        priority: 1,
        text: (row) => row.phones.map((phone) => phone.number).join('、'),
        render: (row) => row.phones.map((phone) => formatPhone(phone.number)).join('  '),
      },
      {
        key: 'address',
        title: t('depot.address'),
        sortField: 'address',
        width: 180,
        grow: true,
        priority: 3,
        text: (row) => row.address,
      },
      {
        key: 'keeperUnit',
        title: t('catalogue.depot.keeperUnit'),
        sortField: 'keeperUnit',
        width: 150,
        optional: true,
        text: (row) => row.keeperUnit,
      },
      {
        key: 'areaM2',
        title: t('catalogue.depot.areaM2'),
        sortField: 'areaM2',
        width: 100,
        align: 'right',
        priority: 3,
        text: (row) => (row.areaM2 === null ? '' : `${formatNumber(row.areaM2)} ㎡`),
      },
      {
        key: 'lots',
        title: t('depot.lots'),
        width: 90,
        align: 'right',
        priority: 1,
        text: (row) => String(row.lots),
        render: (row) => formatNumber(row.lots),
      },
    ],
    [t],
  )
}
