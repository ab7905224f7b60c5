import {
  BookOutlined,
  DeleteOutlined,
  EditOutlined,
  PrinterOutlined,
  UploadOutlined,
} from '@ant-design/icons'
import { Button, Segmented, Select } from 'antd'
import { lazy, Suspense, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import type { ChosenFile } from '../../preload/contract/bridge'
import { type Plan, planCategories } from '../../preload/contract/plans/index'
import { youbei } from '../shared/api'
import { DueTag } from '../shared/DueTag'
import { EmptyState } from '../shared/EmptyState'
import { formatDay, formatInstant, formatNumber } from '../shared/format'
import { useHotkeys } from '../shared/hotkeys'
import { showFailure } from '../shared/notices'
import { type TableColumn, type TableHandle, TablePage } from '../shared/TablePage'
import { useCommand } from '../shared/useCommand'
import { useFileDrop } from '../shared/useFileDrop'
import { useMayWrite, useStatus } from '../shared/useStatus'
import { PlanTextSearch } from './PlanTextSearch'
import { reviewState } from './review'
import './plans.css'

const NewPlan = lazy(() => import('./writing/NewPlan').then((m) => ({ default: m.NewPlan })))
const ImportPlans = lazy(() => import('./import/ImportPlans').then((m) => ({ default: m.ImportPlans })))

type Category = (typeof planCategories)[number]

/** 预案库: the list of plans, or the places where words stand in their text. */
export function PlansPage() {
  const { t } = useTranslation('plans')
  const navigate = useNavigate()
  const [params, setParams] = useSearchParams()
  const mayWrite = useMayWrite()
  const table = useRef<TableHandle<Plan>>(null)
  const [category, setCategory] = useState<Category | undefined>()
  const [importing, setImporting] = useState<readonly ChosenFile[] | null>(null)
  const [beginning, setBeginning] = useState(false)
  const inText = params.get('view') === 'text'
  const columns = usePlanColumns()

  const remove = useCommand(
    (rows: readonly Plan[]) => youbei.plans.remove({ ids: rows.map((row) => row.id) }),
    { done: ({ removed }) => t('removed', { n: removed }), undoable: true },
  )
  const choose = async () => {
    const chosen = await youbei.shell.chooseFiles({ kind: 'plan', many: true })
    if (!chosen.ok) showFailure(chosen.error)
    else if (chosen.value.files.length > 0) setImporting(chosen.value.files)
  }
  useFileDrop(setImporting, { enabled: mayWrite && importing === null })
  useHotkeys({
    'ctrl+i': () => mayWrite && importing === null && void choose(),
    'ctrl+shift+f': () => setParams({ view: 'text' }),
  })

  const actions = mayWrite && (
    <>
      <Button icon={<EditOutlined />} onClick={() => setBeginning(true)}>
        {t('writing.newPlan.action')}
      </Button>
      <Button
        type="primary"
        icon={<UploadOutlined />}
        aria-keyshortcuts="Control+I"
        onClick={() => void choose()}
      >
        {t('import.action')}
        <span className="yb-kbd">Ctrl+I</span>
      </Button>
    </>
  )
  const lead = (
    <Segmented
      className="plan-views"
      aria-label={t('views.label')}
      value={inText ? 'text' : 'list'}
      onChange={(view) => setParams(view === 'text' ? { view } : {})}
      options={[
        { value: 'list', label: t('views.list') },
        { value: 'text', label: t('views.text') },
      ]}
    />
  )

  return (
    <>
      {inText ? (
        <PlanTextSearch title={t('title')} actions={actions} lead={lead} />
      ) : (
        <TablePage<Plan>
          title={t('title')}
          lead={lead}
          actions={actions}
          handle={table}
          filters={
            <Select<Category | undefined>
              aria-label={t('fields.category')}
              placeholder={t('allCategories')}
              allowClear
              value={category}
              onChange={setCategory}
              options={planCategories.map((value) => ({ value, label: t(`categories.${value}`) }))}
            />
          }
          searchHint={t('searchHint')}
          columns={columns}
          load={{ module: 'plans', call: 'list', input: category ? { category } : {} }}
          rowKey={(row) => row.id}
          onOpen={(row) => navigate(`/plans/${row.id}`)}
          selectionActions={(rows, clear) => (
            <>
              <Button
                icon={<PrinterOutlined />}
                onClick={() => navigate(`/handbooks/new?plans=${rows.map((row) => row.id).join(',')}`)}
              >
                {t('printSelected')}
              </Button>
              {mayWrite && (
                <Button
                  icon={<DeleteOutlined />}
                  loading={remove.running}
                  onClick={() => void remove.run(rows).then((done) => done && clear())}
                >
                  {t('remove')}
                </Button>
              )}
            </>
          )}
          empty={
            <EmptyState
              icon={<BookOutlined />}
              title={t('empty.title')}
              description={t('empty.hint')}
              actions={actions}
            />
          }
          onClearFilters={() => setCategory(undefined)}
          storageKey="plans"
        />
      )}
      {beginning && (
        <Suspense fallback={null}>
          <NewPlan onClose={() => setBeginning(false)} onMade={({ id }) => navigate(`/plans/${id}/write`)} />
        </Suspense>
      )}
      {importing && (
        <Suspense fallback={null}>
          <ImportPlans
            files={importing}
            onClose={() => setImporting(null)}
            onOpen={(id) => {
              setImporting(null)
              navigate(`/plans/${id}`)
            }}
          />
        </Suspense>
      )}
    </>
  )
}

function usePlanColumns(): TableColumn<Plan>[] {
  const { t } = useTranslation('plans')
  const today = useStatus()?.today ?? ''
  return useMemo(
    () => [
      {
        key: 'title',
        title: t('fields.title'),
        text: (row) => row.title,
        sortField: 'title',
        width: 260,
        grow: true,
      },
      {
        key: 'category',
        title: t('fields.category'),
        text: (row) => t(`categories.${row.category}`),
        sortField: 'category',
        width: 96,
      },
      {
        key: 'documentNumber',
        title: t('fields.documentNumber'),
        text: (row) => row.documentNumber,
        width: 176,
        priority: 3,
      },
      {
        key: 'issuedBy',
        title: t('fields.issuedBy'),
        text: (row) => row.issuedBy,
        width: 150,
        optional: true,
      },
      {
        key: 'issuedOn',
        title: t('fields.issuedOn'),
        text: (row) => formatDay(row.issuedOn),
        sortField: 'issuedOn',
        width: 110,
        priority: 2,
      },
      {
        key: 'reviewOn',
        title: t('fields.reviewOn'),
        text: (row) => formatDay(row.reviewOn),
        render: (row) => {
          const due = reviewState(row.reviewOn, today)
          return due.state === 'soon' || due.state === 'expired' ? (
            <DueTag {...due} kind="task" />
          ) : (
            formatDay(row.reviewOn)
          )
        },
        sortField: 'reviewOn',
        width: 124,
      },
      {
        key: 'version',
        title: t('fields.version'),
        text: (row) => t('version', { n: row.versionNumber }),
        sortField: 'versionNumber',
        width: 84,
        priority: 3,
      },
      {
        key: 'sections',
        title: t('fields.sections'),
        text: (row) => formatNumber(row.sections),
        sortField: 'sections',
        width: 76,
        align: 'right',
        priority: 3,
      },
      {
        key: 'characters',
        title: t('fields.characters'),
        text: (row) => formatNumber(row.characters),
        sortField: 'characters',
        width: 96,
        align: 'right',
        priority: 2,
      },
      {
        key: 'importedAt',
        title: t('fields.importedAt'),
        text: (row) => formatInstant(row.importedAt),
        sortField: 'importedAt',
        width: 150,
        priority: 3,
      },
      {
        key: 'sourceName',
        title: t('fields.sourceName'),
        text: (row) => row.sourceName,
        width: 200,
        optional: true,
      },
    ],
    [t, today],
  )
}
