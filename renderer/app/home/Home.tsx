import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useFailureText } from '../../shared/failureText'
import { useStatus } from '../../shared/useStatus'
import { placeOf } from '../navigation'
import { usePlaces } from '../places'
import { DueLines } from './DueLines'
import { Figures } from './Figures'
import { FirstSteps } from './FirstSteps'
import { firstSteps, splitDue } from './rules'
import { useHome } from './useHome'

/** 工作台: what is on today, what is to be done, what there is. Every line opens where it is dealt with. */
export function Home() {
  const { t } = useTranslation('app')
  const home = useHome()
  const status = useStatus()
  const places = usePlaces()
  const failureText = useFailureText()
  const today = status?.today ?? ''
  const due = splitDue(home.data?.due ?? [], today)
  // Only what this build has screens for.
  const figures = (home.data?.figures ?? []).filter((figure) => placeOf(figure.to, places)?.key !== 'home')
  const first =
    home.data &&
    firstSteps(
      figures,
      places.map((place) => place.key),
    )
  const known = home.data !== undefined
  useEffect(() => {
    if (known) performance.mark('youbei:home')
  }, [known])
  return (
    <div className="yb-home" data-ready={known}>
      <h1>{t('places.home')}</h1>
      {home.error && (
        <p role="alert" className="yb-home-error">
          {failureText(home.error.failure).title}{' '}
          <button type="button" className="yb-text-button" onClick={() => void home.refetch()}>
            {t('fault.retry')}
          </button>
        </p>
      )}
      <div className="yb-home-columns">
        <section aria-labelledby="yb-home-today">
          <h2 id="yb-home-today">{t('home.today')}</h2>
          <Today day={today} />
          {first && <FirstSteps steps={first} />}
          {due.today.length > 0 && <DueLines lines={due.today} />}
          {known && due.today.length === 0 && !first && (
            <p className="yb-caption">{t('home.nothingToday')}</p>
          )}
          {known && !first && <Shortcuts />}
        </section>
        <section aria-labelledby="yb-home-due">
          <h2 id="yb-home-due">
            {t('home.due')}
            {due.rest.length > 0 && (
              <span className="yb-caption"> {t('home.lines', { n: due.rest.length })}</span>
            )}
          </h2>
          {!known && !home.error && <Waiting />}
          {known && due.rest.length === 0 && <p className="yb-caption">{t('home.nothingDue')}</p>}
          <DueLines lines={due.rest} />
        </section>
        <section aria-labelledby="yb-home-figures">
          <h2 id="yb-home-figures">{t('home.figures')}</h2>
          {!known && !home.error && <Waiting />}
          <Figures figures={figures} />
        </section>
      </div>
    </div>
  )
}

/** The day, large, with its weekday: what everybody looks for first on a duty desk. */
function Today({ day }: Readonly<{ day: string }>) {
  const { t } = useTranslation('app')
  if (day === '') return null
  return (
    <p className="yb-today">
      <span className="yb-today-day">{day}</span> {t(`weekdays.${new Date(`${day}T00:00:00Z`).getUTCDay()}`)}
    </p>
  )
}

function Waiting() {
  return <div className="yb-waiting" aria-hidden="true" />
}

/** What is done most often, one click away; only what exists. */
function Shortcuts() {
  const { t } = useTranslation('app')
  const shown = usePlaces().filter((place) =>
    ['supplies', 'people', 'plans', 'handbooks'].includes(place.key),
  )
  if (shown.length === 0) return null
  return (
    <>
      <h3>{t('home.often')}</h3>
      <ul className="yb-shortcuts">
        {shown.map((place) => (
          <li key={place.key}>
            <Link to={place.path}>{t(`home.shortcuts.${place.key}`)}</Link>
          </li>
        ))}
      </ul>
    </>
  )
}
