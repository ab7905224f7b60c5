import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DueLine, Figure } from '../../../preload/contract/care'
import { backupState } from '../../../renderer/app/backup-state'
import { emptyOffice, officeFaults, officeNameFor } from '../../../renderer/app/first-start/rules'
import { isIdle, isTouched, nextScale, ownerKept } from '../../../renderer/app/frame-rules'
import {
  daysBetween,
  dayWord,
  firstSteps,
  overdueByModule,
  shareOf,
  splitDue,
} from '../../../renderer/app/home/rules'
import { existingPlaces, placeOf, places } from '../../../renderer/app/navigation'
import { asClock, isPin, pinDigits, secondsLeft } from '../../../renderer/app/sign-in/rules'
import { codeDigits, opensBelow, townshipFaults } from '../../../renderer/office/division-rules'

const line = (part: Partial<DueLine>): DueLine => ({
  module: 'supplies',
  code: 'expired',
  level: 'soon',
  facts: {},
  on: null,
  to: '/supplies',
  ...part,
})
const figure = (module: string, value: number): Figure => ({
  module,
  code: module,
  value,
  target: null,
  to: `/${module}`,
})

describe('days', () => {
  it('counts over a leap day, a year and nothing', () => {
    expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2)
    expect(daysBetween('2027-02-28', '2027-03-01')).toBe(1)
    expect(daysBetween('2026-12-31', '2027-01-01')).toBe(1)
    expect(daysBetween('2026-11-22', '2026-11-22')).toBe(0)
    expect(daysBetween('2026-11-22', '2026-11-21')).toBe(-1)
  })

  it('says a day as one would', () => {
    expect(dayWord(null, '2026-11-22')).toEqual({ key: 'none', days: 0 })
    expect(dayWord('2026-11-22', '2026-11-22')).toEqual({ key: 'today', days: 0 })
    expect(dayWord('2026-11-23', '2026-11-22')).toEqual({ key: 'tomorrow', days: 1 })
    expect(dayWord('2026-12-05', '2026-11-22')).toEqual({ key: 'in', days: 13 })
    expect(dayWord('2026-11-19', '2026-11-22')).toEqual({ key: 'over', days: 3 })
  })
})

describe('home', () => {
  it('shows what is due today once, in the first column, and never hides what is overdue there', () => {
    const today = line({ on: '2026-11-22' })
    const overdue = line({ on: '2026-11-22', level: 'overdue' })
    const later = line({ on: '2026-11-30' })
    const split = splitDue([today, overdue, later], '2026-11-22')
    expect(split.today).toEqual([today])
    expect(split.rest).toEqual([overdue, later])
  })

  it('counts what is overdue by module', () => {
    const counts = overdueByModule([
      line({ level: 'overdue' }),
      line({ level: 'overdue' }),
      line({ level: 'soon' }),
      line({ module: 'plans', level: 'overdue' }),
    ])
    expect([...counts]).toEqual([
      ['supplies', 2],
      ['plans', 1],
    ])
  })

  it('draws a bar between nothing and full', () => {
    expect(shareOf({ value: 3, target: null })).toBeNull()
    expect(shareOf({ value: 0, target: 0 })).toBeNull()
    expect(shareOf({ value: 1, target: 3 })).toBe(33)
    expect(shareOf({ value: 999, target: 1000 })).toBe(99)
    expect(shareOf({ value: 5, target: 3 })).toBe(100)
    expect(shareOf({ value: -1, target: 3 })).toBe(0)
  })

  it('leads a new office step by step, only through what exists, until the lists are begun', () => {
    const all = ['plans', 'supplies', 'people', 'handbooks']
    expect(firstSteps([], all)?.map((step) => step.step)).toEqual(all)
    expect(firstSteps([], ['supplies'])?.map((step) => step.step)).toEqual(['supplies'])
    expect(firstSteps([figure('plans', 2), figure('people', 0)], all)?.map((step) => step.done)).toEqual([
      true,
      false,
      false,
      false,
    ])
    expect(firstSteps([figure('plans', 1), figure('supplies', 1), figure('people', 1)], all)).toBeNull()
    expect(firstSteps([], [])).toBeNull()
    // Everything has expired, but there are supplies.
    const expired = { ...figure('supplies', 0), target: 3 }
    expect(firstSteps([figure('plans', 1), expired, figure('people', 1)], all)).toBeNull()
  })
})

