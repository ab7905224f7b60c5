import { AppstoreOutlined, PlusOutlined, PrinterOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import type { TFunction } from 'i18next'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { type Handbook, type PaperForm, paperForms } from '../../preload/contract/handbooks/index'
import { youbei } from '../shared/api'
import { EmptyState } from '../shared/EmptyState'
import { formatBytes, formatInstant, formatNumber } from '../shared/format'
import { useHotkeys } from '../shared/hotkeys'
import { type TableColumn, TablePage } from '../shared/TablePage'
import { useOutputs } from '../shared/useOutputs'
import { useMayWrite } from '../shared/useStatus'
import { CopiesTabs } from './copies/CopiesTabs'
import { countParts } from './parts'
import { TemplatesDrawer } from './templates/TemplatesDrawer'

/** 打印中心: every paper that was made, with its version; opened again, made again, or begun from a template. */
export function HandbooksPage() {
  const { t } = useTranslation('handbooks')
  const navigate = useNavigate()
  const mayWrite = useMayWrite()
  const outputs = useOutputs()
  const [form, setForm] = useState<PaperForm | undefined>()
  const [templates, setTemplates] = useState(false)
  const columns = useMemo(() => handbookColumns(t), [t])
  const again = (row: Handbook) => navigate(`/handbooks/new?again=${row.id}`)
  const open = async (row: Handbook) => {
    if (!row.kept) return mayWrite ? again(row) : undefined
    await outputs.print(t('open.task', { title: row.title }), (options) =>
      youbei.handbooks.open({ id: row.id }, options),
    )
  }
  useHotkeys({ f2: () => mayWrite && navigate('/handbooks/new') })
  const action = mayWrite && (
    <>
      <Button icon={<AppstoreOutlined aria-hidden />} onClick={() => setTemplates(true)}>
        {t('templates.title')}
      </Button>
      <Button
        type="primary"
        icon={<PlusOutlined aria-hidden />}
        aria-keyshortcuts="Control+N"
        onClick={() => navigate('/handbooks/new')}
      >
        {t('new')}
        <span className="yb-kbd">F2</span>
      </Button>
    </>
  )
  return (
    <>
      <TablePage<Handbook>
        title={t('title')}
        lead={<CopiesTabs current="papers" />}
        actions={action}
        searchHint={t('searchHint')}
        filters={
          <Select<PaperForm>
            aria-label={t('fields.form')}
            placeholder={t('fields.form')}
            allowClear
            style={{ width: 176 }}
            value={form ?? null}
            onChange={(chosen) => setForm(chosen ?? undefined)}
            options={paperForms.map((value) => ({ value, label: t(`forms.${value}`) }))}
          />
        }
        columns={columns}
        load={{ module: 'handbooks', call: 'list', input: form ? { form } : {} }}
        rowKey={(row) => row.id}
        onOpen={(row) => void open(row)}
        {...(mayWrite
          ? {
              rowActions: (row: Handbook) => (
                <Button size="small" onClick={() => again(row)}>
                  {t('again')}
                </Button>
              ),
            }
          : {})}
        empty={
          <EmptyState
            icon={<PrinterOutlined aria-hidden />}
            title={t('empty.title')}
            description={t('empty.hint')}
            actions={action}
          />
        }
        storageKey="handbooks"
      />
      {templates && <TemplatesDrawer onClose={() => setTemplates(false)} />}
    </>
  )
}

const kinds = ['plan', 'cards', 'calls', 'village', 'supplies', 'people', 'text'] as const

function handbookColumns(t: TFunction<'handbooks'>): TableColumn<Handbook>[] {
  const contents = (row: Handbook) => {
    const counts = countParts(row.parts)
    return kinds
      .filter((kind) => counts[kind] > 0)
      .map((kind) => t(`contents.${kind}`, { n: counts[kind] }))
      .join(t('contents.and'))
  }
  return [
    {
      key: 'title',
      title: t('fields.title'),
      text: (row) => row.title,
      width: 220,
      grow: true,
      sortField: 'title',
    },
    {
      key: 'version',
      title: t('fields.version'),
      text: (row) => t('version', { n: row.version }),
      width: 96,
    },
    { key: 'contents', title: t('fields.contents'), text: contents, width: 230, priority: 2 },
    {
      key: 'pages',
      title: t('fields.pages'),
      text: (row) => formatNumber(row.pages),
      width: 80,
      align: 'right',
    },
    {
      key: 'form',
      title: t('fields.form'),
      text: (row) => t(`forms.${row.form}`),
      width: 130,
      sortField: 'form',
      priority: 3,
    },
    {
      key: 'madeAt',
      title: t('fields.madeAt'),
      text: (row) => formatInstant(row.madeAt),
      width: 156,
      sortField: 'madeAt',
    },
    { key: 'edition', title: t('fields.edition'), text: (row) => row.edition, width: 170, optional: true },
    {
      key: 'bytes',
      title: t('fields.bytes'),
      text: (row) => formatBytes(row.bytes),
      width: 96,
      align: 'right',
      optional: true,
    },
  ]
}
