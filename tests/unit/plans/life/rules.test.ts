import { describe, expect, it } from 'vitest'
import {
  addMonths,
  addWorkingDays,
  documentNumber,
  filingDue,
  nextReview,
} from '../../../../main/plans/library/rules'
import { moves, stateAfter } from '../../../../main/plans/life/rules'
import { lifeSteps, planStates } from '../../../../preload/contract/plans/index'

describe('the states of a version', () => {
  const allowed = {
    draft: { submit: 'review' },
    review: { return: 'draft', approve: 'approved' },
    approved: { return: 'draft', publish: 'published' },
    published: { file: 'filed', archive: 'archived' },
    filed: { archive: 'archived' },
    archived: {},
  } as const

  it.each(planStates.flatMap((state) => lifeSteps.map((step) => [state, step] as const)))(
    '%s – %s',
    (state, step) => {
      const expected = (allowed[state] as Record<string, string>)[step]
      expect(stateAfter(state, step)).toBe(expected)
    },
  )

  it('leaves approval, publishing and archiving to whoever answers for the office', () => {
    const byRole = (role: string) => lifeSteps.filter((step) => moves[step].role === role)
    expect(byRole('administrator')).toEqual(['approve', 'publish', 'archive'])
    expect(byRole('clerk')).toEqual(['submit', 'return', 'file'])
  })
})

describe('days', () => {
  it.each([
    ['2024-02-29', 36, '2027-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2023-01-31', 1, '2023-02-28'],
    ['2024-12-31', 2, '2025-02-28'],
    ['2024-08-31', 120, '2034-08-31'],
    ['2024-05-10', 12, '2025-05-10'],
  ])('%s and %i months are %s', (day, months, expected) => {
    expect(addMonths(day, months)).toBe(expected)
  })

  it.each([
    ['2026-11-20', 1, '2026-11-23'],
    ['2026-11-21', 1, '2026-11-23'],
    ['2026-11-23', 5, '2026-11-30'],
    ['2026-11-02', 20, '2026-11-30'],
    ['2026-12-31', 1, '2027-01-01'],
  ])('%s and %i working days are %s', (day, days, expected) => {
    expect(addWorkingDays(day, days)).toBe(expected)
  })
})

describe('the next review', () => {
  const rules = { reviewMonths: 36, filingDays: 20, reviewNotice: 60 }
  const plan = {
    category: 'special',
    reviewOn: null,
    reviewMonths: null,
    issuedOn: '2024-03-20',
    assessedOn: null,
  }

  it('is three years after the issue', () => expect(nextReview(plan, rules, null)).toBe('2027-03-20'))
  it('counts from the last assessment', () =>
    expect(nextReview({ ...plan, assessedOn: '2025-06-01' }, rules, null)).toBe('2028-06-01'))
  it('counts from the issue where that came after the assessment', () =>
    expect(nextReview({ ...plan, assessedOn: '2020-06-01' }, rules, null)).toBe('2027-03-20'))
  it('follows a cycle of its own', () =>
    expect(nextReview({ ...plan, reviewMonths: 12 }, rules, null)).toBe('2025-03-20'))
  it('follows a day set by hand', () =>
    expect(nextReview({ ...plan, reviewOn: '2030-01-01' }, rules, null)).toBe('2030-01-01'))
  it('is brought forward by an open trigger, never put off by one', () => {
    expect(nextReview(plan, rules, '2025-01-05')).toBe('2025-01-05')
    expect(nextReview(plan, rules, '2029-01-05')).toBe('2027-03-20')
  })
  it('is unknown before the issue, and not this office’s for plans of levels above', () => {
    expect(nextReview({ ...plan, issuedOn: null }, rules, null)).toBeNull()
    expect(nextReview({ ...plan, category: 'superior' }, rules, null)).toBeNull()
  })

  it('knows by when a plan must be filed', () => {
    const issued = { category: 'special', state: 'published', issuedOn: '2026-11-02', filedOn: null }
    expect(filingDue(issued, rules)).toBe('2026-11-30')
    expect(filingDue({ ...issued, filedOn: '2026-11-03' }, rules)).toBeNull()
    expect(filingDue({ ...issued, state: 'draft' }, rules)).toBeNull()
    expect(filingDue({ ...issued, category: 'superior' }, rules)).toBeNull()
    expect(filingDue({ ...issued, issuedOn: null }, rules)).toBeNull()
  })
})

describe('a document number', () => {
  it.each([
    ['进府办发〔2021〕94号', '进府办发〔2021〕94号'],
    ['进府办发[2021]094号', '进府办发〔2021〕94号'],
    ['进府办发（２０２１）第９４号', '进府办发〔2021〕94号'],
    ['进府办发 【2021】 94 号', '进府办发〔2021〕94号'],
  ])('%s is put right', (typed, expected) => expect(documentNumber(typed)).toBe(expected))

  it.each([
    '94号',
    '〔2021〕94号',
    '进府办发〔2021〕号',
    '进府办发2021-94',
    '进府办发〔21〕94号',
    '进府办发〔2021〕0号',
    'abc〔2021〕3号',
  ])('%s is none', (typed) => expect(documentNumber(typed)).toBeUndefined())
})
