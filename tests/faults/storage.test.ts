import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Job } from '../../main/host/jobs'
import { openRaw, temporaryFolder } from '../helpers/database'
import { openTestHost, testOffice } from '../helpers/host'

const entry = join(import.meta.dirname, '..', '..', 'out', 'main', 'host.js')

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
  expect(existsSync(entry), 'the program must be built first: npm run build').toBe(true)
})
afterEach(() => folder.clear())

type Line = { call: string; ok: boolean; error?: { code: string }; result?: Record<string, unknown> }

/** The real data host on a profile; answers its lines. */
function run(profile: string, steps: Job['steps']): Line[] {
  const file = join(folder.path, 'job.json')
  writeFileSync(file, JSON.stringify({ steps }))
  const { stdout } = spawnSync(process.execPath, [entry, '--job', file, '--profile', profile], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
  return stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line)
}
const codes = (lines: Line[]) => lines.map((line) => (line.ok ? 'ok' : line.error?.code))

describe('a database that cannot be used', () => {
  it('made by a newer program is refused and left alone', () => {
    run(folder.path, [{ call: 'office.setUp', input: testOffice }])
    const file = join(folder.path, 'office', 'youbei.db')
    const db = openRaw(file)
    db.pragma('user_version = 999')
    db.close()
    expect(
      codes(run(folder.path, [{ call: 'office.getStatus' }, { call: 'people.save', input: { name: '甲' } }])),
    ).toEqual(['newer-database', 'newer-database'])
    const after = openRaw(file)
    expect(after.pragma('user_version', { simple: true })).toBe(999)
    after.close()
  })

  it('that is no database at all is called damaged, not overwritten', () => {
    mkdirSync(join(folder.path, 'office'))
    writeFileSync(
      join(folder.path, 'office', 'youbei.db'),
      'not a database, but somebody’s text '.repeat(300),
    )
    expect(codes(run(folder.path, [{ call: 'office.getStatus' }]))).toEqual(['database-damaged'])
  })

  it('held by another program is called locked, and works again afterwards', async () => {
    const host = await openTestHost({ folder: join(folder.path, 'p') })
    const other = openRaw(join(host.environment.dataFolder, 'youbei.db'))
    other.exec('BEGIN IMMEDIATE')
    expect(await host.refused('people', 'save', { name: '甲' })).toEqual({ code: 'file-locked' })
    // Reading goes on meanwhile.
    expect((await host.ask('people', 'list', {})).total).toBe(0)
    other.exec('ROLLBACK')
    other.close()
    expect((await host.ask('people', 'save', { name: '甲' })).name).toBe('甲')
    await host.close()
  }, 20_000)
})

/** A small disk of its own: only root may mount one. */
const mayMount = process.platform === 'linux' && process.getuid?.() === 0

describe.skipIf(!mayMount)('a full disk (needs root on Linux to mount a small one)', () => {
  it('refuses with a clear word, keeps what was confirmed, and goes on when there is room', () => {
    const disk = join(folder.path, 'disk')
    mkdirSync(disk)
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', disk])
    try {
      const filler = 'x'.repeat(400)
      const lines = run(disk, [
        { call: 'office.setUp', input: testOffice },
        { call: 'people.save', input: { name: '人$i', remark: filler }, repeat: 3_000 },
      ])
      const confirmed = lines.filter((line) => line.ok && line.call === 'people.save').length
      expect(codes(lines)).toContain('disk-full')
      expect(codes(lines).every((code) => code === 'ok' || code === 'disk-full')).toBe(true)
      execFileSync('mount', ['-o', 'remount,size=64m', disk])
      const after = run(disk, [
        { call: 'people.list' },
        { call: 'people.save', input: { name: '又一人' } },
        { call: 'care.verifyAudit' },
      ])
      expect(after[0]?.result?.total).toBe(confirmed)
      expect(codes(after)).toEqual(['ok', 'ok', 'ok'])
      expect(after[2]?.result?.intact).toBe(true)
    } finally {
      execFileSync('umount', [disk])
    }
  }, 120_000)
})
