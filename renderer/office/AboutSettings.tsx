import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { value, youbei } from '../shared/api'
import { showFailure } from '../shared/notices'
import { openOffice } from '../shared/otherOffice'
import { useStatus } from '../shared/useStatus'
import { licences } from './licences'

/** Versions, where the data lies, the demo office, and the licences of what the program is made of. */
export function AboutSettings() {
  const { t } = useTranslation('office')
  const id = useId()
  const client = useQueryClient()
  const status = useStatus()
  const about = useQuery({ queryKey: ['shell', 'about'], queryFn: () => value(youbei.shell.about({})) })
  const enterDemo = async () => {
    const failure = await openOffice(client, 'demo')
    if (failure) showFailure(failure)
  }
  const facts = about.data
  return (
    <section aria-labelledby={`${id}-title`}>
      <h1 id={`${id}-title`}>{t('settings.about')}</h1>
      <p>{t('about.what')}</p>
      <dl className="yb-facts">
        <dt>{t('about.version')}</dt>
        <dd>{facts?.version}</dd>
        <dt>{t('about.profile')}</dt>
        <dd>{facts?.profile}</dd>
        <dt>{t('about.runtime')}</dt>
        <dd>{facts && `Electron ${facts.electron}, Chromium ${facts.chrome}, Node ${facts.node}`}</dd>
        <dt>{t('about.licence')}</dt>
        <dd>Apache-2.0</dd>
      </dl>
      {status?.demo === false && (
        <>
          <h2>{t('about.demo')}</h2>
          <p className="yb-caption">{t('about.demoHelp')}</p>
          <Button onClick={() => void enterDemo()}>{t('about.enterDemo')}</Button>
        </>
      )}
      <h2>{t('about.licences')}</h2>
      <p className="yb-caption">{t('about.licencesHelp')}</p>
      <ul className="yb-licences">
        {licences.map(({ name, licence }) => (
          <li key={name}>
            {name} <span className="yb-caption">{licence}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
