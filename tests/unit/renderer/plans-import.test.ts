import { describe, expect, it } from 'vitest'
import { applyEdits, type Outline } from '../../../preload/contract/outline'
import type { Plan } from '../../../preload/contract/plans/index'
import {
  advance,
  initialFacts,
  isOver,
  type PlanPreview,
  startQueue,
} from '../../../renderer/plans/import/queue'
import {
  changeOutline,
  currentState,
  editsOf,
  type OutlineAction,
  renameTo,
  startHistory,
} from '../../../renderer/plans/outlineEdits'

const outline: Outline = {
  title: '防汛预案',
  sections: [
    { title: '总则', number: '一、', level: 1, from: 0, to: 2 },
    { title: '目的', number: '（一）', level: 2, from: 2, to: 4 },
    { title: '附则', number: '二、', level: 1, from: 4, to: 5 },
  ],
  blocks: ['甲', '（二）依据', '乙', '丙', '丁'].map((text) => ({ kind: 'paragraph', runs: [{ text }] })),
}
const play = (...actions: OutlineAction[]) => actions.reduce(changeOutline, startHistory(outline))
const labels = (history: ReturnType<typeof play>) =>
  currentState(history).outline.sections.map(({ number, title, level }) => `${level}${number}${title}`)

describe('changes to an outline', () => {
  it('are kept so that the host comes to the same outline', () => {
    const history = play(
      { edit: 'split', block: 1 },
      { edit: 'demote', section: 1 },
      { edit: 'promote', section: 2 },
      { edit: 'join', section: 2 },
    )
    expect(editsOf(history)).toHaveLength(4)
    expect(applyEdits(outline, editsOf(history))).toEqual(currentState(history).outline)
  })

  it('can be taken back and made again; a new change forgets what was taken back', () => {
    const done = play({ edit: 'join', section: 1 }, { edit: 'undo' })
    expect(currentState(done).outline).toBe(outline)
    expect(editsOf(done)).toEqual([])
    expect(labels(changeOutline(done, { edit: 'redo' }))).toEqual(['1一、总则', '1二、附则'])
    const other = changeOutline(done, { edit: 'promote', section: 1 })
    expect(changeOutline(other, { edit: 'redo' })).toBe(other)
    expect(labels(other)).toEqual(['1一、总则', '1（一）目的', '1二、附则'])
  })

  it('that are not possible leave everything as it is', () => {
    const start = startHistory(outline)
    for (const action of [
      { edit: 'promote', section: 0 },
      { edit: 'demote', section: 0 },
      { edit: 'demote', section: 1 },
      { edit: 'join', section: 0 },
      { edit: 'split', block: 99 },
      { edit: 'undo' },
      { edit: 'redo' },
      { edit: 'select', section: 17 },
    ] satisfies OutlineAction[])
      expect(changeOutline(start, action), JSON.stringify(action)).toBe(start)
  })

  it('keep the eye on the section they were about', () => {
    expect(currentState(play({ edit: 'select', section: 2 }, { edit: 'join', section: 2 })).selected).toBe(1)
    expect(currentState(play({ edit: 'split', block: 1 })).selected).toBe(1)
    expect(currentState(play({ edit: 'split', block: 3 })).selected).toBe(2)
    expect(currentState(play({ edit: 'join', section: 1 }, { edit: 'undo' })).selected).toBe(0)
  })

  it('do not count a selection as a change', () => {
    expect(editsOf(play({ edit: 'select', section: 2 }))).toEqual([])
    expect(play({ edit: 'select', section: 2 }).at).toBe(0)
  })

  it('do not count renaming to the same name', () => {
    const start = startHistory(outline)
    const same = renameTo(0, '一、总则')
    expect(same && changeOutline(start, same)).toBe(start)
  })
})

describe('a typed heading', () => {
  it('is cut into number and title', () => {
    expect(renameTo(1, '（一）编制目的')).toEqual({
      edit: 'rename',
      section: 1,
      number: '（一）',
      title: '编制目的',
    })
    expect(renameTo(1, '  1.2   适用范围 ')).toEqual({
      edit: 'rename',
      section: 1,
      number: '1.2',
      title: '适用范围',
    })
    expect(renameTo(1, '第三条')).toMatchObject({ number: '第三条', title: '' })
  })

  it('without a number takes the number away; a quantity is no number; nothing typed is no change', () => {
    expect(renameTo(0, '总则')).toEqual({ edit: 'rename', section: 0, number: '', title: '总则' })
    expect(renameTo(0, '3天内转移')).toMatchObject({ number: '', title: '3天内转移' })
    expect(renameTo(0, ' \n ')).toBeNull()
  })
})

