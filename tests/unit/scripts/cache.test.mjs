import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cached, lookUp, recentFailure, rememberFailure } from '../../../scripts/lib/cache.mjs'

let base
const fill = (text) => async (folder) => {
  writeFileSync(join(folder, 'thing'), text)
  return { text }
}
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'youbei-cache-'))
})
afterEach(() => rmSync(base, { recursive: true, force: true }))

describe('an entry', () => {
  it('is made once and found again with its facts', async () => {
    expect((await cached('kind/one', fill('a'), { base })).made).toBe(true)
    const again = await cached('kind/one', fill('b'), { base })
    expect(again).toMatchObject({ made: false, facts: { text: 'a' }, path: join(base, 'kind', 'one') })
  })

  it('is made once when two ask together', async () => {
    let made = 0
    const slow = async (folder) => {
      made += 1
      await new Promise((done) => setTimeout(done, 50))
      writeFileSync(join(folder, 'thing'), 'x')
    }
    await Promise.all([cached('one', slow, { base }), cached('one', slow, { base })])
    expect(made).toBe(1)
  })

  it('is made anew when a file is shorter, altered or gone', async () => {
    const { path } = await cached('one', fill('abc'), { base })
    const thing = join(path, 'thing')
    const damages = [
      () => truncateSync(thing, 1),
      () => writeFileSync(thing, 'abd'),
      () => rmSync(thing),
      () => writeFileSync(join(path, '.youbei.json'), '{'),
    ]
    for (const damage of damages) {
      damage()
      expect(await lookUp('one', { base })).toBeUndefined()
      expect((await cached('one', fill('abc'), { base })).made).toBe(true)
      expect(readFileSync(thing, 'utf8')).toBe('abc')
    }
  })

  it('survives a copy that changed only the times', async () => {
    const { path } = await cached('one', fill('abc'), { base })
    utimesSync(join(path, 'thing'), 1, 1)
    expect(await lookUp('one', { base })).toBeDefined()
  })

  it('leaves nothing behind when making it fails', async () => {
    const broken = async (folder) => {
      writeFileSync(join(folder, 'half'), '')
      throw new Error('no room')
    }
    await expect(cached('one', broken, { base })).rejects.toThrow('no room')
    expect(readdirSync(base)).toEqual([])
    expect(existsSync(join(base, 'one'))).toBe(false)
  })

  it('takes over the lock of a process that is gone', async () => {
    writeFileSync(join(base, 'one.lock'), '999999999')
    expect((await cached('one', fill('a'), { base })).made).toBe(true)
  })
})

describe('a failure', () => {
  it('is remembered for as long as asked', async () => {
    await rememberFailure('electron-1.0.0', 'no route', { base, now: 1000 })
    expect(await recentFailure('electron-1.0.0', 500, { base, now: 1499 })).toBe('no route')
    expect(await recentFailure('electron-1.0.0', 500, { base, now: 1500 })).toBeUndefined()
    expect(await recentFailure('electron-2.0.0', 500, { base, now: 1000 })).toBeUndefined()
  })
})
