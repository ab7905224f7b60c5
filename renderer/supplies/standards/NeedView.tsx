import { Alert, Button, Checkbox, InputNumber } from 'antd'
import { type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { NeedRow } from '../../../preload/contract/supplies/index'
import { failureOf, youbei } from '../../shared/api'
import { DataTable } from '../../shared/DataTable'
import { DayInput } from '../../shared/DayInput'
import { ErrorNotice } from '../../shared/ErrorNotice'
import { formatNumber, formatQuantity, parseDay } from '../../shared/format'
import { LevelTag } from '../../shared/LevelTag'
import { PrintMenu } from '../../shared/PrintMenu'
import { RecordDrawer } from '../../shared/RecordDrawer'
import { columnWidths, type TableColumn } from '../../shared/tableColumns'
import { useCommand } from '../../shared/useCommand'
import { useQueryCall } from '../../shared/useQueryCall'
import { useMayWrite, useStatus } from '../../shared/useStatus'
import { InlineField } from './InlineField'
import { Matches } from './Matches'
import { NormsDrawer } from './NormsDrawer'

const kinds = ['elderly', 'children', 'infants', 'women'] as const
const kept = 'youbei.supplies.need'

type Persons = Readonly<{
  people: number
  elderly: number
  children: number
  infants: number
  women: number
  days: number
}>
const begin: Persons = { people: 100, elderly: 0, children: 0, infants: 0, women: 0, days: 3 }

/** What was asked the last time: a plan is worked out in several goes. */
function readKept(): Persons {
  try {
    const held: unknown = JSON.parse(localStorage.getItem(kept) ?? 'null')
    if (typeof held !== 'object' || held === null) return begin
    const numbers = Object.entries(held).filter(
      ([key, value]) => key in begin && Number.isSafeInteger(value) && value >= 0,
    )
    const asked = { ...begin, ...Object.fromEntries(numbers) }
    return { ...asked, people: Math.max(1, asked.people), days: Math.min(365, Math.max(1, asked.days)) }
  } catch {
    return begin
  }
}

/** 需求测算: what so many people need for so many days, against what is there. */
export function NeedView({ lead }: Readonly<{ lead: ReactNode }>) {
  const { t } = useTranslation('supplies')
  const mayWrite = useMayWrite()
  const navigate = useNavigate()
  const today = useStatus()?.today ?? ''
  const [asked, setAsked] = useState<Persons>(readKept)
  const [typedDay, setTypedDay] = useState('')
  const [countAgreement, setCountAgreement] = useState(false)
  const [norms, setNorms] = useState(false)
  const [opened, setOpened] = useState<NeedRow | null>(null)
  const on = parseDay(typedDay)
  const input = useMemo(
    () => ({ ...asked, ...(on === null ? {} : { on }), countAgreement }),
    [asked, on, countAgreement],
  )
  const need = useQueryCall('supplies', 'getNeed', input)
  const set = (name: keyof Persons, value: number | null) => {
    const next = { ...asked, [name]: value ?? (name === 'people' || name === 'days' ? 1 : 0) }
    setAsked(next)
    localStorage.setItem(kept, JSON.stringify(next))
  }
  const draft = useCommand(
    () =>
      youbei.supplies.draftPurchaseList({
        title: t('standards.need.listTitle', { people: asked.people, days: asked.days }),
        from: 'need',
        need: input,
      }),
    {
      done: ({ lines }) => t('standards.purchases.drafted', { n: lines.length }),
      undoable: true,
      onDone: ({ id }) => void navigate(`/supplies/standards?view=purchases&list=${id}`),
    },
  )
  const columns = useColumns()
  const rows = need.data?.rows ?? []
  const served = need.data?.served ?? 0
  const uncounted = rows.find((row) => row.needed > 0 && row.uncounted.length > 0)
  return (
    <section className="yb-page" aria-label={t('title')}>
      <header className="yb-page-head">
        <h1>{t('title')}</h1>
        <div className="yb-page-actions">
          <Button onClick={() => setNorms(true)}>{t('standards.need.norms')}</Button>
          <PrintMenu
            items={[
              {
                label: t('standards.need.print'),
                print: (options) => youbei.supplies.printNeed(input, options),
              },
              { label: t('export'), save: (options) => youbei.supplies.exportNeed(input, options) },
            ]}
          />
          {mayWrite && (
            <Button
              type="primary"
              loading={draft.running}
              disabled={rows.every((row) => row.short === 0)}
              onClick={() => void draft.run(undefined)}
            >
              {t('standards.gap.draft')}
            </Button>
          )}
        </div>
      </header>
      {lead}
      <div className="yb-need-form">
        <InlineField above label={t('standards.need.people')}>
          {(id) => (
            <InputNumber
              id={id}
              min={1}
              max={1_000_000}
              precision={0}
              value={asked.people}
              onChange={(value) => set('people', value)}
            />
          )}
        </InlineField>
        <InlineField above label={t('standards.need.days')}>
          {(id) => (
            <InputNumber
              id={id}
              min={1}
              max={365}
              precision={0}
              value={asked.days}
              onChange={(value) => set('days', value)}
            />
          )}
        </InlineField>
        {kinds.map((kind) => (
          <InlineField
            key={kind}
            above
            label={t('standards.need.ofThem', { kind: t(`standards.people.${kind}`) })}
          >
            {(id) => (
              <InputNumber
                id={id}
                min={0}
                max={1_000_000}
                precision={0}
                value={asked[kind]}
                onChange={(value) => set(kind, value)}
              />
            )}
          </InlineField>
        ))}
        <InlineField above label={t('standards.need.from')}>
          {(id) => <DayInput id={id} value={typedDay === '' ? today : typedDay} onChange={setTypedDay} />}
        </InlineField>
        <Checkbox checked={countAgreement} onChange={(event) => setCountAgreement(event.target.checked)}>
          {t('standards.countAgreement')}
        </Checkbox>
      </div>
      {need.error && <ErrorNotice failure={failureOf(need.error)} onRetry={() => void need.refetch()} />}
      {need.data && (
        <dl className="yb-summary" aria-live="polite">
          <div>
            <dt>{t('standards.need.served')}</dt>
            <dd>{t('standards.need.persons', { n: formatNumber(served) })}</dd>
            <dt>
              {served >= asked.people
                ? t('standards.need.enough')
                : t('standards.need.lacking', { n: formatNumber(asked.people - served) })}
            </dt>
          </div>
          <div>
            <dt>{t('standards.need.lastDay', { day: need.data.lastDay })}</dt>
          </div>
        </dl>
      )}
      {uncounted && (
        <Alert
          type="warning"
          showIcon
          title={t('standards.uncountedOf', { name: uncounted.name, items: uncounted.uncounted.join('、') })}
          action={
            <Button size="small" onClick={() => setOpened(uncounted)}>
              {t('standards.convert')}
            </Button>
          }
        />
      )}
      <div className="yb-table-box">
        <DataTable
          label={t('standards.views.need')}
          columns={columns}
          widths={columnWidths(columns, 1_100)}
          rows={rows}
          keyOf={(row) => row.normId}
          offset={0}
          total={rows.length}
          loading={need.isPending}
          activeKey={null}
          openKey={opened?.normId ?? null}
          sort={null}
          onSort={() => undefined}
          onToggle={() => undefined}
          onToggleAll={() => undefined}
          onActivate={() => undefined}
          onOpen={setOpened}
          onKeyDown={(event) => {
            const key = (event.target as HTMLElement).closest('tr')?.dataset.row
            const row = rows.find((one) => one.normId === key)
            if (event.key === 'Enter' && row) setOpened(row)
          }}
        />
      </div>
      <p className="yb-hint-line">{t('standards.need.note')}</p>
      <RecordDrawer
        open={opened !== null}
        title={opened?.name ?? ''}
        onClose={() => setOpened(null)}
        width={640}
      >
        {opened && (
          <>
            <h2 className="yb-section">{t('standards.matches.title')}</h2>
            <Matches key={opened.key} name={opened.name} unit={opened.unit} category={opened.category} />
          </>
        )}
      </RecordDrawer>
      {norms && <NormsDrawer onClose={() => setNorms(false)} />}
    </section>
  )
}

function useColumns(): readonly TableColumn<NeedRow>[] {
  const { t } = useTranslation('supplies')
  return useMemo<readonly TableColumn<NeedRow>[]>(() => {
    const amount = (key: 'needed' | 'usable', width = 110): TableColumn<NeedRow> => ({
      key,
      title: t(`standards.need.columns.${key}`),
      width,
      align: 'right',
      text: (row) => formatQuantity(row[key], row.decimals),
    })
    return [
      {
        key: 'name',
        title: t('standards.need.columns.name'),
        width: 160,
        grow: true,
        text: (row) => row.name,
      },
      {
        key: 'people',
        title: t('standards.need.columns.people'),
        width: 90,
        text: (row) => t(`standards.people.${row.people}`),
      },
      {
        key: 'persons',
        title: t('standards.need.columns.persons'),
        width: 90,
        align: 'right',
        text: (row) => formatNumber(row.persons),
      },
      amount('needed'),
      amount('usable'),
      {
        key: 'short',
        title: t('standards.need.columns.short'),
        width: 130,
        align: 'right',
        text: (row) => formatQuantity(row.short, row.decimals),
        render: (row) =>
          row.needed === 0 ? null : row.short === 0 ? (
            <LevelTag level="green">{t('standards.gap.enough')}</LevelTag>
          ) : (
            <LevelTag level={row.usable === 0 ? 'red' : 'orange'}>
              {t('standards.gap.lacks', { n: formatQuantity(row.short, row.decimals) })}
            </LevelTag>
          ),
      },
      { key: 'unit', title: t('columns.unit'), width: 60, text: (row) => row.unit },
      {
        key: 'served',
        title: t('standards.need.columns.served'),
        width: 120,
        align: 'right',
        text: (row) => formatNumber(row.served),
      },
      {
        key: 'items',
        title: t('standards.gap.columns.items'),
        width: 240,
        grow: true,
        text: (row) =>
          row.uncounted.length > 0
            ? t('standards.uncounted', { items: row.uncounted.join('、') })
            : row.usable === 0 && row.expired > 0
              ? t('standards.need.expired', { n: formatQuantity(row.expired, row.decimals), unit: row.unit })
              : row.items > 0
                ? t('standards.gap.items', { n: row.items })
                : row.unsettled > 0
                  ? t('standards.gap.unsettled', { n: row.unsettled })
                  : t('standards.gap.noItem'),
      },
    ]
  }, [t])
}
