import { uuidv7 } from 'uuidv7'
import { allItems } from '../../../database/supplies/catalogue/repository'
import { allMatches, matchOf } from '../../../database/supplies/standards/repository'
import type { GapRow, MatchRow, standardsCalls } from '../../../preload/contract/supplies/standards'
import { type AreaHandlers, initialsOf } from '../../host/index'
import { matchKey } from '../../sheets/index'
import { itemKind } from '../catalogue/kinds'
import { pageOf, sorted, withWords } from '../page'
import { officeFacts } from './facts'
import { gapOn } from './gap'
import { itemMatchKind } from './kinds'
import { lineKeyOf, matchItems, ratioOf } from './matching'
import { categoryOf } from './reference'

/** What the page chose to see of the gap. */
export function gapRows(
  rows: readonly GapRow[],
  choice: Readonly<{ onlyShort: boolean; group?: string | undefined; search?: string | undefined }>,
): GapRow[] {
  const fitting = rows.filter(
    (row) => (!choice.onlyShort || row.gap > 0) && (choice.group === undefined || row.group === choice.group),
  )
  return withWords(fitting, choice.search, (row) => `${row.name} ${initialsOf(row.name)} ${row.group}`)
}

const most = 20

export const gapHandlers = {
  async listGap(
    { em, environment, today },
    { standardId, on, countAgreement, sort, offset, limit, ...choice },
  ) {
    const { rows, summary } = gapOn(em, {
      standardId,
      on: on ?? today,
      countAgreement,
      facts: officeFacts(em, environment),
    })
    const shown = sorted(gapRows(rows, choice), sort, {
      name: (row) => initialsOf(row.name),
      group: (row) => row.group,
      required: (row) => row.required ?? -1,
      usable: (row) => row.usable,
      gap: (row) => row.gap / 10 ** row.decimals,
      costFen: (row) => row.costFen ?? -1,
    })
    return { ...pageOf(shown, { offset, limit }), summary }
  },

  async listMatches({ em, environment }, { name, unit, category, search }) {
    const items = allItems(em)
    const line = { name, unit, category: category || categoryOf(environment.resourceFolder, name) }
    const key = lineKeyOf(line)
    const said = allMatches(em)
      .filter((match) => match.lineKey === key)
      .map(({ itemUnits, lineThousandths, ...match }) => ({
        ...match,
        ratio: itemUnits === null || lineThousandths === null ? null : { itemUnits, lineThousandths },
      }))
    const found = new Map(
      (matchItems([line], items, said).get(key) ?? []).map((match) => [match.itemId, match]),
    )
    const refused = new Set(said.filter((match) => !match.counted).map((match) => match.itemId))
    const rows = items.flatMap((item): MatchRow[] => {
      const match = found.get(item.id)
      const wanted =
        match !== undefined ||
        refused.has(item.id) ||
        (search !== '' &&
          withWords([item], search, () => `${item.name} ${item.spec} ${item.initials}`).length > 0)
      if (!wanted) return []
      return [
        {
          itemId: item.id,
          itemName: item.name,
          spec: item.spec,
          unit: item.unit,
          counted: match !== undefined && match.ratio !== null,
          by: match?.by ?? (refused.has(item.id) ? 'chosen' : 'none'),
          ratio: match?.ratio ?? ratioOf(item, unit),
        },
      ]
    })
    const order = { chosen: 0, name: 0, category: 1, none: 2 } as const
    rows.sort((a, b) => order[a.by] - order[b.by] || matchKey(a.itemName).localeCompare(matchKey(b.itemName)))
    return { rows: rows.slice(0, most), total: rows.length }
  },

  async saveMatch({ em, records, subject }, { name, unit, itemId, counted, ratio }) {
    records.get(itemKind, itemId)
    const lineKey = lineKeyOf({ name, unit })
    const known = matchOf(em, lineKey, itemId)
    const fields = {
      counted,
      itemUnits: ratio?.itemUnits ?? null,
      lineThousandths: ratio?.lineThousandths ?? null,
    }
    if (known) records.update(itemMatchKind, known.id, fields)
    else records.insert(itemMatchKind, [{ id: uuidv7(), lineKey, itemId, ...fields }])
    subject({ item: itemId })
    return { counted }
  },
} satisfies Partial<AreaHandlers<typeof standardsCalls>>
