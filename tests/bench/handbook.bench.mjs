import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { _electron } from '@playwright/test'
import { bigProfile } from './data.mjs'
import { inTemporaryFolder, p95, withProgram } from './measure.mjs'

/** Plans enough for some 200 pages. */
const plans = 6

/** A handbook beside Chromium printing the same text, and queries of the page while it is made. */
export default async (ctx) =>
  inTemporaryFolder(async (folder) => {
    const profile = await bigProfile(ctx, join(folder, 'profile'))
    const made = await withProgram(ctx, profile, async ({ page }) => {
      await page.locator('.yb-home[data-ready="true"]').waitFor({ timeout: 30_000 })
      return page.evaluate(async (count) => {
        const must = (answer) => {
          if (!answer.ok) throw new Error(JSON.stringify(answer.error))
          return answer.value
        }
        const { plans } = must(await window.youbei.handbooks.listParts({}))
        const parts = plans.slice(0, count).map(({ id }) => ({ kind: 'plan', planId: id }))
        const text = []
        for (const { planId } of parts) {
          const { sections } = must(await window.youbei.plans.readSections({ id: planId, limit: 100 }))
          for (const { number, title, level, blocks } of sections) {
            text.push({ level, text: number + title })
            for (const block of blocks)
              text.push({ level: 0, text: block.runs?.map((run) => run.text).join('') ?? '' })
          }
        }
        const make = async (title) =>
          must(await window.youbei.handbooks.make({ title, parts, internal: false }))
        await make('warm')
        let running = true
        const times = []
        const started = performance.now()
        const making = make('measured').finally(() => {
          running = false
        })
        while (running) {
          const asked = performance.now()
          must(await window.youbei.supplies.listStock({ search: '救生衣', limit: 50 }))
          times.push(performance.now() - asked)
          await new Promise((resolve) => setTimeout(resolve, 5))
        }
        const handbook = await making
        const whole = performance.now() - started
        return { pages: handbook.pages, whole, times, text }
      }, plans)
    })
    const chromium = await printedByChromium(ctx, folder, made.text)
    return [
      {
        name: `handbook of ${made.pages} pages, per page`,
        value: made.whole / made.pages,
        unit: 'ms',
        baseline: chromium.ms / chromium.pages,
        target: 1,
      },
      {
        name: `query while it is made, p95 of ${made.times.length}`,
        value: p95(made.times),
        unit: 'ms',
        target: 50,
      },
    ]
  })

/** The same text as plain paragraphs on the same page with the same type size, printed to PDF by Chromium. */
async function printedByChromium(ctx, folder, text) {
  const app = join(folder, 'print')
  mkdirSync(app, { recursive: true })
  const lines = text.map(({ level, text: line }) => (level > 0 ? `<h3>${line}</h3>` : `<p>${line}</p>`))
  writeFileSync(
    join(app, 'page.html'),
    `<!doctype html><meta charset="utf-8"><style>@page{size:A4;margin:37mm 26mm 35mm 28mm}body{font:16pt/28.95pt "Noto Serif CJK SC",serif}p{text-indent:2em;margin:0}h3{font:inherit;margin:0}</style>${lines.join('\n')}`,
  )
  writeFileSync(
    join(app, 'package.json'),
    JSON.stringify({ name: 'print', version: '0.0.0', main: 'main.mjs' }),
  )
  writeFileSync(
    join(app, 'main.mjs'),
    `import { app, BrowserWindow } from 'electron'
import { join } from 'node:path'
globalThis.print = async () => {
  const window = new BrowserWindow({ show: false })
  const started = performance.now()
  await window.loadFile(join(app.getAppPath(), 'page.html'))
  const pdf = await window.webContents.printToPDF({ preferCSSPageSize: true })
  const ms = performance.now() - started
  window.destroy()
  return { ms, pages: (pdf.toString('latin1').match(/\\/Type\\s*\\/Page\\b(?!s)/g) ?? []).length }
}
app.whenReady().then(() => new BrowserWindow({ show: false }).loadURL('about:blank'))
`,
  )
  const { executablePath, args, env } = ctx.electron
  const printer = await _electron.launch({
    executablePath,
    args: [app, ...args, `--user-data-dir=${join(folder, 'print-profile')}`],
    env,
  })
  try {
    await printer.firstWindow()
    await printer.evaluate(() => globalThis.print())
    return await printer.evaluate(() => globalThis.print())
  } finally {
    await printer.close()
  }
}
