import { Form, Input, Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import { type IssueProposal, type SupplyRequest, supplies } from '../../../preload/contract/supplies/index'
import { youbei } from '../../shared/api'
import { formatDay, formatQuantity } from '../../shared/format'
import { showDone } from '../../shared/notices'
import { RecordForm } from '../../shared/RecordForm'
import { useQueryCall } from '../../shared/useQueryCall'
import { withPacks } from '../packs'
import { Figure } from './Figure'
import { figureFaults, lotKey, takenLots } from './lines'

/** 发放: which lots go out, what expires first proposed; some of it now and the rest later is fine. */
export function IssueForm({ request, onDone }: Readonly<{ request: SupplyRequest; onDone: () => void }>) {
  const { t } = useTranslation('supplies')
  const query = useQueryCall('supplies', 'proposeRequestIssue', { id: request.id }, { keepPrevious: false })
  const proposals = query.data?.lines
  if (!proposals) return <Skeleton active />
  const lineOf = (lineId: string) => request.requestLines.find((line) => line.id === lineId)
  const decimalsOf = (lineId: string) => lineOf(lineId)?.decimals ?? 0
  const figures = proposals.flatMap(({ lineId, lots }) =>
    lots.flatMap((lot) => {
      const item = lineOf(lineId)
      return item ? [{ key: lotKey(lineId, lot), item, most: lot.available }] : []
    }),
  )
  const initial = Object.fromEntries(
    proposals.flatMap(({ lineId, lots }) =>
      lots.map((lot) => [
        lotKey(lineId, lot),
        lot.proposed === 0 ? '' : formatQuantity(lot.proposed, decimalsOf(lineId), { grouped: false }),
      ]),
    ),
  )
  return (
    <RecordForm<SupplyRequest>
      autoFocus
      draftKey={`supplies:request:issue:${request.id}:${request.issues.length}`}
      initial={{ takenBy: request.person, opinion: '', deviation: '', figures: initial }}
      schema={supplies.calls.issueRequest.input}
      check={(values) => {
        const wrong = figureFaults(values, figures)
        if (wrong.length > 0 || takenLots(values, proposals, lineOf).length > 0) return wrong
        return [{ path: ['figures', figures[0]?.key ?? ''], reason: 'positive', facts: {} }]
      }}
      toInput={(values) => ({
        id: request.id,
        takenBy: String(values.takenBy ?? ''),
        opinion: String(values.opinion ?? ''),
        deviation: String(values.deviation ?? ''),
        lines: takenLots(values, proposals, lineOf),
      })}
      pathOf={(path) => (path[0] === 'lines' ? ['figures', figures[0]?.key ?? ''] : path)}
      labelOf={(path) => lineOf(String(path[1]).split(' ')[0] ?? '')?.itemName ?? ''}
      save={youbei.supplies.issueRequest}
      saveLabel={t('requests.acts.issue')}
      onCancel={onDone}
      onSaved={(saved) => {
        const slip = saved.issues.at(-1)
        showDone(t('requests.done.issue', { number: slip?.number ?? saved.number }), { undo: true })
        onDone()
      }}
      fields={[
        {
          name: 'takenBy',
          label: t('requests.takenBy'),
          required: true,
          control: <Input maxLength={30} autoComplete="off" />,
        },
        {
          name: 'opinion',
          label: t('requests.issueNote'),
          control: <Input maxLength={300} autoComplete="off" placeholder={t('requests.issueNoteHint')} />,
        },
      ]}
    >
      {proposals.map((proposal) => (
        <ProposalLots key={proposal.lineId} proposal={proposal} line={lineOf(proposal.lineId)} />
      ))}
      <Form.Item name="deviation" label={t('requests.deviation')} extra={t('requests.deviationHint')}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
    </RecordForm>
  )
}

function ProposalLots({
  proposal,
  line,
}: Readonly<{ proposal: IssueProposal; line: SupplyRequest['requestLines'][number] | undefined }>) {
  const { t } = useTranslation('supplies')
  if (!line) return null
  return (
    <>
      <h3 className="yb-lots-of">
        {[line.itemName, line.spec].filter(Boolean).join(' ')}
        <span className="yb-second">
          {t('requests.open', { quantity: formatQuantity(proposal.open, line.decimals), unit: line.unit })}
        </span>
      </h3>
      <table className="yb-steps-lines">
        <thead>
          <tr>
            <th scope="col">{t('columns.lotNumber')}</th>
            <th scope="col">{t('columns.bin')}</th>
            <th scope="col">{t('columns.expiresOn')}</th>
            <th scope="col" className="yb-right">
              {t('requests.line.there')}
            </th>
            <th scope="col">{t('requests.line.issue')}</th>
          </tr>
        </thead>
        <tbody>
          {proposal.lots.map((lot) => (
            <tr key={lotKey(proposal.lineId, lot)}>
              <td>{lot.lotNumber || '—'}</td>
              <td>{lot.bin || '—'}</td>
              <td>{formatDay(lot.expiresOn) || '—'}</td>
              <td className="yb-right">{withPacks(lot.available, line)}</td>
              <td>
                <Figure
                  name={lotKey(proposal.lineId, lot)}
                  item={line}
                  label={t('requests.line.issueOf', {
                    item: line.itemName,
                    lot: lot.lotNumber || lot.bin || '—',
                  })}
                />
              </td>
            </tr>
          ))}
          {proposal.lots.length === 0 && (
            <tr>
              <td colSpan={5} className="yb-second">
                {t('requests.nothingThere')}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </>
  )
}
