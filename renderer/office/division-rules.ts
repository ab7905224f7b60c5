import type { Division } from '../../preload/contract/office'

/** The township an office belongs to, as the contract's `setUp` and `saveOffice` take it. */
export type Township = Readonly<{ code: string; name: string; path: string }>

/** Twelve digits of what was typed as a division code; full-width digits and spaces are taken, short codes filled up. */
export function codeDigits(typed: string): string {
  return typed.normalize('NFKC').replace(/\D/g, '').slice(0, 12)
}

export type TownshipFault = 'name-missing' | 'code-missing' | 'code-length' | 'code-zeros'

/** What stands against a township typed in by hand; empty when nothing does. A code of a village is none of a township. */
export function townshipFaults(name: string, code: string): TownshipFault[] {
  const faults: TownshipFault[] = []
  if (name.trim() === '') faults.push('name-missing')
  if (code === '') faults.push('code-missing')
  else if (code.length !== 12) faults.push('code-length')
  else if (code.startsWith('0')) faults.push('code-zeros')
  return faults
}

/** Whether choosing it opens what lies below it, rather than choosing it. */
export function opensBelow(level: Division['level']): boolean {
  return level === 'province' || level === 'prefecture' || level === 'county'
}

export const asTownship = ({ code, name, path }: Division): Township => ({ code, name, path })