describe('backup', () => {
  const at = (text: string) => new Date(text).getTime()
  it('is a time today, a day before, a warning after a week', () => {
    const now = at('2026-11-22T18:00:00')
    expect(backupState(null, now)).toEqual({ level: 'none', when: '' })
    expect(backupState(at('2026-11-22T08:05:00'), now)).toEqual({ level: 'good', when: '08:05' })
    expect(backupState(at('2026-11-21T23:59:00'), now)).toEqual({ level: 'good', when: '11-21' })
    expect(backupState(at('2026-11-15T17:59:00'), now)).toEqual({ level: 'old', when: '11-15' })
    expect(backupState(at('2026-11-15T18:00:00'), now).level).toBe('good')
  })
})

describe('places', () => {
  const routes = [
    { path: 'plans' },
    { path: 'plans/:id' },
    { path: '/supplies/*' },
    { children: [{ path: 'settings', children: [{ path: 'about' }] }] },
  ]
  it('are shown in their order, and only those with screens', () => {
    expect(existingPlaces(routes).map((place) => place.key)).toEqual([
      'home',
      'plans',
      'supplies',
      'settings',
    ])
    expect(existingPlaces([]).map((place) => place.key)).toEqual(['home'])
  })

  it('are found by whole parts of the address', () => {
    expect(placeOf('/plans/1234', places)?.key).toBe('plans')
    expect(placeOf('/plans', places)?.key).toBe('plans')
    expect(placeOf('/plansandmore', places)?.key).toBe('home')
    expect(placeOf('/', places)?.key).toBe('home')
  })
})

describe('touched answers', () => {
  it('are those of the topics, and always those of data care', () => {
    expect(isTouched(['supplies', 'listStock', {}], ['supplies'])).toBe(true)
    expect(isTouched(['plans', 'list', {}], ['supplies'])).toBe(false)
    expect(isTouched(['plans', 'list', {}], ['*'])).toBe(true)
    expect(isTouched(['care', 'getHome', {}], ['supplies'])).toBe(true)
    expect(isTouched([], ['supplies'])).toBe(false)
  })
})

describe('scale', () => {
  it('steps by tens and stays within 100 and 150', () => {
    expect(nextScale(100, 'bigger')).toBe(110)
    expect(nextScale(125, 'bigger')).toBe(130)
    expect(nextScale(150, 'bigger')).toBe(150)
    expect(nextScale(125, 'smaller')).toBe(120)
    expect(nextScale(100, 'smaller')).toBe(100)
    expect(nextScale(140, 'normal')).toBe(100)
  })
})

describe('idle', () => {
  it('is reached at the minute, never with 0, and not when the clock was set back', () => {
    expect(isIdle(0, 10 * 60_000, 10)).toBe(true)
    expect(isIdle(0, 10 * 60_000 - 1, 10)).toBe(false)
    expect(isIdle(0, Number.MAX_SAFE_INTEGER, 0)).toBe(false)
    expect(isIdle(1_000_000, 0, 1)).toBe(false)
  })
})

describe('the page under the lock', () => {
  type Page = { signInNeeded: boolean; user: { id: string } | null }
  const zhang: Page = { signInNeeded: true, user: { id: 'zhang' } }
  const nobody: Page = { signInNeeded: true, user: null }
  it('stays whose it was when the sign-in ends', () => {
    expect(ownerKept(zhang, nobody, false)).toEqual({ status: zhang, locked: true })
  })

  it('is nobody\u2019s after signing out, before the first sign-in, and where none is needed', () => {
    expect(ownerKept(zhang, nobody, true)).toEqual({ status: nobody, locked: false })
    expect(ownerKept(undefined, nobody, false)).toEqual({ status: nobody, locked: false })
    expect(ownerKept(nobody, nobody, false)).toEqual({ status: nobody, locked: false })
    const open: Page = { signInNeeded: false, user: null }
    expect(ownerKept(zhang, open, false)).toEqual({ status: open, locked: false })
  })

  it('becomes somebody else\u2019s when they sign in', () => {
    const li = { signInNeeded: true, user: { id: 'li' } }
    expect(ownerKept(zhang, li, false)).toEqual({ status: li, locked: false })
  })
})

