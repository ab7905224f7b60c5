import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { noCycles } from '../../../preload/contract/supplies/index'
import { openTestHost, type TestHost } from '../../helpers/host'
import { entriesOf } from '../../helpers/zip'
import { frictionlessFaults } from './frictionless'

/** Everything that tells of a person, written where an office writes it. */
const secrets = {
  planResponsible: '郑示责',
  planStep: '钱示批',
  triggerDetail: '组长孙示离职',
  triggerPerson: '周示定',
  keyHolder: '吴示钥',
  keyPhone: '10011110001',
  donor: '王示捐',
  contact: '冯示联',
  contactPhone: '10011110002',
  custodian: '陈示管',
  custodianPhone: '10011110003',
  tester: '褚示试',
  requester: '卫示领',
  requesterPhone: '10011110004',
  counter: '蒋示盘',
  holder: '沈示持',
  holderPhone: '10011110005',
  holderNote: '家住村口',
} as const

let host: TestHost
let contractId: string
let packages: Record<'masked' | 'whole', { entries: Record<string, string>; checked: unknown; id: string }>

async function plan() {
  const path = join(host.folder, '防汛预案.txt')
  writeFileSync(path, '防汛预案\n\n一、总则\n　　为做好防汛工作，制定本预案。\n')
  const file = () => ({ token: host.grant(path) })
  const imported = await host.ask('plans', 'importPlan', { file: file(), as: 'draft' })
  // A second one that nobody published stays at home with all that belongs to it.
  const draft = await host.ask('plans', 'importPlan', {
    file: file(),
    as: 'draft',
    facts: { title: '还没发布的预案' },
  })
  await host.ask('plans', 'addAttachment', { planId: draft.id, file: file(), remark: '草稿的附件' })
  for (const step of ['submit', 'approve', 'publish'] as const)
    await host.ask('plans', 'takeStep', { id: imported.id, step, byName: secrets.planStep })
  const paper = join(host.folder, '批复.txt')
  writeFileSync(paper, '批复的内容')
  await host.ask('plans', 'addAttachment', {
    planId: imported.id,
    file: { token: host.grant(paper, '批复.txt') },
    expiresOn: '2029-01-01',
  })
  const trigger = await host.ask('plans', 'saveTrigger', {
    planId: imported.id,
    code: 'risk-changed',
    happenedOn: '2026-02-01',
    detail: secrets.triggerDetail,
  })
  await host.ask('plans', 'decideTriggers', {
    ids: [trigger.id],
    decision: 'no-need',
    reason: '已有安排',
    person: secrets.triggerPerson,
  })
  await host.ask('plans', 'addOutline', { name: '本镇提纲', items: [{ level: 1, title: '总则' }] })
  const { plan: row } = await host.ask('plans', 'get', { id: imported.id })
  await host.ask('plans', 'save', { ...row, responsible: secrets.planResponsible })
}

