import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestHost, type TestHost } from '../../helpers/host'
import { entriesOf } from '../../helpers/zip'

let host: TestHost
beforeEach(async () => {
  host = await openTestHost()
  await host.ask('people', 'save', {
    name: '李卫东',
    remark: '家住东河村',
    phones: [{ kind: 'mobile', number: '10012345678' }],
  })
  const depot = await host.ask('supplies', 'saveDepot', {
    name: '镇储备库',
    keeper: '王秀英',
    phones: [{ kind: 'mobile', number: '10087654321' }],
  })
  const item = await host.ask('supplies', 'saveItem', { name: '救生衣', unit: '件' })
  await host.ask('supplies', 'receive', { depotId: depot.id, lines: [{ itemId: item.id, quantity: 3 }] })
})
afterEach(() => host.close())

async function made(personalData: boolean) {
  const answer = await host.ask('exchange', 'makePackage', { contents: ['people', 'supplies'], personalData })
  const target = join(host.folder, `${answer.sequence}.ybpkg`)
  await host.ask('care', 'saveOutput', { token: answer.token, target: host.grant(target) })
  return { answer, target }
}

describe('the office’s package', () => {
  it('is numbered, signed with the office’s key, and checks out where it arrives', async () => {
    const first = await made(false)
    const second = await made(false)
    expect([first.answer.sequence, second.answer.sequence]).toEqual([1, 2])
    const checked = await host.ask('exchange', 'checkPackage', { file: { token: host.grant(second.target) } })
    expect(checked.fingerprint).toBe((await host.ask('exchange', 'getIdentity', {})).fingerprint)
    expect(checked).toMatchObject({ from: { code: '990001100000' }, sequence: 2 })
    expect(checked.resources.map(({ name, rows }) => [name, rows])).toContainEqual(['people', 1])
    expect(checked.resources.map(({ name, rows }) => [name, rows])).toContainEqual(['stock', 1])
  })

  it('holds no whole number and no remark about people unless that was chosen', async () => {
    const masked = await entriesOf((await made(false)).target)
    const all = Object.values(masked).join('\n')
    for (const secret of ['10012345678', '10087654321', '家住东河村']) expect(all).not.toContain(secret)
    expect(all).toContain('100****5678')
    const whole = Object.values(await entriesOf((await made(true)).target)).join('\n')
    for (const open of ['10012345678', '10087654321', '家住东河村']) expect(whole).toContain(open)
  })

  it('never holds PINs, keys or the audit', async () => {
    const names = Object.keys(await entriesOf((await made(true)).target))
    expect(names.sort()).toEqual([
      'data/depots.csv',
      'data/equipment.csv',
      'data/equipment_log.csv',
      'data/item_matches.csv',
      'data/items.csv',
      'data/lots.csv',
      'data/need_norms.csv',
      'data/people.csv',
      'data/purchase_lists.csv',
      'data/replenishments.csv',
      'data/rotation_entries.csv',
      'data/stock.csv',
      'data/stock_count_lines.csv',
      'data/stock_counts.csv',
      'data/stock_request_issues.csv',
      'data/stock_request_lines.csv',
      'data/stock_requests.csv',
      'data/supply_contracts.csv',
      'data/supply_standard_lines.csv',
      'data/supply_standards.csv',
      'datapackage.json',
      'signature.json',
      'youbei.json',
    ])
  })

  it('is refused when a byte was changed', async () => {
    const { target } = await made(false)
    const bytes = Buffer.from(await import('node:fs/promises').then((fs) => fs.readFile(target)))
    bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 1
    writeFileSync(target, bytes)
    const failure = await host.refused('exchange', 'checkPackage', { file: { token: host.grant(target) } })
    expect(failure.code).toBe('package-broken')
  })
})
