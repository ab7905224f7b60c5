import { PrinterOutlined } from '@ant-design/icons'
import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { type SupplyRequest, supplies } from '../../../preload/contract/supplies/index'
import { failureOf, youbei } from '../../shared/api'
import { ErrorNotice } from '../../shared/ErrorNotice'
import { formatDay, formatInstant, formatPhone, formatQuantity } from '../../shared/format'
import { useHotkeys } from '../../shared/hotkeys'
import { showDone } from '../../shared/notices'
import { RecordDrawer } from '../../shared/RecordDrawer'
import { useOutputs } from '../../shared/useOutputs'
import { useQueryCall } from '../../shared/useQueryCall'
import { useMayWrite } from '../../shared/useStatus'
import { OpinionDialog } from '../steps/OpinionDialog'
import { StateRow } from '../steps/StateRow'
import { StepTrail } from '../steps/StepTrail'
import { useMayApprove } from '../steps/useMayApprove'
import { ApproveForm } from './ApproveForm'
import { IssueForm } from './IssueForm'
import { ReceiptForm } from './ReceiptForm'
import { RequestForm } from './RequestForm'
import { NeededTag, StateTag } from './StateTag'

const plainActs = ['refuse', 'withdraw', 'reopen', 'close'] as const
type PlainAct = (typeof plainActs)[number]

type Doing =
  | Readonly<{ kind: 'change' | 'approve' | 'issue' }>
  | Readonly<{ kind: 'receive'; documentId: string }>
  | Readonly<{ kind: PlainAct }>
  | null

/** One request: where it stands, what was asked, approved, issued and received, and what may be done now. */
export function RequestDrawer({
  id,
  onClose,
  onMove,
}: Readonly<{ id: string; onClose: () => void; onMove: (step: 1 | -1) => void }>) {
  const { t } = useTranslation('supplies')
  const query = useQueryCall('supplies', 'getRequest', { id }, { keepPrevious: false })
  const outputs = useOutputs()
  const [doing, setDoing] = useState<Doing>(null)
  const request = query.data
  const print = () =>
    outputs.print(t('requests.print'), (options) => youbei.supplies.printRequest({ id }, options))
  useHotkeys({ 'ctrl+p': () => void print() })
  const done = () => setDoing(null)
  if (request && doing?.kind === 'change')
    return <RequestForm request={request} onClose={done} onSaved={done} />
  const back = doing && 'kind' in doing && ['approve', 'issue', 'receive'].includes(doing.kind)
  return (
    <>
      <RecordDrawer
        open
        width={860}
        title={
          request ? (
            <>
              {request.number} <StateTag state={request.state} />
            </>
          ) : (
            t('requests.one')
          )
        }
        onClose={back ? done : onClose}
        onMove={back ? undefined : onMove}
        extra={
          <Button type="text" icon={<PrinterOutlined aria-hidden />} onClick={() => void print()}>
            {t('requests.print')}
          </Button>
        }
      >
        {query.error && <ErrorNotice failure={failureOf(query.error)} onRetry={() => void query.refetch()} />}
        {!request && !query.error && <Skeleton active />}
        {request && doing?.kind === 'approve' && <ApproveForm request={request} onDone={done} />}
        {request && doing?.kind === 'issue' && <IssueForm request={request} onDone={done} />}
        {request && doing?.kind === 'receive' && (
          <ReceiptForm request={request} documentId={doing.documentId} onDone={done} />
        )}
        {request && !back && <RequestFacts request={request} onDo={setDoing} />}
      </RecordDrawer>
      {request && doing && isPlain(doing.kind) && (
        <PlainStep act={doing.kind} request={request} onDone={done} />
      )}
    </>
  )
}

const isPlain = (kind: string): kind is PlainAct => (plainActs as readonly string[]).includes(kind)

