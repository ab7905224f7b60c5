import { Button, Select } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Input as CallInput } from '../../../preload/contract/api'
import { type ReportChoice, reportGroups } from '../../../preload/contract/supplies/index'
import { youbei } from '../../shared/api'
import { DayInput } from '../../shared/DayInput'
import { DepotPicker, type PickedDepot } from '../../shared/DepotPicker'
import { useHotkeys } from '../../shared/hotkeys'
import { printKey } from '../../shared/PrintMenu'
import { useOutputs } from '../../shared/useOutputs'
import { CategorySelect } from '../CategorySelect'
import { InlineField } from '../standards/InlineField'

export type Group = (typeof reportGroups)[number]

/** What rows are summed by. */
export function GroupSelect({
  value,
  onChange,
}: Readonly<{ value: Group; onChange: (group: Group) => void }>) {
  const { t } = useTranslation('supplies')
  return (
    <Select
      aria-label={t('reports.by')}
      value={value}
      options={reportGroups.map((one) => ({ value: one, label: t(`reports.groups.${one}`) }))}
      onChange={onChange}
    />
  )
}

/** The depot and the category of a report. */
export function PlaceFilters({
  depot,
  category,
  onDepot,
  onCategory,
}: Readonly<{
  depot: PickedDepot | null
  category: string
  onDepot: (depot: PickedDepot | null) => void
  onCategory: (category: string) => void
}>) {
  const { t } = useTranslation('supplies')
  return (
    <>
      <div className="yb-filter-wide">
        <DepotPicker
          aria-label={t('filters.depot')}
          placeholder={t('filters.depot')}
          value={depot}
          onChange={onDepot}
        />
      </div>
      <CategorySelect
        aria-label={t('filters.category')}
        placeholder={t('filters.category')}
        value={category}
        onChange={onCategory}
      />
    </>
  )
}

/** A day with its word before it. */
export function LabelledDay({
  label,
  value,
  onChange,
}: Readonly<{ label: string; value: string; onChange: (day: string) => void }>) {
  return (
    <InlineField label={label}>{(id) => <DayInput id={id} value={value} onChange={onChange} />}</InlineField>
  )
}

/** Print and export of a report, with Ctrl+P. */
export function useReportPapers(choice: () => CallInput<'supplies', 'printReport'> | null): ReactNode {
  const { t } = useTranslation('supplies')
  const outputs = useOutputs()
  const print = () => {
    const input = choice()
    if (input)
      void outputs.print(t('reports.print'), (options) => youbei.supplies.printReport(input, options))
  }
  const save = () => {
    const input = choice()
    if (input) void outputs.save(t('export'), (options) => youbei.supplies.exportReport(input, options))
  }
  useHotkeys({ 'ctrl+p': print })
  return (
    <>
      <Button disabled={outputs.running} onClick={save}>
        {t('export')}
      </Button>
      <Button type="primary" disabled={outputs.running} onClick={print}>
        {t('reports.print')} <span className="yb-kbd">{printKey}</span>
      </Button>
    </>
  )
}

/** A row's name, or what stands for those without one. */
export function useGroupName(): (name: string, by: Group) => string {
  const { t } = useTranslation('supplies')
  return (name, by) => (name === '' && by !== 'item' && by !== 'lot' ? t(`reports.unnamed.${by}`) : name)
}

export type { ReportChoice }
