import type { Person, Phone } from '../../preload/contract/people'
import { maskPhone } from './rules'

/** Kinds of number as they stand on paper. */
export const phoneKindText: Readonly<Record<Phone['kind'], string>> = {
  mobile: '手机',
  office: '办公',
  home: '住宅',
  duty: '值班',
  satellite: '卫星',
  short: '短号',
  other: '其他',
}

/** A person's numbers on paper, one a line; the kind is named where there are several. */
export function phonesText(phones: readonly Phone[], masked: boolean): string {
  const shown = (phone: Phone) => (masked ? maskPhone(phone.number) : phone.number)
  if (phones.length === 1 && phones[0]) return shown(phones[0])
  return phones.map((phone) => `${phoneKindText[phone.kind]} ${shown(phone)}`).join('\n')
}

/** Columns of the phone book, on paper and in Excel. */
export const listColumns = [
  { key: 'name', header: '姓名', width: 12, weight: 2 },
  { key: 'unit', header: '单位', width: 24, weight: 4 },
  { key: 'post', header: '职务', width: 16, weight: 3 },
  { key: 'villageName', header: '村（社区）', width: 16, weight: 3 },
  { key: 'phones', header: '电话', width: 22, weight: 4 },
  { key: 'remark', header: '备注', width: 20, weight: 3 },
] as const

export type ListLine = Record<(typeof listColumns)[number]['key'], string>

export const listLine = (person: Person, masked: boolean): ListLine => ({
  name: person.name,
  unit: person.unit,
  post: person.post,
  villageName: person.villageName,
  phones: phonesText(person.phones, masked),
  remark: masked ? '' : person.remark,
})
