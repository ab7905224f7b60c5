import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlanPreview } from './queue'

/** Lines shown of each kind; a contents of 400 lines needs no scrolling through. */
const SHOWN = 60

/** What stood in the document and is no part of the plan's text, by reason, so that nothing disappears unseen. */
export function DroppedList({ dropped }: Readonly<{ dropped: PlanPreview['dropped'] }>) {
  const { t, i18n } = useTranslation('plans')
  if (dropped.length === 0) return <p className="yb-second">{t('import.nothingDropped')}</p>
  const groups = new Map<string, string[]>()
  for (const { reason, text } of dropped) {
    const group = groups.get(reason)
    if (group) group.push(text)
    else groups.set(reason, [text])
  }
  return [...groups].map(([reason, texts]) => (
    <Fragment key={reason}>
      <h3 className="import-reason">
        {t(i18n.exists(`dropped.${reason}`, { ns: 'plans' }) ? `dropped.${reason}` : 'dropped.other')}
        <span className="yb-caption"> {texts.length}</span>
      </h3>
      <ul className="import-dropped">
        {texts.slice(0, SHOWN).map((text, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same line may have been left out many times
          <li key={index}>{text}</li>
        ))}
        {texts.length > SHOWN && (
          <li className="yb-second">{t('import.andMore', { n: texts.length - SHOWN })}</li>
        )}
      </ul>
    </Fragment>
  ))
}
