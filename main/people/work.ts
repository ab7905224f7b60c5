import type { EntityManager } from '../../database/open'
import { listPeople, type PeopleFilter } from '../../database/people/repository'
import type { Person, Phone } from '../../preload/contract/people'
import { makePdf, tableDocument } from '../documents/index'
import { importWork, type JudgeArgs, type WorkContext } from '../host/index'
import { readSettings } from '../office/index'
import { countVerdicts, type ImportTable, writeTemplate, writeWorkbook } from '../sheets/index'
import { listColumns, listLine } from './documents'
import { judgePeople, type PersonDraft } from './import'
import { peopleAdvice, peopleTemplate } from './import-template'
import { personKeys } from './rules'

type Known = readonly { name: string; unit: string; villageName: string; phones: Phone[] }[]
type Judging = JudgeArgs & { known: Known }

const list = importWork((file, args: Judging, options) => {
  const { defaults, ...choice } = args.choice
  return withoutKnown(
    judgePeople(file, { ...choice, ...options, defaults, remembered: args.remembered }),
    args.known,
  )
})

/** Reads and judges a phone list; people who are here already with the same number are left out. */
export const judge = list.judge

/** The refused rows of a list, with the reasons, to be mended and brought in again. */
export const exportRefused = list.refused

function withoutKnown(table: ImportTable<PersonDraft>, known: Known): ImportTable<PersonDraft> {
  const here = new Set(known.flatMap((person) => personKeys(person)))
  const rows = table.rows.map((row) => {
    if (!row.values || !personKeys(row.values).some((key) => here.has(key))) return row
    return {
      ...row,
      verdict: 'skip' as const,
      values: null,
      reasons: [...row.reasons, { code: 'duplicate-person' as const }],
    }
  })
  return { ...table, rows, counts: countVerdicts(rows) }
}

export async function makeTemplate(
  _context: WorkContext,
  args: { out: string; office: string; today: string },
): Promise<void> {
  await writeTemplate(args.out, {
    title: '应急通讯录',
    sheetName: '通讯录',
    columns: peopleTemplate,
    advice: peopleAdvice,
    foot: { office: args.office, printedOn: args.today },
  })
}

type Listing = Readonly<{ out: string; today: string; filter: PeopleFilter; masked: boolean }>

/** Rows read at a time. */
const pageOfRows = 2_000

function* everybody(em: EntityManager, filter: PeopleFilter, signal: AbortSignal): Generator<Person> {
  for (let offset = 0; ; offset += pageOfRows) {
    signal.throwIfAborted()
    const { rows } = listPeople(em, filter, { offset, limit: pageOfRows })
    yield* rows as Person[]
    if (rows.length < pageOfRows) return
  }
}

function* lines(people: Iterable<Person>, masked: boolean) {
  for (const person of people) yield listLine(person, masked)
}

/** The phone book as a print-ready .xlsx. */
export function exportList({ snapshot, signal, progress }: WorkContext, args: Listing): Promise<void> {
  return snapshot((em) =>
    writeWorkbook(
      args.out,
      {
        title: '应急通讯录',
        sheets: [
          {
            name: '通讯录',
            columns: listColumns.map(({ key, header, width }) => ({ key, header, width, type: 'text' })),
            rows: lines(everybody(em, args.filter, signal), args.masked),
            landscape: true,
          },
        ],
        foot: { office: readSettings(em).officeName, printedOn: args.today },
      },
      { signal, progress: (rows) => progress({ done: rows, total: 0, stage: 'writing' }) },
    ),
  )
}

/** The phone book as a PDF. */
export async function printList({ snapshot, signal, progress }: WorkContext, args: Listing): Promise<void> {
  const { office, people } = await snapshot(async (em) => ({
    office: readSettings(em).officeName,
    people: [...everybody(em, args.filter, signal)],
  }))
  await makePdf(
    tableDocument({
      title: '应急通讯录',
      office,
      date: args.today,
      landscape: true,
      secrecy: !args.masked,
      columns: listColumns.map(({ header, weight }) => ({ title: header, weight })),
      rows: [...lines(people, args.masked)].map((line) => listColumns.map(({ key }) => line[key])),
    }),
    args.out,
    { signal, progress: (done) => progress({ done: Math.round(done * 100), total: 100, stage: 'printing' }) },
  )
}
