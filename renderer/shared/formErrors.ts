import type { z } from 'zod'
import type { Failure } from '../../preload/contract/result'

/** What is wrong with a field: `path` as antd's forms name it, `reason` a key of `form.reasons`, and the figures it names. */
export type FieldError = Readonly<{
  path: readonly (string | number)[]
  reason: string
  facts: Readonly<Record<string, string | number>>
}>

/** Reasons that the shared texts have a sentence for. */
export const fieldReasons = [
  'required',
  'positive',
  'too-long',
  'too-short',
  'too-large',
  'too-small',
  'too-many',
  'too-few',
  'format',
  'date',
  'choice',
  'duplicate',
  'order',
  'not-a-number',
  'too-many-decimals',
  'not-enough',
  'not-enough-then',
  'not-enough-later',
  'reserved',
  'more-than-outstanding',
  'same-depot',
  'before-start',
  'not-zero',
  'future',
  'other-depot',
  'circular',
  'document-number',
  'coordinates-outside',
  'coordinates-swapped',
  'ends-before-starts',
  'page-too-small',
  'whole-only',
  'invalid',
  'not-this-year',
  'ends-before-given',
] as const
export type FieldReason = (typeof fieldReasons)[number]

/** Reasons that the host's rules name in their own words. */
const aliases: Readonly<Record<string, FieldReason>> = {
  'expires-before-produced': 'order',
  'in-the-future': 'future',
}

const known = (reason: string): FieldReason =>
  aliases[reason] ?? fieldReasons.find((one) => one === reason) ?? 'invalid'

type Issue = z.core.$ZodIssue

function reasonOf(issue: Issue): { reason: FieldReason; facts: Record<string, number> } {
  switch (issue.code) {
    case 'too_big': {
      const max = Number(issue.maximum)
      if (issue.origin === 'string') return { reason: 'too-long', facts: { max } }
      return { reason: issue.origin === 'array' ? 'too-many' : 'too-large', facts: { max } }
    }
    case 'too_small': {
      const min = Number(issue.minimum)
      if (issue.origin === 'string') return { reason: min <= 1 ? 'required' : 'too-short', facts: { min } }
      return { reason: issue.origin === 'array' ? 'too-few' : 'too-small', facts: { min } }
    }
    case 'invalid_format':
      return {
        reason: issue.format === 'date' ? 'date' : issue.format === 'uuid' ? 'choice' : 'format',
        facts: {},
      }
    case 'invalid_type':
      return {
        reason:
          issue.input === undefined || issue.input === null || issue.message.endsWith('undefined')
            ? 'required'
            : 'invalid',
        facts: {},
      }
    case 'invalid_value':
      return { reason: 'choice', facts: {} }
    case 'custom':
      return { reason: known(issue.message), facts: {} }
    default:
      return { reason: 'invalid', facts: {} }
  }
}

/** The faults that a schema of the contract finds in a form's values; one for each field, the first that counts. */
export function schemaErrors(error: z.ZodError): FieldError[] {
  const seen = new Set<string>()
  const found: FieldError[] = []
  for (const issue of error.issues) {
    const path = issue.path.filter((part) => typeof part !== 'symbol')
    const key = path.join('.')
    if (seen.has(key)) continue
    seen.add(key)
    found.push({ path, ...reasonOf(issue) })
  }
  return found
}

/** The fields that the host refused, with the same reasons. */
export function failureErrors(failure: Failure): FieldError[] {
  return (failure.fields ?? []).map((field) => ({
    path: field.path.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part)),
    reason: known(field.reason),
    facts: failure.facts ?? {},
  }))
}
