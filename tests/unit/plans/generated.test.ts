import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { findOutline } from '../../../main/plans/outline/index'
import { readDocx } from '../../../main/plans/readers/docx'
import type { SourceDocument } from '../../../main/plans/readers/source'
import { readTxt } from '../../../main/plans/readers/txt'
import { blockText } from '../../../preload/contract/blocks'
import { outlineFault } from '../../../preload/contract/outline'
import { asDocx, asPages, asText, type MadePlan, madePlan } from './made-plans'
import { makeDocx, STYLES } from './make-docx'

// Real files on a busy machine; nothing here is about speed.
vi.setConfig({ testTimeout: 60_000 })

function found(source: SourceDocument) {
  const outline = findOutline(source)
  expect(outlineFault(outline)).toBeUndefined()
  return {
    title: outline.title,
    sections: outline.sections.map(({ level, number, title }) => ({ level, number, title })),
    tables: outline.blocks.filter((block) => block.kind === 'table').length,
    texts: outline.blocks.filter((block) => block.kind === 'paragraph').map(blockText),
  }
}

function wanted(plan: MadePlan) {
  return {
    title: plan.title,
    sections: plan.expected,
    tables: plan.lines.filter((line) => line.kind === 'table').length,
    texts: plan.lines.flatMap((line) => (line.kind === 'text' ? [line.text] : [])),
  }
}

const text = (content: string) => readTxt(Buffer.from(content, 'utf8'), {})

describe('a made-up plan has the outline it was made with', () => {
  test('as a text file', () => {
    fc.assert(
      fc.property(madePlan, (plan) => {
        expect(found(text(asText(plan)))).toEqual(wanted(plan))
      }),
      { numRuns: 150 },
    )
  })

  test('as text recovered from pages, its paragraphs torn', () => {
    fc.assert(
      fc.property(madePlan, (plan) => {
        expect(found(text(asPages(plan)))).toEqual(wanted(plan))
      }),
      { numRuns: 150 },
    )
  })

  test('as a Word file, with heading styles or without', async () => {
    await fc.assert(
      fc.asyncProperty(madePlan, fc.boolean(), async (plan, styled) => {
        const bytes = await makeDocx(asDocx(plan, styled), { styles: STYLES })
        expect(found(await readDocx(bytes, 'a.docx', {}))).toEqual(wanted(plan))
      }),
      { numRuns: 40 },
    )
  })
})

test('any text at all gives an outline that holds together and keeps its words', () => {
  const line = fc.string({
    unit: fc.constantFrom(...'一二三、（）()1234.．第章节条附件目录 总则。，；：……\t-—《》预案**'),
    maxLength: 30,
  })
  fc.assert(
    fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
      const source = text(lines.join('\n'))
      const outline = findOutline(source)
      expect(outlineFault(outline)).toBeUndefined()
      const bare = (content: string) => [...content.replace(/[^\p{L}\p{N}]/gu, '')].sort().join('')
      const made = new Set(['前言', '正文', '印发通知'])
      const parts = [
        ...outline.sections.map((one) =>
          one.number === '' && made.has(one.title) ? '' : one.number + one.title,
        ),
        ...outline.blocks.map(blockText),
        ...outline.dropped.map((one) => one.text),
      ]
      const source0 = bare(source.blocks.map((one) => blockText(one.block)).join(''))
      const kept = bare(parts.join(''))
      // The title is either taken out of the text or repeated from it.
      expect([kept, bare(parts.join('') + outline.title)]).toContain(source0)
    }),
    { numRuns: 300 },
  )
})
