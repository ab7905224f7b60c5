import type { PlanSectionRow } from '../../database/plans/schema'
import { compareSections, countSections } from '../../main/plans/compare/compare'

const words = [
  '镇防汛指挥部',
  '立即转移',
  '危险区群众',
  '值班人员',
  '逐户叫应',
  '网格员上门',
  '冲锋舟',
  '圩堤巡查',
  '水位超过警戒',
  '按照预案',
]

/** About 1,000 characters a page: ten sections a page would be too many, two are what plans have. */
function plan(pages: number, changed: (section: number) => boolean): PlanSectionRow[] {
  return Array.from({ length: pages * 2 }, (_, at) => {
    const paragraph = (line: number) => {
      const text = Array.from(
        { length: 16 },
        (_, i) => words[(at * 7 + line * 3 + i * i) % words.length],
      ).join('，')
      return changed(at) && line % 2 === 0 ? `${text.replace('立即', '第一时间')}，新增一句。` : `${text}。`
    }
    const blocks = Array.from({ length: 5 }, (_, line) => ({
      kind: 'paragraph',
      runs: [{ text: paragraph(line) }],
    }))
    const body = JSON.stringify(blocks)
    return {
      id: String(at),
      versionId: 'v',
      position: at,
      level: 1 + (at % 3),
      number: '',
      title: `${words[at % words.length]}（${at}）`,
      runIn: '',
      characters: 500,
      body,
      key: String(at),
      hint: '',
    }
  })
}

/** Compares two versions of so many pages, a third of whose sections were changed; milliseconds and what was found. */
export function comparePages(pages: number): { ms: number; changed: number; characters: number } {
  const before = plan(pages, () => false)
  const after = plan(pages, (at) => at % 3 === 0)
  const started = performance.now()
  const sections = compareSections(before, after)
  const ms = performance.now() - started
  const characters = before.reduce(
    (sum, { body }) => sum + body.replace(/[^\p{Script=Han}，。]/gu, '').length,
    0,
  )
  return { ms, changed: countSections(sections).changed, characters }
}
