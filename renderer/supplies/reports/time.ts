/** The last instant of a day, or of a minute of it (`08:30`), on this computer's clock. UTC milliseconds. */
export function endOfDay(day: string, time: string): number {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number)
  const clock = /^(\d{1,2}):(\d{2})/.exec(time)
  return clock
    ? new Date(year, month - 1, date, Number(clock[1]), Number(clock[2]) + 1).getTime() - 1
    : new Date(year, month - 1, date + 1).getTime() - 1
}
