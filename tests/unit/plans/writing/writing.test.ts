import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Block } from '../../../../preload/contract/blocks'
import { sectionLabel } from '../../../../preload/contract/outline'
import { openTestHost, type TestHost } from '../../../helpers/host'

let host: TestHost
beforeEach(async () => {
  host = await openTestHost()
})
afterEach(() => host.close())

const paragraph = (text: string): Block => ({ kind: 'paragraph', runs: [{ text }] })
const line = (tree: { sections: readonly { level: number; number: string; title: string }[] }) =>
  tree.sections.map((section) => `${'·'.repeat(section.level - 1)}${sectionLabel(section)}`)

/** A plan begun from the special outline, with its tree. */
async function begun(outline?: string) {
  const plan = await host.ask('plans', 'newPlan', {
    title: '清源镇防汛专项应急预案',
    category: 'special',
    ...(outline ? { outline } : {}),
  })
  return { id: plan.id, plan, tree: await host.ask('plans', 'getDraft', { id: plan.id }) }
}

/** A plan with a small tree of its own: 总则（目的、依据）、响应（启动、终止）. */
async function small() {
  const { id } = await begun()
  const { added } = await host.ask('plans', 'addSections', {
    id,
    beside: null,
    sections: [
      { title: '总则' },
      { title: '目的', level: 2 },
      { title: '依据', level: 2 },
      { title: '响应' },
      { title: '启动', level: 2 },
    ],
  })
  return { id, added, at: (index: number) => added[index] ?? '' }
}

const write = async (id: string, sectionId: string, blocks: Block[]) => {
  const { stamp } = await host.ask('plans', 'readDraftSection', { id, sectionId })
  return host.ask('plans', 'saveSection', { id, sectionId, stamp, blocks })
}

describe('a plan from an outline', () => {
  it('is a draft with numbered headings, hints, and nothing written', async () => {
    const { plan, tree } = await begun('township-master')
    expect(plan).toMatchObject({ state: 'draft', outline: 'township-master', versionNumber: 1 })
    expect(tree.sections.every((section) => section.empty)).toBe(true)
    expect(line(tree).slice(0, 3)).toEqual(['一、总则', '·（一）编制目的', '·（二）编制依据'])
    expect(line(tree).at(-1)).toBe('附件6 应急处置流程图')
    expect(tree.sections[1]?.hint).toContain('为什么')
  })

  it('can be empty, and is refused for an outline that is not there', async () => {
    expect((await begun()).tree.sections).toEqual([])
    expect(
      await host.refused('plans', 'newPlan', { title: '甲', outline: 'township-mistress' }),
    ).toMatchObject({ code: 'outline-not-found' })
    expect((await host.ask('plans', 'list', {})).total).toBe(1)
  })

  it('is taken back by undo', async () => {
    await begun('village-brief')
    await host.ask('care', 'undo', {})
    expect((await host.ask('plans', 'list', {})).total).toBe(0)
  })
})

describe('writing a section', () => {
  it('keeps the text, counts it, and is found by the search while the plan is only a draft', async () => {
    const { id, at } = await small()
    const saved = await write(id, at(1), [paragraph('保护群众生命安全。')])
    expect(saved.characters).toBe(9)
    const tree = await host.ask('plans', 'getDraft', { id })
    expect(tree.sections.map((section) => section.empty)).toEqual([true, false, true, true, true])
    expect(tree.plan).toMatchObject({ characters: 9, sections: 5 })
    const { hits } = await host.ask('plans', 'search', { text: '群众' })
    expect(hits.map((hit) => hit.sectionId)).toEqual([at(1)])
  })

  it('is refused when the section was changed elsewhere, and keeps what is there', async () => {
    const { id, at } = await small()
    const { stamp } = await host.ask('plans', 'readDraftSection', { id, sectionId: at(1) })
    await write(id, at(1), [paragraph('别处写的')])
    const mine = { id, sectionId: at(1), stamp, blocks: [paragraph('我写的')] }
    expect(await host.refused('plans', 'saveSection', mine)).toMatchObject({ code: 'changed-since' })
    expect((await host.ask('plans', 'readDraftSection', { id, sectionId: at(1) })).blocks).toEqual([
      paragraph('别处写的'),
    ])
  })

  it('refuses a picture that was never kept, and takes one that was', async () => {
    const { id, at } = await small()
    const image = (attachment: string): Block => ({ kind: 'image', attachment, width: 1, height: 1, alt: '' })
    const { stamp } = await host.ask('plans', 'readDraftSection', { id, sectionId: at(0) })
    expect(
      await host.refused('plans', 'saveSection', {
        id,
        sectionId: at(0),
        stamp,
        blocks: [image('0'.repeat(64))],
      }),
    ).toMatchObject({ code: 'not-found' })
    const png =
      'iVBORw0KGgoAAAANSUhEUgAAAAIAAAADCAIAAAA2iEnWAAAAEElEQVR4nGP8z8Dwn4EIAAAyNwMBWYVGBwAAAABJRU5ErkJggg=='
    const kept = await host.ask('plans', 'keepPicture', { data: png })
    expect(kept).toMatchObject({ width: 2, height: 3 })
    await write(id, at(0), [image(kept.attachment)])
    expect(
      await host.refused('plans', 'keepPicture', { data: Buffer.from('MZ no picture').toString('base64') }),
    ).toMatchObject({ code: 'file-not-a-picture' })
  })
})

