import { DeleteOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Equipment, EquipmentLog } from '../../../preload/contract/supplies/index'
import { AuditTrail } from '../../shared/AuditTrail'
import { youbei } from '../../shared/api'
import { RecordDrawer } from '../../shared/RecordDrawer'
import { useCommand } from '../../shared/useCommand'
import { useQueryCall } from '../../shared/useQueryCall'
import { useMayWrite } from '../../shared/useStatus'
import { RecordFiles } from '../catalogue/RecordFiles'
import { EquipmentForm } from './EquipmentForms'
import '../supplies.css'

/** One unit: where it is and what is due, its log, its facts. */
export function UnitDrawer({
  id,
  onClose,
  onMove,
  onLog,
  onLabel,
}: Readonly<{
  id: string | null
  onClose: () => void
  onMove: (step: 1 | -1) => void
  onLog: (unit: Equipment) => void
  onLabel: (unit: Equipment) => void
}>) {
  const { t } = useTranslation('supplies')
  const mayWrite = useMayWrite()
  const query = useQueryCall(
    'supplies',
    'getEquipment',
    { id: id ?? '' },
    { enabled: id !== null, keepPrevious: false },
  )
  const remove = useCommand((unit: string) => youbei.supplies.removeEquipment({ ids: [unit] }), {
    done: t('equipment.removed'),
    onDone: onClose,
  })
  const unit = query.data?.unit
  const days = unit && [
    ['test', unit.testDueOn],
    ['maintenance', unit.maintenanceDueOn],
    ['inspection', unit.inspectionDueOn],
    ['scrap', unit.scrapOn],
  ]
  return (
    <RecordDrawer
      open={id !== null}
      title={unit ? `${unit.itemName} ${unit.serial}` : ''}
      onClose={onClose}
      onMove={onMove}
      extra={
        unit &&
        mayWrite && (
          <Button type="text" onClick={() => void remove.run(unit.id)}>
            {t('equipment.takeBack')}
          </Button>
        )
      }
    >
      {unit && query.data && (
        <>
          <div className="yb-drawer-actions">
            {mayWrite && (
              <Button type="primary" onClick={() => onLog(unit)}>
                {t('equipment.log')}
              </Button>
            )}
            <Button onClick={() => onLabel(unit)}>{t('labels.print')}</Button>
          </div>
          <dl className="yb-facts">
            <dt>{t('equipment.place')}</dt>
            <dd>
              {unit.depotId === null ? (
                t('equipment.away')
              ) : (
                <Link to={`/supplies?lot=${unit.lotId}`}>
                  {[unit.depotName, unit.bin].filter(Boolean).join(' ')}
                </Link>
              )}
            </dd>
            {days?.map(([work, on]) =>
              on === null ? null : (
                <div key={work} className="yb-fact">
                  <dt>{t(`equipment.nextOf.${work}`)}</dt>
                  <dd>{on}</dd>
                </div>
              ),
            )}
          </dl>
          <h2 className="yb-section">{t('equipment.logTitle')}</h2>
          <LogTable log={query.data.log} mayWrite={mayWrite} />
          <h2 className="yb-section">{t('equipment.facts')}</h2>
          <EquipmentForm
            key={unit.rev}
            unit={unit}
            readOnly={!mayWrite}
            onSaved={onClose}
            onCancel={onClose}
          />
          <RecordFiles subject="equipment" subjectId={unit.id} of="photo" readOnly={!mayWrite} />
          <h2 className="yb-section">{t('history')}</h2>
          <AuditTrail recordId={unit.id} createdAt={unit.createdAt} />
        </>
      )}
    </RecordDrawer>
  )
}

function LogTable({ log, mayWrite }: Readonly<{ log: readonly EquipmentLog[]; mayWrite: boolean }>) {
  const { t } = useTranslation('supplies')
  const remove = useCommand((id: string) => youbei.supplies.removeLog({ id }), {
    done: t('equipment.logRemoved'),
    undoable: true,
  })
  if (log.length === 0) return <p className="yb-second">{t('equipment.noLog')}</p>
  return (
    <table className="yb-log">
      <thead>
        <tr>
          <th scope="col">{t('equipment.doneOn')}</th>
          <th scope="col">{t('equipment.work')}</th>
          <th scope="col">{t('equipment.result')}</th>
          <th scope="col">{t('equipment.person')}</th>
          <th scope="col">{t('depot.remark')}</th>
          <th aria-label={t('remove')} />
        </tr>
      </thead>
      <tbody>
        {log.map((entry) => (
          <tr key={entry.id}>
            <td>{entry.doneOn}</td>
            <td>{t(`equipment.works.${entry.kind}`)}</td>
            <td>{t(`equipment.results.${entry.result}`)}</td>
            <td>{entry.person}</td>
            <td>
              {[entry.minutes === null ? '' : t('equipment.ran', { n: entry.minutes }), entry.remark]
                .filter(Boolean)
                .join('；')}
            </td>
            <td>
              {mayWrite && (
                <Button
                  type="text"
                  size="small"
                  icon={<DeleteOutlined aria-hidden />}
                  aria-label={t('equipment.removeLog', { day: entry.doneOn })}
                  onClick={() => void remove.run(entry.id)}
                />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
