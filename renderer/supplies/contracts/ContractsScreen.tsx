import { FileProtectOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import {
  contractKinds,
  contractStandings,
  type SupplyContract,
} from '../../../preload/contract/supplies/index'
import { AuditTrail } from '../../shared/AuditTrail'
import { youbei } from '../../shared/api'
import { EmptyState } from '../../shared/EmptyState'
import { formatPhone, formatQuantity } from '../../shared/format'
import { useHotkeys } from '../../shared/hotkeys'
import { ImportWizard } from '../../shared/ImportWizard'
import { LevelTag } from '../../shared/LevelTag'
import { RecordDrawer } from '../../shared/RecordDrawer'
import { type TableColumn, type TableHandle, TablePage } from '../../shared/TablePage'
import { useCommand } from '../../shared/useCommand'
import { useOutputs } from '../../shared/useOutputs'
import { useQueryCall } from '../../shared/useQueryCall'
import { useMayWrite } from '../../shared/useStatus'
import { RecordFiles } from '../catalogue/RecordFiles'
import { SuppliesTabs } from '../SuppliesTabs'
import { ContractForm } from './ContractForm'

type Opened = SupplyContract | 'new' | Readonly<{ renews: SupplyContract }> | null

const calls = {
  preview: youbei.supplies.previewContracts,
  import: youbei.supplies.importContracts,
  undo: youbei.supplies.undoContracts,
  template: youbei.supplies.contractTemplate,
  refused: youbei.supplies.contractRefused,
}

/** Contracts with companies that keep goods for the office, or can make them. */
export function ContractsScreen() {
  const { t } = useTranslation('supplies')
  const mayWrite = useMayWrite()
  const table = useRef<TableHandle<SupplyContract>>(null)
  const outputs = useOutputs()
  const [params, setParams] = useSearchParams()
  const [opened, setOpened] = useState<Opened>(null)
  const [importing, setImporting] = useState<{ pasted?: string } | null>(null)
  const kind = contractKinds.find((one) => one === params.get('kind'))
  const standing = contractStandings.find((one) => one === params.get('standing'))
  const filters = useMemo(
    () => ({ ...(kind === undefined ? {} : { kind }), ...(standing === undefined ? {} : { standing }) }),
    [kind, standing],
  )
  const contract = opened !== null && opened !== 'new' && 'id' in opened ? opened : null
  const renews = opened !== null && opened !== 'new' && 'renews' in opened ? opened.renews : null
  const wanted = params.get('contract')
  const asked = useQueryCall('supplies', 'getContract', { id: wanted ?? '' }, { enabled: wanted !== null })
  useEffect(() => {
    if (wanted === null || asked.data?.id !== wanted) return
    setOpened(asked.data)
    setParams({}, { replace: true })
  }, [asked.data, wanted, setParams])
  const openNew = () => mayWrite && setOpened('new')
  useHotkeys({ f2: openNew })
  const remove = useCommand((ids: string[]) => youbei.supplies.removeContracts({ ids }), {
    done: ({ removed }) => t('contracts.removed', { n: removed }),
    undoable: true,
  })
  const choose = (name: string, value: string | undefined) => {
    const next = new URLSearchParams(params)
    if (value === undefined) next.delete(name)
    else next.set(name, value)
    setParams(next, { replace: true })
  }
  const close = () => {
    setOpened(null)
    table.current?.focus(contract?.id)
  }
  const words = () => {
    const search = table.current?.words() ?? ''
    return { ...filters, ...(search === '' ? {} : { search }) }
  }
  return (
    <>
      <TablePage<SupplyContract>
        title={t('title')}
        lead={<SuppliesTabs current="contracts" />}
        handle={table}
        storageKey="supplies.contracts"
        columns={useColumns()}
        load={{ module: 'supplies', call: 'listContracts', input: filters }}
        rowKey={(row) => row.id}
        onOpen={setOpened}
        openKey={contract?.id ?? null}
        searchHint={t('contracts.searchHint')}
        onClearFilters={() => setParams({}, { replace: true })}
        {...(mayWrite ? { pasteRows: (pasted: string) => setImporting({ pasted }) } : {})}
        filters={
          <>
            <Select
              allowClear
              aria-label={t('contracts.kind')}
              placeholder={t('contracts.kind')}
              value={kind ?? null}
              style={{ width: 140 }}
              options={contractKinds.map((value) => ({ value, label: t(`contracts.kinds.${value}`) }))}
              onChange={(value) => choose('kind', value ?? undefined)}
            />
            <Select
              allowClear
              aria-label={t('contracts.standing')}
              placeholder={t('contracts.standing')}
              value={standing ?? null}
              style={{ width: 140 }}
              options={contractStandings.map((value) => ({
                value,
                label: t(`contracts.standings.${value}`),
              }))}
              onChange={(value) => choose('standing', value ?? undefined)}
            />
          </>
        }
        actions={
          <>
            <Button
              onClick={() =>
                void outputs.print(t('catalogue.printing'), (options) =>
                  youbei.supplies.printContracts(words(), options),
                )
              }
            >
              {t('catalogue.print')}
            </Button>
            <Button
              onClick={() =>
                void outputs.save(t('catalogue.exporting'), (options) =>
                  youbei.supplies.exportContracts(words(), options),
                )
              }
            >
              {t('export')}
            </Button>
            {mayWrite && (
              <>
                <Button onClick={() => setImporting({})}>{t('import')}</Button>
                <Button type="primary" onClick={openNew}>
                  {t('contracts.add')} <span className="yb-kbd">F2</span>
                </Button>
              </>
            )}
          </>
        }
        {...(mayWrite
          ? {
              selectionActions: (rows, clear) => (
                <Button
                  loading={remove.running}
                  onClick={() => void remove.run(rows.map((row) => row.id)).then((done) => done && clear())}
                >
                  {t('remove')}
                </Button>
              ),
            }
          : {})}
        empty={
          <EmptyState
            icon={<FileProtectOutlined aria-hidden />}
            title={t('contracts.empty')}
            description={t('contracts.emptyHint')}
            actions={
              mayWrite && (
                <Button type="primary" onClick={openNew}>
                  {t('contracts.add')}
                </Button>
              )
            }
          />
        }
      />
      <RecordDrawer
        open={opened !== null}
        width={680}
        title={contract ? contract.partner : t(renews ? 'contracts.renewTitle' : 'contracts.newTitle')}
        onClose={close}
        onMove={
          contract
            ? (step) => {
                const next = table.current?.neighbour(contract.id, step)
                if (next) setOpened(next)
              }
            : undefined
        }
        extra={
          contract &&
          mayWrite && (
            <>
              {contract.renewedById === null && (
                <Button onClick={() => setOpened({ renews: contract })}>{t('contracts.renew')}</Button>
              )}
              <Button
                type="text"
                onClick={() => void remove.run([contract.id]).then((done) => done && close())}
              >
                {t('remove')}
              </Button>
            </>
          )
        }
      >
        {opened !== null && (
          <ContractForm
            key={contract?.id ?? `new ${renews?.id ?? ''}`}
            contract={contract}
            renews={renews}
            readOnly={!mayWrite}
            onSaved={close}
            onCancel={close}
          />
        )}
        {contract && (
          <>
            <RecordFiles subject="contract" subjectId={contract.id} of="document" readOnly={!mayWrite} />
            <h2 className="yb-section">{t('history')}</h2>
            <AuditTrail recordId={contract.id} createdAt={contract.createdAt} />
          </>
        )}
      </RecordDrawer>
      {importing && (
        <ImportWizard
          open
          ns="supplies"
          title={t('contracts.importing')}
          fieldTexts={(key) => t(`contracts.fields.${key}`)}
          showValue={(key, _value, values) => {
            const line = values.line as Readonly<{ quantity: number; withinHours: number | null }> | null
            if (key === 'kind') return t(`contracts.kinds.${String(values.kind)}`)
            if (key === 'quantity') return line ? String(line.quantity) : ''
            if (key === 'withinHours') return String(line?.withinHours ?? '')
            if (key === 'hours') return String(values.hoursToDeliver ?? '')
            return String(values[key] ?? '')
          }}
          calls={calls}
          pasted={importing.pasted}
          onClose={() => setImporting(null)}
        />
      )}
      {outputs.preview}
    </>
  )
}

/** How a contract stands: only what needs attention has a colour. */
function Standing({ contract }: Readonly<{ contract: SupplyContract }>) {
  const { t } = useTranslation('supplies')
  const word = t(`contracts.standings.${contract.standing}`)
  if (contract.standing === 'soon')
    return <LevelTag level="orange">{t('contracts.daysLeft', { n: contract.daysLeft })}</LevelTag>
  if (contract.standing === 'over') return <LevelTag level="red">{word}</LevelTag>
  return <span className="yb-second">{word}</span>
}

function useColumns(): readonly TableColumn<SupplyContract>[] {
  const { t } = useTranslation('supplies')
  return useMemo(
    () => [
      {
        key: 'partner',
        title: t('contracts.partner'),
        sortField: 'partner',
        width: 190,
        grow: true,
        priority: 1,
        text: (row) => row.partner,
      },
      {
        key: 'kind',
        title: t('contracts.kind'),
        sortField: 'kind',
        width: 100,
        priority: 2,
        text: (row) => t(`contracts.kinds.${row.kind}`),
      },
      {
        key: 'lines',
        title: t('contracts.lines'),
        width: 220,
        grow: true,
        priority: 2,
        text: (row) =>
          row.lines
            .map((line) => `${line.itemName} ${formatQuantity(line.quantity, line.decimals)} ${line.unit}`)
            .join('、'),
      },
      {
        key: 'phone24',
        title: t('contracts.phone24'),
        width: 150,
        priority: 1,
        text: (row) => row.phone24,
        render: (row) => formatPhone(row.phone24),
      },
      {
        key: 'contact',
        title: t('contracts.contact'),
        width: 90,
        priority: 3,
        text: (row) => row.contact,
      },
      {
        key: 'hours',
        title: t('contracts.hoursToDeliver'),
        width: 100,
        align: 'right',
        priority: 2,
        text: (row) => (row.hoursToDeliver === null ? '' : t('contracts.hoursOf', { n: row.hoursToDeliver })),
      },
      {
        key: 'endsOn',
        title: t('contracts.endsOn'),
        sortField: 'endsOn',
        width: 120,
        priority: 1,
        text: (row) => row.endsOn,
      },
      {
        key: 'standing',
        title: t('contracts.standing'),
        width: 130,
        priority: 1,
        text: (row) => t(`contracts.standings.${row.standing}`),
        render: (row) => <Standing contract={row} />,
      },
      {
        key: 'number',
        title: t('contracts.number'),
        sortField: 'number',
        width: 130,
        optional: true,
        text: (row) => row.number,
      },
    ],
    [t],
  )
}
