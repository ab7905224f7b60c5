import { CheckOutlined, EditOutlined, PlusOutlined, SearchOutlined } from '@ant-design/icons'
import { Button, Checkbox, Input, Segmented, Select } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../preload/contract/api'
import type { HandbookPart, PaperForm } from '../../preload/contract/handbooks/index'
import { DepotPicker, type PickedDepot } from '../shared/DepotPicker'
import { formatNumber } from '../shared/format'
import { fold } from '../shared/pdf/find'
import { type ChosenPart, partKey } from './parts'

type Props = Readonly<{
  sources: Answer<'handbooks', 'listParts'>
  form: PaperForm
  parts: readonly ChosenPart[]
  onAdd: (part: HandbookPart) => void
  onRemove: (key: string) => void
  /** Asks for a text of one's own. */
  onWrite: () => void
}>

/** What a paper can be made of: plans or their cards and phone lists, supplies, the phone book, a village, own text. */
export function PartSources({ sources, form, parts, onAdd, onRemove, onWrite }: Props) {
  const { t } = useTranslation('handbooks')
  const chosen = useMemo(() => new Set(parts.map(({ key }) => key)), [parts])
  return (
    <section className="book-sources" aria-label={t('sources.title')}>
      <PlanChoices sources={sources} form={form} chosen={chosen} onAdd={onAdd} onRemove={onRemove} />
      <h2>{t('sources.lists')}</h2>
      <SuppliesChoice lots={sources.lots} chosen={chosen} onAdd={onAdd} />
      <PeopleChoice people={sources.people} units={sources.units} chosen={chosen} onAdd={onAdd} />
      {sources.villages.length > 0 && (
        <VillageChoice villages={sources.villages} chosen={chosen} onAdd={onAdd} />
      )}
      <Button icon={<EditOutlined aria-hidden />} onClick={onWrite}>
        {t('sources.write')}
      </Button>
    </section>
  )
}

type ChoiceProps = Readonly<{ chosen: ReadonlySet<string>; onAdd: (part: HandbookPart) => void }>
const planKinds = ['plan', 'cards', 'calls'] as const
type PlanKind = (typeof planKinds)[number]

/** What is taken of plans for a form, where it is not the whole text. */
const kindOf: Partial<Record<PaperForm, PlanKind>> = { cards: 'cards', pocket: 'cards', phones: 'calls' }

function partOf(kind: PlanKind, planId: string): HandbookPart {
  return kind === 'calls' ? { kind, planId, masked: false } : { kind, planId }
}

function PlanChoices({
  sources,
  form,
  chosen,
  onAdd,
  onRemove,
}: ChoiceProps & Pick<Props, 'sources' | 'form' | 'onRemove'>) {
  const { t } = useTranslation('handbooks')
  const [typed, setTyped] = useState('')
  const [kind, setKind] = useState<PlanKind>(kindOf[form] ?? 'plan')
  // What the form is made of is offered first; anybody may choose otherwise.
  useEffect(() => setKind(kindOf[form] ?? 'plan'), [form])
  const words = fold(typed).text
  const shown = sources.plans.filter(
    (plan) => (words === '' || fold(plan.title).text.includes(words)) && (kind !== 'cards' || plan.cards > 0),
  )
  if (sources.plans.length === 0) return <p className="yb-second">{t('sources.noPlans')}</p>
  return (
    <>
      <div className="book-row">
        <h2>{t('sources.plans')}</h2>
        <Button
          size="small"
          disabled={shown.length === 0}
          onClick={() => {
            for (const plan of shown) onAdd(partOf(kind, plan.id))
          }}
        >
          {t('sources.addAll', { n: shown.length })}
        </Button>
      </div>
      <Segmented<PlanKind>
        block
        aria-label={t('sources.ofPlan')}
        value={kind}
        onChange={setKind}
        options={planKinds.map((value) => ({ value, label: t(`sources.kinds.${value}`) }))}
      />
      <Input
        prefix={<SearchOutlined aria-hidden />}
        placeholder={t('sources.filter')}
        aria-label={t('sources.filter')}
        allowClear
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <ul className="book-plans">
        {shown.map((plan) => {
          const part = partOf(kind, plan.id)
          const key = partKey(part)
          return (
            <li key={plan.id}>
              <Checkbox
                checked={chosen.has(key)}
                onChange={(event) => (event.target.checked ? onAdd(part) : onRemove(key))}
              >
                {plan.title}
                <span className="yb-caption">
                  {' '}
                  {kind === 'cards'
                    ? t('sources.cards', { n: plan.cards })
                    : t('sources.characters', { n: formatNumber(plan.characters) })}
                </span>
              </Checkbox>
            </li>
          )
        })}
        {shown.length === 0 && (
          <li className="yb-second">{t(kind === 'cards' ? 'sources.noCards' : 'sources.noMatch')}</li>
        )}
      </ul>
    </>
  )
}

