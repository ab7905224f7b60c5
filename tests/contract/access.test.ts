import { afterAll, beforeAll, expect, it } from 'vitest'
import { listCalls } from '../../preload/contract/api'
import type { Role } from '../../preload/contract/define'
import { openTestHost, type TestHost } from '../helpers/host'

let host: TestHost
beforeAll(async () => {
  host = await openTestHost({ pin: '2468' })
  for (const [name, role] of [
    ['小王', 'viewer'],
    ['小李', 'clerk'],
  ] as const)
    await host.ask('office', 'saveUser', { name, role, pin: '1357' })
})
afterAll(() => host.close())

const may: Record<Role, number> = { viewer: 0, clerk: 1, administrator: 2 }

it('lets nobody who is not signed in ask anything but the calls that are for anyone', async () => {
  for (const { name, call } of listCalls()) {
    if (call.access === 'anyone') continue
    const result = await host.raw(name, {}, { client: 'a-stranger' })
    expect(result, name).toEqual({ ok: false, error: { code: 'sign-in-needed' } })
  }
})

it('refuses a viewer every call that changes something, before its input is even looked at', async () => {
  const viewer = await host.user('小王')
  const writing = listCalls().filter(({ call }) => call.access !== 'anyone' && may[call.access] > may.viewer)
  expect(writing.length).toBeGreaterThan(10)
  for (const { name } of writing) {
    const result = await host.raw(name, {}, { actor: viewer })
    expect(result, name).toEqual({ ok: false, error: { code: 'forbidden' } })
  }
})

it('refuses a clerk what is the administrator’s', async () => {
  const clerk = await host.user('小李')
  for (const { name } of listCalls().filter(({ call }) => call.access === 'administrator'))
    expect(await host.raw(name, {}, { actor: clerk }), name).toEqual({
      ok: false,
      error: { code: 'forbidden' },
    })
})

it('has no command or writing task that a viewer may carry out, except signing out, the own PIN and looks', () => {
  const open = listCalls().filter(
    ({ call }) => call.writes && (call.access === 'viewer' || call.access === 'anyone'),
  )
  expect(open.map(({ name }) => name).sort()).toEqual([
    'office.changeOwnPin',
    'office.saveSettings',
    'office.setUp',
    'office.signIn',
    'office.signOut',
  ])
})

it('lets a viewer change how the program looks, and no other setting', async () => {
  const viewer = await host.user('小王')
  await host.ask('office', 'saveSettings', { textSize: 125, theme: 'dark' }, { actor: viewer })
  expect(await host.refused('office', 'saveSettings', { idleMinutes: 0 }, { actor: viewer })).toEqual({
    code: 'forbidden',
  })
  expect(
    await host.refused('office', 'saveSettings', { textSize: 100, officeName: '别处' }, { actor: viewer }),
  ).toEqual({ code: 'forbidden' })
})
