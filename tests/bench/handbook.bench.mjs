import { join } from 'node:path'
import { bigProfile } from './data.mjs'
import { convertedByLibreOffice, printedByChromium } from './handbook-rivals.mjs'
import { inTemporaryFolder, p95, withProgram } from './measure.mjs'

/** Plans enough for some 200 and some 450 pages. */
const sizes = [6, 13]
/** Handbooks made while queries are asked: one alone gives too few answers for a p95. */
const rounds = 6

/**
 * Handbooks beside Chromium printing the same text and LibreOffice converting it; queries and frames of the page while
 * they are made; the memory of the process that makes them.
 */
export default async (ctx) =>
  inTemporaryFolder(async (folder) => {
    const profile = await bigProfile(ctx, join(folder, 'profile'))
    const rows = []
    let asked
    for (const plans of sizes) {
      const made = await withProgram(ctx, profile, (program) => measure(program, plans))
      asked ??= made
      const chromium = await printedByChromium(ctx, folder, made.text)
      rows.push({
        name: `handbook of ${made.pages} pages, per page, beside Chromium (${chromium.pages} pages)`,
        value: made.ms / made.pages,
        unit: 'ms',
        baseline: chromium.ms / chromium.pages,
        target: 1,
      })
      if (plans !== sizes.at(-1)) continue
      rows.push({ name: `memory, peak, at ${made.pages} pages`, value: made.memory, unit: 'MB', target: 400 })
      const office = await convertedByLibreOffice(folder, made.text)
      if (office)
        rows.push({
          name: `handbook of ${made.pages} pages beside LibreOffice's .docx to PDF`,
          value: made.ms,
          unit: 'ms',
          baseline: office.ms,
          target: 0.3,
        })
    }
    return [
      ...rows,
      {
        name: `query while a handbook of ${asked.pages} pages is made, p95 of ${asked.times.length}`,
        value: p95(asked.times),
        unit: 'ms',
        target: 50,
      },
      { name: 'the same query alone, p95', value: p95(asked.alone), unit: 'ms' },
      { name: 'longest stall of the page while it is made', value: asked.stall, unit: 'ms', target: 50 },
    ]
  })

/** Makes a handbook of so many plans, first once to warm up, then alone, then with somebody working beside it. */
async function measure({ app, page }, plans) {
  await page.locator('.yb-home[data-ready="true"]').waitFor({ timeout: 30_000 })
  const text = await page.evaluate(readText, plans)
  await page.evaluate(makeHandbooks, { plans, times: 1 })
  const alone = await page.evaluate(makeHandbooks, { plans, times: 1 })
  const beside = await page.evaluate(workBeside, { plans, rounds })
  const memory = await app.evaluate(({ app: electron }) =>
    Math.max(
      ...electron
        .getAppMetrics()
        .filter(({ type }) => type === 'Utility')
        .map(({ memory: { peakWorkingSetSize } }) => peakWorkingSetSize / 1024),
    ),
  )
  return { ...alone, ...beside, text, memory }
}

/** In the page: the text of the first plans, a line each, with the level of headings. */
async function readText(count) {
  const must = (answer) => {
    if (!answer.ok) throw new Error(JSON.stringify(answer.error))
    return answer.value
  }
  const { rows } = must(
    await window.youbei.plans.list({ sort: { field: 'title', order: 'asc' }, limit: count }),
  )
  const text = []
  for (const { id } of rows) {
    const { sections } = must(await window.youbei.plans.readSections({ id, limit: 100 }))
    for (const { number, title, level, blocks } of sections) {
      text.push({ level, text: number + title })
      for (const block of blocks)
        text.push({ level: 0, text: block.runs?.map((run) => run.text).join('') ?? '' })
    }
  }
  return text
}

/** In the page: makes the handbook so many times; the last one's pages and milliseconds. */
async function makeHandbooks({ plans, times }) {
  const must = (answer) => {
    if (!answer.ok) throw new Error(JSON.stringify(answer.error))
    return answer.value
  }
  const { rows } = must(
    await window.youbei.plans.list({ sort: { field: 'title', order: 'asc' }, limit: plans }),
  )
  const parts = rows.map(({ id }) => ({ kind: 'plan', planId: id }))
  let made
  for (let time = 0; time < times; time++) {
    const started = performance.now()
    const { pages } = must(await window.youbei.handbooks.make({ title: '测速', parts, internal: false }))
    made = { pages, ms: performance.now() - started }
  }
  return made
}

/** In the page: asks the stock list again and again and watches the frames while handbooks are made. */
async function workBeside({ plans, rounds }) {
  const must = (answer) => {
    if (!answer.ok) throw new Error(JSON.stringify(answer.error))
    return answer.value
  }
  const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
  const ask = async () => {
    const started = performance.now()
    must(await window.youbei.supplies.listStock({ search: '救生衣', limit: 50 }))
    return performance.now() - started
  }
  const alone = []
  for (let time = 0; time < 20; time++) {
    alone.push(await ask())
    await pause(5)
  }
  const { rows } = must(
    await window.youbei.plans.list({ sort: { field: 'title', order: 'asc' }, limit: plans }),
  )
  const parts = rows.map(({ id }) => ({ kind: 'plan', planId: id }))
  const times = []
  let stall = 0
  let last = performance.now()
  let watching = true
  const frame = () => {
    const now = performance.now()
    stall = Math.max(stall, now - last)
    last = now
    if (watching) requestAnimationFrame(frame)
  }
  requestAnimationFrame(frame)
  for (let round = 0; round < rounds; round++) {
    let running = true
    const making = window.youbei.handbooks
      .make({ title: `测速 ${round}`, parts, internal: false })
      .finally(() => {
        running = false
      })
    while (running) {
      times.push(await ask())
      await pause(5)
    }
    must(await making)
  }
  watching = false
  return { times, alone, stall }
}
