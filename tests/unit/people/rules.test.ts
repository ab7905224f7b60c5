import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addsNothing, maskIdNumber, maskPhone, personKeys } from '../../../main/people/rules'

describe('masking', () => {
  test.each([
    ['13800000000', '138****0000'],
    ['138 0000 0000', '138 **** 0000'],
    ['+86 13800000000', '+86 138****0000'],
    ['0791-8880000', '0791-****000'],
    ['010-88800001', '010-*****001'],
    ['000-00010023', '000-*****023'],
    ['0791-8880000-801', '0791-*******-801'],
    ['8880000', '****000'],
    ['666123', '6****3'],
    ['119', '1*9'],
    ['', ''],
    ['见门口', '***'],
  ])('%s → %s', (number, masked) => {
    expect(maskPhone(number)).toBe(masked)
  })

  test('at least a third of the digits of any number is hidden, and its length is kept', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'0123456789-'), minLength: 3, maxLength: 20 }),
        (number) => {
          const digits = number.replace(/\D/g, '').length
          fc.pre(digits >= 3)
          const masked = maskPhone(number)
          expect(masked).toHaveLength(number.length)
          expect(masked.split('*').length - 1).toBeGreaterThanOrEqual(Math.floor(digits / 3))
        },
      ),
    )
  })

  test.each([
    ['99000119900101001X', '990001********001X'],
    ['990001199001010018', '990001********0018'],
    ['990001900101001', '9*************1'],
    ['G12345678', 'G*******8'],
    ['', ''],
    ['7', '7'],
  ])('ID number %s → %s', (number, masked) => {
    expect(maskIdNumber(number)).toBe(masked)
  })
})

describe('the same person', () => {
  const person = (name: string, ...numbers: string[]) => ({
    name,
    unit: '镇政府',
    post: '主任',
    villageName: '',
    phones: numbers.map((number) => ({ kind: 'mobile' as const, number })),
  })
  test('is known by name and any number, however it is written', () => {
    expect(personKeys(person('示例甲', '138 0000-0000'))).toEqual(
      personKeys(person('示例 甲', '+8613800000000')),
    )
    expect(personKeys(person('示例甲', '13800000000'))).not.toEqual(
      personKeys(person('示例乙', '13800000000')),
    )
    const promoted = { ...person('示例甲'), post: '书记' }
    expect(personKeys(person('示例甲'))).toEqual(personKeys(promoted))
  })
  test('an entry adds nothing where it repeats or leaves blank', () => {
    const first = person('示例甲', '13800000000', '8880000')
    expect(addsNothing(first, { ...first, unit: '', post: ' 主 任 ', phones: [] })).toBe(true)
    expect(addsNothing(first, { ...first, post: '书记' })).toBe(false)
    expect(addsNothing(first, person('示例甲', '13900000000'))).toBe(false)
  })
})
