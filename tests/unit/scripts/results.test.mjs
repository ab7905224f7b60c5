import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as results from '../../../scripts/lib/results.mjs'
import { runStep } from '../../../scripts/lib/run-step.mjs'
import { sawModules } from '../../../scripts/lib/steps.mjs'

const { countsLine, describeResults, fromCheck, fromReport, isGreen, readPlaywright, result, total } = results
const well = { code: 0 }
const file = '/repo/tests/unit/a.test.ts'
const test = (state, more = {}) => ({ file, title: `a › ${state}`, state, ...more })

describe('a check', () => {
  it('counts as one test', () => {
    expect(total([fromCheck('biome', { code: 0, output: '' })])).toEqual({ passed: 1, failed: 0, skipped: 0 })
    expect(total([fromCheck('biome', { code: 1, output: 'bad' })])).toEqual({
      passed: 0,
      failed: 1,
      skipped: 0,
    })
  })

  it('fails when it was killed, could not be started, or ran out of time', () => {
    for (const ended of [
      { code: 1, signal: 'SIGSEGV', output: '' },
      { code: 127, output: '' },
    ]) {
      expect(fromCheck('tsc', ended).failed).toBe(1)
    }
    expect(fromCheck('tsc', { code: 0, timedOut: true, output: '' }).failed).toBe(1)
  })

  it('fails when dependency-cruiser read nothing and was content', () => {
    const accept = (output) => fromCheck('rule', { code: 0, output }, sawModules)
    expect(accept('✔ no dependency violations found (0 modules, 0 dependencies cruised)').failed).toBe(1)
    expect(accept('').failed).toBe(1)
    expect(accept('✔ no dependency violations found (41 modules, 12 dependencies cruised)').passed).toBe(1)
  })
})

describe('a step of many tests', () => {
  it('counts what was reported, with the reasons of what was skipped', () => {
    const report = {
      tests: [
        test('passed'),
        test('failed', { message: 'no' }),
        test('skipped', { reason: 'no printer' }),
        test('skipped'),
      ],
      errors: [],
    }
    const one = fromReport('unit', report, { code: 1 }, [file])
    expect(total([one])).toEqual({ passed: 1, failed: 1, skipped: 2 })
    expect(one.skips.map(({ reason }) => reason)).toEqual(['no printer', '没有写原因 no reason given'])
  })

  it('never takes an empty folder for a passed one', () => {
    const one = fromReport('faults', undefined, {}, [])
    expect(total([one])).toEqual({ passed: 0, failed: 0, skipped: 1 })
    expect(isGreen(total([one]))).toBe(false)
  })

  it('fails without a report, however it ended', () => {
    expect(fromReport('unit', undefined, well, [file]).failed).toBe(1)
    expect(
      fromReport('unit', undefined, { code: 1, signal: 'SIGKILL' }, [file]).failures[0].message,
    ).toContain('SIGKILL')
  })

  it('fails for a file that never reported', () => {
    const one = fromReport('unit', { tests: [test('passed')], errors: [] }, well, [
      file,
      '/repo/tests/unit/b.test.ts',
    ])
    expect(one.failures).toEqual([expect.objectContaining({ title: '/repo/tests/unit/b.test.ts' })])
  })

  it('fails for an error outside every test and for a bad ending nothing explains', () => {
    const passed = [test('passed')]
    expect(fromReport('unit', { tests: passed, errors: ['stray'] }, well, [file]).failed).toBe(1)
    expect(fromReport('unit', { tests: passed, errors: [] }, { code: 1 }, [file]).failed).toBe(1)
    expect(
      fromReport('unit', { tests: passed, errors: [] }, { code: 0, timedOut: true }, [file]).failed,
    ).toBe(1)
  })

  it('is green only when something passed, nothing failed and the process ended well', () => {
    const states = fc.array(fc.constantFrom('passed', 'failed', 'skipped'), { minLength: 1 })
    fc.assert(
      fc.property(
        states,
        fc.constantFrom(0, 1, 139),
        fc.array(fc.string(), { maxLength: 2 }),
        (all, code, errors) => {
          const one = fromReport('unit', { tests: all.map((state) => test(state)), errors }, { code }, [file])
          const good = code === 0 && errors.length === 0 && !all.includes('failed') && all.includes('passed')
          expect(isGreen(total([one]))).toBe(good)
          expect(one.passed + one.skipped + all.filter((state) => state === 'failed').length).toBe(all.length)
        },
      ),
    )
  })
})

describe("Playwright's report", () => {
  const spec = (title, tests) => ({ title, file: 'a.spec.ts', tests })
  const json = {
    errors: [{ message: 'global set-up broke' }],
    suites: [
      {
        title: 'a.spec.ts',
        file: 'a.spec.ts',
        specs: [spec('works', [{ status: 'expected', results: [{ errors: [] }] }])],
        suites: [
          {
            title: 'group',
            specs: [
              spec('breaks', [{ status: 'unexpected', results: [{ errors: [{ message: 'boom' }] }] }]),
              spec('wavers', [
                { status: 'flaky', results: [{ errors: [{ message: 'once' }] }, { errors: [] }] },
              ]),
              spec('waits', [
                {
                  status: 'skipped',
                  results: [{}],
                  annotations: [{ type: 'skip', description: 'no printer' }],
                },
              ]),
              spec('left over', [{ status: 'skipped', results: [], annotations: [] }]),
            ],
          },
        ],
      },
    ],
  }

  it('is read through its nested suites; a flaky test failed', () => {
    const { tests, errors } = readPlaywright(json, (name) => `/e2e/${name}`)
    expect(errors).toEqual(['global set-up broke'])
    expect(tests.map(({ title, state }) => [title, state])).toEqual([
      ['a.spec.ts › works', 'passed'],
      ['a.spec.ts › group › breaks', 'failed'],
      ['a.spec.ts › group › wavers', 'failed'],
      ['a.spec.ts › group › waits', 'skipped'],
      ['a.spec.ts › group › left over', 'skipped'],
    ])
    expect(tests.map(({ reason }) => reason).slice(3)).toEqual(['no printer', '没有轮到 did not run'])
    expect(new Set(tests.map((one) => one.file))).toEqual(new Set(['/e2e/a.spec.ts']))
  })
})

describe('a step that breaks down', () => {
  it('counts as failed and keeps its message', async () => {
    const broken = await runStep('types', () => Promise.reject(new Error('no compiler')))
    expect(total(broken)).toEqual({ passed: 0, failed: 1, skipped: 0 })
    expect(describeResults(broken)).toContain('no compiler')
  })

  it('counts as failed when it answers nothing', async () => {
    expect(total(await runStep('lint', async () => [])).failed).toBe(1)
  })
})

describe('what is printed', () => {
  it('ends in counts that can be read by a program', () => {
    expect(countsLine({ passed: 1, failed: 0, skipped: 2 })).toBe('1 passed, 0 failed, 2 skipped')
  })

  it('shows the start of long messages, without colours and without the runner’s own lines', () => {
    const esc = String.fromCharCode(27)
    const message = [
      `${esc}[31mred${esc}[39m`,
      '    at run (file:///x/node_modules/@vitest/runner/dist/index.js:1:1)',
      ...Array.from({ length: 100 }, (_, at) => `line ${at}`),
    ].join('\n')
    const text = describeResults([result('a', { failures: [{ title: 'a', message }] })])
    expect(text).toContain('    red\n    line 0')
    expect(text).toContain('… 61 more lines')
    expect(text).not.toContain(esc)
  })
})