describe('PIN', () => {
  it('takes digits however they are typed, at most twelve', () => {
    expect(pinDigits('１２３４')).toBe('1234')
    expect(pinDigits('12 34-ab')).toBe('1234')
    expect(pinDigits('1'.repeat(20))).toHaveLength(12)
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (typed) => /^\d{0,12}$/.test(pinDigits(typed))))
  })

  it('is four to twelve digits', () => {
    expect([
      isPin('123'),
      isPin('1234'),
      isPin('123456789012'),
      isPin('1234567890123'),
      isPin('12a4'),
    ]).toEqual([false, true, true, false, false])
  })

  it('counts a wait down to nothing', () => {
    expect(secondsLeft(30_000, 1)).toBe(30)
    expect(secondsLeft(30_000, 29_001)).toBe(1)
    expect(secondsLeft(30_000, 30_000)).toBe(0)
    expect(secondsLeft(30_000, 90_000)).toBe(0)
    expect([asClock(0), asClock(9), asClock(75), asClock(3_600), asClock(3_661)]).toEqual([
      '0:00',
      '0:09',
      '1:15',
      '1:00:00',
      '1:01:01',
    ])
  })
})

describe('first start', () => {
  const minhe = { code: '360124100000', name: '民和镇', path: '江西省南昌市进贤县' }
  it("lets the office's proposed name follow the township until somebody writes another", () => {
    expect(officeNameFor(emptyOffice, minhe, '应急管理服务中心')).toBe('民和镇应急管理服务中心')
    const proposed = { ...emptyOffice, township: minhe, officeName: '民和镇应急管理服务中心' }
    expect(officeNameFor(proposed, { ...minhe, name: '李渡镇' }, '应急管理服务中心')).toBe(
      '李渡镇应急管理服务中心',
    )
    expect(officeNameFor(proposed, null, '应急管理服务中心')).toBe('')
    expect(officeNameFor({ ...proposed, officeName: '民和镇应急办' }, null, '应急管理服务中心')).toBe(
      '民和镇应急办',
    )
  })

  it('says what is missing, and nothing about a PIN that is not wanted', () => {
    const good = { ...emptyOffice, township: minhe, officeName: '民和镇应急办', administratorName: '张敏' }
    expect(officeFaults(good)).toEqual([])
    expect(officeFaults({ ...good, officeName: '  ', administratorName: '' })).toEqual([
      'officeName-missing',
      'administratorName-missing',
    ])
    expect(officeFaults({ ...good, pin: '123' })).toEqual(['pin-form'])
    expect(officeFaults({ ...good, pin: '1234' })).toEqual(['repeated-differs'])
    expect(officeFaults({ ...good, repeated: '1234' })).toEqual(['repeated-differs'])
    expect(officeFaults({ ...good, pin: '1234', repeated: '1234' })).toEqual([])
  })
})

describe('a township typed in by hand', () => {
  it('takes the code however it is written', () => {
    expect(codeDigits('３６０１２４ 100 000')).toBe('360124100000')
    expect(codeDigits('360124-100-000-999')).toBe('360124100000')
  })

  it('is refused with each reason', () => {
    expect(townshipFaults('民和镇', '360124100000')).toEqual([])
    expect(townshipFaults(' ', '')).toEqual(['name-missing', 'code-missing'])
    expect(townshipFaults('民和镇', '360124')).toEqual(['code-length'])
    expect(townshipFaults('民和镇', '060124100000')).toEqual(['code-zeros'])
  })

  it('opens what has townships below, and chooses the rest', () => {
    expect((['province', 'prefecture', 'county', 'township', 'village'] as const).map(opensBelow)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ])
  })
})
