/** The first instant of a calendar day on this computer, UTC milliseconds. */
export function startOfDay(day: string): number {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date).getTime()
}
