import { Button, Checkbox, Input, Select } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type HandbookPart,
  type PartOf,
  peopleColumns,
  supplyColumns,
} from '../../preload/contract/handbooks/index'
import { failureOf } from '../shared/api'
import { ErrorNotice } from '../shared/ErrorNotice'
import { formatNumber } from '../shared/format'
import { RecordDialog } from '../shared/RecordDialog'
import { useQueryCall } from '../shared/useQueryCall'

type Trimming<P extends HandbookPart> = Readonly<{ part: P; onDone: (part: P) => void }>
type Props = Readonly<{
  part: HandbookPart
  title: string
  onDone: (part: HandbookPart) => void
  onClose: () => void
}>

/** What of a part is printed: sections of a plan, depots, units, columns, posts, the words of a text. */
export function TrimDialog({ part, title, onDone, onClose }: Props) {
  return (
    <RecordDialog title={title} onClose={onClose}>
      {part.kind === 'plan' && <PlanTrim part={part} onDone={onDone} />}
      {part.kind === 'supplies' && <SuppliesTrim part={part} onDone={onDone} />}
      {part.kind === 'people' && <PeopleTrim part={part} onDone={onDone} />}
      {part.kind === 'cards' && <CardsTrim part={part} onDone={onDone} />}
      {part.kind === 'text' && <TextTrim part={part} onDone={onDone} />}
    </RecordDialog>
  )
}

function Done({ disabled = false, onClick }: Readonly<{ disabled?: boolean; onClick: () => void }>) {
  const { t } = useTranslation('handbooks')
  return (
    <div className="book-trim-foot">
      <Button type="primary" disabled={disabled} onClick={onClick}>
        {t('trim.done')}
      </Button>
    </div>
  )
}

function PlanTrim({ part, onDone }: Trimming<PartOf<'plan'>>) {
  const { t } = useTranslation('handbooks')
  const query = useQueryCall('handbooks', 'listSections', { planId: part.planId })
  const [omit, setOmit] = useState<ReadonlySet<string>>(() => new Set(part.omit ?? []))
  const [facts, setFacts] = useState(part.facts !== false)
  if (query.error) return <ErrorNotice failure={failureOf(query.error)} />
  const sections = query.data?.sections ?? []
  let under = Number.POSITIVE_INFINITY
  const shown = sections.map((section) => {
    if (section.level <= under) under = omit.has(section.key) ? section.level : Number.POSITIVE_INFINITY
    return { ...section, out: section.level > under || omit.has(section.key), below: section.level > under }
  })
  const toggle = (key: string, printed: boolean) =>
    setOmit((before) => {
      const next = new Set(before)
      if (printed) next.delete(key)
      else next.add(key)
      return next
    })
  return (
    <>
      <p className="yb-caption">{t('trim.sectionsHint')}</p>
      <Checkbox checked={facts} onChange={(event) => setFacts(event.target.checked)}>
        {t('trim.facts')}
      </Checkbox>
      <ul className="book-trim">
        {shown.map((section) => (
          <li key={section.key} style={{ paddingInlineStart: 12 + (section.level - 1) * 20 }}>
            <Checkbox
              checked={!section.out}
              disabled={section.below}
              onChange={(event) => toggle(section.key, event.target.checked)}
            >
              {section.label || t('trim.noHeading')}
              {section.characters > 0 && (
                <span className="yb-caption">
                  {' '}
                  {t('sources.characters', { n: formatNumber(section.characters) })}
                </span>
              )}
            </Checkbox>
          </li>
        ))}
      </ul>
      <Done
        disabled={shown.length > 0 && shown.every(({ out }) => out)}
        onClick={() => {
          const { omit: _omit, facts: _facts, ...rest } = part
          const there = new Set(sections.map(({ key }) => key))
          const kept = [...omit].filter((key) => there.has(key))
          onDone({ ...rest, ...(kept.length > 0 ? { omit: kept } : {}), ...(facts ? {} : { facts }) })
        }}
      />
    </>
  )
}

/** A choice of several; nothing chosen means all. */
function Many({
  label,
  all,
  options,
  value,
  onChange,
}: Readonly<{
  label: string
  all: string
  options: readonly { value: string; label: string }[]
  value: readonly string[]
  onChange: (value: string[]) => void
}>) {
  const id = useId()
  return (
    <div className="book-trim-field">
      <label htmlFor={id}>{label}</label>
      <Select<string[]>
        id={id}
        mode="multiple"
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={all}
        value={[...value]}
        onChange={onChange}
        options={[...options]}
      />
    </div>
  )
}

