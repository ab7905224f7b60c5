import { join } from 'node:path'
import { expect, homeReady, test } from './fixtures'

test.describe('the page is not trusted', () => {
  test('has no Node, no Electron, and only the bridge', async ({ program: { page } }) => {
    await homeReady(page)
    const seen = await page.evaluate(() => ({
      node:
        typeof (globalThis as { require?: unknown }).require +
        typeof (globalThis as { process?: unknown }).process,
      bridge: Object.keys((globalThis as unknown as { youbei: object }).youbei).sort(),
    }))
    expect(seen.node).toBe('undefinedundefined')
    expect(seen.bridge).toEqual([
      'adoptFile',
      'cancel',
      'care',
      'exchange',
      'handbooks',
      'office',
      'on',
      'people',
      'plans',
      'shell',
      'supplies',
      'touch',
    ])
  })

  test('cannot navigate away', async ({ program: { app, page } }) => {
    await homeReady(page)
    for (const url of [
      'https://example.invalid/',
      'file:///etc/passwd',
      'data:text/html,<p>x</p>',
      'javascript:document.write(1)',
    ])
      await page.evaluate((to) => {
        location.href = to
      }, url)
    // Asked in the shell: Playwright itself waits for navigations that never come.
    const after = await app.evaluate(async ({ BrowserWindow }) => {
      await new Promise((resolve) => setTimeout(resolve, 500))
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      const home: unknown = await contents?.executeJavaScript("document.querySelector('.yb-home') !== null")
      return { url: contents?.getURL(), home }
    })
    expect(after.url).toMatch(/^app:\/\/youbei\//)
    expect(after.home).toBe(true)
  })

  test('cannot open a window', async ({ program: { app, page } }) => {
    await homeReady(page)
    const opened = await page.evaluate(() =>
      ['https://example.invalid/', 'app://youbei/', 'about:blank'].map((url) => window.open(url)),
    )
    expect(opened).toEqual([null, null, null])
    await page.evaluate(() => {
      const link = document.createElement('a')
      link.href = 'https://example.invalid/'
      link.target = '_blank'
      document.body.append(link)
      link.click()
    })
    expect(app.windows()).toHaveLength(1)
  })

  test('reaches no network and runs no script that did not come with the program', async ({
    program: { page },
  }) => {
    await homeReady(page)
    const tried = await page.evaluate(async () => {
      const fetched = await fetch('http://127.0.0.1:9/').then(
        () => 'reached',
        () => 'refused',
      )
      // In a timer of its own: what the test itself evaluates is exempt from the page's policy.
      const evaluated = await new Promise<string>((resolve) =>
        setTimeout(() => {
          try {
            // biome-ignore lint/security/noGlobalEval: that it is refused is what is tested
            // biome-ignore lint/complexity/noCommaOperator: the global eval, as an injected script would use it
            resolve(String((0, eval)('1 + 1')))
          } catch {
            resolve('refused')
          }
        }),
      )
      const script = document.createElement('script')
      script.textContent = 'window.injected = true'
      document.body.append(script)
      return { fetched, evaluated, injected: 'injected' in window }
    })
    expect(tried).toEqual({ fetched: 'refused', evaluated: 'refused', injected: false })
  })

  test('gets no permission', async ({ program: { page } }) => {
    await homeReady(page)
    const answers = await page.evaluate(async () => ({
      notifications: await Notification.requestPermission(),
      geolocation: (await navigator.permissions.query({ name: 'geolocation' })).state,
      camera: await navigator.mediaDevices.getUserMedia({ video: true }).then(
        () => 'granted',
        () => 'denied',
      ),
    }))
    expect(answers).toEqual({ notifications: 'denied', geolocation: 'denied', camera: 'denied' })
  })

  test('reads no file beside the program’s own through app://', async ({ program: { page } }) => {
    await homeReady(page)
    const paths = [
      '/../package.json',
      '/%2e%2e/package.json',
      '/..%2fpackage.json',
      '/outputs/../office/youbei.db',
      '/outputs/youbei.db',
      '/attachments/../youbei.db',
      '/office/youbei.db',
      '/outputs/00000000-0000-0000-0000-000000000000.pdf',
    ]
    const found = await page.evaluate(
      (all) =>
        Promise.all(
          all.map((path) =>
            fetch(`app://youbei${path}`).then(
              (answer) => answer.status,
              () => 0,
            ),
          ),
        ),
      paths,
    )
    for (const [index, status] of found.entries()) expect([0, 404], paths[index]).toContain(status)
    const other = await page.evaluate(() =>
      fetch('app://elsewhere/index.html').then(
        (answer) => answer.status,
        () => 0,
      ),
    )
    expect([0, 404]).toContain(other)
  })

  test('is answered by the shell only from its own frame, and only with sound input', async ({
    program: { app, page },
  }) => {
    await homeReady(page)
    const foreign = await app.evaluate(
      async ({ BrowserWindow }, preload) => {
        const window = new BrowserWindow({
          show: false,
          webPreferences: { preload, sandbox: true, contextIsolation: true },
        })
        await window.loadURL('data:text/html,<p>foreign</p>')
        const answer: unknown = await window.webContents.executeJavaScript(
          'Promise.all([window.youbei.shell.about({}), window.youbei.shell.chooseFolder({})])',
        )
        const reached: unknown = await window.webContents.executeJavaScript(
          'Promise.race([window.youbei.office.getStatus({}), new Promise((r) => setTimeout(() => r("no port"), 500))])',
        )
        window.destroy()
        return { answer, reached }
      },
      join(import.meta.dirname, '..', '..', 'out', 'preload', 'index.cjs'),
    )
    expect(foreign.answer).toEqual([
      { ok: false, error: { code: 'forbidden' } },
      { ok: false, error: { code: 'forbidden' } },
    ])
    expect(foreign.reached).toBe('no port')
    const malformed = await page.evaluate(async () => {
      const { shell } = (
        globalThis as unknown as { youbei: { shell: Record<string, (input: unknown) => Promise<unknown>> } }
      ).youbei
      return Promise.all([
        shell.setScale?.({ percent: 9_999 }),
        shell.printOutput?.({ token: '../../etc/passwd', name: 'x' }),
        shell.chooseFiles?.(null),
      ])
    })
    expect(malformed).toEqual([
      { ok: false, error: { code: 'invalid-input' } },
      { ok: true, value: { printed: false } },
      { ok: false, error: { code: 'invalid-input' } },
    ])
  })
})

test('keeps isolation and sandbox on in every window', async ({ program: { app, page } }) => {
  await homeReady(page)
  const preferences = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(({ webContents }) =>
      // Not in Electron's types, but what the window really runs with.
      (webContents as unknown as { getLastWebPreferences: () => object }).getLastWebPreferences(),
    ),
  )
  for (const one of preferences)
    expect(one).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
    })
})
