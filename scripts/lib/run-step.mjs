import { performance } from 'node:perf_hooks'
import { SetupError, say } from './log.mjs'
import { countsLine, result } from './results.mjs'

/** Runs one step of `npm test` and says what it came to. A step that breaks down is a failed one. */
export async function runStep(name, step) {
  const begun = performance.now()
  say(`${name} …`, '')
  const results = await answered(name, step)
  const seconds = ((performance.now() - begun) / 1000).toFixed(1)
  for (const one of results) say(`${mark(one)} ${one.name}`, `${countsLine(one)} (${seconds} s)`)
  return results
}

function mark({ passed, failed }) {
  if (failed > 0) return '✗'
  return passed > 0 ? '✓' : '–'
}

async function answered(name, step) {
  try {
    const results = await step()
    return results.length > 0 ? results : [crashed(name, new Error('the step gave no result'))]
  } catch (error) {
    return [crashed(name, error)]
  }
}

/** The result of a step that broke down. */
export function crashed(name, error) {
  const message = error instanceof SetupError ? error.message : (error.stack ?? String(error))
  return result(name, { failures: [{ title: name, message }] })
}
