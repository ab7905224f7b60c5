import { useTranslation } from 'react-i18next'
import type { Step } from '../../../preload/contract/supplies/index'
import { formatInstant } from '../../shared/format'
import './steps.css'

/** Every step that was taken: what, when, who, in what words, with what slip. `words` names the steps. */
export function StepTrail({ steps, words }: Readonly<{ steps: readonly Step[]; words: string }>) {
  const { t } = useTranslation('supplies')
  return (
    <ol className="yb-steps-trail">
      {steps.map((step) => (
        <li key={step.id}>
          <time>{formatInstant(step.at)}</time>
          <strong>{t(`${words}.${step.step}`)}</strong>
          <span>{step.userName}</span>
          {step.person !== '' && <span>{t('steps.by', { person: step.person })}</span>}
          {step.documentNumber !== null && (
            <span className={step.reversed ? 'yb-steps-void' : ''}>
              {step.documentNumber}
              {step.reversed && ` ${t('steps.reversed')}`}
            </span>
          )}
          {step.opinion !== '' && <q>{step.opinion}</q>}
        </li>
      ))}
    </ol>
  )
}