/** A step that needs no more than a word. */
function PlainStep({
  act,
  request,
  onDone,
}: Readonly<{ act: PlainAct; request: SupplyRequest; onDone: () => void }>) {
  const { t } = useTranslation('supplies')
  const calls = {
    refuse: { schema: supplies.calls.refuseRequest.input, save: youbei.supplies.refuseRequest },
    withdraw: { schema: supplies.calls.withdrawRequest.input, save: youbei.supplies.withdrawRequest },
    reopen: { schema: supplies.calls.reopenRequest.input, save: youbei.supplies.reopenRequest },
    close: { schema: supplies.calls.closeRequest.input, save: youbei.supplies.closeRequest },
  } as const
  return (
    <OpinionDialog<SupplyRequest>
      title={t(`requests.acts.${act}`)}
      what={t(`requests.what.${act}`, { number: request.number })}
      required={act === 'refuse'}
      actionLabel={t(`requests.acts.${act}`)}
      draftKey={`supplies:request:${act}:${request.id}`}
      schema={calls[act].schema}
      save={calls[act].save as never}
      toInput={(opinion) => ({ id: request.id, opinion, ...(act === 'refuse' ? { rev: request.rev } : {}) })}
      onSaved={() => {
        showDone(t(`requests.done.${act}`, { number: request.number }), { undo: act === 'refuse' })
        onDone()
      }}
      onClose={onDone}
    />
  )
}

function RequestFacts({ request, onDo }: Readonly<{ request: SupplyRequest; onDo: (doing: Doing) => void }>) {
  const { t } = useTranslation('supplies')
  return (
    <>
      <Way request={request} />
      <Actions request={request} onDo={onDo} />
      <dl className="yb-facts">
        <dt>{t('requests.unit')}</dt>
        <dd>{request.unit}</dd>
        <dt>{t('requests.person')}</dt>
        <dd>
          {request.person} {formatPhone(request.phone)}
        </dd>
        <dt>{t('requests.purpose')}</dt>
        <dd>{request.purpose}</dd>
        <dt>{t('requests.neededOn')}</dt>
        <dd>
          {formatDay(request.neededOn) || '—'} <NeededTag request={request} />
        </dd>
        <dt>{t('requests.deliver')}</dt>
        <dd>{[request.deliverDepotName, request.deliverTo].filter(Boolean).join('，') || '—'}</dd>
        {request.sourceDepotName !== '' && (
          <>
            <dt>{t('requests.sourceDepot')}</dt>
            <dd>{request.sourceDepotName}</dd>
          </>
        )}
        {request.remark !== '' && (
          <>
            <dt>{t('requests.remark')}</dt>
            <dd>{request.remark}</dd>
          </>
        )}
      </dl>
      <Lines request={request} />
      <Slips request={request} onDo={onDo} />
      <h2 className="yb-section">{t('steps.trail')}</h2>
      <StepTrail steps={request.steps} words="requests.steps" />
    </>
  )
}

const way = ['asked', 'approved', 'issued', 'received'] as const
const reached = {
  asked: 1,
  approved: 2,
  partly: 2,
  issued: 3,
  received: 4,
  refused: 1,
  withdrawn: 1,
} as const

/** The four stations of a request; who and when stands under each that is behind it. */
function Way({ request }: Readonly<{ request: SupplyRequest }>) {
  const { t } = useTranslation('supplies')
  const ended = request.state === 'refused' || request.state === 'withdrawn'
  return (
    <StateRow
      label={t('requests.state')}
      current={reached[request.state]}
      ended={ended}
      states={way.map((key, index) => {
        const step = request.steps.findLast((one) => one.step === key && !one.reversed)
        const stopped = ended && index === 1 ? request.steps.at(-1) : undefined
        const shown =
          stopped ?? (index < reached[request.state] || request.state === 'partly' ? step : undefined)
        return {
          key,
          title: stopped ? t(`requests.states.${request.state}`) : t(`requests.way.${key}`),
          ...(shown
            ? { detail: `${shown.person || shown.userName} ${formatInstant(shown.at).slice(5)}` }
            : {}),
        }
      })}
    />
  )
}

