import { CheckCircleOutlined, CopyOutlined, SafetyCertificateOutlined, SendOutlined } from '@ant-design/icons'
import { Button, Tooltip } from 'antd'
import type { TFunction } from 'i18next'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChosenFile } from '../../preload/contract/bridge'
import type { DataPackage } from '../../preload/contract/exchange'
import { EmptyState } from '../shared/EmptyState'
import { formatBytes, formatInstant, formatNumber } from '../shared/format'
import { useHotkeys } from '../shared/hotkeys'
import { showDone } from '../shared/notices'
import { type TableColumn, TablePage } from '../shared/TablePage'
import { useFileDrop } from '../shared/useFileDrop'
import { useQueryCall } from '../shared/useQueryCall'
import { useMayWrite } from '../shared/useStatus'
import { CheckPackage } from './CheckPackage'
import { MakePackage } from './MakePackage'
import { PackageFacts } from './PackageFacts'
import { inOrder, shortSum } from './rules'
import { useSaveAgain } from './useSaveAgain'
import './exchange.css'

/** 数据交换: packages that were made, making one, and checking one that came. */
export function ExchangePage() {
  const { t } = useTranslation('exchange')
  const mayWrite = useMayWrite()
  const [making, setMaking] = useState(false)
  const [checking, setChecking] = useState<ChosenFile | 'none' | null>(null)
  const [shown, setShown] = useState<DataPackage | null>(null)
  const saveAgain = useSaveAgain()
  const columns = useMemo(() => packageColumns(t), [t])
  const make = () => mayWrite && setMaking(true)
  useFileDrop((files) => files[0] && setChecking(files[0]), { enabled: !making })
  useHotkeys({ f2: make })
  const makeButton = mayWrite && (
    <Button type="primary" icon={<SendOutlined aria-hidden />} aria-keyshortcuts="Control+N" onClick={make}>
      {t('make.action')}
      <span className="yb-kbd">F2</span>
    </Button>
  )
  return (
    <>
      <TablePage<DataPackage>
        title={t('title')}
        lead={<Identity />}
        actions={
          <>
            <Button icon={<SafetyCertificateOutlined aria-hidden />} onClick={() => setChecking('none')}>
              {t('check.action')}
            </Button>
            {makeButton}
          </>
        }
        searchHint={t('searchHint')}
        columns={columns}
        load={{ module: 'exchange', call: 'listPackages', input: {} }}
        rowKey={(row) => row.id}
        onOpen={setShown}
        openKey={shown?.id ?? null}
        rowActions={(row) =>
          row.kept && (
            <Button size="small" onClick={() => void saveAgain(row)}>
              {t('again.action')}
            </Button>
          )
        }
        empty={
          <EmptyState
            icon={<SendOutlined aria-hidden />}
            title={t('empty.title')}
            description={t('empty.hint')}
            actions={makeButton}
          />
        }
        storageKey="packages"
      />
      <PackageFacts shown={shown} onClose={() => setShown(null)} />
      {making && <MakePackage onClose={() => setMaking(false)} />}
      {checking && (
        <CheckPackage
          key={checking === 'none' ? 'none' : checking.token}
          file={checking === 'none' ? null : checking}
          onFile={setChecking}
          onClose={() => setChecking(null)}
        />
      )}
    </>
  )
}

/** The office's fingerprint, to be read out over the phone. */
function Identity() {
  const { t } = useTranslation('exchange')
  const { data } = useQueryCall('exchange', 'getIdentity', {})
  if (!data) return null
  const copy = async () => {
    await navigator.clipboard.writeText(data.fingerprint)
    showDone(t('identity.copied'))
  }
  return (
    <div className="exchange-identity">
      <CheckCircleOutlined aria-hidden />
      <span>{t('identity.label')}</span>
      <strong className="exchange-fingerprint">{data.fingerprint}</strong>
      <Tooltip title={t('identity.copy')}>
        <Button
          type="text"
          size="small"
          icon={<CopyOutlined aria-hidden />}
          aria-label={t('identity.copy')}
          onClick={() => void copy()}
        />
      </Tooltip>
      <span className="yb-caption">{t('identity.hint')}</span>
    </div>
  )
}

function packageColumns(t: TFunction<'exchange'>): TableColumn<DataPackage>[] {
  return [
    {
      key: 'sequence',
      title: t('fields.sequence'),
      text: (row) => t('sequence', { n: row.sequence }),
      width: 96,
      sortField: 'sequence',
    },
    {
      key: 'madeAt',
      title: t('fields.madeAt'),
      text: (row) => formatInstant(row.madeAt),
      width: 156,
      sortField: 'madeAt',
    },
    {
      key: 'contents',
      title: t('fields.contents'),
      text: (row) =>
        inOrder(row.contents)
          .map((content) => t(`contents.${content}`))
          .join(t('contents.and')),
      width: 200,
    },
    {
      key: 'personalData',
      title: t('fields.personalData'),
      text: (row) => t(row.personalData ? 'personal.with' : 'personal.without'),
      width: 144,
      priority: 2,
    },
    {
      key: 'records',
      title: t('fields.records'),
      text: (row) => formatNumber(row.records),
      width: 92,
      align: 'right',
    },
    {
      key: 'bytes',
      title: t('fields.bytes'),
      text: (row) => formatBytes(row.bytes),
      width: 92,
      align: 'right',
    },
    {
      key: 'sha256',
      title: t('fields.sha256'),
      text: (row) => row.sha256,
      render: (row) => <span className="exchange-sum">{shortSum(row.sha256)}</span>,
      width: 116,
      priority: 2,
    },
    { key: 'note', title: t('fields.note'), text: (row) => row.note, width: 140, grow: true, priority: 3 },
    { key: 'name', title: t('fields.name'), text: (row) => row.name, width: 260, optional: true },
  ]
}