async function supplies() {
  const { id: depotId } = await host.ask('supplies', 'saveDepot', {
    name: '镇储备库',
    keyHolders: [{ name: secrets.keyHolder, phone: secrets.keyPhone }],
    bins: ['A-01', 'A-02'],
    floodSafeCm: 80,
  })
  const item = await host.ask('supplies', 'saveItem', {
    name: '雨衣',
    unit: '件',
    packagings: [{ name: '箱', count: 20 }],
    minimum: 40,
  })
  await host.ask('supplies', 'receive', {
    depotId,
    lines: [
      {
        itemId: item.id,
        quantity: 30,
        lotNumber: 'Y1',
        bin: 'A-01',
        source: '捐赠',
        reserveForm: 'agreement',
        donor: secrets.donor,
      },
    ],
  })
  const contract = await host.ask('supplies', 'saveContract', {
    partner: '示例超市',
    number: 'XY-1',
    startsOn: '2026-01-01',
    endsOn: '2026-12-31',
    contact: secrets.contact,
    phone24: secrets.contactPhone,
    lines: [{ itemId: item.id, quantity: 200, withinHours: 4 }],
  })
  contractId = contract.id
  const generator = await host.ask('supplies', 'saveItem', {
    name: '发电机',
    unit: '台',
    kind: 'serial',
    cycles: { ...noCycles, test: 1 },
  })
  const { ids } = await host.ask('supplies', 'addEquipment', {
    itemId: generator.id,
    depotId,
    serials: ['G-001'],
    custodian: secrets.custodian,
    custodianPhone: secrets.custodianPhone,
  })
  await host.ask('supplies', 'logEquipment', {
    ids,
    kind: 'test',
    doneOn: '2026-03-01',
    person: secrets.tester,
    result: 'pass',
  })
  const request = await host.ask('supplies', 'saveRequest', {
    unit: '东坪村',
    person: secrets.requester,
    phone: secrets.requesterPhone,
    purpose: '防汛备勤',
    lines: [{ itemId: item.id, asked: 5 }],
  })
  await host.ask('office', 'saveUser', { name: '小李', role: 'clerk' })
  const clerk = await host.user('小李')
  const asked = await host.ask('supplies', 'getRequest', { id: request.id })
  await host.ask(
    'supplies',
    'approveRequest',
    {
      id: request.id,
      depotId,
      lines: asked.requestLines.map((line) => ({ lineId: line.id, quantity: 5 })),
    },
    { actor: { ...clerk, role: 'administrator' } },
  )
  const { lines } = await host.ask('supplies', 'proposeRequestIssue', { id: request.id })
  await host.ask('supplies', 'issueRequest', {
    id: request.id,
    takenBy: '韩示取',
    lines: lines.flatMap((line) =>
      line.lots
        .filter((lot) => lot.proposed > 0)
        .map((lot) => ({ lineId: line.lineId, lotId: lot.lotId, bin: lot.bin, quantity: 3 })),
    ),
  })
  const count = await host.ask('supplies', 'startCount', {
    depotId,
    sections: [{ bin: 'A-01', person: secrets.counter }],
  })
  const { rows } = await host.ask('supplies', 'listCountLines', { countId: count.id, limit: 50 })
  const line = rows.find((row) => row.lotNumber === 'Y1')
  await host.ask('supplies', 'enterCounts', {
    id: count.id,
    entries: [{ lineId: line?.id ?? '', quantity: 26 }],
  })
  const { rows: stock } = await host.ask('supplies', 'listStock', { search: 'Y1' })
  await host.ask('supplies', 'saveRotation', {
    lotId: stock[0]?.lotId ?? '',
    year: 2026,
    plannedOn: '2026-12-01',
    replacement: '示例超市供货',
  })
  const standard = await host.ask('supplies', 'saveStandard', { name: '县标准', origin: 'county' })
  await host.ask('supplies', 'saveStandardLine', {
    standardId: standard.id,
    name: '雨披',
    unit: '箱',
    basis: 'population',
    quantity: 2,
    per: 1_000,
  })
  await host.ask('supplies', 'saveMatch', {
    name: '雨披',
    unit: '箱',
    itemId: item.id,
    counted: true,
    ratio: { itemUnits: 20, lineThousandths: 1_000 },
  })
  await host.ask('supplies', 'savePurchaseList', {
    title: '汛前采购',
    lines: [{ itemId: item.id, name: '雨衣', unit: '件', quantity: 60, priceFen: 5_800 }],
  })
  await host.ask('supplies', 'receive', {
    depotId,
    lines: [{ itemId: item.id, quantity: 1, lotNumber: 'Y0' }],
  })
  const drilled = (await host.ask('supplies', 'listStock', { search: 'Y0' })).rows[0]?.lotId ?? ''
  await host.ask('supplies', 'issue', {
    depotId,
    deviation: '演练',
    lines: [{ lotId: drilled, quantity: 1 }],
  })
  const { rows: used } = await host.ask('supplies', 'listReplenishments', {})
  await host.ask('supplies', 'dismissReplenishments', {
    rows: used.slice(0, 1).map(({ documentId, itemId }) => ({ documentId, itemId })),
    reason: '演练用品',
  })
}

