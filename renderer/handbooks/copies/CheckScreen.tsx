import { CheckCircleFilled, WarningFilled } from '@ant-design/icons'
import { Button, Input, type InputRef } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import type { Answer } from '../../../preload/contract/api'
import { failureOf, youbei } from '../../shared/api'
import { ErrorNotice } from '../../shared/ErrorNotice'
import { formatInstant } from '../../shared/format'
import { useOutputs } from '../../shared/useOutputs'
import { useQueryCall } from '../../shared/useQueryCall'
import { CopiesTabs } from './CopiesTabs'
import '../../shared/lines.css'
import '../handbooks.css'

type Checked = Answer<'handbooks', 'checkCode'>

/** 查验: the code in the foot of a printed copy, typed or scanned, tells whether the copy is current. */
export function CheckScreen() {
  const { t } = useTranslation('handbooks')
  const [params, setParams] = useSearchParams()
  const asked = params.get('code') ?? ''
  const [typed, setTyped] = useState(asked)
  const input = useRef<InputRef>(null)
  useEffect(() => {
    input.current?.focus({ cursor: 'all' })
  }, [])
  useEffect(() => setTyped(asked), [asked])
  const check = useQueryCall(
    'handbooks',
    'checkCode',
    { code: asked },
    { enabled: asked !== '', keepPrevious: false },
  )
  const ask = () => {
    setParams(typed.trim() === '' ? {} : { code: typed.trim() }, { replace: true })
    input.current?.focus({ cursor: 'all' })
  }
  return (
    <section className="yb-page" aria-label={t('copies.tabs.check')}>
      <header className="yb-page-head">
        <h1>{t('title')}</h1>
      </header>
      <CopiesTabs current="check" />
      <div className="book-check">
        <form
          className="book-check-form"
          onSubmit={(event) => {
            event.preventDefault()
            ask()
          }}
        >
          <Input
            ref={input}
            size="large"
            aria-label={t('copies.check.label')}
            placeholder={t('copies.check.hint')}
            maxLength={80}
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          <Button type="primary" size="large" htmlType="submit" loading={check.isFetching}>
            {t('copies.check.action')}
          </Button>
        </form>
        {asked === '' && <p className="yb-second">{t('copies.check.where')}</p>}
        {check.error && <ErrorNotice failure={failureOf(check.error)} />}
        {check.data && <Verdict checked={check.data} />}
      </div>
    </section>
  )
}

function Verdict({ checked }: Readonly<{ checked: Checked }>) {
  const { t } = useTranslation('handbooks')
  const outputs = useOutputs()
  const { paper, latest, current, changes, runs } = checked
  return (
    <div role="status" className="book-verdict" data-current={current}>
      <h2>
        {current ? <CheckCircleFilled aria-hidden /> : <WarningFilled aria-hidden />}{' '}
        {current ? t('copies.check.current') : t('copies.check.old', { n: latest.version })}
      </h2>
      <p className="book-verdict-paper">
        {paper.title} {t('version', { n: paper.version })} · {paper.code} · {formatInstant(paper.madeAt)}
      </p>
      {runs.map((run) => (
        <p key={run.number} className="yb-second">
          {t('copies.check.run', { number: run.number, day: run.printedOn, copies: run.copies })}
        </p>
      ))}
      <p className="book-verdict-actions">
        <Button
          onClick={() =>
            void outputs.print(t('copies.check.open'), (options) =>
              youbei.handbooks.open({ id: latest.id }, options),
            )
          }
        >
          {t('copies.check.open')}
        </Button>
        {!current && <Link to="/handbooks/holdings?outdated=1">{t('copies.check.toHoldings')}</Link>}
      </p>
      {!current && (
        <>
          <h3>{t('copies.check.changes', { n: changes.length })}</h3>
          {changes.length === 0 ? (
            <p className="yb-second">{t('copies.check.noChanges')}</p>
          ) : (
            <table className="yb-lines">
              <thead>
                <tr>
                  <th scope="col">{t('copies.check.what')}</th>
                  <th scope="col">{t('copies.check.section')}</th>
                  <th scope="col" className="yb-right">
                    {t('copies.check.page')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {changes.map((change) => (
                  <tr key={`${change.change} ${change.title} ${change.from}`}>
                    <td>{t(`copies.check.${change.change}`)}</td>
                    <td style={{ paddingInlineStart: change.level * 16 }}>{change.title}</td>
                    <td className="yb-right">
                      {change.from === change.to ? change.from : `${change.from}–${change.to}`}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </>
      )}
    </div>
  )
}
