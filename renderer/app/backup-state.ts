import { formatInstant, localDay } from '../shared/format'

/** Days without a backup after which the top bar says so. */
const patience = 7

const day = 24 * 3_600_000

/** How the last backup stands: its local time when it is of today, else its day; `old` after a week, `none` before the first. */
export function backupState(
  lastAt: number | null,
  now: number,
): Readonly<{ level: 'good' | 'old' | 'none'; when: string }> {
  if (lastAt === null) return { level: 'none', when: '' }
  const time = formatInstant(lastAt)
  const when = time.slice(0, 10) === localDay(new Date(now)) ? time.slice(11) : time.slice(5, 10)
  return { level: now - lastAt > patience * day ? 'old' : 'good', when }
}
