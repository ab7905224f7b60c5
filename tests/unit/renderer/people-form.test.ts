import { describe, expect, it } from 'vitest'
import { type Person, people } from '../../../preload/contract/people'
import { formToPerson, personToForm, phoneLine, showImported } from '../../../renderer/people/person'
import { kindOfNumber, phonesOf } from '../../../renderer/shared/phones'

const person: Person = {
  id: '01a201d2-44d8-7a74-bfb0-47ce9b4c26a4',
  owner: '990001100000',
  rev: 'r1',
  createdAt: 1,
  updatedAt: 2,
  name: '示例甲',
  unit: '甲河镇人民政府',
  post: '网格员',
  villageCode: '990001100201',
  villageName: '东坪村',
  phones: [
    { kind: 'mobile', number: '00000000001' },
    { kind: 'duty', number: '000-0001119' },
  ],
  remark: '',
}

describe('a person in a form', () => {
  it('goes in and out unchanged, with the revision it was opened at', () => {
    const input = people.calls.save.input.parse(formToPerson(personToForm(person), person))
    const { owner: _owner, createdAt: _created, updatedAt: _updated, ...same } = person
    expect(input).toEqual(same)
  })

  it('who is new has no id, and lines without a number are no numbers', () => {
    const values = { ...personToForm(null), name: ' 示例乙 ', village: { code: null, name: '手写村' } }
    expect(people.calls.save.input.parse(formToPerson(values, null))).toEqual({
      name: '示例乙',
      unit: '',
      post: '',
      villageCode: null,
      villageName: '手写村',
      phones: [],
      remark: '',
    })
  })

  it('has numbers in half-width, whatever the input method left behind', () => {
    expect(
      phonesOf([
        { kind: 'office', number: ' ０７９１－８８８００００ ' },
        { kind: 'mobile', number: '  ' },
        {},
        null,
      ]),
    ).toEqual([{ kind: 'office', number: '0791-8880000' }])
    expect(phonesOf(undefined)).toEqual([])
  })
})

describe('kinds of numbers', () => {
  it.each([
    ['13800001234', 'mobile'],
    ['+86 138 0000 1234', 'mobile'],
    ['0791-8880000', 'office'],
    ['07918880000', 'office'],
    ['8880000', 'office'],
    ['17401234567', 'satellite'],
    ['600032', 'short'],
    ['１３８００００１２３４', 'mobile'],
    ['1', null],
    ['', null],
    ['无', null],
  ])('%s is %s', (number, kind) => {
    expect(kindOfNumber(number)).toBe(kind)
  })
})

describe('lists', () => {
  it('show all numbers on a line, mobile ones grouped', () => {
    expect(
      phoneLine({
        phones: [
          { kind: 'mobile', number: '13800001234' },
          { kind: 'short', number: '6001' },
        ],
      }),
    ).toBe('138 0000 1234  6001')
    expect(phoneLine({ phones: [] })).toBe('')
  })

  it('to be imported show in each column the numbers of its kind', () => {
    const values = { name: '甲', villageName: '东坪村', phones: person.phones }
    expect(showImported('name', values)).toBe('甲')
    expect(showImported('village', values)).toBe('东坪村')
    expect(showImported('dutyPhone', values)).toBe('000-0001119')
    expect(showImported('homePhone', values)).toBe('')
    expect(showImported('phone', values)).toBe('00000000001  000-0001119')
    expect(showImported('remark', values)).toBe('')
  })
})
