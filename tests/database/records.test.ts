import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { HybridClock } from '../../database/engine/clock'
import { openTestHost, type TestHost } from '../helpers/host'

describe('the hybrid clock', () => {
  it('gives revisions that sort as they were given, even when the PC’s clock goes back', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 50 }), { minLength: 2, maxLength: 200 }), (times) => {
        const clock = new HybridClock('0000abcd')
        const revs = times.map((time) => clock.next(1_700_000_000_000 + time))
        expect([...revs].sort()).toEqual(revs)
        expect(new Set(revs).size).toBe(revs.length)
      }),
    )
  })

  it('goes on after the last revision it is told of', () => {
    const far = new HybridClock('ffffffff').next(9_000_000_000_000)
    expect(new HybridClock('00000000', far).next(1) > far).toBe(true)
  })
})

describe('records', () => {
  let host: TestHost
  beforeEach(async () => {
    host = await openTestHost()
  })
  afterEach(() => host.close())

  const person = { name: '李卫东', unit: '镇政府' }

  it('carry the office’s code and a new revision with each change', async () => {
    const made = await host.ask('people', 'save', person)
    expect(made.owner).toBe('990001100000')
    const changed = await host.ask('people', 'save', { ...person, id: made.id, rev: made.rev, post: '主任' })
    expect(changed.rev > made.rev).toBe(true)
  })

  it('refuse a change that was made on an older state', async () => {
    const made = await host.ask('people', 'save', person)
    await host.ask('people', 'save', { ...person, id: made.id, post: '主任' })
    expect(
      await host.refused('people', 'save', { ...person, id: made.id, rev: made.rev, post: '书记' }),
    ).toEqual({ code: 'changed-since' })
    expect((await host.ask('people', 'get', { id: made.id })).post).toBe('主任')
  })

  it('undo one change after another, back to nothing', async () => {
    const made = await host.ask('people', 'save', person)
    await host.ask('people', 'save', { ...person, id: made.id, post: '主任' })
    await host.ask('people', 'remove', { ids: [made.id] })
    expect(await host.ask('care', 'undo', {})).toEqual({ call: 'people.remove' })
    expect((await host.ask('people', 'get', { id: made.id })).post).toBe('主任')
    await host.ask('care', 'undo', {})
    expect((await host.ask('people', 'get', { id: made.id })).post).toBe('')
    await host.ask('care', 'undo', {})
    expect(await host.refused('people', 'get', { id: made.id })).toEqual({ code: 'not-found' })
    expect(await host.refused('care', 'undo', {})).toEqual({ code: 'nothing-to-undo' })
  })

  it('do not undo over somebody else’s later change', async () => {
    const made = await host.ask('people', 'save', person)
    await host.ask('office', 'saveUser', { name: '小李', role: 'clerk' })
    const clerk = await host.user('小李')
    await host.ask('people', 'save', { ...person, id: made.id, post: '主任' }, { actor: clerk })
    expect(await host.refused('care', 'undo', {})).toEqual({ code: 'changed-since' })
    expect((await host.ask('people', 'get', { id: made.id })).post).toBe('主任')
  })

  it('come back from the recycle bin, found by the search again', async () => {
    const made = await host.ask('people', 'save', person)
    await host.ask('people', 'remove', { ids: [made.id] })
    expect((await host.ask('care', 'search', { text: 'lwd' })).found).toEqual([])
    const bin = await host.ask('care', 'listBin', {})
    expect(bin.rows).toMatchObject([{ kind: 'person', id: made.id, title: '李卫东' }])
    await host.ask('care', 'restore', { entries: [{ kind: 'person', id: made.id }] })
    expect((await host.ask('care', 'search', { text: 'lwd' })).found).toMatchObject([
      { kind: 'person', id: made.id },
    ])
    expect((await host.ask('care', 'listBin', {})).total).toBe(0)
  })

  it('leave an audit entry each, in a chain that shows every tampering', async () => {
    for (let i = 0; i < 5; i++) await host.ask('people', 'save', { ...person, name: `李${i}` })
    const before = await host.ask('care', 'verifyAudit', {})
    expect(before).toMatchObject({ entries: 6, intact: true, brokenAt: null })
    const audit = await host.ask('care', 'listAudit', {})
    expect(JSON.stringify(audit.rows)).not.toContain('李0')
    await expect(
      host.writer.write((em) => em.query('UPDATE audit_entries SET user_name = ? WHERE seq = 3', ['别人'])),
    ).rejects.toThrow('append-only')
    await expect(
      host.writer.write((em) => em.query('DELETE FROM audit_entries WHERE seq = 3')),
    ).rejects.toThrow('append-only')
    await host.writer.write(async (em) => {
      await em.query('DROP TRIGGER audit_entries_no_update')
      await em.query("UPDATE audit_entries SET subject = '{}' WHERE seq = 3")
    })
    expect(await host.ask('care', 'verifyAudit', {})).toMatchObject({ intact: false, brokenAt: 3 })
  })

  it('leave nothing when a command fails half-way', async () => {
    const made = await host.ask('people', 'save', person)
    const missing = '01a201c5-cb1b-709a-aa08-a8018b51af85'
    expect(await host.refused('people', 'remove', { ids: [made.id, missing] })).toEqual({ code: 'not-found' })
    expect((await host.ask('people', 'get', { id: made.id })).name).toBe('李卫东')
    expect((await host.ask('care', 'verifyAudit', {})).entries).toBe(2)
  })
})
