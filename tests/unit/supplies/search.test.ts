import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestHost, type TestHost } from '../../helpers/host'

let host: TestHost
let issued: { id: string; number: string }
let request: { id: string; number: string }
let count: { id: string; number: string }
beforeAll(async () => {
  host = await openTestHost()
  const { id: depotId } = await host.ask('supplies', 'saveDepot', { name: '镇储备库' })
  const { id: itemId } = await host.ask('supplies', 'saveItem', { name: '救生衣', unit: '件' })
  await host.ask('supplies', 'receive', {
    depotId,
    counterparty: '示例劳保商行',
    lines: [{ itemId, quantity: 50, lotNumber: 'A' }],
  })
  const lotId = (await host.ask('supplies', 'listStock', {})).rows[0]?.lotId ?? ''
  issued = await host.ask('supplies', 'issue', {
    depotId,
    receiver: '李示领',
    event: '东坪村防汛备勤',
    note: '由村里的 Pickup 拉走',
    lines: [{ lotId, quantity: 3 }],
  })
  for (let n = 0; n < 8; n++)
    await host.ask('supplies', 'issue', { depotId, receiver: '王示取', lines: [{ lotId, quantity: 1 }] })
  request = await host.ask('supplies', 'saveRequest', {
    unit: '西河村',
    person: '赵示申',
    purpose: '护堤',
    lines: [{ itemId, asked: 5 }],
  })
  count = await host.ask('supplies', 'startCount', { depotId, note: '年终清点' })
})
afterAll(() => host.close())

const find = async (text: string, limit = 20) =>
  (await host.ask('care', 'search', { text, limit })).found.map(({ kind, id, to }) => ({ kind, id, to }))

describe('the search over everything', () => {
  it('finds a slip by its number, its receiver, its supplier, its purpose and its note', async () => {
    const line = {
      kind: 'stock-document',
      id: issued.id,
      to: `/supplies/documents?document=${issued.id}`,
    }
    for (const text of [issued.number, issued.number.toLowerCase(), '李示领', '东坪村 李示', 'pickup'])
      expect(await find(text), text).toEqual([line])
    expect(await find('劳保商行')).toMatchObject([{ kind: 'stock-document' }])
    expect(await find('不在此处')).toEqual([])
  })

  it('finds requests and counts by their numbers', async () => {
    expect(await find(request.number)).toMatchObject([{ kind: 'supply-request', id: request.id }])
    expect(await find('西河村')).toMatchObject([{ kind: 'supply-request', id: request.id }])
    expect(await find(count.number)).toMatchObject([{ kind: 'stock-count', id: count.id }])
  })

  it('names a few slips and never more than were asked for, and leaves room for the rest', async () => {
    expect((await find('王示取')).length).toBe(5)
    expect((await find('王示取', 2)).length).toBe(2)
    expect(await find('3')).toEqual([])
    const some = await find('东坪')
    expect(some.at(-1)?.kind).toBe('stock-document')
  })
})
