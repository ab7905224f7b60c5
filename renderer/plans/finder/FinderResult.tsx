import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { FinderAnswer } from '../../../preload/contract/plans/finder'
import { formatPhone } from '../../shared/format'
import { minutesWords, quantityWords } from '../parts/words'
import { copyText } from './copyText'
import { callGroups } from './rules'

type Props = Readonly<{
  answer: FinderAnswer
  /** The event in the language of the screen. */
  eventName: string
  onPlan: (planId: string) => void
  onKeys: (press: (key: string) => boolean) => void
  /** Leaves the finder for the plan's text; not there while the program is locked. */
  onOpenPlan: (() => void) | undefined
}>

/** Everything on one screen: what applies and why, what to do by when, whom to call, what must not be done, what is there. */
export function FinderResult({ answer, eventName, onPlan, onKeys, onOpenPlan }: Props) {
  const { t } = useTranslation('plans')
  const chosen = answer.plans.find((plan) => plan.planId === answer.chosen)
  const others = answer.plans.filter((plan) => plan.planId !== answer.chosen)
  onKeys((key) => {
    const other = /^[1-9]$/.test(key) ? others[Number(key) - 1] : undefined
    if (other) onPlan(other.planId)
    return other !== undefined
  })
  return (
    <div className="finder-result">
      <section className="finder-plan" aria-label={t('finder.plan')}>
        {chosen ? (
          <>
            <p className="finder-plan-title">
              {onOpenPlan ? (
                <Link to={`/plans/${chosen.planId}`} onClick={onOpenPlan}>
                  {chosen.title}
                </Link>
              ) : (
                chosen.title
              )}
              <span className="finder-second">{t('version', { n: chosen.versionNumber })}</span>
              {!chosen.inForce && <span className="finder-mark">{t('finder.draft')}</span>}
            </p>
            <p className="finder-second">
              {t(`finder.because.${chosen.eventMatch}`, { event: eventName })}
              {t(`finder.where.${chosen.placeMatch}`, { place: answer.placeName })}
            </p>
          </>
        ) : (
          <p className="finder-plan-title">{t('finder.noneApplies')}</p>
        )}
        {others.length > 0 && (
          <p className="finder-others">
            <span className="finder-second">{t('finder.others')}</span>
            {others.map((plan, at) => (
              <button
                key={plan.planId}
                type="button"
                className="finder-chip"
                onClick={() => onPlan(plan.planId)}
              >
                {at < 9 && <kbd aria-hidden>{at + 1}</kbd>} {plan.title}
              </button>
            ))}
          </p>
        )}
        {answer.partsFrom !== '' && (
          <p className="finder-note">{t('finder.borrowed', { title: answer.partsFrom })}</p>
        )}
      </section>
      <div className="finder-columns">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable to be scrolled with the keyboard */}
        <section className="finder-left" aria-label={t('finder.actions')} tabIndex={0}>
          <Levels answer={answer} />
          <Cards answer={answer} />
          <Passages answer={answer} />
        </section>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable to be scrolled with the keyboard */}
        <section className="finder-right" aria-label={t('finder.phones')} tabIndex={0}>
          <Phones answer={answer} />
          <Supplies answer={answer} />
        </section>
      </div>
    </div>
  )
}

function Levels({ answer }: Readonly<{ answer: FinderAnswer }>) {
  const { t } = useTranslation('plans')
  if (answer.levels.length === 0) return <p className="finder-note">{t('finder.noLevels')}</p>
  return answer.levels.map((level) => (
    <section key={`${level.partId}.${level.level}`} className="finder-level">
      <h2 data-tone={['', 'red', 'orange', 'yellow', 'blue'][level.level]}>{level.name}</h2>
      {level.source === 'text' && (
        <p className="finder-note">{t('finder.fromText', { title: level.planTitle })}</p>
      )}
      {level.conditions.length > 0 && (
        <p className="finder-conditions">
          {t('finder.conditions')}
          {level.conditions.join('；')}
        </p>
      )}
      {level.startedBy !== '' && (
        <p className="finder-conditions">{t('finder.startedBy', { who: level.startedBy })}</p>
      )}
      <ol className="finder-actions">
        {level.actions.map((action, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: actions have no identity but their place
          <li key={at}>
            <span className="finder-action">
              {action.post !== '' && <strong>{action.post}</strong>}
              {action.text}
              {action.minutes !== null && (
                <span className="finder-limit">
                  {t('finder.within', { time: minutesWords(t, action.minutes) })}
                </span>
              )}
            </span>
            {action.contact && action.contact.phones[0] !== undefined && (
              <CallNumber phone={action.contact.phones[0]} name={action.contact.name} size="named" />
            )}
          </li>
        ))}
      </ol>
    </section>
  ))
}