const file = (name: string) => ({ token: `token-${name}`, name, bytes: 1 })
const preview = {
  title: '防汛预案',
  suggested: {
    documentNumber: '民府发〔2026〕3号',
    issuedOn: null,
    category: 'special',
    issuedBy: '民和镇人民政府',
    effectiveOn: '2026-01-01',
    eventTypes: ['FLD'],
    sources: [{ fact: 'documentNumber', quote: '民府发〔2026〕3号' }],
  },
} as unknown as PlanPreview
const plan = {
  title: '民和镇防汛应急预案',
  category: 'comprehensive',
  documentNumber: '民府发〔2024〕1号',
  issuedBy: '民和镇人民政府',
  issuedOn: '2024-05-01',
  reviewOn: '2027-05-01',
  remark: '汛前修订',
  effectiveOn: null,
  eventTypes: ['WLG'],
} as unknown as Plan

describe('the queue of files', () => {
  it('goes file by file: read, saved, skipped, refused', () => {
    let queue = startQueue([file('a'), file('b'), file('c')])
    queue = advance(queue, { event: 'reading' })
    queue = advance(queue, { event: 'read', preview })
    queue = advance(queue, { event: 'saving' })
    queue = advance(queue, { event: 'saved', plan })
    expect(queue.at).toBe(1)
    queue = advance(queue, { event: 'reading' })
    queue = advance(queue, { event: 'refused', failure: { code: 'file-encrypted' } })
    expect(queue.at).toBe(1)
    queue = advance(queue, { event: 'next' })
    queue = advance(queue, { event: 'skip' })
    expect(isOver(queue)).toBe(true)
    expect(queue.entries.map(({ state }) => state)).toEqual(['done', 'refused', 'skipped'])
  })

  it('keeps the preview when saving was refused', () => {
    let queue = advance(startQueue([file('a')]), { event: 'read', preview })
    queue = advance(queue, { event: 'saving' })
    queue = advance(queue, { event: 'not-saved', failure: { code: 'disk-full' } })
    expect(queue.entries[0]).toMatchObject({ state: 'ready', preview, failure: { code: 'disk-full' } })
    expect(advance(queue, { event: 'saving' }).entries[0]).not.toHaveProperty('failure')
  })

  it('ignores what does not fit, and what comes when all is over', () => {
    const queue = startQueue([file('a')])
    expect(advance(queue, { event: 'saving' })).toBe(queue)
    expect(advance(queue, { event: 'not-saved', failure: { code: 'busy' } })).toBe(queue)
    const over = advance(queue, { event: 'skip' })
    expect(advance(over, { event: 'read', preview })).toBe(over)
  })
})

describe('the facts a form starts with', () => {
  it('come from the document, its name where it has no title', () => {
    expect(initialFacts(preview, 'x.docx')).toMatchObject({
      title: '防汛预案',
      category: 'special',
      issuedBy: '民和镇人民政府',
      effectiveOn: '2026-01-01',
      eventTypes: ['FLD'],
    })
    expect(initialFacts({ ...preview, title: ' ' }, '某镇.应急预案.docx').title).toBe('某镇.应急预案')
    expect(initialFacts({ ...preview, title: '长'.repeat(300) }, 'x').title).toHaveLength(200)
  })

  it('of a next version keep what was known, and take what the new document says', () => {
    expect(initialFacts(preview, 'x.docx', plan)).toEqual({
      title: '民和镇防汛应急预案',
      category: 'comprehensive',
      documentNumber: '民府发〔2026〕3号',
      issuedBy: '民和镇人民政府',
      issuedOn: '2024-05-01',
      reviewOn: '2027-05-01',
      remark: '汛前修订',
      effectiveOn: '2026-01-01',
      eventTypes: ['WLG'],
    })
  })
})
