import {
  BookOutlined,
  DeleteOutlined,
  EditOutlined,
  PrinterOutlined,
  UploadOutlined,
} from '@ant-design/icons'
import { Button } from 'antd'
import { lazy, Suspense, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import type { ChosenFile } from '../../preload/contract/bridge'
import type { PlanLine } from '../../preload/contract/plans/index'
import { youbei } from '../shared/api'
import { DueTag } from '../shared/DueTag'
import { EmptyState } from '../shared/EmptyState'
import { formatDay, formatInstant, formatNumber } from '../shared/format'
import { useHotkeys } from '../shared/hotkeys'
import { LevelTag } from '../shared/LevelTag'
import { showFailure } from '../shared/notices'
import { PrintMenu } from '../shared/PrintMenu'
import { type TableColumn, type TableHandle, TablePage } from '../shared/TablePage'
import { useCommand } from '../shared/useCommand'
import { useFileDrop } from '../shared/useFileDrop'
import { useMayWrite, useStatus } from '../shared/useStatus'
import { useEventOptions } from './library/EventPicker'
import { LibraryCounts } from './library/LibraryCounts'
import { type LibraryFilter, LibraryFilters } from './library/LibraryFilters'
import { LibraryTabs } from './library/LibraryTabs'
import { stateText } from './library/words'
import { PlanTextSearch } from './PlanTextSearch'
import { reviewState } from './review'
import './plans.css'

const NewPlan = lazy(() => import('./writing/NewPlan').then((m) => ({ default: m.NewPlan })))
const RulesDialog = lazy(() => import('./library/RulesDialog').then((m) => ({ default: m.RulesDialog })))
const ImportPlans = lazy(() => import('./import/ImportPlans').then((m) => ({ default: m.ImportPlans })))

/** 预案库: the list of plans, or the places where words stand in their text. */
export function PlansPage() {
  const { t } = useTranslation('plans')
  const navigate = useNavigate()
  const [params, setParams] = useSearchParams()
  const mayWrite = useMayWrite()
  const table = useRef<TableHandle<PlanLine>>(null)
  const [filter, setFilter] = useState<LibraryFilter>(() =>
    params.get('filing') === 'overdue' ? { filing: 'overdue' } : {},
  )
  const more = useMore(filter, () => table.current?.words() ?? '')
  const [importing, setImporting] = useState<readonly ChosenFile[] | null>(null)
  const [beginning, setBeginning] = useState(false)
  const inText = params.get('view') === 'text'
  const columns = usePlanColumns()

  const remove = useCommand(
    (rows: readonly PlanLine[]) => youbei.plans.remove({ ids: rows.map((row) => row.id) }),
    { done: ({ removed }) => t('removed', { n: removed }), undoable: true },
  )
  const choose = async () => {
    const chosen = await youbei.shell.chooseFiles({ kind: 'plan', many: true })
    if (!chosen.ok) showFailure(chosen.error)
    else if (chosen.value.files.length > 0) setImporting(chosen.value.files)
  }
  useFileDrop(setImporting, { enabled: mayWrite && importing === null })
  useHotkeys({
    f2: () => mayWrite && setBeginning(true),
    'ctrl+i': () => mayWrite && importing === null && void choose(),
    'ctrl+shift+f': () => setParams({ view: 'text' }),
  })

  const bring = mayWrite && (
    <>
      <Button icon={<EditOutlined aria-hidden />} onClick={() => setBeginning(true)}>
        {t('writing.newPlan.action')} <span className="yb-kbd">F2</span>
      </Button>
      <Button
        type="primary"
        icon={<UploadOutlined aria-hidden />}
        aria-keyshortcuts="Control+I"
        onClick={() => void choose()}
      >
        {t('import.action')}
        <span className="yb-kbd">Ctrl+I</span>
      </Button>
    </>
  )
  const actions = (
    <>
      {more.button}
      {bring}
    </>
  )
  const lead = (
    <div className="plan-lead">
      <LibraryTabs current={inText ? 'text' : 'list'} />
      {!inText && <LibraryCounts onChoose={setFilter} />}
    </div>
  )

  return (
    <>
      {inText ? (
        <PlanTextSearch title={t('title')} actions={actions} lead={lead} />
      ) : (
        <TablePage<PlanLine>
          title={t('title')}
          lead={lead}
          actions={actions}
          handle={table}
          filters={<LibraryFilters filter={filter} onChange={setFilter} />}
          searchHint={t('library.searchHint')}
          columns={columns}
          load={{ module: 'plans', call: 'list', input: filter }}
          rowKey={(row) => row.id}
          onOpen={(row) => navigate(`/plans/${row.id}`)}
          selectionActions={(rows, clear) => (
            <>
              <Button
                icon={<PrinterOutlined aria-hidden />}
                onClick={() => navigate(`/handbooks/new?plans=${rows.map((row) => row.id).join(',')}`)}
              >
                {t('printSelected')}
              </Button>
              {mayWrite && (
                <Button
                  icon={<DeleteOutlined aria-hidden />}
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
              icon={<BookOutlined aria-hidden />}
              title={t('empty.title')}
              description={t('empty.hint')}
              actions={bring}
            />
          }
          onClearFilters={() => setFilter({})}
          storageKey="plans"
        />
      )}
      {beginning && (
        <Suspense fallback={null}>
          <NewPlan onClose={() => setBeginning(false)} onMade={({ id }) => navigate(`/plans/${id}/write`)} />
        </Suspense>
      )}
      {more.parts}
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

/** Lists and check lists of what is shown, and the office's rules. */
function useMore(filter: LibraryFilter, words: () => string) {
  const { t } = useTranslation('plans')
  const status = useStatus()
  const [rules, setRules] = useState(false)
  const administrator = status?.user ? status.user.role === 'administrator' : status?.signInNeeded === false
  const shown = () => ({ ...filter, ...(words() ? { search: words() } : {}) })
  return {
    button: (
      <PrintMenu
        items={[
          {
            label: t('library.printList'),
            print: (options) => youbei.plans.printLibrary(shown(), options),
          },
          {
            label: t('library.printCheck'),
            print: (options) => youbei.plans.printHealth(shown(), options),
          },
          'line',
          {
            label: t('library.exportList'),
            save: (options) => youbei.plans.exportLibrary(shown(), options),
          },
          {
            label: t('library.exportCheck'),
            save: (options) => youbei.plans.exportHealth(shown(), options),
          },
          ...(administrator
            ? (['line', { label: t('library.rules.action'), choose: () => setRules(true) }] as const)
            : []),
        ]}
      />
    ),
    parts: (
      <>
        {rules && (
          <Suspense fallback={null}>
            <RulesDialog onClose={() => setRules(false)} />
          </Suspense>
        )}
      </>
    ),
  }
}

function usePlanColumns(): TableColumn<PlanLine>[] {
  const { t } = useTranslation('plans')
  const { name: eventName } = useEventOptions()
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
        key: 'state',
        title: t('library.fields.state'),
        text: (row) => stateText(t, row),
        sortField: 'state',
        width: 132,
      },
      {
        key: 'health',
        title: t('library.fields.health'),
        text: (row) => (row.findings === 0 ? t('library.sound') : t('library.findings', { n: row.findings })),
        render: (row) =>
          row.findings === 0 ? (
            t('library.sound')
          ) : (
            <LevelTag level={row.serious > 0 ? 'red' : 'orange'}>
              {t('library.findings', { n: row.findings })}
            </LevelTag>
          ),
        sortField: 'findings',
        width: 106,
      },
      {
        key: 'level',
        title: t('library.fields.level'),
        text: (row) => t(`library.levels.${row.level}`),
        sortField: 'level',
        width: 110,
        optional: true,
      },
      {
        key: 'eventTypes',
        title: t('library.fields.eventTypes'),
        text: (row) => row.eventTypes.map(eventName).join('、'),
        width: 160,
        optional: true,
      },
      {
        key: 'responsible',
        title: t('library.fields.responsible'),
        text: (row) => row.responsible,
        width: 120,
        priority: 3,
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
        key: 'nextReviewOn',
        title: t('library.fields.nextReviewOn'),
        text: (row) => formatDay(row.nextReviewOn),
        render: (row) => {
          const due = reviewState(row.nextReviewOn, today)
          return due.state === 'soon' || due.state === 'expired' ? (
            <DueTag {...due} kind="task" />
          ) : (
            formatDay(row.nextReviewOn)
          )
        },
        sortField: 'nextReviewOn',
        width: 136,
      },
      {
        key: 'version',
        title: t('fields.version'),
        text: (row) => t('version', { n: row.versionNumber }),
        sortField: 'versionNumber',
        width: 84,
        priority: 2,
      },
      {
        key: 'filedOn',
        title: t('library.fields.filedOn'),
        text: (row) => formatDay(row.filedOn),
        sortField: 'filedOn',
        width: 110,
        optional: true,
      },
      {
        key: 'drilledOn',
        title: t('library.fields.drilledOn'),
        text: (row) => formatDay(row.drilledOn),
        sortField: 'drilledOn',
        width: 120,
        optional: true,
      },
      {
        key: 'sections',
        title: t('fields.sections'),
        text: (row) => formatNumber(row.sections),
        sortField: 'sections',
        width: 76,
        align: 'right',
        optional: true,
      },
      {
        key: 'characters',
        title: t('fields.characters'),
        text: (row) => formatNumber(row.characters),
        sortField: 'characters',
        width: 96,
        align: 'right',
        optional: true,
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
    [t, today, eventName],
  )
}