function Actions({ request, onDo }: Readonly<{ request: SupplyRequest; onDo: (doing: Doing) => void }>) {
  const { t } = useTranslation('supplies')
  const mayWrite = useMayWrite()
  const mayApprove = useMayApprove()
  const { state } = request
  const button = (kind: 'change' | 'approve' | 'issue' | PlainAct, main = false) => (
    <Button key={kind} type={main ? 'primary' : 'default'} onClick={() => onDo({ kind })}>
      {t(`requests.acts.${kind}`)}
    </Button>
  )
  const buttons = [
    ...(mayApprove && state === 'asked' ? [button('approve', true), button('refuse')] : []),
    ...(mayWrite && (state === 'approved' || state === 'partly') ? [button('issue', true)] : []),
    ...(mayWrite && state === 'partly' ? [button('close')] : []),
    ...(mayWrite && state === 'asked' ? [button('change')] : []),
    ...(mayWrite && (state === 'asked' || state === 'approved') ? [button('withdraw')] : []),
    ...(mayApprove && (state === 'approved' || state === 'refused') ? [button('reopen')] : []),
  ]
  const waits = state === 'asked' && !mayApprove
  if (buttons.length === 0 && !waits) return null
  return (
    <div className="yb-steps-actions">
      {buttons}
      {waits && <span className="yb-second">{t('requests.waits')}</span>}
    </div>
  )
}

function Lines({ request }: Readonly<{ request: SupplyRequest }>) {
  const { t } = useTranslation('supplies')
  const decided = !['asked', 'refused', 'withdrawn'].includes(request.state)
  return (
    <table className="yb-steps-lines">
      <thead>
        <tr>
          <th scope="col">{t('requests.line.item')}</th>
          <th scope="col" className="yb-right">
            {t('requests.line.asked')}
          </th>
          <th scope="col" className="yb-right">
            {t('requests.line.approved')}
          </th>
          <th scope="col" className="yb-right">
            {t('requests.line.reserved')}
          </th>
          <th scope="col" className="yb-right">
            {t('requests.line.issued')}
          </th>
          <th scope="col" className="yb-right">
            {t('requests.line.received')}
          </th>
          <th scope="col">{t('requests.line.unit')}</th>
          <th scope="col">{t('requests.line.remark')}</th>
        </tr>
      </thead>
      <tbody>
        {request.requestLines.map((line) => {
          const shown = (quantity: number | null) =>
            quantity === null || !decided ? '—' : formatQuantity(quantity, line.decimals)
          return (
            <tr key={line.id}>
              <td>{[line.itemName, line.spec].filter(Boolean).join(' ')}</td>
              <td className="yb-right">{formatQuantity(line.asked, line.decimals)}</td>
              <td className="yb-right">{shown(line.approved)}</td>
              <td className="yb-right">{shown(line.reserved)}</td>
              <td className="yb-right">{shown(line.issued)}</td>
              <td className="yb-right">{shown(line.received)}</td>
              <td>{line.unit}</td>
              <td>{line.remark}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** The slips that were made for it; each is confirmed by whoever received the goods. */
function Slips({ request, onDo }: Readonly<{ request: SupplyRequest; onDo: (doing: Doing) => void }>) {
  const { t } = useTranslation('supplies')
  const mayWrite = useMayWrite()
  if (request.issues.length === 0) return null
  return (
    <>
      <h2 className="yb-section">{t('requests.slips')}</h2>
      <ul className="yb-steps-trail">
        {request.issues.map((issue) => (
          <li key={issue.documentId}>
            <time>{formatInstant(issue.happenedAt)}</time>
            <Link to={`/supplies/documents?document=${issue.documentId}`}>{issue.number}</Link>
            <span>
              {t(
                issue.reversed
                  ? 'steps.reversed'
                  : issue.confirmed
                    ? 'requests.confirmed'
                    : 'requests.unconfirmed',
              )}
            </span>
            {mayWrite && !issue.reversed && !issue.confirmed && (
              <Button
                size="small"
                type="primary"
                ghost
                onClick={() => onDo({ kind: 'receive', documentId: issue.documentId })}
              >
                {t('requests.acts.receive')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
