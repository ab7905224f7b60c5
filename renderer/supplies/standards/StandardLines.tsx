import { ArrowLeftOutlined, ProfileOutlined } from '@ant-design/icons'
import { AutoComplete, Button, Input, InputNumber, Select } from 'antd'
import { type ReactNode, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type Standard,
  type StandardLine,
  standardBases,
  supplies,
} from '../../../preload/contract/supplies/index'
import { youbei } from '../../shared/api'
import { EmptyState } from '../../shared/EmptyState'
import { formatQuantity, parseQuantity } from '../../shared/format'
import { useHotkeys } from '../../shared/hotkeys'
import { showDone } from '../../shared/notices'
import { RecordDrawer } from '../../shared/RecordDrawer'
import { type FormValues, RecordForm } from '../../shared/RecordForm'
import { type TableColumn, type TableHandle, TablePage } from '../../shared/TablePage'
import { useCommand } from '../../shared/useCommand'
import { useQueryCall } from '../../shared/useQueryCall'
import { useMayWrite } from '../../shared/useStatus'
import { CategorySelect } from '../CategorySelect'
import { decimalsOfUnit } from '../stock'
import { basisText } from './derivation'
import { Matches } from './Matches'

/** The lines of one standard, to be changed one by one. */
export function StandardLines({
  lead,
  standard,
  onBack,
}: Readonly<{ lead: ReactNode; standard: Standard; onBack: () => void }>) {
  const { t } = useTranslation('supplies')
  const mayWrite = useMayWrite()
  const table = useRef<TableHandle<StandardLine>>(null)
  const [opened, setOpened] = useState<StandardLine | 'new' | null>(null)
  const [group, setGroup] = useState<string | null>(null)
  const groups =
    useQueryCall('supplies', 'listStandardLines', { standardId: standard.id, limit: 1 }).data?.groups ?? []
  const filters = useMemo(
    () => ({ standardId: standard.id, ...(group === null ? {} : { group }) }),
    [standard.id, group],
  )
  const openNew = () => mayWrite && setOpened('new')
  useHotkeys({ f2: openNew })
  const remove = useCommand((ids: string[]) => youbei.supplies.removeStandardLines({ ids }), {
    done: ({ removed }) => t('standards.lines.removed', { n: removed }),
    undoable: true,
  })
  const line = opened === 'new' ? null : opened
  const close = () => {
    const key = line?.id
    setOpened(null)
    table.current?.focus(key)
  }
  return (
    <>
      <TablePage<StandardLine>
        title={t('title')}
        lead={
          <>
            {lead}
            <h2 className="yb-section yb-standard-name">
              <Button icon={<ArrowLeftOutlined aria-hidden />} onClick={onBack}>
                {t('standards.lines.back')}
              </Button>{' '}
              {standard.name}
            </h2>
          </>
        }
        handle={table}
        storageKey="supplies.standardLines"
        columns={useColumns()}
        load={{ module: 'supplies', call: 'listStandardLines', input: filters }}
        rowKey={(row) => row.id}
        onOpen={setOpened}
        openKey={line?.id ?? null}
        searchHint={t('standards.gap.searchHint')}
        onClearFilters={() => setGroup(null)}
        filters={
          groups.length > 1 && (
            <Select
              allowClear
              aria-label={t('standards.group')}
              placeholder={t('standards.group')}
              value={group}
              options={groups.map((one) => ({ value: one, label: one }))}
              onChange={(value) => setGroup(value ?? null)}
            />
          )
        }
        actions={
          mayWrite && (
            <Button type="primary" onClick={openNew}>
              {t('standards.lines.add')} <span className="yb-kbd">F2</span>
            </Button>
          )
        }
        {...(mayWrite
          ? {
              selectionActions: (rows: readonly StandardLine[], clear: () => void) => (
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
            icon={<ProfileOutlined aria-hidden />}
            title={t('standards.lines.empty')}
            description={t('standards.lines.emptyHint')}
          />
        }
      />
      <RecordDrawer
        open={opened !== null}
        title={line?.name ?? t('standards.lines.add')}
        onClose={close}
        onMove={
          line
            ? (step) => {
                const next = table.current?.neighbour(line.id, step)
                if (next) setOpened(next)
              }
            : undefined
        }
        width={640}
      >
        {opened !== null && (
          <LineForm
            key={line?.id ?? 'new'}
            line={line}
            standardId={standard.id}
            groups={groups}
            readOnly={!mayWrite}
            onClose={close}
          />
        )}
        {line && (
          <>
            <h2 className="yb-section">{t('standards.matches.title')}</h2>
            <Matches name={line.name} unit={line.unit} category={line.category} />
          </>
        )}
      </RecordDrawer>
    </>
  )
}

type LineFormProps = Readonly<{
  line: StandardLine | null
  standardId: string
  groups: readonly string[]
  readOnly: boolean
  onClose: () => void
}>

function LineForm({ line, standardId, groups, readOnly, onClose }: LineFormProps) {
  const { t } = useTranslation('supplies')
  const measured = t('item.measured', { returnObjects: true }) as string[]
  const [basis, setBasis] = useState<string>(line?.basis ?? 'fixed')
  const decimalsOf = (unit: unknown) =>
    line && line.unit === unit ? line.decimals : decimalsOfUnit(String(unit ?? ''), measured)
  return (
    <RecordForm<StandardLine>
      autoFocus={line === null}
      draftKey={`supplies:standard-line:${line?.id ?? `new:${standardId}`}`}
      initial={{
        name: line?.name ?? '',
        group: line?.group ?? '',
        basis: line?.basis ?? 'fixed',
        quantity: line ? formatQuantity(line.quantity, line.decimals, { grouped: false }) : '',
        unit: line?.unit ?? '',
        per: line?.basis === 'population' ? line.per : 1_000,
        category: line?.category ?? '',
        source: line?.source ?? '',
        remark: line?.remark ?? '',
      }}
      readOnly={readOnly}
      schema={supplies.calls.saveStandardLine.input}
      check={(values: FormValues) => {
        const read = parseQuantity(String(values.quantity ?? ''), decimalsOf(values.unit))
        return read.ok
          ? []
          : [{ path: ['quantity'], reason: read.fault === 'empty' ? 'required' : read.fault, facts: {} }]
      }}
      toInput={(values: FormValues) => {
        const decimals = decimalsOf(values.unit)
        const read = parseQuantity(String(values.quantity ?? ''), decimals)
        return {
          ...(line ? { id: line.id, rev: line.rev } : {}),
          standardId,
          ...values,
          per: values.basis === 'population' ? (values.per ?? 1_000) : 1,
          category: values.category ?? '',
          decimals,
          quantity: read.ok ? read.value : 0,
        }
      }}
      save={youbei.supplies.saveStandardLine}
      onSaved={(saved) => {
        showDone(t('standards.saved', { name: saved.name }), { undo: true })
        onClose()
      }}
      onCancel={onClose}
      onValues={(values) => setBasis(String(values.basis))}
      fields={[
        {
          name: 'name',
          label: t('columns.itemName'),
          required: true,
          control: <Input maxLength={60} autoComplete="off" />,
        },
        {
          name: 'group',
          label: t('standards.group'),
          control: <AutoComplete maxLength={30} options={groups.map((value) => ({ value }))} />,
        },
        {
          name: 'basis',
          label: t('standards.basis'),
          control: (
            <Select
              options={standardBases.map((value) => ({ value, label: t(`standards.bases.${value}`) }))}
            />
          ),
        },
        ...(basis === 'population'
          ? [
              {
                name: 'per',
                label: t('standards.per'),
                help: t('standards.perHint'),
                control: <InputNumber min={1} max={1_000_000} precision={0} />,
              },
            ]
          : []),
        {
          name: 'quantity',
          label: t('columns.quantity'),
          required: true,
          control: <Input maxLength={20} autoComplete="off" inputMode="decimal" />,
        },
        {
          name: 'unit',
          label: t('columns.unit'),
          required: true,
          control: <Input maxLength={10} autoComplete="off" />,
        },
        {
          name: 'category',
          label: t('columns.category'),
          help: t('standards.lines.categoryHint'),
          control: <CategorySelect placeholder={t('item.categoryHint')} />,
        },
        {
          name: 'source',
          label: t('standards.source'),
          wide: true,
          control: <Input maxLength={300} autoComplete="off" />,
        },
        {
          name: 'remark',
          label: t('item.remark'),
          wide: true,
          control: <Input maxLength={300} autoComplete="off" />,
        },
      ]}
    />
  )
}

function useColumns(): readonly TableColumn<StandardLine>[] {
  const { t } = useTranslation('supplies')
  return useMemo<readonly TableColumn<StandardLine>[]>(
    () => [
      {
        key: 'name',
        title: t('columns.itemName'),
        sortField: 'name',
        width: 160,
        grow: true,
        priority: 1,
        text: (row) => row.name,
      },
      {
        key: 'group',
        title: t('standards.group'),
        sortField: 'group',
        width: 110,
        priority: 2,
        text: (row) => row.group,
      },
      {
        key: 'basis',
        title: t('standards.standard'),
        sortField: 'basis',
        width: 170,
        priority: 1,
        text: (row) => basisText(row, t),
      },
      {
        key: 'required',
        title: t('standards.lines.required'),
        width: 120,
        align: 'right',
        priority: 1,
        text: (row) => (row.required === null ? '?' : formatQuantity(row.required, row.decimals)),
      },
      { key: 'unit', title: t('columns.unit'), width: 60, priority: 1, text: (row) => row.unit },
      {
        key: 'source',
        title: t('standards.source'),
        width: 240,
        grow: true,
        priority: 2,
        text: (row) => row.source,
      },
      {
        key: 'remark',
        title: t('item.remark'),
        width: 140,
        grow: true,
        priority: 3,
        text: (row) => row.remark,
      },
    ],
    [t],
  )
}