function Cards({ answer }: Readonly<{ answer: FinderAnswer }>) {
  const { t } = useTranslation('plans')
  return answer.cards.map((card) => (
    <section key={card.partId} className="finder-card" aria-label={t('finder.card', { post: card.post })}>
      <h2>{t('finder.card', { post: card.post })}</h2>
      {card.trigger !== '' && (
        <p className="finder-conditions">{t('finder.trigger', { text: card.trigger })}</p>
      )}
      <ol className="finder-actions">
        {card.steps.map((step, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps have no identity but their place
          <li key={at}>
            <span className="finder-action">
              {step.text}
              {step.minutes !== null && (
                <span className="finder-limit">
                  {t('finder.within', { time: minutesWords(t, step.minutes) })}
                </span>
              )}
            </span>
          </li>
        ))}
      </ol>
      {card.contacts.map((contact, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place
        <p key={at} className="finder-callee">
          <span>{[...new Set([contact.role, contact.name])].filter(Boolean).join(' ')}</span>
          <span className="finder-numbers">
            {contact.phones.slice(0, 2).map((phone, order) => (
              <CallNumber
                key={phone}
                phone={phone}
                name={contact.name || contact.role}
                size={order === 0 ? 'large' : 'second'}
              />
            ))}
          </span>
        </p>
      ))}
      {card.bans.length > 0 && (
        <ul className="finder-bans" aria-label={t('finder.bans')}>
          {card.bans.map((ban) => (
            <li key={ban}>
              <strong>{t('finder.never')}</strong> {ban}
            </li>
          ))}
        </ul>
      )}
    </section>
  ))
}

function Passages({ answer }: Readonly<{ answer: FinderAnswer }>) {
  const { t } = useTranslation('plans')
  if (answer.passages.length === 0) return null
  return (
    <section className="finder-card">
      <h2>{t('finder.passages')}</h2>
      <p className="finder-note">{t('finder.passagesNote')}</p>
      {answer.passages.map((passage) => (
        <div key={passage.sectionId} className="finder-passage">
          <h3>{passage.heading}</h3>
          <p>
            {passage.text}
            {passage.cut && '……'}
          </p>
        </div>
      ))}
    </section>
  )
}

function Phones({ answer }: Readonly<{ answer: FinderAnswer }>) {
  const { t } = useTranslation('plans')
  const groups = callGroups(answer, {
    command: t('finder.command'),
    villagers: t('finder.villagers', { place: answer.placeName }),
    posts: t('finder.posts'),
    deputyOf: (post) => t('finder.deputyOf', { post }),
  })
  if (groups.length === 0) return <p className="finder-note">{t('finder.noPhones')}</p>
  return groups.map((group) => (
    <section key={group.key} aria-label={group.title} className="finder-group">
      <h2>{group.title}</h2>
      {group.callees.map((callee) => (
        <div key={callee.key} className="finder-callee">
          <span>
            <strong>{callee.name}</strong>
            {callee.detail !== '' && <span className="finder-second">{callee.detail}</span>}
            {callee.gone && <span className="finder-mark">{t('finder.gone')}</span>}
          </span>
          <span className="finder-numbers">
            {callee.phones.length === 0 && <span className="finder-mark">{t('finder.noNumber')}</span>}
            {callee.phones.slice(0, 2).map((phone, at) => (
              <CallNumber key={phone} phone={phone} name={callee.name} size={at === 0 ? 'large' : 'second'} />
            ))}
          </span>
        </div>
      ))}
    </section>
  ))
}

/** A number in large figures; a tap copies it. */
function CallNumber({
  phone,
  name,
  size,
}: Readonly<{ phone: string; name: string; size: 'large' | 'second' | 'named' }>) {
  const { t } = useTranslation('plans')
  const [copied, setCopied] = useState(false)
  return (
    <button
      type="button"
      className={`finder-number finder-number-${size}`}
      aria-label={t('finder.copy', { name, phone })}
      onClick={() => {
        setCopied(copyText(phone))
        setTimeout(() => setCopied(false), 1_500)
      }}
    >
      {size === 'named' && name !== '' && <span className="finder-number-name">{name}</span>}
      {formatPhone(phone)}
      <span className="finder-copied" role="status">
        {copied && t('finder.copied')}
      </span>
    </button>
  )
}

function Supplies({ answer }: Readonly<{ answer: FinderAnswer }>) {
  const { t } = useTranslation('plans')
  if (answer.supplies.length === 0) return null
  return (
    <section aria-label={t('finder.supplies')} className="finder-group">
      <h2>{t('finder.supplies')}</h2>
      <table className="finder-supplies">
        <thead>
          <tr>
            <th>{t('parts.supplies.item')}</th>
            <th>{t('parts.supplies.depot')}</th>
            <th className="yb-number">{t('parts.supplies.needed')}</th>
            <th className="yb-number">{t('parts.supplies.usable')}</th>
          </tr>
        </thead>
        <tbody>
          {answer.supplies.map((line) => (
            <tr key={`${line.partId}.${line.line}`}>
              <td>{line.name}</td>
              <td>{line.depot || t('parts.supplies.anywhere')}</td>
              <td className="yb-number">{quantityWords(line.needed, line)}</td>
              <td className="yb-number">
                {quantityWords(line.usable, line)}
                {line.short > 0 && (
                  <span className="finder-short">
                    {t('parts.supplies.shortBy', { amount: quantityWords(line.short, line) })}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
