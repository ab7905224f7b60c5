import type { Hit } from '../../preload/contract/plans/index'

export type HitGroup = Readonly<{ planId: string; planTitle: string; hits: readonly Hit[] }>

/** Hits by plan, plans in the order in which their best hit came, hits in the order given. */
export function groupHits(hits: readonly Hit[]): HitGroup[] {
  const groups = new Map<string, { planId: string; planTitle: string; hits: Hit[] }>()
  for (const hit of hits) {
    const group = groups.get(hit.planId)
    if (group) group.hits.push(hit)
    else groups.set(hit.planId, { planId: hit.planId, planTitle: hit.planTitle, hits: [hit] })
  }
  return [...groups.values()]
}
