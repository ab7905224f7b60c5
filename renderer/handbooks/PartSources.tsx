import { CheckOutlined, PlusOutlined, SearchOutlined } from '@ant-design/icons'
import { Button, Checkbox, Input, Select } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../preload/contract/api'
import type { HandbookPart } from '../../preload/contract/handbooks/index'
import { DepotPicker, type PickedDepot } from '../shared/DepotPicker'
import { formatNumber } from '../shared/format'
import { fold } from '../shared/pdf/find'
import { useQueryCall } from '../shared/useQueryCall'
import { type ChosenPart, partKey } from './parts'

type Props = Readonly<{
  sources: Answer<'handbooks', 'listParts'>
  parts: readonly ChosenPart[]
  onAdd: (part: HandbookPart) => void
  onRemove: (key: string) => void
}>

/** What a handbook can be made of: plans, the supplies of one depot or of all, the phone book of one unit or of all. */
export function PartSources({ sources, parts, onAdd, onRemove }: Props) {
  const { t } = useTranslation('handbooks')
  const chosen = useMemo(() => new Set(parts.map(({ key }) => key)), [parts])
  return (
    <section className="book-sources" aria-label={t('sources.title')}>
      <PlanChoices sources={sources} chosen={chosen} onAdd={onAdd} onRemove={onRemove} />
      <h2>{t('sources.lists')}</h2>
      <SuppliesChoice lots={sources.lots} chosen={chosen} onAdd={onAdd} />
      <PeopleChoice people={sources.people} chosen={chosen} onAdd={onAdd} />
    </section>
  )
}

type ChoiceProps = Readonly<{ chosen: ReadonlySet<string>; onAdd: (part: HandbookPart) => void }>

function PlanChoices({ sources, chosen, onAdd, onRemove }: ChoiceProps & Omit<Props, 'parts'>) {
  const { t } = useTranslation('handbooks')
  const [typed, setTyped] = useState('')
  const words = fold(typed).text
  const shown = sources.plans.filter((plan) => words === '' || fold(plan.title).text.includes(words))
  if (sources.plans.length === 0) return <p className="yb-second">{t('sources.noPlans')}</p>
  return (
    <>
      <div className="book-row">
        <h2>{t('sources.plans')}</h2>
        <Button
          size="small"
          disabled={shown.length === 0}
          onClick={() => {
            for (const plan of shown) onAdd({ kind: 'plan', planId: plan.id })
          }}
        >
          {t('sources.addAll', { n: shown.length })}
        </Button>
      </div>
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
          const part: HandbookPart = { kind: 'plan', planId: plan.id }
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
                  {t('sources.characters', { n: formatNumber(plan.characters) })}
                </span>
              </Checkbox>
            </li>
          )
        })}
        {shown.length === 0 && <li className="yb-second">{t('sources.noMatch')}</li>}
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
      icon={added ? <CheckOutlined /> : <PlusOutlined />}
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
  const part: HandbookPart = { kind: 'supplies', ...(depot ? { depotId: depot.id } : {}) }
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

function PeopleChoice({ people, chosen, onAdd }: ChoiceProps & Readonly<{ people: number }>) {
  const { t } = useTranslation('handbooks')
  const units = useQueryCall('people', 'listFilters', {}).data?.units ?? []
  const [unit, setUnit] = useState<string | undefined>()
  // Whoever opens a handbook at night needs the whole number; copies for posting are masked by the box beside the part.
  const part: HandbookPart = { kind: 'people', masked: false, ...(unit ? { unit } : {}) }
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
          options={units.filter((name) => name !== '').map((name) => ({ value: name, label: name }))}
        />
        <AddButton added={chosen.has(partKey(part))} disabled={people === 0} onClick={() => onAdd(part)} />
      </div>
    </div>
  )
}
