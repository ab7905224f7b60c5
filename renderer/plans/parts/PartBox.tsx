import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons'
import { Button, Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Part, PartContent, SupplyCheck } from '../../../preload/contract/plans/parts'
import { youbei } from '../../shared/api'
import { ErrorNotice } from '../../shared/ErrorNotice'
import { useCommand } from '../../shared/useCommand'
import { PartEditor } from './editors'
import { usePart } from './usePart'
import { partTitle } from './words'

type Props = Readonly<{
  part: Part
  checks: readonly SupplyCheck[]
  before: Part | undefined
  after: Part | undefined
  all: readonly Part[]
}>

/** A part that is being written, with its place among the others. */
export function PartBox({ part, checks, before, after, all }: Props) {
  const { t } = useTranslation('plans')
  const { content, change, state, failure } = usePart(part)
  const remove = useCommand(() => youbei.plans.removeParts({ versionId: part.versionId, ids: [part.id] }), {
    done: t('parts.removed'),
    undoable: true,
  })
  const order = useCommand((ids: string[]) =>
    youbei.plans.orderParts({ versionId: part.versionId, kind: part.kind, ids }),
  )
  const swap = (other: Part) =>
    void order.run(all.map((one) => (one === part ? other.id : one === other ? part.id : one.id)))
  const title = partTitle(t, { ...part, ...content } as Part)
  const movable = part.kind === 'card' || part.kind === 'contacts'
  return (
    <section className="parts-box" aria-label={title}>
      <header>
        <h2>{title}</h2>
        <span className="yb-caption" role="status">
          {t(`parts.states.${state}`)}
        </span>
        <span className="parts-spring" />
        {movable && (
          <>
            <Tooltip title={t('parts.up')}>
              <Button
                type="text"
                icon={<ArrowUpOutlined aria-hidden />}
                disabled={!before}
                aria-label={t('parts.upOf', { title })}
                onClick={() => before && swap(before)}
              />
            </Tooltip>
            <Tooltip title={t('parts.down')}>
              <Button
                type="text"
                icon={<ArrowDownOutlined aria-hidden />}
                disabled={!after}
                aria-label={t('parts.downOf', { title })}
                onClick={() => after && swap(after)}
              />
            </Tooltip>
          </>
        )}
        <Tooltip title={t('parts.remove')}>
          <Button
            type="text"
            icon={<DeleteOutlined aria-hidden />}
            aria-label={t('parts.removeOf', { title })}
            onClick={() => void remove.run(undefined)}
          />
        </Tooltip>
      </header>
      {failure && <ErrorNotice failure={failure} />}
      <PartEditor
        content={content}
        onChange={(next: PartContent) => change(next)}
        checks={checks.filter((check) => check.partId === part.id)}
      />
    </section>
  )
}
