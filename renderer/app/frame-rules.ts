/** Whether nobody was there for too long. A clock that was set back does not lock. */
export function isIdle(lastSeen: number, now: number, minutes: number): boolean {
  return minutes > 0 && now - lastSeen >= minutes * 60_000
}

const scales = [100, 110, 120, 130, 140, 150] as const

export type ScaleStep = 'bigger' | 'smaller' | 'normal'

/** The next scale in a direction, within 100 and 150 per cent. */
export function nextScale(percent: number, step: ScaleStep): number {
  if (step === 'normal') return 100
  if (step === 'bigger') return scales.find((scale) => scale > percent) ?? 150
  return scales.findLast((scale) => scale < percent) ?? 100
}

/** Whether an answer is touched by a change of these topics. Home, search, undo and the trail see every change. */
export function isTouched(queryKey: readonly unknown[], topics: readonly string[]): boolean {
  const module = queryKey[0]
  return topics.includes('*') || module === 'care' || (typeof module === 'string' && topics.includes(module))
}

type SignedIn = Readonly<{ signInNeeded: boolean; user: { id: string } | null }>

/**
 * What a page shows when its sign-in has ended: locked, with the one whose page it is kept, unless they are just
 * leaving. Where nobody was signed in, or no sign-in is needed, nothing is kept.
 */
export function ownerKept<S extends SignedIn>(
  old: S | undefined,
  next: S,
  leaving: boolean,
): Readonly<{ status: S; locked: boolean }> {
  if (leaving || next.user !== null || !next.signInNeeded || !old?.user)
    return { status: next, locked: false }
  return { status: { ...next, user: old.user }, locked: true }
}