describe('the tree', () => {
  const start = ['一、总则', '·（一）目的', '·（二）依据', '二、响应', '·（一）启动']

  it('numbers itself, moves with everything below, and undo puts it back', async () => {
    const { id, at } = await small()
    const moved = await host.ask('plans', 'moveSection', { id, sectionId: at(0), move: { kind: 'down' } })
    expect(line(moved)).toEqual(['一、响应', '·（一）启动', '二、总则', '·（一）目的', '·（二）依据'])
    await host.ask('care', 'undo', {})
    const inside = await host.ask('plans', 'moveSection', {
      id,
      sectionId: at(3),
      move: { kind: 'inside', target: at(1) },
    })
    expect(line(inside)).toEqual(['一、总则', '·（一）目的', '··1.响应', '···（1）启动', '·（二）依据'])
    await host.ask('care', 'undo', {})
    expect(line(await host.ask('plans', 'getDraft', { id }))).toEqual(start)
  })

  it('refuses a move that cannot be made', async () => {
    const { id, at } = await small()
    const into = { id, sectionId: at(0), move: { kind: 'inside', target: at(1) } } as const
    expect(await host.refused('plans', 'moveSection', into)).toMatchObject({ code: 'move-not-possible' })
    expect(line(await host.ask('plans', 'getDraft', { id }))).toEqual(start)
  })

  it('gives back what was removed, with its text, table and place', async () => {
    const { id, at } = await small()
    const table: Block = { kind: 'table', headerRows: 1, rows: [[{ text: '甲' }], [{ text: '乙' }]] }
    await write(id, at(2), [paragraph('依据法律。'), table])
    const removed = await host.ask('plans', 'removeSection', { id, sectionId: at(0) })
    expect(removed.removed).toBe(3)
    expect(line(removed)).toEqual(['一、响应', '·（一）启动'])
    expect((await host.ask('plans', 'getDraft', { id })).plan).toMatchObject({ tables: 0, characters: 0 })
    await host.ask('care', 'undo', {})
    const tree = await host.ask('plans', 'getDraft', { id })
    expect(line(tree)).toEqual(start)
    expect(tree.plan).toMatchObject({ tables: 1, characters: 7 })
    expect((await host.ask('plans', 'readDraftSection', { id, sectionId: at(2) })).blocks).toEqual([
      paragraph('依据法律。'),
      table,
    ])
  })

  it('does not take an added section back once something was written in it', async () => {
    const { id, at } = await small()
    const { added } = await host.ask('plans', 'addSections', {
      id,
      beside: at(3),
      sections: [{ title: '附则' }],
    })
    await write(id, added[0] ?? '', [paragraph('自印发之日起施行。')])
    expect(await host.refused('care', 'undo', {})).toMatchObject({ code: 'changed-since' })
    expect(line(await host.ask('plans', 'getDraft', { id }))).toEqual([...start, '三、附则'])
  })

  it('changes its numbers with the style and keeps them on request', async () => {
    const { id, at } = await small()
    const decimal = await host.ask('plans', 'setNumbering', { id, numbering: 'decimal' })
    expect(line(decimal)).toEqual(['1 总则', '·1.1 目的', '·1.2 依据', '2 响应', '·2.1 启动'])
    await host.ask('plans', 'setNumbering', { id, numbering: 'kept' })
    const kept = await host.ask('plans', 'renameSection', {
      id,
      sectionId: at(0),
      title: '总 则',
      number: '第一章',
    })
    expect(line(kept)[0]).toBe('第一章 总 则')
    expect(
      line(await host.ask('plans', 'moveSection', { id, sectionId: at(0), move: { kind: 'down' } })),
    ).toEqual(['2 响应', '·2.1 启动', '第一章 总 则', '·1.1 目的', '·1.2 依据'])
    for (let step = 0; step < 4; step++) await host.ask('care', 'undo', {})
    expect(line(await host.ask('plans', 'getDraft', { id }))).toEqual(start)
  })

  it('puts an annex beside an annex', async () => {
    const { id, tree } = await begun('township-master')
    const annex = tree.sections.find((section) => section.number === '附件2')
    const grown = await host.ask('plans', 'addSections', {
      id,
      beside: annex?.id ?? null,
      sections: [{ title: '村（社区）一览表' }],
    })
    expect(line(grown).slice(-6)[0]).toBe('附件2 主要风险清单')
    expect(line(grown).slice(-6)[1]).toBe('附件3 村（社区）一览表')
    expect(line(grown).at(-1)).toBe('附件7 应急处置流程图')
  })
})

