import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Status } from '../../../preload/contract/office'
import type { Failure } from '../../../preload/contract/result'
import { statusKey } from '../../office/status'
import { TownshipChooser } from '../../office/TownshipChooser'
import { youbei } from '../../shared/api'
import { useFailureText } from '../../shared/failureText'
import { openOffice } from '../../shared/otherOffice'
import { DemoRibbon } from '../DemoRibbon'
import { type Language, languages, showLanguage } from '../i18n'
import { OfficeStep } from './OfficeStep'
import { emptyOffice, type OfficeFields, officeFaults, officeNameFor } from './rules'
import './first-start.css'

const Notices = lazy(() => import('../../shared/notices').then((m) => ({ default: m.Notices })))

type Step = 'township' | 'office'

/** The first start: which township, what the office is called and who runs it. Or the demo office, to look around. */
export function FirstStart({ status }: Readonly<{ status: Status }>) {
  const { t, i18n } = useTranslation('app')
  const client = useQueryClient()
  const failureText = useFailureText()
  const [step, setStep] = useState<Step>('township')
  const [fields, setFields] = useState<OfficeFields>(emptyOffice)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [working, setWorking] = useState(false)
  const change = (part: Partial<OfficeFields>) => setFields((now) => ({ ...now, ...part }))

  const setUp = async () => {
    const { township } = fields
    if (!township || officeFaults(fields).length > 0 || working) return
    setWorking(true)
    setFailure(null)
    const answer = await youbei.office.setUp({
      division: township,
      officeName: fields.officeName.trim(),
      administratorName: fields.administratorName.trim(),
      ...(fields.pin === '' ? {} : { pin: fields.pin }),
    })
    setWorking(false)
    if (!answer.ok) return setFailure(answer.error)
    await youbei.office.saveSettings({ language: i18n.language as Language })
    client.setQueryData(statusKey, answer.value)
    await client.invalidateQueries()
  }
  const enterDemo = async () => {
    setWorking(true)
    setFailure(await openOffice(client, 'demo'))
    setWorking(false)
  }

  return (
    <div className="yb-first-start">
      <DemoRibbon />
      <main>
        <header>
          <p className="yb-brand">{t('name')}</p>
          <select
            className="yb-field yb-language"
            aria-label={t('first.language')}
            value={i18n.language}
            onChange={(event) => void showLanguage(event.target.value as Language)}
          >
            {languages.map((language) => (
              <option key={language} value={language}>
                {t(`languages.${language}`)}
              </option>
            ))}
          </select>
        </header>
        <h1>{t('first.title')}</h1>
        <ol className="yb-steps" aria-label={t('first.steps')}>
          {(['township', 'office'] as const).map((one) => (
            <li key={one} {...(one === step ? { 'aria-current': 'step' as const } : {})}>
              {t(`first.${one}.step`)}
            </li>
          ))}
        </ol>
        {step === 'township' ? (
          <form
            onSubmit={(event) => {
              event.preventDefault()
              if (fields.township) setStep('office')
            }}
          >
            <h2>{t('first.township.title')}</h2>
            <TownshipChooser
              autoFocus
              value={fields.township}
              onChange={(township) =>
                change({ township, officeName: officeNameFor(fields, township, t('first.officeSuffix')) })
              }
            />
            <div className="yb-actions">
              <button type="submit" className="yb-button yb-main-action" disabled={!fields.township}>
                {t('first.next')}
              </button>
            </div>
          </form>
        ) : (
          <OfficeStep
            fields={fields}
            working={working}
            failure={failure && failureText(failure)}
            onChange={change}
            onBack={() => setStep('township')}
            onDone={() => void setUp()}
          />
        )}
        {!status.demo && (
          <aside className="yb-demo-offer">
            <div>
              <strong>{t('first.demo.title')}</strong>
              <p className="yb-caption">{t('first.demo.meaning')}</p>
            </div>
            <button type="button" className="yb-button" disabled={working} onClick={() => void enterDemo()}>
              {t('first.demo.enter')}
            </button>
          </aside>
        )}
        {step === 'township' && failure && (
          <p role="alert" className="yb-field-error">
            {failureText(failure).title} {failureText(failure).advice}
          </p>
        )}
      </main>
      <Suspense fallback={null}>
        <Notices />
      </Suspense>
    </div>
  )
}
