import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestHost, type TestHost } from '../../../helpers/host'
import { readPdf } from '../../documents/read-pdf'

let host: TestHost
beforeEach(async () => {
  host = await openTestHost()
})
afterEach(() => host.close())

const paragraphs = (words: string, count: number) =>
  Array.from(
    { length: count },
    (_, at) => `${words}${at + 1}。${'各村要落实值班值守、信息报送和转移避险措施。'.repeat(6)}`,
  ).join('\n')

type Text = Readonly<{ title: string; text: string }>

async function make(title: string, texts: readonly Text[], more: object = {}) {
  return host.ask('handbooks', 'make', {
    title,
    parts: texts.map((part) => ({ kind: 'text' as const, ...part })),
    ...more,
  })
}

const parts = (second: string): Text[] => [
  { title: '总则', text: paragraphs('总则第', 12) },
  { title: '职责', text: second },
  { title: '保障', text: paragraphs('保障第', 12) },
]
const first = paragraphs('职责第', 3)
const longer = paragraphs('职责改第', 30)

describe('print runs', () => {
  it('number copies through all editions of a title, and know who has which', async () => {
    const paper = await make('应急手册', parts(first))
    const run = await host.ask('handbooks', 'registerRun', {
      handbookId: paper.id,
      copies: 10,
      printedOn: '2026-11-20',
      recipients: [
        { holder: '河东村', phone: '13900000000', copies: 3 },
        { holder: '河西村', copies: 2 },
      ],
    })
    expect(run).toMatchObject({
      number: 'YZ-2026-0001',
      firstNumber: 1,
      lastNumber: 10,
      held: 5,
      left: 5,
      current: true,
    })
    const later = await make('应急手册', parts(longer))
    const next = await host.ask('handbooks', 'registerRun', {
      handbookId: later.id,
      copies: 4,
      printedOn: '2026-11-21',
    })
    expect(next).toMatchObject({ number: 'YZ-2026-0002', firstNumber: 11, lastNumber: 14 })
    const { rows } = await host.ask('handbooks', 'listHoldings', {})
    expect(
      rows.map(({ holder, firstNumber, lastNumber, current }) => [holder, firstNumber, lastNumber, current]),
    ).toEqual([
      ['河东村', 1, 3, false],
      ['河西村', 4, 5, false],
    ])
    expect((await host.ask('care', 'getHome', {})).due).toContainEqual(
      expect.objectContaining({ code: 'copies-outdated', facts: { count: 2 } }),
    )
  })

  it('give no copy twice and no more than there are', async () => {
    const paper = await make('应急手册', parts(first))
    const tooMany = { handbookId: paper.id, copies: 2, recipients: [{ holder: '河东村', copies: 3 }] }
    expect(await host.refused('handbooks', 'registerRun', tooMany)).toMatchObject({
      code: 'copies-short',
      facts: { there: 2, wanted: 3 },
    })
    expect((await host.ask('handbooks', 'listRuns', {})).total).toBe(0)
    const run = await host.ask('handbooks', 'registerRun', { handbookId: paper.id, copies: 3 })
    const give = (copies: number) => ({ runId: run.id, holder: '李四', copies })
    expect(await host.ask('handbooks', 'giveCopies', give(2))).toMatchObject({
      firstNumber: 1,
      lastNumber: 2,
    })
    expect(await host.refused('handbooks', 'giveCopies', give(2))).toMatchObject({ code: 'copies-short' })
    await host.ask('care', 'undo', {})
    expect(await host.ask('handbooks', 'giveCopies', give(3))).toMatchObject({
      firstNumber: 1,
      lastNumber: 3,
    })
  })

  it('end once, and not before they began', async () => {
    const paper = await make('应急手册', parts(first))
    await host.ask('handbooks', 'registerRun', {
      handbookId: paper.id,
      copies: 1,
      printedOn: '2026-11-20',
      recipients: [{ holder: '河东村', copies: 1 }],
    })
    const [holding] = (await host.ask('handbooks', 'listHoldings', {})).rows
    const ids = [holding?.id ?? '']
    const tooEarly = { ids, state: 'returned' as const, endedOn: '2026-11-19' }
    expect((await host.refused('handbooks', 'endHoldings', tooEarly)).code).toBe('invalid-input')
    await host.ask('handbooks', 'endHoldings', { ids, state: 'lost' })
    expect((await host.refused('handbooks', 'endHoldings', { ids, state: 'returned' })).code).toBe(
      'copy-not-held',
    )
    expect((await host.ask('handbooks', 'listHoldings', { state: 'lost' })).total).toBe(1)
  })
})

describe('the code in the foot', () => {
  it('is on every page, and tells whether the copy is current and what changed', async () => {
    const old = await make('应急手册', parts(first))
    const run = await host.ask('handbooks', 'registerRun', { handbookId: old.id, copies: 1 })
    const pdf = await readPdf(join(host.environment.outputFolder, old.token))
    const pages = pdf.pages.filter((page) => page.text.includes(run.code))
    // The cover is plain.
    expect(pages.length).toBeGreaterThanOrEqual(old.pages - 1)
    const fresh = await host.ask('handbooks', 'checkCode', { code: run.code.toLowerCase() })
    expect(fresh).toMatchObject({ current: true, changes: [], runs: [{ number: run.number, copies: 1 }] })

    await make('应急手册', [
      ...parts(longer).slice(0, 2),
      { title: '附则', text: '本手册自印发之日起施行。' },
    ])
    const checked = await host.ask('handbooks', 'checkCode', { code: `YB:C:${run.code.replaceAll('-', '')}` })
    expect(checked).toMatchObject({ current: false, paper: { version: 1 }, latest: { version: 2 } })
    expect(checked.changes.map(({ change, title }) => [change, title])).toEqual([
      ['changed', '职责'],
      ['removed', '保障'],
      ['added', '附则'],
    ])
  })

  it('is refused when it is mistyped or of another office', async () => {
    const refuse = async (code: string) => (await host.refused('handbooks', 'checkCode', { code })).code
    expect(await refuse('3K7M')).toBe('code-unreadable')
    expect(await refuse('000000000')).toBe('copy-unknown')
  })
})

