import { MenuFoldOutlined, MenuUnfoldOutlined } from '@ant-design/icons'
import { Button, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { withoutListNumber } from '../../../preload/contract/heading-number'
import type {
  CardBody,
  CommandBody,
  ContactsBody,
  LevelBody,
  PartContent,
  SuppliesBody,
  SupplyCheck,
} from '../../../preload/contract/plans/parts'
import { DepotPicker } from '../../shared/DepotPicker'
import { ItemPicker } from '../../shared/ItemPicker'
import { useQueryCall } from '../../shared/useQueryCall'
import {
  blankContact,
  ContactFields,
  contactFromCells,
  LabelledField,
  MinutesField,
  PersonField,
  TextField,
} from './fields'
import { Lines } from './Lines'
import { deepest, parseMinutes } from './rules'
import { ThresholdField } from './ThresholdField'
import { quantityWords } from './words'

type Edit<B> = Readonly<{ body: B; onChange: (body: B) => void }>

function LevelEditor({ body, onChange }: Edit<LevelBody>) {
  const { t } = useTranslation('plans')
  return (
    <>
      <div className="parts-row">
        <LabelledField
          label={t('parts.level.startedBy')}
          max={200}
          value={body.startedBy}
          onChange={(startedBy) => onChange({ ...body, startedBy })}
        />
        <LabelledField
          label={t('parts.level.name')}
          max={60}
          value={body.name}
          onChange={(name) => onChange({ ...body, name })}
        />
      </div>
      <Lines
        label={t('parts.level.conditions')}
        addLabel={t('parts.level.addCondition')}
        lines={body.conditions}
        onChange={(conditions) => onChange({ ...body, conditions })}
        blank={{ text: '', threshold: null }}
        fromCells={([text = '']) => ({ text: withoutListNumber(text).slice(0, 500), threshold: null })}
      >
        {(condition, set) => (
          <>
            <TextField
              label={t('parts.level.condition')}
              max={500}
              value={condition.text}
              onChange={(text) => set({ ...condition, text })}
            />
            <ThresholdField
              value={condition.threshold}
              onChange={(threshold) => set({ text: condition.text || (threshold?.metric ?? ''), threshold })}
            />
          </>
        )}
      </Lines>
      <Lines
        numbered
        label={t('parts.level.actions')}
        addLabel={t('parts.level.addAction')}
        lines={body.actions}
        onChange={(actions) => onChange({ ...body, actions })}
        blank={{ text: '', post: '', minutes: null, personId: null, phone: '' }}
        fromCells={([text = '', post = '', limit = '', phone = '']) => ({
          text: withoutListNumber(text).slice(0, 500),
          post: post.slice(0, 60),
          minutes: parseMinutes(limit),
          personId: null,
          phone: phone.slice(0, 60),
        })}
      >
        {(action, set) => (
          <>
            <TextField
              label={t('parts.level.action')}
              max={500}
              value={action.text}
              onChange={(text) => set({ ...action, text })}
            />
            <TextField
              className="parts-third"
              label={t('parts.post')}
              max={60}
              value={action.post}
              onChange={(post) => set({ ...action, post })}
            />
            <MinutesField value={action.minutes} onChange={(minutes) => set({ ...action, minutes })} />
            <PersonField
              label={t('parts.level.callee')}
              id={action.personId}
              onChange={(personId) => set({ ...action, personId })}
            />
          </>
        )}
      </Lines>
    </>
  )
}

function CommandEditor({ body, onChange }: Edit<CommandBody>) {
  const { t } = useTranslation('plans')
  const { posts } = body
  return (
    <Lines
      quiet
      label={t('parts.tabs.command')}
      addLabel={t('parts.command.add')}
      lines={posts}
      onChange={(next) => onChange({ posts: next })}
      blank={{
        depth: Math.min(posts.at(-1)?.depth ?? 0, 4),
        name: '',
        duty: '',
        personId: null,
        deputyId: null,
      }}
      fromCells={([name = '', duty = '']) => ({
        depth: posts.at(-1)?.depth ?? 0,
        name: name.slice(0, 60),
        duty: duty.slice(0, 500),
        personId: null,
        deputyId: null,
      })}
    >
      {(post, set, at) => (
        <>
          <span className="parts-depth" style={{ paddingInlineStart: post.depth * 20 }}>
            <Button
              type="text"
              icon={<MenuFoldOutlined aria-hidden />}
              disabled={post.depth === 0}
              aria-label={t('parts.command.outer', { name: post.name })}
              onClick={() => set({ ...post, depth: post.depth - 1 })}
            />
            <Button
              type="text"
              icon={<MenuUnfoldOutlined aria-hidden />}
              disabled={post.depth >= deepest(posts, at)}
              aria-label={t('parts.command.inner', { name: post.name })}
              onClick={() => set({ ...post, depth: post.depth + 1 })}
            />
          </span>
          <TextField
            className="parts-third"
            label={t('parts.post')}
            max={60}
            value={post.name}
            onChange={(name) => set({ ...post, name })}
          />
          <PersonField
            label={t('parts.command.person')}
            id={post.personId}
            onChange={(personId) => set({ ...post, personId })}
          />
          <PersonField
            label={t('parts.command.deputy')}
            id={post.deputyId}
            onChange={(deputyId) => set({ ...post, deputyId })}
          />
          <TextField
            label={t('parts.command.duty')}
            max={500}
            value={post.duty}
            onChange={(duty) => set({ ...post, duty })}
          />
        </>
      )}
    </Lines>
  )
}

function CardEditor({ body, onChange }: Edit<CardBody>) {
  const { t } = useTranslation('plans')
  return (
    <>
      <div className="parts-row">
        <LabelledField
          label={t('parts.card.post')}
          max={60}
          value={body.post}
          onChange={(post) => onChange({ ...body, post })}
        />
        <LabelledField
          label={t('parts.card.title')}
          max={100}
          value={body.title}
          onChange={(title) => onChange({ ...body, title })}
        />
      </div>
      <div className="parts-row">
        <LabelledField
          label={t('parts.card.trigger')}
          max={500}
          value={body.trigger}
          onChange={(trigger) => onChange({ ...body, trigger })}
        />
      </div>
      <Lines
        numbered
        label={t('parts.card.steps')}
        addLabel={t('parts.card.addStep')}
        lines={body.steps}
        onChange={(steps) => onChange({ ...body, steps })}
        blank={{ text: '', minutes: null }}
        fromCells={([text = '', limit = '']) => ({
          text: withoutListNumber(text).slice(0, 500),
          minutes: parseMinutes(limit),
        })}
      >
        {(step, set) => (
          <>
            <TextField
              label={t('parts.card.step')}
              max={500}
              value={step.text}
              onChange={(text) => set({ ...step, text })}
            />
            <MinutesField value={step.minutes} onChange={(minutes) => set({ ...step, minutes })} />
          </>
        )}
      </Lines>
      <Lines
        label={t('parts.card.contacts')}
        addLabel={t('parts.contact.add')}
        lines={body.contacts}
        onChange={(contacts) => onChange({ ...body, contacts })}
        blank={blankContact}
        fromCells={contactFromCells}
      >
        {(contact, set) => <ContactFields contact={contact} onChange={set} />}
      </Lines>
      <Lines
        label={t('finder.bans')}
        addLabel={t('parts.card.addBan')}
        lines={body.bans}
        onChange={(bans) => onChange({ ...body, bans })}
        blank=""
        fromCells={([text = '']) => withoutListNumber(text).slice(0, 300)}
      >
        {(ban, set) => <TextField label={t('parts.card.ban')} max={300} value={ban} onChange={set} />}
      </Lines>
    </>
  )
}

function ContactsEditor({ body, onChange }: Edit<ContactsBody>) {
  const { t } = useTranslation('plans')
  return (
    <>
      <div className="parts-row">
        <LabelledField
          label={t('parts.contact.title')}
          max={60}
          value={body.title}
          onChange={(title) => onChange({ ...body, title })}
        />
      </div>
      <Lines
        quiet
        label={body.title || t('parts.tabs.contacts')}
        addLabel={t('parts.contact.add')}
        lines={body.lines}
        onChange={(lines) => onChange({ ...body, lines })}
        blank={blankContact}
        fromCells={contactFromCells}
      >
        {(contact, set) => <ContactFields contact={contact} onChange={set} />}
      </Lines>
    </>
  )
}

const blankSupply: SuppliesBody['lines'][number] = {
  itemId: null,
  category: '',
  quantity: 0,
  unit: '',
  depotId: null,
  note: '',
}

function SuppliesEditor({
  body,
  onChange,
  checks,
}: Edit<SuppliesBody> & Readonly<{ checks: readonly SupplyCheck[] }>) {
  const { t } = useTranslation('plans')
  const categories = useQueryCall('supplies', 'listCategories', {}).data?.categories ?? []
  const depots = useQueryCall('supplies', 'listDepots', { limit: 200 }).data?.rows ?? []
  const items = useQueryCall('supplies', 'listItems', { limit: 200 }).data?.rows ?? []
  return (
    <Lines
      quiet
      label={t('parts.tabs.supplies')}
      addLabel={t('parts.supplies.add')}
      lines={body.lines}
      onChange={(lines) => onChange({ lines })}
      blank={blankSupply}
    >
      {(line, set, at) => {
        const check = checks.find((one) => one.line === at)
        const item = items.find((one) => one.id === line.itemId)
        const decimals = item?.decimals ?? check?.decimals ?? 0
        const factor = 10 ** decimals
        return (
          <>
            <ItemPicker
              className="parts-wide"
              aria-label={t('parts.supplies.item')}
              placeholder={t('parts.supplies.chooseItem')}
              value={
                line.itemId === null
                  ? null
                  : (item ?? {
                      id: line.itemId,
                      name: check?.name ?? '',
                      spec: '',
                      unit: check?.unit ?? '',
                      decimals,
                      shelfLifeMonths: null,
                    })
              }
              onChange={(picked) =>
                set({ ...line, itemId: picked?.id ?? null, category: picked ? '' : line.category, unit: '' })
              }
            />
            {line.itemId === null && (
              <Select
                className="parts-wide"
                aria-label={t('parts.supplies.category')}
                placeholder={t('parts.supplies.chooseCategory')}
                allowClear
                showSearch={{ optionFilterProp: 'label' }}
                value={line.category || null}
                options={categories.map(({ code, name }) => ({ value: code, label: name }))}
                onChange={(category: string | null) => set({ ...line, category: category ?? '' })}
              />
            )}
            <InputNumber
              className="parts-minutes"
              aria-label={t('parts.supplies.needed')}
              placeholder={t('parts.supplies.needed')}
              min={0}
              max={1_000_000_000}
              precision={decimals}
              suffix={item?.unit ?? (line.itemId === null ? '' : (check?.unit ?? ''))}
              value={line.quantity === 0 ? null : line.quantity / factor}
              onChange={(amount) => set({ ...line, quantity: Math.round((amount ?? 0) * factor) })}
            />
            {line.itemId === null && (
              <TextField
                className="parts-minutes"
                label={t('parts.supplies.unit')}
                max={10}
                value={line.unit}
                onChange={(unit) => set({ ...line, unit })}
              />
            )}
            <DepotPicker
              className="parts-third"
              aria-label={t('parts.supplies.depot')}
              placeholder={t('parts.supplies.anywhere')}
              value={
                line.depotId === null
                  ? null
                  : { id: line.depotId, name: depots.find((one) => one.id === line.depotId)?.name ?? '' }
              }
              onChange={(depot) => set({ ...line, depotId: depot?.id ?? null })}
            />
            {check && line.quantity > 0 && (
              <span className={check.short > 0 ? 'yb-tag yb-tag-red' : 'yb-tag yb-tag-green'}>
                {check.short > 0
                  ? t('parts.supplies.shortBy', { amount: quantityWords(check.short, check) })
                  : t('parts.supplies.enough', { amount: quantityWords(check.usable, check) })}
              </span>
            )}
          </>
        )
      }}
    </Lines>
  )
}

/** The editor of a part's kind. */
export function PartEditor({
  content,
  onChange,
  checks,
}: Readonly<{
  content: PartContent
  onChange: (content: PartContent) => void
  checks: readonly SupplyCheck[]
}>) {
  switch (content.kind) {
    case 'level':
      return <LevelEditor body={content.body} onChange={(body) => onChange({ kind: 'level', body })} />
    case 'command':
      return <CommandEditor body={content.body} onChange={(body) => onChange({ kind: 'command', body })} />
    case 'card':
      return <CardEditor body={content.body} onChange={(body) => onChange({ kind: 'card', body })} />
    case 'contacts':
      return <ContactsEditor body={content.body} onChange={(body) => onChange({ kind: 'contacts', body })} />
    case 'supplies':
      return (
        <SuppliesEditor
          body={content.body}
          checks={checks}
          onChange={(body) => onChange({ kind: 'supplies', body })}
        />
      )
  }
}
