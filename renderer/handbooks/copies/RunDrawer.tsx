import { Input, InputNumber } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Holding, handbooks, type PrintRun } from '../../../preload/contract/handbooks/index'
import { AuditTrail } from '../../shared/AuditTrail'
import { youbei } from '../../shared/api'
import { formatPhone } from '../../shared/format'
import { showDone } from '../../shared/notices'
import { RecordDrawer } from '../../shared/RecordDrawer'
import { RecordForm } from '../../shared/RecordForm'
import { useQueryCall } from '../../shared/useQueryCall'
import { useMayWrite } from '../../shared/useStatus'
import { copyNumbers } from './numbers'
import '../../shared/lines.css'
import '../handbooks.css'

/** A print run: what it is, who has its copies, and copies to be given out. */
export function RunDrawer({
  run: given,
  onClose,
  onMove,
}: Readonly<{ run: PrintRun; onClose: () => void; onMove: (step: 1 | -1) => void }>) {
  const { t } = useTranslation('handbooks')
  const mayWrite = useMayWrite()
  const [generation, setGeneration] = useState(0)
  const run = useQueryCall('handbooks', 'listRuns', { search: given.number, limit: 1 }).data?.rows[0] ?? given
  const holdings = useQueryCall('handbooks', 'listHoldings', { runId: run.id, limit: 200 }).data?.rows ?? []
  const facts: readonly (readonly [string, string])[] = [
    [
      t('fields.version'),
      `${t('version', { n: run.version })}${run.current ? '' : `（${t('copies.superseded')}）`}`,
    ],
    [t('copies.kind'), t(`copies.kinds.${run.kind}`)],
    [t('copies.printedOn'), run.printedOn],
    [t('copies.copies'), String(run.copies)],
    [t('copies.numbers'), copyNumbers(run)],
    [t('copies.code'), run.code],
    [t('copies.user'), run.userName],
    [t('copies.note'), run.note],
  ]
  return (
    <RecordDrawer open title={`${run.number} ${run.title}`} onClose={onClose} onMove={onMove}>
      <dl className="book-facts">
        {facts
          .filter(([, value]) => value !== '')
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {run.kind === 'whole' && (
        <>
          <h2 className="yb-section">{t('copies.withWhom')}</h2>
          {holdings.length === 0 ? (
            <p className="yb-second">{t('copies.withNobody')}</p>
          ) : (
            <Holdings rows={holdings} />
          )}
        </>
      )}
      {mayWrite && run.left > 0 && (
        <>
          <h2 className="yb-section">{t('copies.give', { n: run.left })}</h2>
          <RecordForm<Holding>
            key={generation}
            draftKey={`handbooks:give:${run.id}:${generation}`}
            initial={{ holder: '', unit: '', phone: '', copies: 1 }}
            schema={handbooks.calls.giveCopies.input}
            toInput={(values) => ({ ...values, runId: run.id, copies: Number(values.copies ?? 0) })}
            save={youbei.handbooks.giveCopies}
            saveLabel={t('copies.giveAction')}
            onSaved={(holding) => {
              showDone(t('copies.given', { holder: holding.holder, numbers: copyNumbers(holding) }), {
                undo: true,
              })
              setGeneration((now) => now + 1)
            }}
            fields={[
              {
                name: 'holder',
                label: t('copies.holder'),
                required: true,
                control: <Input maxLength={60} autoComplete="off" />,
              },
              {
                name: 'copies',
                label: t('copies.copies'),
                required: true,
                control: <InputNumber min={1} max={run.left} precision={0} style={{ width: '100%' }} />,
              },
              { name: 'unit', label: t('copies.unit'), control: <Input maxLength={60} autoComplete="off" /> },
              {
                name: 'phone',
                label: t('copies.phone'),
                control: <Input maxLength={40} autoComplete="off" />,
              },
            ]}
          />
        </>
      )}
      <h2 className="yb-section">{t('copies.history')}</h2>
      <AuditTrail recordId={run.number} createdAt={run.createdAt} />
    </RecordDrawer>
  )
}

function Holdings({ rows }: Readonly<{ rows: readonly Holding[] }>) {
  const { t } = useTranslation('handbooks')
  return (
    <table className="yb-lines">
      <thead>
        <tr>
          <th scope="col">{t('copies.numbers')}</th>
          <th scope="col">{t('copies.holder')}</th>
          <th scope="col">{t('copies.unit')}</th>
          <th scope="col">{t('copies.phone')}</th>
          <th scope="col">{t('copies.state')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>{copyNumbers(row)}</td>
            <td>{row.holder}</td>
            <td>{row.unit}</td>
            <td>{formatPhone(row.phone)}</td>
            <td>{t(`copies.states.${row.state}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