describe('change pages', () => {
  it('hold only the pages that differ, under numbers that fit, with a sheet that says how', async () => {
    const old = await make('应急手册', parts(first))
    const run = await host.ask('handbooks', 'registerRun', {
      handbookId: old.id,
      copies: 2,
      recipients: [{ holder: '河东村', copies: 2 }],
    })
    const next = await make('应急手册', parts(longer))
    const [holding] = (await host.ask('handbooks', 'listHoldings', { outdated: true })).rows
    const order = { fromId: old.id, bothSides: false }
    const preview = await host.ask('handbooks', 'previewChange', order)
    expect(preview.pages).toBeLessThan(next.pages)
    const made = await host.ask('handbooks', 'makeChangePages', { ...order, holdingIds: [holding?.id ?? ''] })
    expect(made.exchanges).toEqual(preview.exchanges)

    const pdf = await readPdf(join(host.environment.outputFolder, made.token))
    expect(pdf.pages[0]?.text).toContain('换页说明')
    const labels = made.exchanges.flatMap((exchange) => exchange.in)
    expect(pdf.pages.length).toBe(made.pages)
    expect(labels.some((label) => label.includes('-'))).toBe(true)
    const body = pdf.pages.slice(pdf.pages.length - labels.length)
    for (const [at, label] of labels.entries())
      if (at > 0) expect(body[at]?.text.replaceAll(/\s/g, '')).toContain(`第${label}页`)

    expect((await host.ask('handbooks', 'listHoldings', { outdated: true })).total).toBe(0)
    const [now] = (await host.ask('handbooks', 'listHoldings', {})).rows
    expect(now).toMatchObject({ version: 2, throughId: made.runId, runNumber: run.number, current: true })
  })

  it('go on from change pages that were slipped in before', async () => {
    const old = await make('应急手册', parts(first))
    await host.ask('handbooks', 'registerRun', {
      handbookId: old.id,
      copies: 1,
      recipients: [{ holder: '河东村', copies: 1 }],
    })
    const bring = async () => {
      const [holding] = (await host.ask('handbooks', 'listHoldings', { outdated: true })).rows
      if (!holding) throw new Error('nobody holds an old copy')
      const { handbookId: fromId, throughId, id } = holding
      return host.ask('handbooks', 'makeChangePages', {
        fromId,
        throughId,
        bothSides: false,
        holdingIds: [id],
      })
    }
    await make('应急手册', parts(longer))
    const through = await bring()
    const put = through.exchanges.flatMap((exchange) => exchange.in).filter((label) => label.includes('-'))
    await make('应急手册', parts(first))
    const back = await bring()
    expect(back.exchanges.flatMap((exchange) => exchange.out)).toEqual(expect.arrayContaining(put))
  })

  it('are refused where they make no sense, and then nothing is registered', async () => {
    const only = await make('应急手册', parts(first))
    const refuse = async (fromId: string) =>
      (await host.refused('handbooks', 'makeChangePages', { fromId, holdingIds: [] })).code
    expect(await refuse(only.id)).toBe('nothing-changed')
    const folded = await make('口袋本', parts(first), { form: 'pocket', paper: 'A5', imposition: 'booklet' })
    await make('口袋本', parts(longer), { form: 'pocket', paper: 'A5', imposition: 'booklet' })
    expect(await refuse(folded.id)).toBe('not-loose-leaf')
    expect((await host.ask('handbooks', 'listRuns', {})).total).toBe(0)
  })

  it('are refused when what they would be made from has changed since the edition was registered', async () => {
    const book = async () =>
      host.ask('handbooks', 'make', {
        title: '通讯录',
        form: 'phones',
        cover: false,
        contents: false,
        parts: [{ kind: 'people' }],
      })
    await host.ask('people', 'save', { name: '李四', unit: '河东村' })
    const old = await book()
    await host.ask('people', 'save', { name: '王五', unit: '河东村' })
    await book()
    await host.ask('people', 'save', { name: '赵六', unit: '河东村' })
    const failure = await host.refused('handbooks', 'makeChangePages', { fromId: old.id, holdingIds: [] })
    expect(failure).toMatchObject({ code: 'paper-changed', facts: { version: 2 } })
    expect((await host.ask('handbooks', 'listRuns', {})).total).toBe(0)
  })
})

it('prints the recall list and exports who holds what', async () => {
  const old = await make('应急手册', parts(first))
  await host.ask('handbooks', 'registerRun', {
    handbookId: old.id,
    copies: 2,
    recipients: [{ holder: '河东村', phone: '13900000000', copies: 2 }],
  })
  await make('应急手册', parts(longer))
  const recall = await host.ask('handbooks', 'printRecall', {})
  const pdf = await readPdf(join(host.environment.outputFolder, recall.token))
  const text = pdf.pages.map((page) => page.text).join('')
  for (const word of ['旧版手册回收清单', '河东村', '13900000000', '1–2']) expect(text).toContain(word)
  const list = await host.ask('handbooks', 'exportHoldings', {})
  expect(readFileSync(join(host.environment.outputFolder, list.token)).subarray(0, 2).toString()).toBe('PK')
})
