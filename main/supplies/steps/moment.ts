/** An instant on paper, local: 2026-11-22 08:05. */
export function momentText(instant: number): string {
  const time = new Date(instant)
  const pad = (value: number) => String(value).padStart(2, '0')
  return `${time.getFullYear()}-${pad(time.getMonth() + 1)}-${pad(time.getDate())} ${pad(time.getHours())}:${pad(time.getMinutes())}`
}
