import { SyncOutlined } from '@ant-design/icons'
import { Button, Checkbox, Input, InputNumber, Select } from 'antd'
import { type ReactNode, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../preload/contract/api'
import { type RotationRow, rotationStates, supplies } from '../../../preload/contract/supplies/index'
import { youbei } from '../../shared/api'
import { DayInput } from '../../shared/DayInput'
import { EmptyState } from '../../shared/EmptyState'
import { formatDay, formatQuantity, parseDay } from '../../shared/format'
import { LevelTag } from '../../shared/LevelTag'
import { showDone } from '../../shared/notices'
import { PrintMenu } from '../../shared/PrintMenu'
import { RecordDrawer } from '../../shared/RecordDrawer'
import { RecordForm } from '../../shared/RecordForm'
import { type TableColumn, type TableHandle, TablePage } from '../../shared/TablePage'
import { useMayWrite, useStatus } from '../../shared/useStatus'
import { useLotSlip } from '../ledger/useLotSlip'
import { withUnit } from '../stock'
import { InlineField } from './InlineField'

/** 轮换计划: which lots are to go out in a year, by month. */
export function RotationView({ lead }: Readonly<{ lead: ReactNode }>) {
  const { t } = useTranslation('supplies')
  const mayWrite = useMayWrite()
  const today = useStatus()?.today ?? ''
  const table = useRef<TableHandle<RotationRow>>(null)
  const [chosenYear, setYear] = useState<number | null>(null)
  const [month, setMonth] = useState<number | null>(null)
  const [state, setState] = useState<RotationRow['state'] | null>(null)
  const [opened, setOpened] = useState<RotationRow | null>(null)
  const year = chosenYear ?? (Number(today.slice(0, 4)) || 2000)
  const filters = useMemo(
    () => ({ year, ...(month === null ? {} : { month }), ...(state === null ? {} : { state }) }),
    [year, month, state],
  )
  const slip = useLotSlip(() => table.current?.focus())
  /** What has expired already can only be scrapped; the rest goes out to be used. */
  const expired = (row: RotationRow) => row.dateBy === 'label' && (row.expiresOn ?? '9999') < today
  const start = (row: RotationRow) =>
    void slip.startLot(expired(row) ? 'scrap' : 'rotate', { lotId: row.lotId, depotId: row.depotId })
  return (
    <>
      <TablePage<RotationRow>
        title={t('title')}
        lead={lead}
        handle={table}
        storageKey="supplies.rotation"
        columns={useColumns()}
        load={{ module: 'supplies', call: 'listRotation', input: filters }}
        rowKey={(row) => row.lotId}
        onOpen={setOpened}
        openKey={opened?.lotId ?? null}
        searchHint={t('standards.rotation.searchHint')}
        onClearFilters={() => {
          setMonth(null)
          setState(null)
        }}
        summary={(answer) => (
          <Months
            months={(answer as Answer<'supplies', 'listRotation'>).months}
            month={month}
            onChange={setMonth}
          />
        )}
        filters={
          <>
            <InlineField label={t('standards.rotation.year')}>
              {(id) => (
                <InputNumber
                  id={id}
                  min={2000}
                  max={2200}
                  precision={0}
                  value={year}
                  onChange={(value) => setYear(value)}
                />
              )}
            </InlineField>
            <Select
              allowClear
              aria-label={t('standards.rotation.state')}
              placeholder={t('standards.rotation.state')}
              value={state}
              options={rotationStates.map((one) => ({
                value: one,
                label: t(`standards.rotation.states.${one}`),
              }))}
              onChange={(value) => setState(value ?? null)}
            />
          </>
        }
        actions={
          <PrintMenu
            items={[
              {
                label: t('standards.rotation.print'),
                print: (options) => youbei.supplies.printRotation(filters, options),
              },
              { label: t('export'), save: (options) => youbei.supplies.exportRotation(filters, options) },
            ]}
          />
        }
        {...(mayWrite
          ? {
              rowActions: (row: RotationRow) =>
                row.state === 'open' ? (
                  <Button type="link" size="small" onClick={() => start(row)}>
                    {t(expired(row) ? 'ledger.save.scrap' : 'standards.rotation.start')}
                  </Button>
                ) : null,
            }
          : {})}
        empty={
          <EmptyState
            icon={<SyncOutlined aria-hidden />}
            title={t('standards.rotation.empty')}
            description={t('standards.rotation.emptyHint')}
          />
        }
      />
      <RecordDrawer
        open={opened !== null}
        title={opened ? [opened.itemName, opened.spec].filter(Boolean).join(' ') : ''}
        onClose={() => {
          const key = opened?.lotId
          setOpened(null)
          table.current?.focus(key)
        }}
        extra={
          mayWrite &&
          opened?.state === 'open' && (
            <Button
              onClick={() => {
                setOpened(null)
                start(opened)
              }}
            >
              {t(`ledger.save.${expired(opened) ? 'scrap' : 'rotate'}`)}
            </Button>
          )
        }
      >
        {opened && (
          <RotationForm
            key={opened.lotId}
            row={opened}
            year={year}
            readOnly={!mayWrite}
            onClose={() => setOpened(null)}
          />
        )}
      </RecordDrawer>
      {slip.editor}
    </>
  )
}

type MonthCounts = Answer<'supplies', 'listRotation'>['months']

function Months({
  months,
  month,
  onChange,
}: Readonly<{ months: MonthCounts; month: number | null; onChange: (month: number | null) => void }>) {
  const { t } = useTranslation('supplies')
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of buttons, not of form fields
    <div className="yb-months" role="group" aria-label={t('standards.rotation.months')}>
      {months.map((one) => (
        <button
          key={one.month}
          type="button"
          className="yb-month"
          aria-pressed={month === one.month}
          onClick={() => onChange(month === one.month ? null : one.month)}
        >
          <strong>{t('standards.rotation.month', { n: one.month })}</strong>
          <span>
            {one.open + one.done + one.kept === 0
              ? '—'
              : one.open > 0
                ? t('standards.rotation.open', { n: one.open })
                : t('standards.rotation.allDone')}
          </span>
        </button>
      ))}
    </div>
  )
}