function SuppliesTrim({ part, onDone }: Trimming<PartOf<'supplies'>>) {
  const { t } = useTranslation('handbooks')
  const depots = useQueryCall('supplies', 'listDepots', { limit: 200 }).data?.rows ?? []
  const [depotIds, setDepots] = useState<readonly string[]>(part.depotIds ?? [])
  const [columns, setColumns] = useState<readonly string[]>(part.columns ?? [])
  const [expiring, setExpiring] = useState(part.expiring ?? false)
  return (
    <>
      <Many
        label={t('trim.depots')}
        all={t('sources.allDepots')}
        options={depots.map(({ id, name }) => ({ value: id, label: name }))}
        value={depotIds}
        onChange={setDepots}
      />
      <Many
        label={t('trim.columns')}
        all={t('trim.allColumns')}
        options={supplyColumns.map((name) => ({ value: name, label: t(`columns.${name}`) }))}
        value={columns}
        onChange={setColumns}
      />
      <Checkbox checked={expiring} onChange={(event) => setExpiring(event.target.checked)}>
        {t('trim.expiring')}
      </Checkbox>
      <Done
        onClick={() => {
          const chosen = supplyColumns.filter((name) => columns.includes(name))
          onDone({
            kind: 'supplies',
            ...(depotIds.length > 0 ? { depotIds: [...depotIds] } : {}),
            ...(chosen.length > 0 ? { columns: chosen } : {}),
            ...(expiring ? { expiring } : {}),
          })
        }}
      />
    </>
  )
}

function PeopleTrim({ part, onDone }: Trimming<PartOf<'people'>>) {
  const { t } = useTranslation('handbooks')
  const known = useQueryCall('people', 'listFilters', {}).data?.units ?? []
  const [units, setUnits] = useState<readonly string[]>(part.units ?? [])
  const [columns, setColumns] = useState<readonly string[]>(part.columns ?? [])
  return (
    <>
      <Many
        label={t('trim.units')}
        all={t('sources.allUnits')}
        options={known.filter((name) => name !== '').map((name) => ({ value: name, label: name }))}
        value={units}
        onChange={setUnits}
      />
      <Many
        label={t('trim.columns')}
        all={t('trim.usualColumns')}
        options={peopleColumns.map((name) => ({ value: name, label: t(`columns.${name}`) }))}
        value={columns}
        onChange={setColumns}
      />
      <Done
        onClick={() => {
          const chosen = peopleColumns.filter((name) => columns.includes(name))
          onDone({
            kind: 'people',
            masked: part.masked,
            ...(units.length > 0 ? { units: [...units] } : {}),
            ...(chosen.length > 0 ? { columns: chosen } : {}),
          })
        }}
      />
    </>
  )
}

function CardsTrim({ part, onDone }: Trimming<PartOf<'cards'>>) {
  const { t } = useTranslation('handbooks')
  const found = useQueryCall('plans', 'listParts', { planId: part.planId }).data?.parts ?? []
  const names = found.flatMap((one) => (one.kind === 'card' ? [one.body.post] : []))
  const [posts, setPosts] = useState<readonly string[]>(part.posts ?? [])
  return (
    <>
      <Many
        label={t('trim.posts')}
        all={t('trim.allPosts')}
        options={[...new Set(names)].map((name) => ({ value: name, label: name }))}
        value={posts}
        onChange={setPosts}
      />
      <Done
        onClick={() =>
          onDone({ kind: 'cards', planId: part.planId, ...(posts.length > 0 ? { posts: [...posts] } : {}) })
        }
      />
    </>
  )
}

function TextTrim({ part, onDone }: Trimming<PartOf<'text'>>) {
  const { t } = useTranslation('handbooks')
  const [title, setTitle] = useState(part.title)
  const [text, setText] = useState(part.text)
  return (
    <>
      <div className="book-trim-field">
        <label htmlFor="book-text-title">{t('trim.textTitle')}</label>
        <Input
          id="book-text-title"
          value={title}
          maxLength={60}
          onChange={(event) => setTitle(event.target.value)}
        />
      </div>
      <div className="book-trim-field">
        <label htmlFor="book-text">{t('trim.text')}</label>
        <Input.TextArea
          id="book-text"
          value={text}
          rows={12}
          maxLength={20_000}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <Done
        disabled={title.trim() === ''}
        onClick={() => onDone({ kind: 'text', title: title.trim(), text: text.trim() })}
      />
    </>
  )
}