async function papers() {
  const paper = await host.ask('handbooks', 'make', {
    title: '应急手册',
    parts: [{ kind: 'text', title: '总则', text: '各村要落实值班值守。' }],
  })
  await host.ask('handbooks', 'registerRun', {
    handbookId: paper.id,
    copies: 10,
    printedOn: '2026-11-20',
    recipients: [
      {
        holder: secrets.holder,
        unit: '河东村',
        phone: secrets.holderPhone,
        copies: 3,
        note: secrets.holderNote,
      },
    ],
  })
}

async function make(personalData: boolean) {
  const answer = await host.ask('exchange', 'makePackage', {
    contents: ['plans', 'supplies', 'people', 'handbooks'],
    personalData,
  })
  const target = join(host.folder, `${answer.sequence}.ybpkg`)
  await host.ask('care', 'saveOutput', { token: answer.token, target: host.grant(target) })
  const checked = await host.ask('exchange', 'checkPackage', { file: { token: host.grant(target) } })
  return { entries: await entriesOf(target), checked, id: answer.id }
}

beforeAll(async () => {
  host = await openTestHost()
  await plan()
  await supplies()
  await papers()
  packages = { masked: await make(false), whole: await make(true) }
}, 120_000)
afterAll(() => host.close())

const table = (name: string, which: 'masked' | 'whole' = 'whole'): Record<string, string>[] =>
  parse(packages[which].entries[`data/${name}.csv`] ?? '', { columns: true })

describe('a package of everything', () => {
  it('checks out where it arrives, with rows in every table that the office filled', () => {
    const counts = JSON.parse(packages.masked.entries['youbei.json'] ?? '').counts.resources
    expect(counts).toMatchObject({
      plans: 1,
      plan_versions: 1,
      plan_triggers: 1,
      plan_attachments: 1,
      plan_steps: 4,
      plan_outlines: 1,
      depots: 1,
      items: 2,
      lots: 3,
      stock: 2,
      rotation_entries: 1,
      supply_contracts: 1,
      equipment: 1,
      equipment_log: 1,
      stock_requests: 1,
      stock_request_lines: 1,
      stock_request_issues: 1,
      stock_counts: 1,
      stock_count_lines: 2,
      // The list of the program and the county's; what other towns had is no record of this office.
      supply_standards: 2,
      supply_standard_lines: 59,
      item_matches: 1,
      need_norms: 8,
      purchase_lists: 1,
      replenishments: 1,
      people: 0,
      handbooks: 1,
      print_runs: 1,
      print_holdings: 1,
    })
  })

  it('is a valid data package, its foreign keys included, with and without personal data', () => {
    for (const { entries } of Object.values(packages)) {
      const faults = frictionlessFaults(JSON.parse(entries['datapackage.json'] ?? ''), (path) =>
        entries[path] === undefined ? undefined : Buffer.from(entries[path]),
      )
      expect(faults).toEqual([])
    }
  })

  it('says what there is as the office entered it', () => {
    const [coat] = table('items').filter(({ name }) => name === '雨衣')
    expect(coat).toMatchObject({ kind: 'consumable', minimum: '40' })
    expect(JSON.parse(coat?.packagings ?? '')).toMatchObject([{ name: '箱', count: 20 }])
    expect(table('depots')[0]).toMatchObject({ flood_safe_cm: '80' })
    expect(JSON.parse(table('depots')[0]?.bins ?? '')).toEqual(['A-01', 'A-02'])
    expect(table('lots').find(({ number }) => number === 'Y1')).toMatchObject({
      reserve_form: 'agreement',
      source_kind: 'donation',
      donor: secrets.donor,
    })
    // Two of the five that were approved still wait for it.
    expect(table('stock').find(({ bin }) => bin === 'A-01')).toMatchObject({ quantity: '27', reserved: '2' })
    const year = new Date().getFullYear()
    expect(table('stock_request_issues')[0]).toMatchObject({ quantity: '3', received: '' })
    expect(table('stock_request_issues')[0]?.document_number).toContain(String(year))
    expect(table('stock_count_lines').find(({ bin }) => bin === 'A-01')).toMatchObject({
      book: '27',
      first: '26',
    })
    expect(table('supply_contracts')[0]).toMatchObject({ id: contractId, partner: '示例超市', state: 'open' })
    expect(table('rotation_entries')[0]).toMatchObject({ planned_on: '2026-12-01', kept: 'false' })
    expect(
      table('supply_standards')
        .map(({ origin }) => origin)
        .sort(),
    ).toEqual(['county', 'reference'])
    expect(table('supply_standard_lines').find(({ name }) => name === '雨披')).toMatchObject({
      basis: 'population',
      quantity: '2',
      per: '1000',
    })
    expect(table('item_matches')[0]).toMatchObject({
      counted: 'true',
      item_units: '20',
      line_thousandths: '1000',
    })
    expect(JSON.parse(table('purchase_lists')[0]?.lines ?? '')).toMatchObject([
      { name: '雨衣', quantity: 60, priceFen: 5_800 },
    ])
    expect(table('replenishments')[0]).toMatchObject({
      document_number: expect.stringMatching(/^CK-/),
      receipt_number: '',
      reason: '演练用品',
    })
    expect(table('print_runs')[0]).toMatchObject({ copies: '10', first_number: '1', last_number: '10' })
    expect(table('plan_triggers')[0]).toMatchObject({ decision: 'no-need', reason: '已有安排' })
  })

  it('leaves drafts at home, with everything that belongs to them', () => {
    const all = Object.values(packages.whole.entries).join('\n')
    expect(['还没发布的预案', '草稿的附件'].filter((draft) => all.includes(draft))).toEqual([])
  })

  it('carries the files of plans under the sums that the table names', () => {
    const sum = table('plan_attachments')[0]?.sha256
    expect(packages.whole.entries[`attachments/${sum}`]).toBe('批复的内容')
  })

  it('tells of nobody unless that was chosen, and keeps everything else', () => {
    const masked = Object.values(packages.masked.entries).join('\n')
    const whole = Object.values(packages.whole.entries).join('\n')
    const told = (text: string) =>
      Object.entries(secrets).flatMap(([where, secret]) => (text.includes(secret) ? [where] : []))
    expect(told(masked)).toEqual([])
    expect(told(whole)).toEqual(Object.keys(secrets))
    expect(masked).toContain('100****0004')
    expect(table('print_holdings', 'masked')[0]).toMatchObject({
      unit: '河东村',
      holder: '',
      phone: '',
      person_id: '',
    })
    expect(JSON.parse(table('stock_counts', 'masked')[0]?.sections ?? '')).toEqual([
      { bin: 'A-01', person: '' },
    ])
    // The clerk at the keyboard is a person too.
    expect(masked.includes('张敏')).toBe(false)
  })
})