function RotationForm({
  row,
  year,
  readOnly,
  onClose,
}: Readonly<{ row: RotationRow; year: number; readOnly: boolean; onClose: () => void }>) {
  const { t } = useTranslation('supplies')
  return (
    <>
      <dl className="yb-facts">
        <dt>{t('columns.quantity')}</dt>
        <dd>{withUnit(row.quantity, row.decimals, row.unit)}</dd>
        <dt>{t('columns.depotName')}</dt>
        <dd>{row.depotNames}</dd>
        <dt>{t('columns.lotNumber')}</dt>
        <dd>{row.lotNumber}</dd>
        <dt>{t('columns.expiresOn')}</dt>
        <dd>
          {formatDay(row.expiresOn)} {row.dateBy === 'shelf-life' && t('standards.rotation.guessed')}
        </dd>
        {row.gone > 0 && (
          <>
            <dt>{t('standards.rotation.gone')}</dt>
            <dd>
              {withUnit(row.gone, row.decimals, row.unit)} {row.documentNumber}
            </dd>
          </>
        )}
      </dl>
      <RecordForm<Answer<'supplies', 'saveRotation'>>
        draftKey={`supplies:rotation:${year}:${row.lotId}`}
        initial={{
          plannedOn: row.plannedOn,
          replacement: row.replacement,
          kept: row.state === 'kept',
          note: row.note,
        }}
        readOnly={readOnly || row.state === 'done'}
        schema={supplies.calls.saveRotation.input}
        toInput={(values) => ({
          lotId: row.lotId,
          year,
          rev: row.rev,
          ...values,
          plannedOn: parseDay(String(values.plannedOn ?? '')) ?? values.plannedOn,
        })}
        save={youbei.supplies.saveRotation}
        onSaved={() => {
          showDone(t('standards.saved', { name: row.itemName }), { undo: true })
          onClose()
        }}
        onCancel={onClose}
        fields={[
          {
            name: 'plannedOn',
            label: t('standards.rotation.plannedOn'),
            required: true,
            control: <DayInput />,
          },
          {
            name: 'replacement',
            label: t('standards.rotation.replacement'),
            help: t('standards.rotation.replacementHint'),
            control: <Input maxLength={100} autoComplete="off" />,
          },
          {
            name: 'kept',
            label: t('standards.rotation.kept'),
            valueProp: 'checked',
            control: <Checkbox>{t('standards.rotation.keptHint')}</Checkbox>,
          },
          {
            name: 'note',
            label: t('standards.rotation.note'),
            control: <Input maxLength={200} autoComplete="off" />,
          },
        ]}
      />
    </>
  )
}

function useColumns(): readonly TableColumn<RotationRow>[] {
  const { t } = useTranslation('supplies')
  return useMemo<readonly TableColumn<RotationRow>[]>(() => {
    const stateText = (row: RotationRow) =>
      row.overdue ? t('standards.rotation.overdue') : t(`standards.rotation.states.${row.state}`)
    return [
      {
        key: 'plannedOn',
        title: t('standards.rotation.plannedOn'),
        sortField: 'plannedOn',
        width: 124,
        priority: 1,
        text: (row) => formatDay(row.plannedOn),
      },
      {
        key: 'itemName',
        title: t('columns.itemName'),
        sortField: 'itemName',
        width: 150,
        grow: true,
        priority: 1,
        text: (row) => row.itemName,
      },
      { key: 'spec', title: t('columns.spec'), width: 110, grow: true, priority: 3, text: (row) => row.spec },
      {
        key: 'lotNumber',
        title: t('columns.lotNumber'),
        width: 110,
        priority: 3,
        text: (row) => row.lotNumber,
      },
      {
        key: 'quantity',
        title: t('columns.quantity'),
        sortField: 'quantity',
        width: 90,
        align: 'right',
        priority: 1,
        text: (row) => formatQuantity(row.quantity, row.decimals),
      },
      { key: 'unit', title: t('columns.unit'), width: 60, priority: 2, text: (row) => row.unit },
      {
        key: 'depotNames',
        title: t('columns.depotName'),
        width: 130,
        grow: true,
        priority: 2,
        text: (row) => row.depotNames,
      },
      {
        key: 'expiresOn',
        title: t('columns.expiresOn'),
        sortField: 'expiresOn',
        width: 116,
        priority: 1,
        text: (row) => formatDay(row.expiresOn),
      },
      {
        key: 'replacement',
        title: t('standards.rotation.replacement'),
        width: 120,
        grow: true,
        priority: 3,
        text: (row) => row.replacement,
      },
      {
        key: 'state',
        title: t('standards.rotation.state'),
        width: 110,
        priority: 1,
        text: stateText,
        render: (row) => (
          <LevelTag level={row.state === 'done' ? 'green' : row.overdue ? 'red' : 'plain'}>
            {stateText(row)}
          </LevelTag>
        ),
      },
      {
        key: 'documentNumber',
        title: t('standards.rotation.document'),
        width: 140,
        priority: 3,
        text: (row) => row.documentNumber,
      },
    ]
  }, [t])
}
