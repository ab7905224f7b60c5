import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { forgetGroup, forgetRecord, indexRecord, searchRecords } from '../../database/engine/search'
import { matchExpression, tails } from '../../database/engine/search-terms'
import { openTestDatabase } from '../helpers/database'

let db: Awaited<ReturnType<typeof openTestDatabase>>
beforeEach(async () => {
  db = await openTestDatabase()
})
afterEach(() => db.close())

const text = (recordId: string, title: string, body = '', keys: string[] = []) => ({
  kind: 'plan',
  recordId,
  groupId: 'g',
  title,
  body,
  keys,
  rank: 1,
})
const index = (...texts: ReturnType<typeof text>[]) =>
  db.writer.write(async (em) => {
    for (const one of texts) indexRecord(em, one)
  })
const find = (typed: string, options = {}) =>
  db.reader.read(async (em) => searchRecords(em, typed, { limit: 20, ...options }).map((hit) => hit.recordId))

describe('full-text search', () => {
  it('finds any one, two or more characters in a row, and only where they stand together', async () => {
    await index(text('1', '清源镇防汛应急预案', '转移避险由村委会组织'), text('2', '森林火灾', '应当急救'))
    expect(await find('汛')).toEqual(['1'])
    expect(await find('案')).toEqual(['1'])
    expect(await find('防汛')).toEqual(['1'])
    expect(await find('应急预')).toEqual(['1'])
    expect(await find('应急')).toEqual(['1'])
    expect(await find('村委会')).toEqual(['1'])
    expect(await find('预防')).toEqual([])
  })

  it('wants every word, in title or body', async () => {
    await index(text('1', '防汛预案', '沙袋 200 条'), text('2', '防汛物资', '冲锋舟'))
    expect(await find('防汛 沙袋')).toEqual(['1'])
    expect(await find('防汛 冲锋舟')).toEqual(['2'])
    expect(await find('沙袋 冲锋舟')).toEqual([])
  })

  it('finds keys by any part: initials and numbers', async () => {
    await index(text('1', '李卫东', '', [...tails('lwd'), ...tails('10000000123')]))
    expect(await find('wd')).toEqual(['1'])
    expect(await find('LWD')).toEqual(['1'])
    expect(await find('0123')).toEqual(['1'])
    expect(await find('9')).toEqual([])
  })

  it('takes full-width letters and figures as what they mean', async () => {
    await index(text('1', 'ＧＢ／Ｔ ９７０４', ''))
    expect(await find('gb')).toEqual(['1'])
    expect(await find('９７０４')).toEqual(['1'])
  })

  it('replaces and forgets', async () => {
    await index(text('1', '防汛'), text('2', '防汛'))
    await index(text('1', '防火'))
    expect(await find('防汛')).toEqual(['2'])
    await db.writer.write(async (em) => forgetRecord(em, 'plan', '2'))
    expect(await find('防汛')).toEqual([])
    await db.writer.write(async (em) => forgetGroup(em, 'plan', 'g'))
    expect(await find('防火')).toEqual([])
  })

  it('never fails on what somebody types, and finds nothing for nothing', async () => {
    await index(text('1', '防汛'))
    expect(matchExpression(' ，。！')).toBeUndefined()
    expect(await find('')).toEqual([])
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 30 }), async (typed) => {
        await find(typed)
      }),
      { numRuns: 500 },
    )
    for (const typed of ['"', "'", '*', 'a OR b', 'NEAR(', '-防', '(防', 'title:防', '\u0000'])
      await find(typed)
  })

  it('finds every stretch of every text', async () => {
    const han = fc
      .array(fc.constantFrom(...'应急预案防汛抗旱救援队伍'), { minLength: 1, maxLength: 12 })
      .map((c) => c.join(''))
    await fc.assert(
      fc.asyncProperty(han, fc.nat(), fc.nat(), async (whole, a, b) => {
        const from = a % whole.length
        const to = from + 1 + (b % (whole.length - from))
        await index(text('x', whole))
        expect(await find(whole.slice(from, to))).toEqual(['x'])
      }),
      { numRuns: 200 },
    )
  })
})
