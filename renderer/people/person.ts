import type { Input } from '../../preload/contract/api'
import type { Person, Phone } from '../../preload/contract/people'
import type { PickedDivision } from '../shared/DivisionPicker'
import { formatPhone } from '../shared/format'
import { phonesOf } from '../shared/phones'
import type { FormValues } from '../shared/RecordForm'

/** A person as the form has it; somebody new starts with one empty line for a mobile number. */
export function personToForm(person: Person | null): FormValues {
  return {
    name: person?.name ?? '',
    unit: person?.unit ?? '',
    post: person?.post ?? '',
    village:
      person && person.villageName !== '' ? { code: person.villageCode, name: person.villageName } : null,
    phones: person ? person.phones : [{ kind: 'mobile', number: '' }],
    remark: person?.remark ?? '',
  }
}

/** What the form holds as the call's input. */
export function formToPerson(values: FormValues, person: Person | null): Input<'people', 'save'> {
  const village = values.village as PickedDivision | null | undefined
  const words = (name: string) => String(values[name] ?? '')
  return {
    ...(person ? { id: person.id, rev: person.rev } : {}),
    name: words('name'),
    unit: words('unit'),
    post: words('post'),
    villageCode: village?.code ?? null,
    villageName: village?.name ?? '',
    phones: phonesOf(values.phones),
    remark: words('remark'),
  }
}

/** All numbers of a person on one line, the way the list shows them. */
export const phoneLine = (person: Pick<Person, 'phones'>): string =>
  person.phones.map((phone) => formatPhone(phone.number)).join('  ')

const kindsOfFields: Readonly<Record<string, Phone['kind']>> = {
  mobile: 'mobile',
  officePhone: 'office',
  dutyPhone: 'duty',
  homePhone: 'home',
  satellitePhone: 'satellite',
  shortPhone: 'short',
}

/** A judged value of an imported row as the wizard shows it: a column of numbers shows those of its kind. */
export function showImported(key: string, values: Readonly<Record<string, unknown>>): string {
  if (key === 'village') return String(values.villageName ?? '')
  const kind = kindsOfFields[key]
  if (kind === undefined && key !== 'phone') return String(values[key] ?? '')
  return phonesOf(values.phones)
    .filter((phone) => kind === undefined || phone.kind === kind)
    .map((phone) => formatPhone(phone.number))
    .join('  ')
}
