import { useTranslation } from 'react-i18next'
import type { HandbookPart } from '../../preload/contract/handbooks/index'
import { useQueryCall } from '../shared/useQueryCall'

/** How a part is called: a plan by its title, a list by what it covers. */
export function usePartName(plans: ReadonlyMap<string, { title: string }>): (part: HandbookPart) => string {
  const { t } = useTranslation('handbooks')
  const depots = useQueryCall('supplies', 'listDepots', { limit: 200 }).data?.rows ?? []
  const titleOf = (planId: string) => plans.get(planId)?.title ?? t('order.gone')
  return (part) => {
    switch (part.kind) {
      case 'plan':
        return titleOf(part.planId)
      case 'cards':
        return t('order.cards', { name: titleOf(part.planId) })
      case 'calls':
        return t('order.calls', { name: titleOf(part.planId) })
      case 'supplies': {
        const names = (part.depotIds ?? []).map(
          (id) => depots.find((one) => one.id === id)?.name ?? t('order.oneDepot'),
        )
        const kind = part.expiring ? 'expiring' : 'supplies'
        return names.length === 0 ? t(`order.${kind}`) : t(`order.${kind}Of`, { name: some(names) })
      }
      case 'people':
        return part.units ? t('order.peopleOf', { name: some(part.units) }) : t('order.people')
      case 'village':
        return t('order.village', { name: part.village })
      case 'text':
        return part.title
    }
  }
}

/** Names one after another; of many the first two and how many more. */
function some(names: readonly string[]): string {
  return names.length > 3 ? `${names.slice(0, 2).join('、')} 等 ${names.length} 个` : names.join('、')
}