describe('a package that was made', () => {
  it('is brought again, the same to the byte, after the outputs are gone', async () => {
    const { rows } = await host.ask('exchange', 'listPackages', {})
    expect(rows.map(({ kept }) => kept)).toEqual([true, true])
    rmSync(host.environment.outputFolder, { recursive: true, force: true })
    const [newest] = rows
    const again = await host.ask('exchange', 'openPackage', { id: newest?.id ?? '' })
    expect(again.name).toBe(newest?.name)
    const target = join(host.folder, 'again.ybpkg')
    await host.ask('care', 'saveOutput', { token: again.token, target: host.grant(target) })
    expect(await entriesOf(target)).toEqual(packages.whole.entries)
    const checked = await host.ask('exchange', 'checkPackage', { file: { token: host.grant(target) } })
    expect(checked.sequence).toBe(newest?.sequence)
  })

  it('is refused in plain words when nobody knows it or its file is gone', async () => {
    const nobody = await host.refused('exchange', 'openPackage', { id: contractId })
    expect(nobody.code).toBe('not-found')
    rmSync(join(host.environment.dataFolder, 'attachments'), { recursive: true })
    const { rows } = await host.ask('exchange', 'listPackages', {})
    expect(rows.map(({ kept }) => kept)).toEqual([false, false])
    const gone = await host.refused('exchange', 'openPackage', { id: rows[0]?.id ?? '' })
    expect(gone).toMatchObject({ code: 'package-gone', facts: { name: rows[0]?.name } })
  })
})
