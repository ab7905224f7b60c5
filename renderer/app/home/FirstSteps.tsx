import CheckCircleFilled from '@ant-design/icons/es/icons/CheckCircleFilled'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { places } from '../navigation'
import type { Step } from './rules'

/** What a new office does first: each step with what it is good for, and where it is done. */
export function FirstSteps({
  steps,
}: Readonly<{ steps: readonly Readonly<{ step: Step; done: boolean }>[] }>) {
  const { t } = useTranslation('app')
  return (
    <section aria-labelledby="yb-first-steps" className="yb-first-steps">
      <h3 id="yb-first-steps">{t('steps.title')}</h3>
      <ol>
        {steps.map(({ step, done }) => (
          <li key={step} data-done={done}>
            <Link to={places.find((place) => place.key === step)?.path ?? '/'}>
              {t(`steps.${step}.title`)}
            </Link>
            {done && (
              <span className="yb-done">
                <CheckCircleFilled aria-hidden /> {t('steps.done')}
              </span>
            )}
            <p className="yb-caption">{t(`steps.${step}.why`)}</p>
          </li>
        ))}
      </ol>
    </section>
  )
}
