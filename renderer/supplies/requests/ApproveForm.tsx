import { Form, Input, Select, Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import { type SupplyRequest, supplies } from '../../../preload/contract/supplies/index'
import { youbei } from '../../shared/api'
import { formatQuantity } from '../../shared/format'
import { showDone } from '../../shared/notices'
import { RecordForm } from '../../shared/RecordForm'
import { useQueryCall } from '../../shared/useQueryCall'
import { withPacks } from '../packs'
import { Figure } from './Figure'
import { figureAt, figureFaults } from './lines'

/** 批准: from which depot, and how much of each line. What a depot holds free stands beside what was asked. */
export function ApproveForm({ request, onDone }: Readonly<{ request: SupplyRequest; onDone: () => void }>) {
  const { t } = useTranslation('supplies')
  const sources = useQueryCall('supplies', 'findRequestSources', { id: request.id }).data?.depots
  if (!sources) return <Skeleton active />
  const first = sources[0]
  const figures = request.requestLines.map((line) => ({
    key: line.id,
    item: line,
    most: line.asked,
  }))
  const proposal = (depotId: string | undefined) => {
    const depot = sources.find((one) => one.depotId === depotId)
    return Object.fromEntries(
      request.requestLines.map((line) => {
        const free = depot?.lines.find((one) => one.lineId === line.id)?.free ?? 0
        return [line.id, formatQuantity(Math.min(line.asked, free), line.decimals, { grouped: false })]
      }),
    )
  }
  return (
    <RecordForm<SupplyRequest>
      autoFocus
      draftKey={`supplies:request:approve:${request.id}:${request.rev}`}
      initial={{ depotId: first?.depotId ?? null, figures: proposal(first?.depotId), opinion: '' }}
      schema={supplies.calls.approveRequest.input}
      check={(values) => [
        ...(values.depotId ? [] : [{ path: ['depotId'], reason: 'required', facts: {} }]),
        ...figureFaults(values, figures),
      ]}
      toInput={(values) => ({
        id: request.id,
        rev: request.rev,
        depotId: values.depotId,
        lines: request.requestLines.map((line) => ({
          lineId: line.id,
          quantity: figureAt(values, line.id, line),
        })),
        opinion: String(values.opinion ?? ''),
      })}
      pathOf={(path) =>
        path[0] === 'lines' && typeof path[1] === 'number'
          ? ['figures', request.requestLines[path[1]]?.id ?? '']
          : path
      }
      labelOf={(path) => request.requestLines.find((line) => line.id === path[1])?.itemName ?? ''}
      save={youbei.supplies.approveRequest}
      saveLabel={t('requests.acts.approve')}
      onCancel={onDone}
      onSaved={(saved) => {
        showDone(t('requests.done.approve', { number: saved.number }), { undo: true })
        onDone()
      }}
      fields={[
        {
          name: 'depotId',
          label: t('requests.sourceDepot'),
          required: true,
          control: (
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              options={sources.map((depot) => ({ value: depot.depotId, label: depot.name }))}
            />
          ),
          help: t('requests.sourceHint'),
        },
        {
          name: 'opinion',
          label: t('steps.opinion'),
          control: <Input maxLength={300} autoComplete="off" />,
        },
      ]}
    >
      <ApproveLines request={request} sources={sources} />
    </RecordForm>
  )
}

type Sources = readonly Readonly<{
  depotId: string
  lines: readonly Readonly<{ lineId: string; free: number }>[]
}>[]

function ApproveLines({ request, sources }: Readonly<{ request: SupplyRequest; sources: Sources }>) {
  const { t } = useTranslation('supplies')
  const depotId = Form.useWatch<string | null | undefined>('depotId', Form.useFormInstance())
  const depot = sources.find((one) => one.depotId === depotId)
  return (
    <table className="yb-steps-lines">
      <thead>
        <tr>
          <th scope="col">{t('requests.line.item')}</th>
          <th scope="col" className="yb-right">
            {t('requests.line.asked')}
          </th>
          <th scope="col" className="yb-right">
            {t('requests.line.free')}
          </th>
          <th scope="col">{t('requests.line.approved')}</th>
        </tr>
      </thead>
      <tbody>
        {request.requestLines.map((line) => {
          const free = depot?.lines.find((one) => one.lineId === line.id)?.free ?? 0
          return (
            <tr key={line.id}>
              <td>{[line.itemName, line.spec].filter(Boolean).join(' ')}</td>
              <td className="yb-right">{withPacks(line.asked, line)}</td>
              <td className="yb-right">
                {withPacks(free, line)}
                {free < line.asked && <span className="yb-short"> {t('requests.short')}</span>}
              </td>
              <td>
                <Figure
                  name={line.id}
                  item={line}
                  label={t('requests.line.approvedOf', { item: line.itemName })}
                />
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