function AddButton({
  added,
  disabled,
  onClick,
}: Readonly<{ added: boolean; disabled: boolean; onClick: () => void }>) {
  const { t } = useTranslation('handbooks')
  return (
    <Button
      icon={added ? <CheckOutlined aria-hidden /> : <PlusOutlined aria-hidden />}
      disabled={added || disabled}
      onClick={onClick}
    >
      {t(added ? 'sources.added' : 'sources.add')}
    </Button>
  )
}

function SuppliesChoice({ lots, chosen, onAdd }: ChoiceProps & Readonly<{ lots: number }>) {
  const { t } = useTranslation('handbooks')
  const [depot, setDepot] = useState<PickedDepot | null>(null)
  const part: HandbookPart = { kind: 'supplies', ...(depot ? { depotIds: [depot.id] } : {}) }
  return (
    <div className="book-list">
      <span>
        {t('sources.supplies')}{' '}
        <span className="yb-caption">{t('sources.lots', { n: formatNumber(lots) })}</span>
      </span>
      <div className="book-row">
        <DepotPicker
          aria-label={t('sources.depot')}
          placeholder={t('sources.allDepots')}
          value={depot}
          onChange={setDepot}
        />
        <AddButton added={chosen.has(partKey(part))} disabled={lots === 0} onClick={() => onAdd(part)} />
      </div>
    </div>
  )
}

function PeopleChoice({
  people,
  units,
  chosen,
  onAdd,
}: ChoiceProps & Readonly<{ people: number; units: readonly string[] }>) {
  const { t } = useTranslation('handbooks')
  const [unit, setUnit] = useState<string | undefined>()
  // Whoever opens a handbook at night needs the whole number; copies for posting are masked by the box beside the part.
  const part: HandbookPart = { kind: 'people', masked: false, ...(unit ? { units: [unit] } : {}) }
  return (
    <div className="book-list">
      <span>
        {t('sources.people')}{' '}
        <span className="yb-caption">{t('sources.persons', { n: formatNumber(people) })}</span>
      </span>
      <div className="book-row">
        <Select<string>
          aria-label={t('sources.unit')}
          placeholder={t('sources.allUnits')}
          style={{ flex: 1, minWidth: 0 }}
          allowClear
          showSearch
          value={unit ?? null}
          onChange={(picked) => setUnit(picked ?? undefined)}
          options={units.map((name) => ({ value: name, label: name }))}
        />
        <AddButton added={chosen.has(partKey(part))} disabled={people === 0} onClick={() => onAdd(part)} />
      </div>
    </div>
  )
}

function VillageChoice({ villages, chosen, onAdd }: ChoiceProps & Readonly<{ villages: readonly string[] }>) {
  const { t } = useTranslation('handbooks')
  const [village, setVillage] = useState<string | undefined>()
  const part: HandbookPart | undefined = village ? { kind: 'village', village, masked: false } : undefined
  return (
    <div className="book-list">
      <span>{t('sources.village')}</span>
      <div className="book-row">
        <Select<string>
          aria-label={t('sources.whichVillage')}
          placeholder={t('sources.whichVillage')}
          style={{ flex: 1, minWidth: 0 }}
          showSearch
          value={village ?? null}
          onChange={(picked) => setVillage(picked ?? undefined)}
          options={villages.map((name) => ({ value: name, label: name }))}
        />
        <AddButton
          added={part !== undefined && chosen.has(partKey(part))}
          disabled={part === undefined}
          onClick={() => part && onAdd(part)}
        />
      </div>
    </div>
  )
}
