import type { Township } from '../../office/division-rules'
import { isPin } from '../sign-in/rules'

export type OfficeFields = Readonly<{
  township: Township | null
  officeName: string
  administratorName: string
  pin: string
  repeated: string
}>

export const emptyOffice: OfficeFields = {
  township: null,
  officeName: '',
  administratorName: '',
  pin: '',
  repeated: '',
}

/** The office's proposed name follows the township until somebody has written another. */
export function officeNameFor(fields: OfficeFields, next: Township | null, suffix: string): string {
  const proposed = fields.township ? `${fields.township.name}${suffix}` : ''
  const untouched = fields.officeName === '' || fields.officeName === proposed
  if (!untouched) return fields.officeName
  // While another township is being looked for there is none: the old proposal must not stay as if it were written.
  return next ? `${next.name}${suffix}` : ''
}

export type OfficeFault = 'officeName-missing' | 'administratorName-missing' | 'pin-form' | 'repeated-differs'

/** What is still missing or wrong. Without a PIN nothing is said about it: it is a choice. */
export function officeFaults(fields: OfficeFields): OfficeFault[] {
  const faults: OfficeFault[] = []
  if (fields.officeName.trim() === '') faults.push('officeName-missing')
  if (fields.administratorName.trim() === '') faults.push('administratorName-missing')
  if (fields.pin !== '' && !isPin(fields.pin)) faults.push('pin-form')
  else if (fields.pin !== fields.repeated) faults.push('repeated-differs')
  return faults
}
