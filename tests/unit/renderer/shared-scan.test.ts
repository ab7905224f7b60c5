import { expect, it } from 'vitest'
import { ScanReader, type ScanStep } from '../../../renderer/shared/scan/reader'

const code = 'YB:L:0K3F9A0Q2Z'

/** Keys of a text with `gap` milliseconds between them, and Enter at the end. */
function type(reader: ScanReader, text: string, gap: number, from = 0, end = 'Enter'): ScanStep {
  let at = from
  for (const key of text) {
    reader.take({ key, code: '', shiftKey: false, at })
    at += gap
  }
  return reader.take({ key: end, code: end, shiftKey: false, at })
}

it.each([1, 5, 15, 30])('takes a code that comes with %i ms between the keys', (gap) => {
  expect(type(new ScanReader(), code, gap)).toEqual({ kind: 'scanned', text: code })
})

it.each([80, 120, 300])('leaves a code alone that a hand types with %i ms between the keys', (gap) => {
  expect(type(new ScanReader(), code, gap).kind).toBe('nothing')
})

it('leaves every other text alone, however fast', () => {
  expect(type(new ScanReader(), '6901234567892', 5).kind).toBe('nothing')
  expect(type(new ScanReader(), 'YB:L', 5).kind).toBe('nothing')
  expect(type(new ScanReader(), '救生衣', 5).kind).toBe('nothing')
})

it('needs Enter at the end, at once', () => {
  expect(type(new ScanReader(), code, 5, 0, 'Tab').kind).toBe('nothing')
  const reader = new ScanReader()
  for (const [index, key] of [...code].entries())
    reader.take({ key, code: '', shiftKey: false, at: index * 5 })
  expect(reader.take({ key: 'Enter', code: 'Enter', shiftKey: false, at: 2_000 }).kind).toBe('nothing')
})

it('reads two scans one after the other, and one after typing', () => {
  const reader = new ScanReader()
  type(reader, 'abc', 150)
  expect(type(reader, code, 5, 10_000)).toEqual({ kind: 'scanned', text: code })
  expect(type(reader, code, 5, 11_000)).toEqual({ kind: 'scanned', text: code })
})

it('says when a burst begins, so that the field can be put back', () => {
  const reader = new ScanReader()
  expect(reader.take({ key: 'Y', code: 'KeyY', shiftKey: true, at: 1_000 }).kind).toBe('begun')
  expect(reader.take({ key: 'Shift', code: 'ShiftLeft', shiftKey: true, at: 1_002 }).kind).toBe('reading')
  expect(reader.take({ key: 'B', code: 'KeyB', shiftKey: true, at: 1_004 }).kind).toBe('reading')
})

it('reads the keys themselves while a Chinese input method holds them', () => {
  const reader = new ScanReader()
  let at = 0
  for (const key of code) {
    const name = /\d/.test(key) ? `Digit${key}` : key === ':' ? 'Semicolon' : `Key${key}`
    reader.take({ key: 'Process', code: name, shiftKey: key === ':', at })
    at += 5
  }
  expect(reader.take({ key: 'Process', code: 'Enter', shiftKey: false, at: at + 5 })).toEqual({
    kind: 'scanned',
    text: code,
  })
})
