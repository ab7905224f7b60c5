import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  binPart,
  codeText,
  parseCode,
  shortOf,
  tailOf,
  tailOfShort,
} from '../../../../preload/contract/codes'
import { openTestHost, type TestHost } from '../../../helpers/host'

let host: TestHost
let depotId: string
let itemId: string
beforeAll(async () => {
  host = await openTestHost()
  depotId = (await host.ask('supplies', 'saveDepot', { name: '镇储备库', bins: ['A-01', '东墙 二层'] })).id
  itemId = (await host.ask('supplies', 'saveItem', { name: '救生衣', unit: '件' })).id
})
afterAll(() => host.close())

it('gives every id a short text that leads back to its tail', () => {
  fc.assert(
    fc.property(fc.uuid(), (id) => {
      expect(tailOfShort(shortOf(id))).toBe(tailOf(id))
      expect(parseCode(codeText('lot', id))).toEqual({ letter: 'L', short: shortOf(id), part: '' })
    }),
  )
})

it('reads a code however it was pasted, and nothing else as one', () => {
  const text = codeText('depot', depotId)
  expect(parseCode(` ${text.toLowerCase()}\n`)).toEqual(parseCode(text))
  expect(parseCode(text.replaceAll(':', '：'))).toEqual(parseCode(text))
  for (const other of [
    '',
    'YB',
    'YB:',
    'YB:L:',
    'XX:L:0000000001',
    'YB:L:../../etc',
    '救生衣',
    'YB:L:0000000001:a b',
  ])
    expect(parseCode(other), other).toBeNull()
  expect(tailOfShort('ZZZZZZZZZZ')).toBeNull()
})

it('opens depots, items and bins, also in Chinese', async () => {
  const open = (text: string) => host.ask('care', 'resolveCode', { text })
  expect(await open(codeText('depot', depotId))).toMatchObject({
    kind: 'depot',
    id: depotId,
    title: '镇储备库',
  })
  expect(await open(codeText('item', itemId))).toMatchObject({
    kind: 'item',
    to: `/supplies/items?item=${itemId}`,
  })
  expect(await open(codeText('bin', depotId, '东墙 二层'))).toMatchObject({ kind: 'bin', title: '东墙 二层' })
  expect(binPart('A-01')).not.toBe(binPart('A-02'))
})

it('finds what was scanned into the search, first', async () => {
  const { found } = await host.ask('care', 'search', { text: codeText('item', itemId) })
  expect(found[0]).toMatchObject({ kind: 'item', id: itemId })
})

it('refuses what nobody here has', async () => {
  const unknown = { code: 'code-unknown' }
  for (const text of [
    'YB:L:0000000001',
    'YB:Q:0000000001',
    codeText('bin', depotId, '没有这个货位'),
    '不是码',
  ])
    expect(await host.refused('care', 'resolveCode', { text }), text).toMatchObject(unknown)
})

it('keeps own sizes of labels, and refuses one that does not fit its page', async () => {
  const size = {
    name: '本镇标签',
    pageWidth: 2100,
    pageHeight: 2970,
    columns: 2,
    rows: 5,
    width: 900,
    height: 500,
    marginLeft: 100,
    marginTop: 100,
    gapX: 0,
    gapY: 0,
  }
  const saved = await host.ask('supplies', 'saveLabelFormat', size)
  expect((await host.ask('supplies', 'listLabelFormats', {})).formats.at(-1)).toMatchObject({
    id: saved.id,
    own: true,
  })
  expect(
    await host.refused('supplies', 'saveLabelFormat', { ...size, name: '太宽', columns: 3 }),
  ).toMatchObject({
    code: 'invalid-input',
    fields: [{ path: 'pageWidth' }],
  })
  expect(await host.refused('supplies', 'saveLabelFormat', size)).toMatchObject({ code: 'duplicate' })
})
