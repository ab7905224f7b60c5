import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Part, PartContact, PartPerson } from '../../../preload/contract/plans/parts'
import { formatPhone } from '../../shared/format'
import { LevelTag } from '../../shared/LevelTag'
import { minutesWords, type PartsAnswer, partTitle, quantityWords } from './words'

/** A part as it is read: names and numbers are the directory's of now. */
export function PartView({ part, answer }: Readonly<{ part: Part; answer: PartsAnswer }>) {
  const { t } = useTranslation('plans')
  const people = new Map(answer.people.map((person) => [person.id, person]))
  return (
    <section className="parts-box" aria-label={partTitle(t, part)}>
      <header>
        <h2>{partTitle(t, part)}</h2>
      </header>
      <Body part={part} answer={answer} people={people} />
    </section>
  )
}

type People = ReadonlyMap<string, PartPerson>

function Body({ part, answer, people }: Readonly<{ part: Part; answer: PartsAnswer; people: People }>) {
  const { t } = useTranslation('plans')
  // Whoever fills a post of the command structure is called where an action names nobody.
  const holders = new Map(
    answer.parts.flatMap((one) =>
      one.kind === 'command'
        ? one.body.posts.flatMap((post) => (post.personId ? [[post.name, post.personId] as const] : []))
        : [],
    ),
  )
  const limit = (minutes: number | null) => (minutes === null ? '' : minutesWords(t, minutes))
  switch (part.kind) {
    case 'level':
      return (
        <>
          {part.body.startedBy !== '' && <p>{t('finder.startedBy', { who: part.body.startedBy })}</p>}
          <h3>{t('parts.level.conditions')}</h3>
          <ul>
            {part.body.conditions.map((condition) => (
              <li key={condition.text}>{condition.text}</li>
            ))}
          </ul>
          <h3>{t('parts.level.actions')}</h3>
          <Table
            heads={[t('parts.level.action'), t('parts.post'), t('parts.limit'), t('parts.level.callee')]}
            rows={part.body.actions.map((action) => [
              action.text,
              action.post,
              limit(action.minutes),
              action.personId ? (
                <Person key="p" person={people.get(action.personId)} />
              ) : action.phone === '' && holders.has(action.post) ? (
                <Person key="h" person={people.get(holders.get(action.post) ?? '')} />
              ) : (
                formatPhone(action.phone)
              ),
            ])}
          />
        </>
      )
    case 'command':
      return (
        <Table
          heads={[
            t('parts.post'),
            t('parts.command.person'),
            t('parts.command.deputy'),
            t('parts.command.duty'),
          ]}
          rows={part.body.posts.map((post) => [
            <span key="n" style={{ paddingInlineStart: post.depth * 20 }}>
              {post.name}
            </span>,
            post.personId ? <Person key="p" person={people.get(post.personId)} /> : <Vacant key="v" />,
            post.deputyId ? <Person key="d" person={people.get(post.deputyId)} /> : '',
            post.duty,
          ])}
        />
      )
    case 'card':
      return (
        <>
          {part.body.trigger !== '' && <p>{t('finder.trigger', { text: part.body.trigger })}</p>}
          <Table
            heads={[t('parts.card.step'), t('parts.limit')]}
            rows={part.body.steps.map((step) => [step.text, limit(step.minutes)])}
          />
          <Contacts contacts={part.body.contacts} people={people} />
          {part.body.bans.length > 0 && (
            <ul className="parts-bans">
              {part.body.bans.map((ban) => (
                <li key={ban}>
                  <strong>{t('finder.never')}</strong> {ban}
                </li>
              ))}
            </ul>
          )}
        </>
      )
    case 'contacts':
      return <Contacts contacts={part.body.lines} people={people} />
    case 'supplies':
      return (
        <Table
          heads={[
            t('parts.supplies.item'),
            t('parts.supplies.depot'),
            t('parts.supplies.needed'),
            t('parts.supplies.usable'),
          ]}
          rows={answer.supplies
            .filter((line) => line.partId === part.id)
            .map((line) => [
              line.name,
              line.depot || t('parts.supplies.anywhere'),
              quantityWords(line.needed, line),
              <span key="u">
                {quantityWords(line.usable, line)}{' '}
                {line.short > 0 && (
                  <LevelTag level="red">
                    {t('parts.supplies.shortBy', { amount: quantityWords(line.short, line) })}
                  </LevelTag>
                )}
              </span>,
            ])}
        />
      )
  }
}

function Contacts({ contacts, people }: Readonly<{ contacts: readonly PartContact[]; people: People }>) {
  const { t } = useTranslation('plans')
  if (contacts.length === 0) return null
  return (
    <Table
      heads={[t('parts.contact.role'), t('parts.contact.name')]}
      rows={contacts.map((contact) => [
        contact.role,
        contact.personId ? (
          <Person key="p" person={people.get(contact.personId)} />
        ) : (
          `${contact.name} ${formatPhone(contact.phone)}`
        ),
      ])}
    />
  )
}

function Person({ person }: Readonly<{ person: PartPerson | undefined }>) {
  const { t } = useTranslation('plans')
  if (!person || person.gone)
    return (
      <span>
        {person?.name} <LevelTag level="red">{t('finder.gone')}</LevelTag>
      </span>
    )
  return (
    <span>
      {person.name}{' '}
      {person.phones[0] ? (
        formatPhone(person.phones[0].number)
      ) : (
        <LevelTag level="orange">{t('finder.noNumber')}</LevelTag>
      )}
    </span>
  )
}

function Vacant() {
  const { t } = useTranslation('plans')
  return <LevelTag level="orange">{t('parts.command.vacant')}</LevelTag>
}

function Table({
  heads,
  rows,
}: Readonly<{ heads: readonly string[]; rows: readonly (readonly ReactNode[])[] }>) {
  return (
    <table className="parts-table">
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of a frozen version have no identity but their place
          <tr key={at}>
            {row.map((cell, column) => (
              <td key={heads[column]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
