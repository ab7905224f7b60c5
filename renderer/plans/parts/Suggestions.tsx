import { Checkbox, Modal, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { youbei } from '../../shared/api'
import { EmptyState } from '../../shared/EmptyState'
import { useHotkeys } from '../../shared/hotkeys'
import { useCommand } from '../../shared/useCommand'
import { useQueryCall } from '../../shared/useQueryCall'
import { levelSigns } from './words'

/** Response levels found in the text, to be looked at and taken over. */
export function Suggestions({ versionId, onClose }: Readonly<{ versionId: string; onClose: () => void }>) {
  const { t } = useTranslation('plans')
  const query = useQueryCall('plans', 'suggestLevels', { versionId }, { staleTime: 0 })
  const [left, setLeft] = useState<readonly number[]>([])
  const levels = query.data?.levels ?? []
  const wanted = levels.filter((one) => !one.taken && !left.includes(one.body.level))
  useHotkeys({ escape: onClose }, { exclusive: true })
  const take = useCommand(
    () =>
      youbei.plans.addParts({
        versionId,
        contents: wanted.map(({ body }) => ({ kind: 'level' as const, body })),
      }),
    { done: ({ added }) => t('parts.suggest.added', { n: added }), undoable: true, onDone: onClose },
  )
  return (
    <Modal
      open
      width={760}
      keyboard={false}
      title={t('parts.suggest.title')}
      okText={t('parts.suggest.take', { n: wanted.length })}
      okButtonProps={{ disabled: wanted.length === 0 }}
      confirmLoading={take.running}
      onOk={() => void take.run(undefined)}
      onCancel={onClose}
    >
      {!query.data && <Skeleton active />}
      {query.data && levels.length === 0 && (
        <EmptyState title={t('parts.suggest.none')} description={t('parts.suggest.noneText')} />
      )}
      {levels.length > 0 && <p className="yb-caption">{t('parts.suggest.text')}</p>}
      {levels.map(({ body, from, taken }) => (
        <section key={body.level} className="parts-suggestion">
          <Checkbox
            checked={!taken && !left.includes(body.level)}
            disabled={taken}
            onChange={(event) =>
              setLeft(
                event.target.checked ? left.filter((level) => level !== body.level) : [...left, body.level],
              )
            }
          >
            <strong>{t('finder.level', { sign: levelSigns[body.level] })}</strong>{' '}
            <span className="yb-caption">
              {taken ? t('parts.suggest.taken') : from.map((one) => one.heading).join('、')}
            </span>
          </Checkbox>
          <p>
            {t('finder.conditions')}
            {body.conditions.map((one) => one.text).join('；') || t('parts.none')}
          </p>
          <ol>
            {body.actions.map((action, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: actions have no identity but their place
              <li key={at}>
                {action.post !== '' && <strong>{action.post} </strong>}
                {action.text}
              </li>
            ))}
          </ol>
        </section>
      ))}
    </Modal>
  )
}
