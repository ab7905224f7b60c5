import { sectionLabel } from '../../preload/contract/outline'

/** Rules of a plan on paper. Pure. */

/**
 * A heading as it is printed: its number, then its title. A title that carries the number itself is left as it is.
 */
export function headingText(number: string | undefined, title: string): string {
  const own = number?.trim() ?? ''
  const text = title.trim()
  return own !== '' && text.startsWith(own) ? text : sectionLabel({ number: own, title: text })
}

/** Sections without those that are left out, and without everything below them. */
export function withoutSections<S extends { key: string; level: number }>(
  sections: readonly S[],
  omit: readonly string[],
): S[] {
  if (omit.length === 0) return [...sections]
  const left = new Set(omit)
  const kept: S[] = []
  let skipping = Number.POSITIVE_INFINITY
  for (const section of sections) {
    if (section.level > skipping) continue
    skipping = left.has(section.key) ? section.level : Number.POSITIVE_INFINITY
    if (skipping === Number.POSITIVE_INFINITY) kept.push(section)
  }
  return kept
}

const attachment = /^附\s*[件录表图]\s*[\d一二三四五六七八九十]*/u

/**
 * The sections that are attachments, each with what is below it: those of the highest level whose number or title
 * begins with 附件 (附录, 附表, 附图). What comes after the first of them belongs to them.
 */
export function attachmentsOf<S extends { level: number; number: string; title: string }>(
  sections: readonly S[],
): { main: S[]; attachments: { number: string; rows: S[] }[] } {
  const main: S[] = []
  const attachments: { number: string; rows: S[] }[] = []
  const top = Math.min(...sections.map(({ level }) => level))
  for (const section of sections) {
    const begins = section.level === top ? attachment.exec(`${section.number} ${section.title}`.trim()) : null
    if (begins) {
      // The word stands on a line of its own above, so it does not stand in the heading again.
      const number = begins[0].replace(/\s/gu, '')
      const title = section.title.replace(attachment, '').replace(/^[\s　:：.．、]+/u, '')
      attachments.push({ number, rows: [{ ...section, number: '', title }] })
    } else if (attachments.length > 0) attachments.at(-1)?.rows.push(section)
    else main.push(section)
  }
  return { main, attachments }
}

/** A day as papers write it: year in full, no leading zeros (`2026-03-05` → `2026年3月5日`). Other text is kept. */
export function longDate(day: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(day)
  return match ? `${match[1]}年${Number(match[2])}月${Number(match[3])}日` : day
}
