import { FileProtectOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  contractKinds,
  contractStandings,
  type SupplyContract,
} from '../../../preload/contract/supplies/index'
import { AuditTrail } from '../../shared/AuditTrail'
import { youbei } from '../../shared/api'
import { ChoiceFilter } from '../../shared/ChoiceFilter'
import { EmptyState } from '../../shared/EmptyState'
import { formatPhone, formatQuantity } from '../../shared/format'
import { ImportWizard } from '../../shared/ImportWizard'
import { LevelTag } from '../../shared/LevelTag'
import { ListActions } from '../../shared/ListActions'
import { RecordDrawer } from '../../shared/RecordDrawer'
import { type TableColumn, TablePage } from '../../shared/TablePage'
import { useAddress } from '../../shared/useAddress'
import { useCommand } from '../../shared/useCommand'
import { useRecordList } from '../../shared/useRecordList'
import { RecordFiles } from '../catalogue/RecordFiles'
import { SuppliesTabs } from '../SuppliesTabs'
import { ContractForm } from './ContractForm'

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
  const address = useAddress()
  const [renews, setRenews] = useState<SupplyContract | null>(null)
  const [importing, setImporting] = useState<{ pasted?: string } | null>(null)
  const kind = contractKinds.find((one) => one === address.get('kind'))
  const standing = contractStandings.find((one) => one === address.get('standing'))
  const filters = useMemo(
    () => ({ ...(kind === undefined ? {} : { kind }), ...(standing === undefined ? {} : { standing }) }),
    [kind, standing],
  )
  const list = useRecordList<SupplyContract, typeof filters>({
    filters,
    addressed: { param: 'contract', module: 'supplies', call: 'getContract' },
  })
  const { mayWrite, record: contract } = list
  const close = () => {
    setRenews(null)
    list.close()
  }
  const remove = useCommand((ids: string[]) => youbei.supplies.removeContracts({ ids }), {
    done: ({ removed }) => t('contracts.removed', { n: removed }),
    undoable: true,
  })
  return (
    <>
      <TablePage<SupplyContract>
        title={t('title')}
        lead={<SuppliesTabs current="contracts" />}
        {...list.table}
        storageKey="supplies.contracts"
        columns={useColumns()}
        load={{ module: 'supplies', call: 'listContracts', input: filters }}
        searchHint={t('contracts.searchHint')}
        onClearFilters={address.clear}
        {...(mayWrite ? { pasteRows: (pasted: string) => setImporting({ pasted }) } : {})}
        filters={
          <>
            <ChoiceFilter
              label={t('contracts.kind')}
              values={contractKinds}
              value={kind}
              text={(value) => t(`contracts.kinds.${value}`)}
              onChange={(value) => address.set({ kind: value })}
              width={140}
            />
            <ChoiceFilter
              label={t('contracts.standing')}
              values={contractStandings}
              value={standing}
              text={(value) => t(`contracts.standings.${value}`)}
              onChange={(value) => address.set({ standing: value })}
              width={140}
            />
          </>
        }
        actions={
          <ListActions
            print={(options) => youbei.supplies.printContracts(list.asked(), options)}
            save={(options) => youbei.supplies.exportContracts(list.asked(), options)}
            onImport={() => setImporting({})}
            onAdd={list.openNew}
            add={t('contracts.add')}
          />
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
                <Button type="primary" onClick={list.openNew}>
                  {t('contracts.add')}
                </Button>
              )
            }
          />
        }
      />
      <RecordDrawer
        {...list.drawer}
        onClose={close}
        width={680}
        title={contract ? contract.partner : t(renews ? 'contracts.renewTitle' : 'contracts.newTitle')}
        extra={
          contract &&
          mayWrite && (
            <>
              {contract.renewedById === null && (
                <Button
                  onClick={() => {
                    setRenews(contract)
                    list.openNew()
                  }}
                >
                  {t('contracts.renew')}
                </Button>
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
        {list.drawer.open && (
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
        width: 144,
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
