import { DownOutlined } from '@ant-design/icons'
import { Button, Dropdown, Skeleton, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DocumentListRow } from '../../../preload/contract/supplies/index'
import { failureOf, youbei } from '../../shared/api'
import { ErrorNotice } from '../../shared/ErrorNotice'
import { formatDay, formatInstant } from '../../shared/format'
import { useHotkeys } from '../../shared/hotkeys'
import { RecordDrawer } from '../../shared/RecordDrawer'
import { useOutputs } from '../../shared/useOutputs'
import { useQueryCall } from '../../shared/useQueryCall'
import { useMayWrite } from '../../shared/useStatus'
import { EntryTable } from './EntryTable'
import { headingLabel } from './headings'
import type { Opened } from './opened'
import { ReverseDialog } from './ReverseDialog'
import { SettleForm } from './SettleForm'
import '../../shared/lines.css'
import '../supplies.css'

/** One document: what it says, its lines, what it belongs together with, and what can be done with it. */
export function DocumentDrawer({
  documentId,
  onClose,
  onMove,
  onOpen,
  onReplace,
}: Readonly<{
  documentId: string | null
  onClose: () => void
  onMove?: ((step: 1 | -1) => void) | undefined
  onOpen: (documentId: string) => void
  /** Takes in the goods that replace what was rotated out. */
  onReplace: (document: DocumentListRow) => void
}>) {
  const { t } = useTranslation('supplies')
  const query = useQueryCall(
    'supplies',
    'getDocument',
    { documentId: documentId ?? '' },
    { enabled: documentId !== null, keepPrevious: false },
  )
  const mayWrite = useMayWrite()
  const outputs = useOutputs()
  const [doing, setDoing] = useState<'reverse' | 'settle' | null>(null)
  const opened = query.data?.document.id === documentId ? query.data : undefined
  const document = opened?.document
  const print = (paper: 'full' | 'half', form: 'slip' | 'take' = 'slip') =>
    document &&
    outputs.print(t('ledger.print'), (options) =>
      youbei.supplies.printDocument({ documentId: document.id, paper, form }, options),
    )
  useHotkeys({ 'ctrl+p': () => void print('full') }, { enabled: document !== undefined })
  const settling = doing === 'settle' && opened !== undefined
  return (
    <>
      <RecordDrawer
        open={documentId !== null}
        width={820}
        title={document ? `${t(`ledger.titles.${document.kind}`)} ${document.number}` : ''}
        onClose={() => (settling ? setDoing(null) : onClose())}
        onMove={settling ? undefined : onMove}
        extra={
          document &&
          !settling && (
            <>
              <Dropdown
                trigger={['click']}
                menu={{
                  items: [
                    {
                      key: 'full',
                      label: t('ledger.printFull'),
                      extra: 'Ctrl+P',
                      onClick: () => void print('full'),
                    },
                    { key: 'half', label: t('ledger.printHalf'), onClick: () => void print('half') },
                    ...(document.kind === 'issue'
                      ? [
                          {
                            key: 'take',
                            label: t('ledger.printTake'),
                            onClick: () => void print('full', 'take'),
                          },
                          {
                            key: 'takeHalf',
                            label: t('ledger.printTakeHalf'),
                            onClick: () => void print('half', 'take'),
                          },
                        ]
                      : []),
                  ],
                }}
              >
                <Button>
                  {t('ledger.print')} <DownOutlined aria-hidden />
                </Button>
              </Dropdown>
              {mayWrite && !document.reversed && document.kind !== 'reverse' && (
                <Button onClick={() => setDoing('reverse')}>{t('lot.reverse')}</Button>
              )}
              {mayWrite && document.open && document.kind !== 'rotate' && (
                <Button type="primary" onClick={() => setDoing('settle')}>
                  {t(`ledger.settle.${document.kind}`)}
                </Button>
              )}
              {mayWrite && document.open && document.kind === 'rotate' && (
                <Button type="primary" onClick={() => onReplace(document)}>
                  {t('ledger.settle.rotate')}
                </Button>
              )}
            </>
          )
        }
      >
        {query.error && <ErrorNotice failure={failureOf(query.error)} onRetry={() => void query.refetch()} />}
        {!opened && !query.error && <Skeleton active />}
        {opened && settling && (
          <SettleForm
            opened={opened}
            onClose={() => setDoing(null)}
            onDone={(made) => {
              setDoing(null)
              onOpen(made.id)
            }}
          />
        )}
        {opened && !settling && <DocumentBody opened={opened} onOpen={onOpen} />}
      </RecordDrawer>
      {doing === 'reverse' && document && (
        <ReverseDialog documentId={document.id} number={document.number} onClose={() => setDoing(null)} />
      )}
    </>
  )
}

function DocumentBody({ opened, onOpen }: Readonly<{ opened: Opened; onOpen: (id: string) => void }>) {
  const { t } = useTranslation('supplies')
  const { document, links } = opened
  return (
    <>
      <div className="yb-doc-state">
        <DocumentState document={document} />
      </div>
      <dl className="yb-facts">
        {factsOf(document, t).map(([label, value]) => (
          <div key={label} className="yb-fact">
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h2 className="yb-section">{t('line.legend')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section tabIndex={0} aria-label={t('line.legend')}>
        <EntryTable opened={opened} />
      </section>
      {links.length > 0 && (
        <>
          <h2 className="yb-section">{t('ledger.links')}</h2>
          <ul className="yb-doc-links">
            {links.map((link) => (
              <li key={link.id}>
                {t(`ledger.link.${link.link}`)}{' '}
                <button type="button" className="yb-link" onClick={() => onOpen(link.id)}>
                  {t(`ledger.titles.${link.kind}`)} {link.number}
                </button>{' '}
                <span className="yb-second">{formatInstant(link.happenedAt)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

/** 已冲销, 在途, 未还: what is still to be said of a document. */
export function DocumentState({
  document,
}: Readonly<{ document: Pick<DocumentListRow, 'kind' | 'reversed' | 'open' | 'dueOn'> }>) {
  const { t } = useTranslation('supplies')
  if (document.reversed) return <Tag>{t('lot.reversed')}</Tag>
  if (!document.open) return null
  return <Tag color="orange">{t(`ledger.openOf.${document.kind}`)}</Tag>
}

/** The words of a document that are there, with their labels. */
function factsOf(
  document: DocumentListRow,
  t: ReturnType<typeof useTranslation<'supplies'>>['t'],
): (readonly [string, string])[] {
  const label = (name: string) => headingLabel(document.kind, name, t)
  const facts: (readonly [string, string])[] = [
    [label('depot'), document.depotName],
    [label('toDepot'), document.toDepotName],
    [t('ledger.fields.happenedAt'), formatInstant(document.happenedAt)],
    [t('ledger.fields.enteredAt'), `${formatInstant(document.enteredAt)} ${document.userName}`],
    [label('counterparty'), document.counterparty],
    [label('receiver'), document.receiver],
    [label('phone'), document.phone],
    [label('event'), document.event],
    [label('orderedBy'), document.orderedBy],
    [label('orderNumber'), document.orderNumber],
    [label('dueOn'), formatDay(document.dueOn)],
    [label('reason'), document.reason],
    [t('ledger.fields.deviation'), document.deviation],
    [label('note'), document.note],
  ]
  return facts.filter(([, value]) => value !== '')
}
