import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { listCalls } from '../../preload/contract/api'
import { openTestHost, type TestHost } from '../helpers/host'

let host: TestHost
beforeAll(async () => {
  host = await openTestHost()
})
afterAll(() => host.close())

/** Values that no form sends, and values that nearly fit. */
const oddValue = fc.oneof(
  fc.anything({
    withBigInt: false,
    withDate: true,
    withMap: true,
    withSet: true,
    withNullPrototype: true,
    maxDepth: 3,
  }),
  fc.constantFrom(
    '',
    '0',
    '__proto__',
    "'; DROP TABLE people; --",
    '\u0000',
    '../../etc/passwd',
    Number.NaN,
    -1,
    1e308,
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
)

/** An object with the call's own field names and odd values, so that checks behind the first one are reached too. */
const nearly = (fields: readonly string[]) =>
  fields.length === 0
    ? oddValue
    : fc.oneof(
        {
          weight: 3,
          arbitrary: fc.dictionary(fc.constantFrom(...fields), oddValue, { maxKeys: fields.length }),
        },
        { weight: 1, arbitrary: oddValue },
      )

const fieldsOf = (schema: unknown): string[] =>
  typeof schema === 'object' && schema !== null && 'shape' in schema
    ? Object.keys(schema.shape as object)
    : []

/** Whether an input fits a schema; one that the check itself stumbles over does not. */
function fits(schema: z.ZodType, input: unknown): boolean {
  try {
    return schema.safeParse(input).success
  } catch {
    return false
  }
}

describe('a thousand malformed inputs to every call', () => {
  for (const { name, call } of listCalls()) {
    it(name, async () => {
      await fc.assert(
        fc.asyncProperty(nearly(fieldsOf(call.input)), async (input) => {
          // An input that happens to fit is no malformed one.
          fc.pre(!fits(call.input, input))
          const result = await host.raw(name, input)
          expect(result.ok).toBe(false)
          if (!result.ok) expect(result.error.code).toBe('invalid-input')
        }),
        { numRuns: 1_000 },
      )
    }, 60_000)
  }
})

it('refuses what the check itself stumbles over', async () => {
  const input = { opinion: { length: Object.create(null) as object } }
  for (const name of ['plans.takeStep', 'people.save'])
    expect(await host.raw(name, { ...input, name: input.opinion })).toMatchObject({
      ok: false,
      error: { code: 'invalid-input' },
    })
})

it('refuses names that are no call', async () => {
  for (const name of [
    '',
    'supplies',
    'supplies.',
    '.receive',
    'supplies.constructor',
    'constructor.name',
    '__proto__.x',
    'care.undo.x',
  ])
    expect(await host.raw(name, {})).toEqual({ ok: false, error: { code: 'unknown-call' } })
})

it('leaves nothing behind', async () => {
  expect((await host.ask('people', 'list', {})).total).toBe(0)
  expect((await host.ask('plans', 'list', {})).total).toBe(0)
  expect((await host.ask('supplies', 'listDepots', {})).total).toBe(0)
})
