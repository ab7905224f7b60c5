import { describe, expect, it } from 'vitest'
import { people } from '../../../preload/contract/people'
import { errorCodes } from '../../../preload/contract/result'
import { reasonCodes } from '../../../preload/contract/sheets'
import { supplies } from '../../../preload/contract/supplies/index'
import { dropDraft, readDraft, sameValues, writeDraft } from '../../../renderer/shared/drafts'
import { failureErrors, fieldReasons, schemaErrors } from '../../../renderer/shared/formErrors'
import { isBlocked, requestOf, withField } from '../../../renderer/shared/import/request'
import en from '../../../renderer/shared/texts/en-US.json'
import zh from '../../../renderer/shared/texts/zh-CN.json'

/** A store like the page's, which can also be full. */
function store(full = false) {
  const held = new Map<string, string>()
  return {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (full) throw new Error('QuotaExceededError')
      held.set(key, value)
    },
    removeItem: (key: string) => void held.delete(key),
  }
}

describe('drafts', () => {
  it('come back as they were, each under its own key, until they are dropped', () => {
    const page = store()
    writeDraft(page, 'people:new', { name: '张', phones: [{ kind: 'mobile', number: '1' }] }, 1_000)
    writeDraft(page, 'people:1', { name: '李' }, 2_000)
    expect(readDraft(page, 'people:new', 3_000)).toEqual({
      at: 1_000,
      values: { name: '张', phones: [{ kind: 'mobile', number: '1' }] },
    })
    dropDraft(page, 'people:new')
    expect(readDraft(page, 'people:new', 3_000)).toBeNull()
    expect(readDraft(page, 'people:1', 3_000)?.values).toEqual({ name: '李' })
  })

  it('are forgotten after thirty days, and a damaged one counts as none', () => {
    const page = store()
    writeDraft(page, 'a', { x: 1 }, 0)
    expect(readDraft(page, 'a', 30 * 86_400_000)).not.toBeNull()
    expect(readDraft(page, 'a', 30 * 86_400_000 + 1)).toBeNull()
    for (const broken of ['{', '5', '[]', '{"at":"x","values":1}', '{"at":1}']) {
      page.setItem('youbei.draft.a', broken)
      expect(readDraft(page, 'a', 2)).toBeNull()
    }
  })

  it('do not disturb whoever is typing when the store is full', () => {
    expect(() => writeDraft(store(true), 'a', { x: 1 })).not.toThrow()
  })

  it('are only kept for what differs: empty, missing and null are the same to a form', () => {
    expect(sameValues({ a: '', b: null, c: 1 }, { c: 1 })).toBe(true)
    expect(sameValues({ c: 1, a: 'x' }, { a: 'x', c: 1 })).toBe(true)
    expect(sameValues({ a: [{ b: '' }] }, { a: [{}] })).toBe(true)
    expect(sameValues({ a: [{ b: '' }] }, { a: [] })).toBe(false)
    expect(sameValues({ a: 0 }, { a: null })).toBe(false)
    expect(sameValues({ a: false }, {})).toBe(false)
  })
})

describe('faults of a form', () => {
  const faults = (schema: { safeParse: (input: unknown) => unknown }, input: unknown) => {
    const parsed = schema.safeParse(input) as { success: boolean; error: never }
    expect(parsed.success).toBe(false)
    return schemaErrors(parsed.error).map((error) => [error.path.join('.'), error.reason, error.facts])
  }

  it('are named by field and reason, one for each field', () => {
    expect(
      faults(people.calls.save.input, {
        name: ' ',
        unit: '单'.repeat(61),
        phones: [{ kind: 'mobile', number: '电话' }],
      }),
    ).toEqual([
      ['name', 'required', {}],
      ['unit', 'too-long', { max: 60 }],
      ['phones.0.number', expect.stringMatching(/^(format|too-short)$/), expect.anything()],
    ])
  })

  it('tell what is missing from what is wrong', () => {
    const line = { itemId: '', quantity: 0, expiresOn: '2026-02-30' }
    expect(faults(supplies.calls.receive.input, { lines: [line] })).toEqual([
      ['depotId', 'required', {}],
      ['lines.0.itemId', 'choice', {}],
      ['lines.0.quantity', 'positive', {}],
      ['lines.0.expiresOn', 'date', {}],
    ])
    expect(
      faults(supplies.calls.saveItem.input, { name: '大米', unit: 'kg', gbt38565Code: '4010101' }),
    ).toEqual([['gbt38565Code', 'format', {}]])
    expect(
      faults(supplies.calls.issue.input, { depotId: '01a201d2-44d8-7a74-bfb0-47ce9b4c26a4', lines: [] }),
    ).toEqual([['lines', 'too-few', { min: 1 }]])
  })

  it('that the host found are the same kind of fault, with its words turned into ours', () => {
    expect(
      failureErrors({
        code: 'invalid-input',
        fields: [
          { path: 'lines.2.quantity', reason: 'positive' },
          { path: 'expiresOn', reason: 'expires-before-produced' },
          { path: 'name', reason: 'never heard of' },
        ],
      }),
    ).toEqual([
      { path: ['lines', 2, 'quantity'], reason: 'positive', facts: {} },
      { path: ['expiresOn'], reason: 'order', facts: {} },
      { path: ['name'], reason: 'invalid', facts: {} },
    ])
  })
})

describe('what an import asks of the host', () => {
  it('is the source and every correction, without empty defaults', () => {
    expect(
      requestOf(
        { kind: 'file', token: 'tttttttt', name: 'a.xlsx' },
        { sheet: '表' },
        { depotName: '', unit: '件' },
      ),
    ).toEqual({
      file: { token: 'tttttttt' },
      sheet: '表',
      defaults: { unit: '件' },
    })
    expect(requestOf({ kind: 'pasted', text: 'a\tb' }, {}, { unit: '' })).toEqual({ pasted: 'a\tb' })
  })

  it('gives a field one column at most and a column one field at most', () => {
    expect(withField({ name: 0, unit: 1 }, 2, 'unit')).toEqual({ name: 0, unit: 2 })
    expect(withField({ name: 0, unit: 1 }, 0, 'unit')).toEqual({ unit: 0 })
    expect(withField({ name: 0, unit: 1 }, 1, null)).toEqual({ name: 0 })
  })

  it('waits while no row can be judged, but not for a list that was merely cut', () => {
    expect(isBlocked(null)).toBe(true)
    expect(isBlocked({ problems: [] })).toBe(false)
    expect(isBlocked({ problems: [{ code: 'columns-cut' }] })).toBe(false)
    expect(isBlocked({ problems: [{ code: 'columns-cut' }, { code: 'no-header' }] })).toBe(true)
  })
})

describe('sentences', () => {
  it.each([
    ['zh-CN', zh],
    ['en-US', en],
  ])(
    'there is one for every refusal, every reason of a row and every fault of a field: %s',
    (_language, texts) => {
      expect(Object.keys(texts.errors).sort()).toEqual([...errorCodes].sort())
      expect(Object.keys(texts.imports.reasons).sort()).toEqual([...reasonCodes].sort())
      expect(Object.keys(texts.form.reasons).sort()).toEqual([...fieldReasons].sort())
      expect(Object.keys(texts.advice).filter((code) => !errorCodes.some((known) => known === code))).toEqual(
        [],
      )
    },
  )
})
