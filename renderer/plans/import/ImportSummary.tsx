import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useFailureText } from '../../shared/failureText'
import { formatNumber } from '../../shared/format'
import { LevelTag } from '../../shared/LevelTag'
import type { Entry, Queue } from './queue'

/** What became of each file. */
export function ImportSummary({
  queue,
  onOpen,
}: Readonly<{ queue: Queue; onOpen: (planId: string) => void }>) {
  const { t } = useTranslation('plans')
  const count = (state: Entry['state']) => queue.entries.filter((entry) => entry.state === state).length
  return (
    <div className="import-summary">
      <p role="status">
        {t('import.summary', { done: count('done'), refused: count('refused'), skipped: count('skipped') })}
      </p>
      <table className="yb-lines">
        <thead>
          <tr>
            <th scope="col">{t('import.file')}</th>
            <th scope="col">{t('import.verdict')}</th>
            <th scope="col">{t('import.found')}</th>
            <th scope="col">
              <span className="yb-heard">{t('import.open')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {queue.entries.map((entry) => (
            <tr key={entry.file.token}>
              <td>{entry.file.name}</td>
              <td>
                <Verdict entry={entry} />
              </td>
              <td>
                {entry.state === 'done' &&
                  t('import.foundIn', {
                    title: entry.plan.title,
                    sections: formatNumber(entry.plan.sections),
                    tables: formatNumber(entry.plan.tables),
                    n: entry.plan.versionNumber,
                  })}
                {entry.state === 'refused' && <Reason entry={entry} />}
              </td>
              <td>
                {entry.state === 'done' && (
                  <Button size="small" onClick={() => onOpen(entry.plan.id)}>
                    {t('import.open')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Verdict({ entry }: Readonly<{ entry: Entry }>) {
  const { t } = useTranslation('plans')
  if (entry.state === 'done') return <LevelTag level="green">{t('import.isDone')}</LevelTag>
  if (entry.state === 'refused') return <LevelTag level="red">{t('import.isRefused')}</LevelTag>
  if (entry.state === 'known') return <LevelTag level="plain">{t('import.known')}</LevelTag>
  return <LevelTag level="plain">{t('import.isSkipped')}</LevelTag>
}

function Reason({ entry }: Readonly<{ entry: Extract<Entry, { state: 'refused' }> }>) {
  const { title, advice } = useFailureText()(entry.failure)
  return [title, advice].filter((line) => line !== '').join(' ')
}
