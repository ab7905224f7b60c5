import { SafetyCertificateOutlined } from '@ant-design/icons'
import { Alert, Button, Checkbox, Select } from 'antd'
import { type ReactNode, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { Answer } from '../../../preload/contract/api'
import type { GapRow, GapSummary } from '../../../preload/contract/supplies/index'
import { youbei } from '../../shared/api'
import { asked } from '../../shared/asked'
import { DayInput } from '../../shared/DayInput'
import { EmptyState } from '../../shared/EmptyState'
import { formatFen, formatQuantity, parseDay } from '../../shared/format'
import { LevelTag } from '../../shared/LevelTag'
import { PrintMenu } from '../../shared/PrintMenu'
import { type TableColumn, type TableHandle, TablePage } from '../../shared/TablePage'
import { useCommand } from '../../shared/useCommand'
import { useQueryCall } from '../../shared/useQueryCall'
import { useMayWrite, useStatus } from '../../shared/useStatus'
import { derivationText, percent } from './derivation'
import { GapDrawer } from './GapDrawer'
import { InlineField } from './InlineField'

/** 缺口: what is missing against a standard on a day. */
export function GapView({ lead }: Readonly<{ lead: ReactNode }>) {
  const { t } = useTranslation('supplies')
  const mayWrite = useMayWrite()
  const navigate = useNavigate()
  const table = useRef<TableHandle<GapRow>>(null)
  const today = useStatus()?.today ?? ''
  const [standardId, setStandardId] = useState<string | null>(null)
  const [typedDay, setTypedDay] = useState('')
  const [countAgreement, setCountAgreement] = useState(false)
  const [onlyShort, setOnlyShort] = useState(false)
  const [group, setGroup] = useState<string | null>(null)
  const [opened, setOpened] = useState<GapRow | null>(null)
  const standards = useQueryCall('supplies', 'listStandards', { limit: 200 }).data?.rows ?? []
  const on = parseDay(typedDay)
  const filters = useMemo(
    () => ({
      ...(standardId === null ? {} : { standardId }),
      ...(on === null ? {} : { on }),
      ...(countAgreement ? { countAgreement } : {}),
      ...(onlyShort ? { onlyShort } : {}),
      ...(group === null ? {} : { group }),
    }),
    [standardId, on, countAgreement, onlyShort, group],
  )
  const chosen = () => asked(table, filters)
  const draft = useCommand(
    () =>
      youbei.supplies.draftPurchaseList({
        title: t('standards.gap.listTitle', { day: on ?? today }),
        from: 'gap',
        gap: filters,
      }),
    {
      done: ({ lines }) => t('standards.purchases.drafted', { n: lines.length }),
      undoable: true,
      onDone: ({ id }) => void navigate(`/supplies/standards?view=purchases&list=${id}`),
    },
  )
  return (
    <>
      <TablePage<GapRow>
        title={t('title')}
        lead={lead}
        handle={table}
        storageKey="supplies.gap"
        columns={useColumns()}
        load={{ module: 'supplies', call: 'listGap', input: filters }}
        rowKey={(row) => row.key}
        onOpen={setOpened}
        openKey={opened?.key ?? null}
        searchHint={t('standards.gap.searchHint')}
        summary={(answer) => <Summary summary={(answer as Answer<'supplies', 'listGap'>).summary} />}
        totals={(answer) => {
          const { summary } = answer as Answer<'supplies', 'listGap'>
          return {
            name: t('standards.total'),
            costFen: formatFen(summary.costFen),
          }
        }}
        onClearFilters={() => {
          setStandardId(null)
          setTypedDay('')
          setOnlyShort(false)
          setGroup(null)
        }}
        filters={
          <>
            <Select
              aria-label={t('standards.standard')}
              placeholder={t('standards.standard')}
              popupMatchSelectWidth={320}
              value={standardId ?? standards.find((one) => one.active)?.id ?? null}
              options={standards.map((one) => ({ value: one.id, label: one.name }))}
              onChange={(id) => setStandardId(id)}
            />
            <InlineField label={t('standards.gap.on')}>
              {(id) => <DayInput id={id} value={typedDay === '' ? today : typedDay} onChange={setTypedDay} />}
            </InlineField>
            <GroupSelect
              standardId={standardId ?? standards.find((one) => one.active)?.id ?? null}
              value={group}
              onChange={setGroup}
            />
            <Checkbox checked={onlyShort} onChange={(event) => setOnlyShort(event.target.checked)}>
              {t('standards.gap.onlyShort')}
            </Checkbox>
            <Checkbox checked={countAgreement} onChange={(event) => setCountAgreement(event.target.checked)}>
              {t('standards.countAgreement')}
            </Checkbox>
          </>
        }
        actions={
          <>
            <PrintMenu
              items={[
                {
                  label: t('standards.gap.print'),
                  print: (options) => youbei.supplies.printGap(chosen(), options),
                },
                { label: t('export'), save: (options) => youbei.supplies.exportGap(chosen(), options) },
              ]}
            />
            {mayWrite && (
              <Button type="primary" loading={draft.running} onClick={() => void draft.run(undefined)}>
                {t('standards.gap.draft')}
              </Button>
            )}
          </>
        }
        empty={
          <EmptyState
            icon={<SafetyCertificateOutlined aria-hidden />}
            title={t('standards.gap.empty')}
            description={t('standards.gap.emptyHint')}
            actions={
              <Button type="primary" onClick={() => void navigate('/supplies/standards?view=standards')}>
                {t('standards.gap.toStandards')}
              </Button>
            }
          />
        }
      />
      <GapDrawer
        row={opened}
        onClose={() => {
          const key = opened?.key
          setOpened(null)
          table.current?.focus(key)
        }}
        onMove={(step) => {
          const next = opened && table.current?.neighbour(opened.key, step)
          if (next) setOpened(next)
        }}
      />
    </>
  )
}

function GroupSelect({
  standardId,
  value,
  onChange,
}: Readonly<{ standardId: string | null; value: string | null; onChange: (group: string | null) => void }>) {
  const { t } = useTranslation('supplies')
  const lines = useQueryCall(
    'supplies',
    'listStandardLines',
    { standardId: standardId ?? '', limit: 1 },
    { enabled: standardId !== null },
  )
  const groups = lines.data?.groups ?? []
  if (groups.length < 2) return null
  return (
    <Select
      allowClear
      aria-label={t('standards.group')}
      placeholder={t('standards.group')}
      value={value}
      options={groups.map((one) => ({ value: one, label: one }))}
      onChange={(group) => onChange(group ?? null)}
    />
  )
}

/** The figures of the whole, and what must be known to believe them. */
function Summary({ summary }: Readonly<{ summary: GapSummary }>) {
  const { t } = useTranslation('supplies')
  const navigate = useNavigate()
  if (summary.standardId === null) return null
  return (
    <>
      {(summary.origin === 'reference' || summary.origin === 'example') && (
        <Alert
          type="warning"
          showIcon
          title={t('standards.gap.unverified')}
          action={
            <Button size="small" onClick={() => void navigate('/supplies/standards?view=standards')}>
              {t('standards.gap.toStandards')}
            </Button>
          }
        />
      )}
      {summary.withoutPopulation && (
        <Alert type="info" showIcon title={t('standards.gap.withoutPopulation')} />
      )}
      <dl className="yb-summary">
        <div>
          <dt>{t('standards.gap.coverage')}</dt>
          <dd>
            {summary.covered} / {summary.rows}
          </dd>
          <dt>{percent(summary.coverage)}</dt>
        </div>
        <div>
          <dt>{t('standards.gap.fillRate')}</dt>
          <dd>{percent(summary.fillRate)}</dd>
        </div>
        <div>
          <dt>{t('standards.gap.short')}</dt>
          <dd>{summary.short}</dd>
        </div>
        <div>
          <dt>{t('standards.gap.cost')}</dt>
          <dd>{formatFen(summary.costFen)}</dd>
          {summary.withoutPrice > 0 && (
            <dt>{t('standards.gap.withoutPrice', { n: summary.withoutPrice })}</dt>
          )}
        </div>
      </dl>
    </>
  )
}

function useColumns(): readonly TableColumn<GapRow>[] {
  const { t } = useTranslation('supplies')
  return useMemo<readonly TableColumn<GapRow>[]>(() => {
    const amount = (
      key: 'required' | 'held' | 'usable' | 'agreement',
      priority: 1 | 2 | 3,
    ): TableColumn<GapRow> => ({
      key,
      title: t(`standards.gap.columns.${key}`),
      ...(key === 'required' || key === 'usable' ? { sortField: key } : {}),
      width: 100,
      align: 'right',
      priority,
      text: (row) => {
        const value = row[key]
        return value === null ? '?' : formatQuantity(value, row.decimals)
      },
    })
    return [
      {
        key: 'name',
        title: t('columns.itemName'),
        sortField: 'name',
        width: 150,
        grow: true,
        priority: 1,
        text: (row) => row.name,
      },
      {
        key: 'group',
        title: t('standards.group'),
        sortField: 'group',
        width: 100,
        priority: 3,
        text: (row) => row.group,
      },
      amount('required', 1),
      amount('held', 2),
      amount('usable', 1),
      amount('agreement', 3),
      {
        key: 'gap',
        title: t('standards.gap.columns.gap'),
        sortField: 'gap',
        width: 110,
        align: 'right',
        priority: 1,
        text: (row) => (row.gap === 0 ? '' : formatQuantity(row.gap, row.decimals)),
        render: (row) =>
          row.gap === 0 ? (
            <LevelTag level="green">{t('standards.gap.enough')}</LevelTag>
          ) : (
            <LevelTag level={row.usable === 0 ? 'red' : 'orange'}>
              {t('standards.gap.lacks', { n: formatQuantity(row.gap, row.decimals) })}
            </LevelTag>
          ),
      },
      { key: 'unit', title: t('columns.unit'), width: 60, priority: 1, text: (row) => row.unit },
      {
        key: 'costFen',
        title: t('standards.gap.columns.cost'),
        sortField: 'costFen',
        width: 120,
        align: 'right',
        priority: 2,
        text: (row) => (row.gap > 0 ? formatFen(row.costFen) : ''),
      },
      {
        key: 'derivation',
        title: t('standards.gap.columns.derivation'),
        width: 170,
        grow: true,
        priority: 3,
        text: (row) => derivationText(row, t),
      },
      {
        key: 'items',
        title: t('standards.gap.columns.items'),
        width: 160,
        priority: 2,
        text: (row) =>
          row.uncounted.length > 0
            ? t('standards.uncounted', { items: row.uncounted.join('、') })
            : row.items === 0 && row.unsettled > 0
              ? t('standards.gap.unsettled', { n: row.unsettled })
              : row.items === 0
                ? t('standards.gap.noItem')
                : t('standards.gap.items', { n: row.items }),
      },
    ]
  }, [t])
}
