import { describe, expect, it } from 'vitest'
import type { FinderEvent } from '../../../preload/contract/plans/index'
import {
  choiceOf,
  countUse,
  narrow,
  orderEvents,
  parseUses,
  stepBack,
  stepOf,
} from '../../../renderer/plans/finder/rules'

const event = (id: string, facts: Partial<FinderEvent> = {}): FinderEvent => ({
  id,
  name: id,
  nameEn: id,
  class: 'natural',
  initials: id.toLowerCase(),
  plans: 0,
  inSeason: false,
  ...facts,
})
const flood = event('FLD', { plans: 1 })
const place = { code: '990001100201', name: '东坪村', initials: 'dpc' }

describe('the steps', () => {
  it('ask event, level, place; what is left open is answered too', () => {
    expect(stepOf({})).toBe('event')
    expect(stepOf({ event: flood })).toBe('level')
    expect(stepOf({ event: flood, level: null })).toBe('place')
    expect(stepOf({ event: flood, level: 3, place: null })).toBe('result')
  })
  it('go back over what was not asked', () => {
    const done = { event: flood, level: 3, place }
    const all = ['event', 'level', 'place'] as const
    expect(stepBack(done, all)).toEqual({ event: flood, level: 3 })
    expect(stepBack({ event: flood, level: 3 }, all)).toEqual({ event: flood })
    expect(stepBack({ event: flood }, all)).toEqual({})
    expect(stepBack(done, ['event', 'level'])).toEqual({ event: flood })
    expect(stepBack({ event: flood, level: null, place: null }, ['event'])).toEqual({})
    expect(stepBack({}, all)).toEqual({})
  })
  it('ask the host for what was chosen only', () => {
    expect(choiceOf({}, null)).toBeNull()
    expect(choiceOf({ event: flood, level: null, place: null }, null)).toEqual({ event: 'FLD' })
    expect(choiceOf({ event: flood, level: 3, place }, 'p')).toEqual({
      event: 'FLD',
      level: 3,
      place: place.code,
      planId: 'p',
    })
  })
})

describe('the order of the events', () => {
  it('puts those with a plan, in season and looked up before first', () => {
    const list = [
      event('AAA'),
      event('BBB', { inSeason: true }),
      flood,
      event('CCC', { plans: 2, inSeason: true }),
    ]
    expect(orderEvents(list, {}).map((one) => one.id)).toEqual(['CCC', 'FLD', 'BBB', 'AAA'])
    expect(orderEvents(list, { AAA: 9 }).map((one) => one.id)[1]).toBe('AAA')
    expect(orderEvents([], {})).toEqual([])
  })
  it('keeps the list’s order among equals', () => {
    expect(orderEvents([event('AAA'), event('BBB')], {}).map((one) => one.id)).toEqual(['AAA', 'BBB'])
  })
})

it('narrows by any part of the initials', () => {
  const list = [event('JHHS'), event('NL')]
  expect(narrow(list, 'HS').map((one) => one.id)).toEqual(['JHHS'])
  expect(narrow(list, '')).toHaveLength(2)
  expect(narrow(list, 'zz')).toEqual([])
})

it('counts uses, and forgets what it cannot read', () => {
  expect(countUse({ FLD: 1 }, 'FLD')).toEqual({ FLD: 2 })
  expect(
    Object.keys(countUse(Object.fromEntries(Array.from({ length: 150 }, (_, i) => [`E${i}`, 2])), 'E0')),
  ).toHaveLength(100)
  expect(parseUses('{"FLD":2,"bad":"x"}')).toEqual({ FLD: 2 })
  for (const kept of [null, '', 'no json', '[]', '3']) expect(parseUses(kept)).toEqual({})
})
