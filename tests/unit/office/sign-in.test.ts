import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Sessions } from '../../../main/host/sessions'
import { waitAfter } from '../../../main/office/sign-in-rules'
import { openTestHost, type TestHost, testOffice } from '../../helpers/host'

describe('the wait after wrong PINs', () => {
  it('is nothing for four, then grows from half a minute to an hour', () => {
    expect([0, 1, 4].map(waitAfter)).toEqual([0, 0, 0])
    expect([5, 6, 7, 8].map(waitAfter)).toEqual([30_000, 60_000, 120_000, 240_000])
    expect(waitAfter(12)).toBe(3_600_000)
    expect(waitAfter(1_000)).toBe(3_600_000)
  })
})

describe('the first start', () => {
  it('can be done once, and makes the administrator', async () => {
    const host = await openTestHost({ setUp: false })
    expect(await host.ask('office', 'getStatus', {})).toMatchObject({ setUp: false, user: null })
    expect(await host.refused('people', 'list', {})).toEqual({ code: 'sign-in-needed' })
    const status = await host.ask('office', 'setUp', testOffice)
    expect(status).toMatchObject({
      setUp: true,
      signInNeeded: false,
      user: { name: '张敏', role: 'administrator', hasPin: false },
    })
    expect(await host.refused('office', 'setUp', testOffice)).toEqual({ code: 'already-set-up' })
    expect((await host.ask('exchange', 'getIdentity', {})).fingerprint).toMatch(/^(\d{5} ){5}\d{5}$/)
    await host.close()
  })

  it('without a PIN lets whoever sits at this PC in as the administrator, from any window', async () => {
    const host = await openTestHost()
    expect((await host.ask('office', 'getStatus', {}, { client: 'another' })).user).toMatchObject({
      name: '张敏',
    })
    await host.close()
  })
})

describe('signing in', () => {
  let host: TestHost
  let userId: string
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-22T08:00:00Z') })
    host = await openTestHost({ pin: '2468' })
    await host.ask('office', 'signOut', {})
    const { users } = await host.ask('office', 'listSignInNames', {})
    userId = users[0]?.id ?? ''
  })
  afterEach(async () => {
    vi.useRealTimers()
    await host.close()
  })
  const later = (ms: number) => vi.setSystemTime(Date.now() + ms)
  const tryPin = (pin: string) => host.raw('office.signIn', { userId, pin })

  it('needs the right PIN, for this window only', async () => {
    expect(await host.refused('people', 'list', {})).toEqual({ code: 'sign-in-needed' })
    expect(await tryPin('1111')).toMatchObject({ ok: false, error: { code: 'wrong-pin' } })
    expect(await tryPin('2468')).toMatchObject({ ok: true })
    expect((await host.ask('people', 'list', {})).total).toBe(0)
    expect(await host.refused('people', 'list', {}, { client: 'another' })).toEqual({
      code: 'sign-in-needed',
    })
  })

  it('makes the fifth wrong PIN wait, and counts wrong ones over a restart', async () => {
    for (let i = 1; i <= 4; i++)
      expect(await tryPin('0000')).toMatchObject({ error: { code: 'wrong-pin', facts: { failed: i } } })
    expect(await tryPin('0000')).toMatchObject({ error: { code: 'wait', facts: { seconds: 30 } } })
    // Even the right one has to wait: else waiting would say nothing.
    expect(await tryPin('2468')).toMatchObject({ error: { code: 'wait' } })
    later(31_000)
    expect(await tryPin('0000')).toMatchObject({ error: { code: 'wait', facts: { seconds: 60 } } })
    later(61_000)
    expect(await tryPin('2468')).toMatchObject({ ok: true })
    expect(await tryPin('0000')).toMatchObject({ error: { code: 'wrong-pin', facts: { failed: 1 } } })
  })

  it('writes neither PIN nor hash into the audit', async () => {
    await tryPin('2468')
    const { rows } = await host.ask('care', 'listAudit', {})
    expect(rows.map((row) => row.call)).toContain('office.signIn')
    expect(JSON.stringify(rows)).not.toContain('2468')
  })

  it('ends when nobody was at the keyboard for the set time', async () => {
    const sessions = new Sessions(host.reader)
    await tryPin('2468')
    const now = Date.now()
    expect(await sessions.resolve('test-window', now)).toMatchObject({ name: '张敏' })
    expect(await sessions.resolve('test-window', now + 10 * 60_000)).toMatchObject({ name: '张敏' })
    expect(await sessions.resolve('test-window', now + 12 * 60_000)).toBe('locked')
    sessions.touch('test-window', now + 13 * 60_000)
    expect(await sessions.resolve('test-window', now + 14 * 60_000)).toMatchObject({ name: '张敏' })
  })

  it('is over at once for an account that is closed', async () => {
    await tryPin('2468')
    const clerk = await host.ask('office', 'saveUser', { name: '小李', role: 'clerk', pin: '1357' })
    await host.ask('office', 'signIn', { userId: clerk.id, pin: '1357' }, { client: 'second' })
    expect((await host.ask('people', 'list', {}, { client: 'second' })).total).toBe(0)
    await host.ask('office', 'saveUser', { id: clerk.id, name: '小李', role: 'clerk', active: false })
    expect(await host.refused('people', 'list', {}, { client: 'second' })).toEqual({ code: 'sign-in-needed' })
  })

  it('never leaves the office without an administrator', async () => {
    await tryPin('2468')
    const { users } = await host.ask('office', 'listUsers', {})
    const id = users[0]?.id ?? ''
    expect(await host.refused('office', 'saveUser', { id, name: '张敏', role: 'clerk' })).toEqual({
      code: 'last-administrator',
    })
    expect(
      await host.refused('office', 'saveUser', { id, name: '张敏', role: 'administrator', active: false }),
    ).toEqual({ code: 'last-administrator' })
  })

  it('changes the own PIN only for who knows the old one', async () => {
    await tryPin('2468')
    expect(await host.refused('office', 'changeOwnPin', { oldPin: '9999', newPin: '8642' })).toMatchObject({
      code: 'wrong-pin',
    })
    await host.ask('office', 'changeOwnPin', { oldPin: '2468', newPin: '8642' })
    expect(await tryPin('2468')).toMatchObject({ ok: false })
    expect(await tryPin('8642')).toMatchObject({ ok: true })
  })
})
