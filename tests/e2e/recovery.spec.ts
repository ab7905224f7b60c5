import { expect, homeReady, test } from './fixtures'

/** Process ids of the data host: Electron's utility process of that name. */
const hostPids = 'youbei data host'

test('the page recovers without a reload when the data host dies', async ({ program: { app, page } }) => {
  await homeReady(page)
  await page.evaluate(() => {
    Object.assign(window, { stillHere: true })
  })
  for (let round = 0; round < 3; round++) {
    const pid = await app.evaluate(
      ({ app: electron }, name) =>
        electron.getAppMetrics().find((one) => one.serviceName === name || one.name === name)?.pid,
      hostPids,
    )
    expect(pid).toBeGreaterThan(0)
    // A task that is under way is told what happened to it instead of waiting for ever.
    const inFlight = page.evaluate(() => (globalThis as unknown as Bridge).youbei.care.verifyAudit({}))
    process.kill(Number(pid), 'SIGKILL')
    const answer = await inFlight
    if (!answer.ok) expect(answer.error.code).toBe('host-restarted')
    const saved = await page.evaluate(
      (i) => (globalThis as unknown as Bridge).youbei.people.save({ name: `李卫东${i}` }),
      round,
    )
    expect(saved.ok).toBe(true)
  }
  expect(await page.evaluate(() => 'stillHere' in window)).toBe(true)
  const all = await page.evaluate(() => (globalThis as unknown as Bridge).youbei.people.list({}))
  expect(all).toMatchObject({ ok: true, value: { total: 3 } })
})

test('what was confirmed is there after the whole program was killed', async ({ launcher }) => {
  const first = await launcher.start()
  await homeReady(first.page)
  const saved = await first.page.evaluate(() =>
    (globalThis as unknown as Bridge).youbei.people.save({ name: '王秀英' }),
  )
  expect(saved.ok).toBe(true)
  first.app.process().kill('SIGKILL')
  await new Promise((resolve) => first.app.process().once('exit', resolve))
  const second = await launcher.start()
  await homeReady(second.page)
  const all = await second.page.evaluate(() => (globalThis as unknown as Bridge).youbei.people.list({}))
  expect(all).toMatchObject({ ok: true, value: { total: 1, rows: [{ name: '王秀英' }] } })
})

type Answer = { ok: true; value: unknown } | { ok: false; error: { code: string } }
type Bridge = {
  youbei: {
    care: { verifyAudit: (input: object) => Promise<Answer> }
    people: { save: (input: object) => Promise<Answer>; list: (input: object) => Promise<Answer> }
  }
}
