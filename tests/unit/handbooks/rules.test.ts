import { describe, expect, it } from 'vitest'
import { contentsDepth, editionOf, fileName } from '../../../main/handbooks/rules'
import { fits, fitting } from '../../../preload/contract/handbooks/index'

describe('contentsDepth', () => {
  it('goes to the second level while that can be read', () => {
    expect(contentsDepth(0, [])).toBe(2)
    expect(contentsDepth(3, [1, 2, 2, 3, 3])).toBe(2)
    expect(contentsDepth(20, new Array(221).fill(2))).toBe(1)
    expect(contentsDepth(20, new Array(461).fill(1))).toBe(0)
  })
})

describe('editionOf', () => {
  it('names number, day and content', () => {
    expect(editionOf(3, '2026-11-22', 'a1b2c3d4e5')).toBe('3-20261122-a1b2c3')
  })
})

describe('fileName', () => {
  it('leaves out what no file system takes', () => {
    expect(fileName('防汛/抗旱: "手册"?', 2, 'pdf')).toBe('防汛抗旱 手册 第2版.pdf')
    expect(fileName('***', undefined, 'docx')).toBe('手册.docx')
  })
})

describe('an order', () => {
  it('is put right where its form cannot be what was asked', () => {
    const order = { form: 'official', paper: 'A6', imposition: 'booklet' } as const
    expect(fitting(order)).toEqual({ form: 'official', paper: 'A4', imposition: 'none' })
    expect(fitting({ form: 'cards', paper: 'A5', imposition: 'four' })).toEqual({
      form: 'cards',
      paper: 'A5',
      imposition: 'none',
    })
    expect(fitting({ form: 'cards', paper: 'A6', imposition: 'four' }).imposition).toBe('four')
    expect(fits('A4', 'booklet')).toBe(false)
  })
})