describe('find and replace', () => {
  it('finds in headings, paragraphs, lists and tables, and replaces all of it; undo brings it back', async () => {
    const { id, at } = await small()
    await write(id, at(1), [
      {
        kind: 'paragraph',
        runs: [{ text: '镇防' }, { text: '汛办', bold: true }, { text: '负责；防汛办值班。' }],
      },
      { kind: 'list', ordered: false, items: [[{ text: '防汛办' }]] },
    ])
    await write(id, at(2), [{ kind: 'table', headerRows: 0, rows: [[{ text: '防汛办' }, { text: '电话' }]] }])
    await host.ask('plans', 'renameSection', { id, sectionId: at(3), title: '防汛办职责' })
    const words = { id, text: '防汛办' }
    const found = await host.ask('plans', 'findInDraft', words)
    expect(found.total).toBe(5)
    expect(found.sections.map((section) => [section.inTitle, section.inText])).toEqual([
      [0, 3],
      [0, 1],
      [1, 0],
    ])
    const done = await host.ask('plans', 'replaceInDraft', { ...words, by: '应急办' })
    expect(done).toEqual({ replaced: 5, sections: 3 })
    expect((await host.ask('plans', 'readDraftSection', { id, sectionId: at(1) })).blocks[0]).toEqual({
      kind: 'paragraph',
      runs: [{ text: '镇应急办' }, { text: '负责；应急办值班。' }],
    })
    expect((await host.ask('plans', 'findInDraft', words)).total).toBe(0)
    await host.ask('care', 'undo', {})
    expect((await host.ask('plans', 'findInDraft', words)).total).toBe(5)
  })

  it('takes signs for what they are', async () => {
    const { id, at } = await small()
    await write(id, at(1), [paragraph('费用（元）$1 与 a.b')])
    expect((await host.ask('plans', 'findInDraft', { id, text: '（元）$1' })).total).toBe(1)
    expect((await host.ask('plans', 'findInDraft', { id, text: 'a?b' })).total).toBe(0)
    await host.ask('plans', 'replaceInDraft', { id, text: 'A.B', by: '$&' })
    expect((await host.ask('plans', 'readDraftSection', { id, sectionId: at(1) })).blocks).toEqual([
      paragraph('费用（元）$1 与 $&'),
    ])
  })
})

describe('a version that is no draft', () => {
  it('refuses every change with the reason, and changes nothing', async () => {
    const { id, at } = await small()
    const tree = await host.ask('plans', 'getDraft', { id })
    const { stamp } = await host.ask('plans', 'readDraftSection', { id, sectionId: at(1) })
    await host.ask('plans', 'takeStep', { id, step: 'submit' })
    const section = { id, sectionId: at(1) }
    const refusals = await Promise.all([
      host.refused('plans', 'getDraft', { id }),
      host.refused('plans', 'saveSection', { ...section, stamp, blocks: [] }),
      host.refused('plans', 'renameSection', { ...section, title: '甲' }),
      host.refused('plans', 'addSections', { id, beside: null, sections: [{ title: '甲' }] }),
      host.refused('plans', 'moveSection', { ...section, move: { kind: 'down' } }),
      host.refused('plans', 'removeSection', section),
      host.refused('plans', 'setNumbering', { id, numbering: 'decimal' }),
      host.refused('plans', 'replaceInDraft', { id, text: '目的', by: '甲' }),
    ])
    expect(new Set(refusals.map((failure) => failure.code))).toEqual(new Set(['not-a-draft']))
    const { outline } = await host.ask('plans', 'get', { id })
    expect(line({ sections: outline })).toEqual(line(tree))
  })

  it('is written on after it was sent back, and as a copy once it was published', async () => {
    const { id, at } = await small()
    await write(id, at(1), [paragraph('甲')])
    await host.ask('plans', 'takeStep', { id, step: 'submit' })
    await host.ask('plans', 'takeStep', { id, step: 'return', opinion: '补充' })
    await write(id, at(2), [paragraph('乙')])
    for (const step of ['submit', 'approve', 'publish'] as const)
      await host.ask('plans', 'takeStep', { id, step })
    expect(await host.refused('plans', 'getDraft', { id })).toMatchObject({ code: 'not-a-draft' })
    await host.ask('plans', 'startRevision', { id })
    const tree = await host.ask('plans', 'getDraft', { id })
    expect(tree.versionNumber).toBe(2)
    await write(id, tree.sections[1]?.id ?? '', [paragraph('丙')])
    const { sections } = await host.ask('plans', 'readSections', { id })
    expect(sections[1]?.blocks).toEqual([paragraph('甲')])
  })
})

