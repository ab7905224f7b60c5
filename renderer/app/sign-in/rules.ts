/** What a PIN may be made of: 4 to 12 digits; full-width digits of an input method count as digits. */
export function pinDigits(typed: string): string {
  return typed
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/\D/g, '')
    .slice(0, 12)
}

export const isPin = (text: string): boolean => /^\d{4,12}$/.test(text)

/** Seconds left of a wait, never negative. */
export function secondsLeft(until: number, now: number): number {
  return Math.max(0, Math.ceil((until - now) / 1_000))
}

/** A wait as a clock shows it: 75 → `1:15`, 3600 → `1:00:00`. */
export function asClock(seconds: number): string {
  const pad = (value: number) => String(value).padStart(2, '0')
  const hours = Math.floor(seconds / 3_600)
  const minutes = Math.floor((seconds % 3_600) / 60)
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(seconds % 60)}` : `${minutes}:${pad(seconds % 60)}`
}
