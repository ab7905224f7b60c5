/**
 * What one step of `npm test` came to: `{ name, passed, failed, skipped, failures: [{ title, message }],
 * skips: [{ title, reason }] }`. A step that ends without saying what became of its tests is a failed one.
 */
export function result(name, { passed = 0, failures = [], skips = [] } = {}) {
  return { name, passed, failed: failures.length, skipped: skips.length, failures, skips }
}

const noReason = '没有写原因 no reason given'

/** Why a process that should have ended with 0 did not, in one line. */
export function howItEnded({ code, signal, timedOut }) {
  if (timedOut) return '超时 timed out'
  return signal ? `被中断 ended by ${signal}` : `退出码 exit code ${code}`
}

/** A step that is one check: passed when its process ended with 0 and `accept(output)` finds nothing wrong. */
export function fromCheck(name, ended, accept = () => undefined) {
  const complaint =
    ended.code === 0 && !ended.timedOut ? accept(ended.output) : ended.output || howItEnded(ended)
  if (complaint === undefined) return result(name, { passed: 1 })
  return result(name, { failures: [{ title: name, message: complaint }] })
}

/**
 * A step of many tests. `report` is `{ tests: [{ file, title, state, message?, reason? }], errors: [text] }`, or
 * undefined when none was written. Counted as failed besides the failed tests: a file of `files` that reported
 * nothing, an error outside every test, and a bad ending that nothing of this explains.
 */
export function fromReport(name, report, ended, files) {
  if (files.length === 0) return result(name, { skips: [{ title: name, reason: '还没有测试 no tests yet' }] })
  if (!report) {
    return result(name, { failures: [{ title: name, message: `没有报告 no report; ${howItEnded(ended)}` }] })
  }
  const inState = (state) => report.tests.filter((test) => test.state === state)
  const reported = new Set(report.tests.map((test) => test.file))
  const failures = [
    ...inState('failed').map(({ title, message }) => ({ title, message: message ?? '' })),
    ...report.errors.map((message) => ({ title: `${name}: 测试之外的错误 error outside a test`, message })),
    ...files
      .filter((file) => !reported.has(file))
      .map((file) => ({ title: file, message: '没有运行 it never reported' })),
  ]
  if (failures.length === 0 && (ended.code !== 0 || ended.timedOut)) {
    failures.push({ title: name, message: howItEnded(ended) })
  }
  const skips = inState('skipped').map(({ title, reason }) => ({ title, reason: reason || noReason }))
  return result(name, { passed: inState('passed').length, failures, skips })
}

/** Playwright's JSON report in the shape `fromReport` takes; `fileOf` turns its file names into those of the step. */
export function readPlaywright(json, fileOf = (file) => file) {
  const tests = json.suites
    .flatMap((suite) => specsOf(suite, []))
    .map((one) => ({ ...one, file: fileOf(one.file) }))
  return { tests, errors: json.errors.map((error) => error.stack ?? error.message ?? String(error)) }
}

function specsOf(suite, path) {
  const here = suite.title === suite.file ? path : [...path, suite.title]
  const own = (suite.specs ?? []).flatMap((spec) =>
    spec.tests.map((test) => ({
      file: spec.file,
      title: [spec.file, ...here, spec.title].join(' › '),
      ...stateOf(test),
    })),
  )
  return [...own, ...(suite.suites ?? []).flatMap((inner) => specsOf(inner, here))]
}

/** A flaky test is one that failed: nothing is tried twice without saying so. */
function stateOf({ status, results, annotations = [] }) {
  if (status === 'expected') return { state: 'passed' }
  if (status === 'skipped') {
    const note = annotations.find(({ type }) => type === 'skip' || type === 'fixme')
    const neverRan = results.length === 0 ? '没有轮到 did not run' : undefined
    return { state: 'skipped', reason: note?.description ?? neverRan }
  }
  const errors = results.flatMap((one) => one.errors ?? [])
  const message = errors.map((error) => error.stack ?? error.message).join('\n')
  return { state: 'failed', message: message || status }
}

/** The sums over all steps. */
export function total(results) {
  const sum = (key) => results.reduce((all, one) => all + one[key], 0)
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') }
}

/** The last line of `npm test`. */
export const countsLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`

/** Green is: something passed and nothing failed. */
export const isGreen = ({ passed, failed }) => passed > 0 && failed === 0

// Tools colour their messages with escape sequences.
const colours = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g')
const shownLines = 40
/** Lines of a stack that say only how the test runner called the test. */
const runnerLine = /^\s+at .*node_modules\/(?:@vitest|vitest|vite|playwright|@playwright)\//

/** Everything a reader needs after the steps: what failed and why, what was skipped and why. */
export function describeResults(results) {
  const lines = []
  for (const { title, message } of results.flatMap((one) => one.failures)) {
    const told = message.replace(colours, '').trim().split('\n')
    const text = told.filter((line) => !runnerLine.test(line))
    lines.push('', `✗ ${title}`, ...text.slice(0, shownLines).map((line) => `    ${line}`))
    if (text.length > shownLines) lines.push(`    … ${text.length - shownLines} more lines`)
  }
  const skips = results.flatMap((one) => one.skips)
  if (skips.length > 0)
    lines.push('', '跳过 Skipped:', ...skips.map(({ title, reason }) => `  - ${title}: ${reason}`))
  return lines.join('\n')
}