describe('outlines of the office', () => {
  it('are made from a plan, begin a plan, and can be taken away and back', async () => {
    const { id } = await small()
    const { id: outline } = await host.ask('plans', 'saveAsOutline', { planId: id, name: '本镇专项预案' })
    expect(await host.refused('plans', 'saveAsOutline', { planId: id, name: '本镇专项预案' })).toMatchObject({
      code: 'duplicate',
    })
    const plan = await host.ask('plans', 'newPlan', { title: '乙', outline, numbering: 'decimal' })
    expect(line(await host.ask('plans', 'getDraft', { id: plan.id })).slice(0, 2)).toEqual([
      '1 总则',
      '·1.1 目的',
    ])
    await host.ask('plans', 'removeOutline', { id: outline })
    const own = async () => (await host.ask('plans', 'listOutlines', {})).outlines.filter((one) => one.own)
    expect(await own()).toEqual([])
    await host.ask('care', 'undo', {})
    expect((await own()).map((one) => one.name)).toEqual(['本镇专项预案'])

    // From the recycle bin it comes back as it was; not beside another of its name.
    await host.ask('plans', 'removeOutline', { id: outline })
    const bin = async () => (await host.ask('care', 'listBin', { kind: 'plan-outline' })).rows
    expect(await bin()).toMatchObject([{ kind: 'plan-outline', id: outline, title: '本镇专项预案' }])
    const { id: other } = await host.ask('plans', 'saveAsOutline', { planId: id, name: '本镇专项预案' })
    const entries = [{ kind: 'plan-outline', id: outline }]
    expect(await host.refused('care', 'restore', { entries })).toMatchObject({ code: 'duplicate' })
    await host.ask('plans', 'removeOutline', { id: other })
    await host.ask('care', 'restore', { entries })
    expect((await own()).map((one) => one.id)).toEqual([outline])
    expect((await own())[0]?.items.slice(0, 2).map((item) => item.title)).toEqual(['总则', '目的'])
  })

  it('come from a sheet, with levels by their numbers', async () => {
    const path = join(host.folder, 'GBT46793.csv')
    writeFileSync(
      path,
      '编号,标题,编写提示\n1,总则,\n1.1,编制目的,为什么编\n1.2,编制依据,\n2,组织指挥体系,\n,,\n附件1,风险识别清单,\n3,,缺标题\n',
    )
    const read = await host.ask('plans', 'readOutlineFile', { file: { token: host.grant(path) } })
    expect(read.items.map(({ level, title }) => [level, title])).toEqual([
      [1, '总则'],
      [2, '编制目的'],
      [2, '编制依据'],
      [1, '组织指挥体系'],
      [1, '风险识别清单'],
    ])
    expect(read.items[1]?.hint).toBe('为什么编')
    expect(read.refused).toEqual([{ row: 8, reason: 'no-title' }])
    const { id } = await host.ask('plans', 'addOutline', { name: read.name, items: read.items })
    const plan = await host.ask('plans', 'newPlan', { title: '丙', outline: id })
    expect(line(await host.ask('plans', 'getDraft', { id: plan.id })).at(-1)).toBe('附件 风险识别清单')
  })

  it('come from a sheet without heads', async () => {
    const path = join(host.folder, '大纲.csv')
    writeFileSync(path, '第一章 总则\n一、目的\n二、依据\n第二章 响应\n')
    const read = await host.ask('plans', 'readOutlineFile', { file: { token: host.grant(path) } })
    expect(read.items.map(({ level, title }) => [level, title])).toEqual([
      [1, '总则'],
      [2, '目的'],
      [2, '依据'],
      [1, '响应'],
    ])
    const broken = join(host.folder, '图.xlsx')
    writeFileSync(broken, Buffer.from('\x89PNG\r\n', 'latin1'))
    expect(
      (await host.refused('plans', 'readOutlineFile', { file: { token: host.grant(broken) } })).code,
    ).toMatch(/^file-/)
  })
})
