/** Rules of a plan's facts. All days are calendar days, `YYYY-MM-DD`. */

/** What an office sets for all its plans; each is an editable default, none of them is quoted as law. */
export type PlanRules = Readonly<{
  /** Months from the issue or last assessment of a plan to its next review. */
  reviewMonths: number
  /** Working days from the issue of a plan until it must have been filed (备案). */
  filingDays: number
  /** Days before a review is due that Home begins to name it. */
  reviewNotice: number
}>

export const defaultRules: PlanRules = { reviewMonths: 36, filingDays: 20, reviewNotice: 60 }

/** The day so many months later; the last of the month where that month is shorter (31 January + 1 → 28 February). */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  first.setUTCDate(Math.min(date, last))
  return first.toISOString().slice(0, 10)
}

export type ReviewFacts = Readonly<{
  category: string
  reviewOn: string | null
  reviewMonths: number | null
  issuedOn: string | null
  assessedOn: string | null
}>

/**
 * The day of a plan's next review: as set by hand, else so many months after its issue or its last assessment,
 * whichever is later. A revision trigger that is still open brings it forward to the day it happened. Plans of levels
 * above are reviewed by those who issued them: for them only a day set by hand counts.
 */
export function nextReview(facts: ReviewFacts, rules: PlanRules, openTrigger: string | null): string | null {
  const days: string[] = []
  if (facts.reviewOn) days.push(facts.reviewOn)
  else if (facts.category !== 'superior') {
    const since = [facts.issuedOn, facts.assessedOn].filter((day) => day !== null).sort()
    const last = since.at(-1)
    if (last) days.push(addMonths(last, facts.reviewMonths ?? rules.reviewMonths))
  }
  if (openTrigger) days.push(openTrigger)
  return days.sort()[0] ?? null
}

/**
 * Puts a document number (发文字号, GB/T 9704-2012 7.2.5) right: full-width digits and other brackets become what the
 * standard has, spaces and 第 go, a leading zero goes. Undefined when it is none: issuing body, year in 〔〕, number, 号.
 */
export function documentNumber(typed: string): string | undefined {
  const text = typed.normalize('NFKC').replace(/\s+/g, '')
  const match = /^([\p{Script=Han}]{1,16})[〔[【(（]((?:19|20)\d{2})[〕\]】)）]第?([0-9]{1,5})号$/u.exec(text)
  if (!match || Number(match[3]) === 0) return undefined
  return `${match[1]}〔${match[2]}〕${Number(match[3])}号`
}

/** Categories whose plans are the office's own to file and to review. */
const others: readonly string[] = ['superior', 'manual', 'other']

export type FilingFacts = Readonly<{
  category: string
  state: string
  issuedOn: string | null
  filedOn: string | null
}>

/**
 * The day by which a plan must have been filed: so many working days (Monday to Friday; public holidays are not
 * counted out, so the day is the earliest one) after its issue. Null when it is filed, not issued, or needs no filing.
 */
export function filingDue(plan: FilingFacts, rules: PlanRules): string | null {
  if (plan.filedOn || !plan.issuedOn || plan.state !== 'published' || others.includes(plan.category))
    return null
  return addWorkingDays(plan.issuedOn, rules.filingDays)
}

/** The day so many days from Monday to Friday later. */
export function addWorkingDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  for (let left = days; left > 0; ) {
    date.setUTCDate(date.getUTCDate() + 1)
    const weekday = date.getUTCDay()
    if (weekday !== 0 && weekday !== 6) left--
  }
  return date.toISOString().slice(0, 10)
}

/** True for plans this office keeps up itself; plans of levels above and loose papers are only read. */
export const isOwn = (category: string): boolean => category !== 'superior' && category !== 'other'

/** The outline that a plan of a category usually follows (plan-outlines.csv); undefined where there is none. */
export function usualOutline(category: string): string | undefined {
  const usual: Readonly<Record<string, string>> = {
    comprehensive: 'township-master',
    special: 'township-special',
    village: 'village-brief',
    manual: 'work-manual',
    enterprise: 'enterprise-comprehensive',
  }
  return usual[category]
}
