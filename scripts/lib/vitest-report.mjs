import { writeFileSync } from 'node:fs'

const shown = (error) => error.stack ?? error.message ?? String(error)

/**
 * Writes what became of every vitest test to the file named in YOUBEI_VITEST_REPORT. Vitest's own JSON leaves out
 * why a test was skipped and the errors outside tests.
 */
class VitestReport {
  onTestRunEnd(modules, unhandled) {
    const tests = modules.flatMap((module) => [...testsOf(module), ...ownErrors(module)])
    writeFileSync(process.env.YOUBEI_VITEST_REPORT, JSON.stringify({ tests, errors: unhandled.map(shown) }))
  }
}

function testsOf(module) {
  return [...module.children.allTests()].map((test) => {
    const { state, errors = [], note } = test.result()
    const known = state === 'passed' || state === 'skipped' ? state : 'failed'
    return {
      file: module.moduleId,
      title: `${module.relativeModuleId} › ${test.fullName}`,
      state: known,
      message: errors.map(shown).join('\n') || `ended in state "${state}"`,
      reason: note ?? (test.options.mode === 'todo' ? '待写 to do' : undefined),
    }
  })
}

/** A file that could not be loaded, or a hook that failed, is a failed test of its own. */
function ownErrors(module) {
  const suites = [module, ...module.children.allSuites()]
  return suites
    .filter((suite) => suite.errors().length > 0)
    .map((suite) => ({
      file: module.moduleId,
      title: `${module.relativeModuleId}${suite === module ? '' : ` › ${suite.fullName}`}`,
      state: 'failed',
      message: suite.errors().map(shown).join('\n'),
    }))
}

// biome-ignore lint/style/noDefaultExport: vitest takes a reporter's default export
export default VitestReport
