import { Alert, Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../preload/contract/api'
import type { AuditEntry } from '../../preload/contract/care'
import { youbei } from '../shared/api'
import { EmptyState } from '../shared/EmptyState'
import { formatInstant, formatNumber } from '../shared/format'
import { showDone, showFailure } from '../shared/notices'
import { saveOutput } from '../shared/saveOutput'
import { type TableColumn, TablePage } from '../shared/TablePage'
import { useStatus } from '../shared/useStatus'
import { useTask } from '../shared/useTask'
import { type SubjectWords, subjectText } from './subject'

type Verified = Answer<'care', 'verifyAudit'>

/** 操作记录: who did what, newest first; whether the chain of records is whole; the trail as a sheet. */
export function AuditScreen() {
  const { t, i18n } = useTranslation(['care', 'app'])
  const verifying = useTask()
  const exporting = useTask()
  const mayExport = useStatus()?.user?.role === 'administrator'
  const [verified, setVerified] = useState<Verified | null>(null)
  const [call, setCall] = useState<string | undefined>(undefined)
  const callWords: unknown = t('calls', { returnObjects: true })
  const word = (key: string) => (i18n.exists(`care:${key}`) ? t(`care:${key}`) : null)
  const words: SubjectWords = {
    key: (key) => word(`subject.${key}`),
    setting: (name) => word(`subject.settings.${name}`),
    call: (name) => word(`calls.${name}`),
    comma: t('audit.comma'),
    yes: t('audit.yes'),
    no: t('audit.no'),
  }
  const stillOpen = ({ sitting }: AuditEntry) =>
    sitting && sitting.changes > 1 ? [t('audit.open', { ...sitting, at: formatInstant(sitting.lastAt) })] : []
  const columns: TableColumn<AuditEntry>[] = [
    { key: 'at', title: t('audit.at'), text: (row) => formatInstant(row.at), width: 160, priority: 1 },
    {
      key: 'userName',
      title: t('audit.user'),
      text: (row) => row.userName || t('audit.program'),
      width: 110,
      priority: 1,
    },
    {
      key: 'call',
      title: t('audit.call'),
      text: (row) => words.call(row.call) ?? row.call,
      width: 200,
      grow: true,
      priority: 1,
    },
    {
      key: 'subject',
      title: t('audit.subject'),
      text: (row) => [...stillOpen(row), subjectText(row.subject, words, true)].join(words.comma),
      render: (row) => [...stillOpen(row), subjectText(row.subject, words)].join(words.comma),
      width: 220,
      grow: true,
      priority: 2,
    },
    {
      key: 'seq',
      title: t('audit.seq'),
      text: (row) => String(row.seq),
      width: 80,
      align: 'right',
      priority: 3,
    },
    { key: 'hash', title: t('audit.hash'), text: (row) => row.hash, width: 200, optional: true },
  ]
  const verify = async () => {
    const answer = await verifying.run(t('audit.verifying'), (options) =>
      youbei.care.verifyAudit({}, options),
    )
    if (answer.ok) setVerified(answer.value)
    else showFailure(answer.error)
  }
  const exportTrail = async () => {
    const made = await exporting.run(t('audit.exporting'), (options) => youbei.care.exportAudit({}, options))
    if (!made.ok) return showFailure(made.error)
    const saved = await saveOutput(made.value)
    if (!saved.ok) showFailure(saved.error)
    else if (saved.value) showDone(t('audit.exported', { name: saved.value.name }))
  }
  return (
    <TablePage<AuditEntry>
      title={t('audit.title')}
      actions={
        <>
          <Button loading={verifying.running} onClick={() => void verify()}>
            {t('audit.verify')}
          </Button>
          {mayExport && (
            <Button loading={exporting.running} onClick={() => void exportTrail()}>
              {t('audit.export')}
            </Button>
          )}
        </>
      }
      lead={verified && <VerifyResult verified={verified} onClose={() => setVerified(null)} />}
      filters={
        <Select
          aria-label={t('audit.call')}
          placeholder={t('audit.allCalls')}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={false}
          value={call}
          onChange={setCall}
          options={callChoices(callWords)}
        />
      }
      onClearFilters={() => setCall(undefined)}
      searchHint={t('audit.searchHint')}
      columns={columns}
      load={{ module: 'care', call: 'listAudit', input: call === undefined ? {} : { call } }}
      rowKey={(row) => String(row.seq)}
      empty={<EmptyState title={t('audit.empty')} description={t('audit.emptyHelp')} />}
      storageKey="care.audit"
    />
  )
}

function VerifyResult({ verified, onClose }: Readonly<{ verified: Verified; onClose: () => void }>) {
  const { t } = useTranslation('care')
  const n = formatNumber(verified.entries)
  return (
    <Alert
      type={verified.intact ? 'success' : 'error'}
      showIcon
      role={verified.intact ? 'status' : 'alert'}
      closable={{ onClose }}
      title={verified.intact ? t('audit.intact', { n }) : t('audit.broken', { seq: verified.brokenAt ?? '' })}
      description={verified.intact ? t('audit.head', { head: verified.head }) : t('audit.brokenTodo')}
    />
  )
}

/** The words of the calls as choices: `{ supplies: { receive: '入库' } }` → value `supplies.receive`. */
function callChoices(words: unknown): { value: string; label: string }[] {
  if (typeof words !== 'object' || words === null) return []
  return Object.entries(words).flatMap(([module, calls]) =>
    Object.entries(calls as Record<string, string>).map(([name, label]) => ({
      value: `${module}.${name}`,
      label,
    })),
  )
}
