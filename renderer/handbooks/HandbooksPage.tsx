import { PlusOutlined, PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { Handbook } from '../../preload/contract/handbooks/index'
import { EmptyState } from '../shared/EmptyState'
import { formatBytes, formatInstant, formatNumber } from '../shared/format'
import { useHotkeys } from '../shared/hotkeys'
import { type TableColumn, TablePage } from '../shared/TablePage'
import { useMayWrite } from '../shared/useStatus'
import { countParts } from './parts'

/** 打印中心: every handbook that was made, with its version. */
export function HandbooksPage() {
  const { t } = useTranslation('handbooks')
  const navigate = useNavigate()
  const mayWrite = useMayWrite()
  const columns = useMemo(() => handbookColumns(t), [t])
  const again = (handbook: Handbook) => navigate('/handbooks/new', { state: { again: handbook } })
  useHotkeys({ 'ctrl+n': () => mayWrite && navigate('/handbooks/new') })
  const action = mayWrite && (
    <Button
      type="primary"
      icon={<PlusOutlined />}
      aria-keyshortcuts="Control+N"
      onClick={() => navigate('/handbooks/new')}
    >
      {t('new')}
      <span className="yb-kbd">Ctrl+N</span>
    </Button>
  )
  return (
    <TablePage<Handbook>
      title={t('title')}
      actions={action}
      searchHint={t('searchHint')}
      columns={columns}
      load={{ module: 'handbooks', call: 'list', input: {} }}
      rowKey={(row) => row.id}
      {...(mayWrite
        ? {
            onOpen: again,
            rowActions: (row: Handbook) => (
              <Button size="small" onClick={() => again(row)}>
                {t('again')}
              </Button>
            ),
          }
        : {})}
      empty={
        <EmptyState
          icon={<PrinterOutlined />}
          title={t('empty.title')}
          description={t('empty.hint')}
          actions={action}
        />
      }
      storageKey="handbooks"
    />
  )
}

function handbookColumns(t: TFunction<'handbooks'>): TableColumn<Handbook>[] {
  const contents = (row: Handbook) => {
    const { plans, supplies, people } = countParts(row.parts)
    return [
      plans > 0 ? t('contents.plans', { n: plans }) : '',
      supplies > 0 ? t('contents.supplies') : '',
      people > 0 ? t('contents.people') : '',
    ]
      .filter((part) => part !== '')
      .join(t('contents.and'))
  }
  return [
    {
      key: 'title',
      title: t('fields.title'),
      text: (row) => row.title,
      width: 240,
      grow: true,
      sortField: 'title',
    },
    {
      key: 'version',
      title: t('fields.version'),
      text: (row) => t('version', { n: row.version }),
      width: 96,
    },
    { key: 'contents', title: t('fields.contents'), text: contents, width: 220, priority: 2 },
    {
      key: 'pages',
      title: t('fields.pages'),
      text: (row) => formatNumber(row.pages),
      width: 80,
      align: 'right',
    },
    {
      key: 'bytes',
      title: t('fields.bytes'),
      text: (row) => formatBytes(row.bytes),
      width: 96,
      align: 'right',
      priority: 3,
    },
    {
      key: 'madeAt',
      title: t('fields.madeAt'),
      text: (row) => formatInstant(row.madeAt),
      width: 156,
      sortField: 'madeAt',
    },
  ]
}
