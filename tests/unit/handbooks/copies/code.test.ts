import fc from 'fast-check'
import { uuidv7 } from 'uuidv7'
import { describe, expect, it } from 'vitest'
import { codeOf, codePrefix, readCode, writtenCode } from '../../../../main/handbooks/copies/code'

const id = fc.uuid()

describe("a paper's code", () => {
  it('is read however it was typed or scanned', () => {
    fc.assert(
      fc.property(id, (paper) => {
        const code = codeOf(paper)
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Y]{9}$/)
        for (const typed of [
          code,
          writtenCode(code),
          code.toLowerCase(),
          ` ${writtenCode(code).replaceAll('-', ' ')} `,
          codePrefix + code,
          `yb:c:${code}`,
          code.replaceAll('0', 'o').replaceAll('1', 'l'),
          writtenCode(code).replaceAll('-', '—'),
          [...code].map((sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0)).join(''),
        ])
          expect(readCode(typed), typed).toBe(code)
      }),
    )
  })

  it('is refused when one sign is wrong or two neighbours changed places', () => {
    const signs = [...'0123456789ABCDEFGHJKMNPQRSTVWXY']
    fc.assert(
      fc.property(id, fc.nat(8), fc.constantFrom(...signs), (paper, at, wrong) => {
        const code = codeOf(paper)
        fc.pre(code[at] !== wrong)
        expect(readCode(code.slice(0, at) + wrong + code.slice(at + 1))).toBeUndefined()
        const next = code[at + 1]
        if (at < 7 && next !== undefined && next !== code[at])
          expect(readCode(code.slice(0, at) + next + code[at] + code.slice(at + 2))).toBeUndefined()
      }),
    )
  })

  it('is refused when it is something else', () => {
    for (const typed of ['', '1', 'YB:L:0190', '清源镇', '12345678901234', 'UUUUUUUUU'])
      expect(readCode(typed)).toBeUndefined()
  })

  it('differs from paper to paper', () => {
    const codes = new Set(Array.from({ length: 5_000 }, () => codeOf(uuidv7())))
    expect(codes.size).toBe(5_000)
  })
})
