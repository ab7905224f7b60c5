import { readArguments, UsageError } from './lib/args.mjs'
import { handOn } from './lib/launch-target.mjs'
import { main, say } from './lib/log.mjs'
import { prepare } from './lib/prepare.mjs'
import { countsLine, describeResults, isGreen, total } from './lib/results.mjs'
import { crashed, runStep } from './lib/run-step.mjs'
import { sideBySide, steps } from './lib/steps.mjs'

/**
 * `npm test [-- STEP…]` or `npm test -- --only lint,types,unit,e2e`: every check there is, or those named.
 * Ends with the counts on a line of their own, whatever happened before.
 */
await main(async () => {
  const names = chosen(process.argv.slice(2))
  const results = await runSteps(names).catch((error) => [crashed('准备 set-up', error)])
  process.stdout.write(`${describeResults(results)}\n\n`)
  const counts = total(results)
  process.stdout.write(`${countsLine(counts)}\n`)
  return isGreen(counts) ? 0 : 1
})

function chosen(argv) {
  const { words, options } = readArguments(argv, { single: ['only'] })
  const asked = [...words, ...(options.only?.split(',') ?? [])].filter((name) => name !== '')
  const unknown = asked.filter((name) => !(name in steps))
  if (unknown.length > 0) {
    throw new UsageError(`没有这一步 No such step: ${unknown.join(', ')} (${Object.keys(steps).join(', ')})`)
  }
  return Object.keys(steps).filter((name) => asked.length === 0 || asked.includes(name))
}

async function runSteps(names) {
  const node = await prepare({ need: { binding: true } })
  const electron = await prepareElectron(names)
  try {
    const context = {
      nodeEnv: { ...node.nodeEnv, ...electron.env },
      electronEnv: { ...node.nodeEnv, ...electron.env },
    }
    const run = (name) =>
      electron.refusal && name === 'e2e' ? [electron.refusal] : runStep(name, () => steps[name](context))
    const results = []
    for (const group of grouped(names)) results.push(...(await Promise.all(group.map(run))).flat())
    if (electron.version) process.stdout.write(`\nElectron ${electron.version} (${electron.source})\n`)
    return results
  } finally {
    electron.stop?.()
  }
}

/** The steps in their order, those that run side by side together. */
function grouped(names) {
  const left = [...names]
  const groups = []
  while (left.length > 0) {
    const beside = sideBySide.find((group) => group.includes(left[0])) ?? [left[0]]
    groups.push(left.filter((name) => beside.includes(name)))
    left.splice(0, left.length, ...left.filter((name) => !beside.includes(name)))
  }
  return groups
}

/** Steps that start the real program need an Electron; without one they fail, and the others still run. */
async function prepareElectron(names) {
  if (!names.some((name) => ['e2e', 'faults', 'contract'].includes(name))) return {}
  try {
    const ready = await prepare({ need: { electron: true, screen: 'own', binding: true } })
    say(`端到端测试用 Electron ${ready.electronVersion}`, `(${ready.electronSource})`)
    return {
      env: handOn(ready),
      version: ready.electronVersion,
      source: ready.electronSource,
      stop: ready.stop,
    }
  } catch (error) {
    return { refusal: crashed('tests/e2e', error) }
  }
}
