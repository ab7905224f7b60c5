import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readSheets } from '../../../main/sheets/index'
import { openTestHost, type TestHost } from '../../helpers/host'

let host: TestHost
beforeEach(async () => {
  host = await openTestHost()
})
afterEach(() => host.close())

const csv =
  '姓名,单位,职务,手机\n李卫东,镇政府,主任,10000000001\n王秀英,东河村,支书,10000000002\n李卫东,镇政府,主任,10000000001\n赵无号,西山村,文书,\n'
const file = (content = csv) => {
  const path = join(host.folder, '通讯录.csv')
  writeFileSync(path, content)
  return { token: host.grant(path) }
}

describe('the phone book', () => {
  it('brings a list in once: people who are here already are left out', async () => {
    const preview = await host.ask('people', 'previewImport', { file: file() })
    expect(preview.problems).toEqual([])
    const result = await host.ask('people', 'importList', { file: file() })
    expect(result.imported).toBe((await host.ask('people', 'list', {})).total)
    const again = await host.ask('people', 'previewImport', { file: file() })
    expect(again.counts.import + again.counts.warn).toBe(0)
    expect(await host.refused('people', 'importList', { file: file() })).toMatchObject({
      code: 'nothing-to-import',
    })
  })

  it('gives the refused rows back as a file, with the reasons, to be mended', async () => {
    const list = file('姓名,单位,手机\n李卫东,镇政府,10000000001\n,,10000000002\n')
    expect((await host.ask('people', 'importList', { file: list })).refusedCount).toBe(1)
    const made = await host.ask('people', 'exportRefused', { file: list })
    const { sheets } = await readSheets(join(host.environment.outputFolder, made.token), made.name)
    const cells = sheets[0]?.rows.flat().join(' ')
    expect(cells).toContain('10000000002')
    expect(cells).toMatch(/姓名/)
    expect(cells).not.toContain('李卫东')
  })

  it('takes pasted rows as it takes a file', async () => {
    const pasted = '姓名\t单位\t手机\n李卫东\t镇政府\t10000000001\n'
    expect((await host.ask('people', 'importList', { pasted })).imported).toBe(1)
  })

  it('takes an import back as a whole, but not over a correction made since', async () => {
    const { batchId } = await host.ask('people', 'importList', { file: file() })
    const { rows } = await host.ask('people', 'list', {})
    const person = rows[0]
    if (!person) throw new Error('nobody imported')
    const { owner: _o, createdAt: _c, updatedAt: _u, ...fields } = person
    await host.ask('people', 'save', { ...fields, post: '改过' })
    expect(await host.refused('people', 'undoImport', { batchId })).toEqual({ code: 'batch-used' })
    await host.ask('care', 'undo', {})
    expect(await host.refused('people', 'undoImport', { batchId })).toEqual({ code: 'batch-used' })
  })

  it('takes an untouched import back by undo', async () => {
    await host.ask('people', 'importList', { file: file() })
    expect(await host.ask('care', 'undo', {})).toEqual({ call: 'people.importList' })
    expect((await host.ask('people', 'list', {})).total).toBe(0)
  })

  it('is searched by name, initials, unit, village and any part of a number', async () => {
    await host.ask('people', 'importList', { file: file() })
    const found = async (search: string) =>
      (await host.ask('people', 'list', { search })).rows.map((row) => row.name)
    expect(await found('wxy')).toEqual(['王秀英'])
    expect(await found('东河')).toEqual(['王秀英'])
    expect(await found('00002')).toEqual(['王秀英'])
    expect(await found('镇政府 主任')).toEqual(['李卫东'])
    expect((await host.ask('people', 'list', { withoutPhone: true })).rows.map((row) => row.name)).toEqual([
      '赵无号',
    ])
  })

  it('says which column is missing instead of guessing', async () => {
    const preview = await host.ask('people', 'previewImport', { file: file('甲,乙\n1,2\n') })
    expect(preview.problems.length).toBeGreaterThan(0)
    const failure = await host.refused('people', 'importList', { file: file('甲,乙\n1,2\n') })
    expect(['no-header', 'column-missing']).toContain(failure.code)
  })
})
