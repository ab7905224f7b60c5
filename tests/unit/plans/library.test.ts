import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestHost, type TestHost } from '../../helpers/host'

let host: TestHost
beforeEach(async () => {
  host = await openTestHost()
  mkdirSync(host.folder, { recursive: true })
})
afterEach(() => host.close())

const text = `清源镇防汛应急预案

一、总则
（一）编制目的
　　为做好防汛抗旱工作，制定本预案。
（二）适用范围
　　本预案适用于清源镇。
二、应急响应
　　接到橙色预警后，先期处置组立即转移危险区群众。
`

function document(name: string, content: string | Buffer): { token: string } {
  const path = join(host.folder, name)
  writeFileSync(path, content)
  return { token: host.grant(path) }
}

describe('the plan library', () => {
  it('brings a document in with its outline, and finds words in context', async () => {
    const file = document('预案.txt', text)
    const preview = await host.ask('plans', 'previewImport', { file })
    expect(preview.title).toBe('清源镇防汛应急预案')
    expect(preview.existing).toBeNull()
    const plan = await host.ask('plans', 'importPlan', { file })
    const { outline } = await host.ask('plans', 'get', { id: plan.id })
    expect(outline.map(({ level, number, title }) => [level, number, title])).toEqual([
      [1, '一、', '总则'],
      [2, '（一）', '编制目的'],
      [2, '（二）', '适用范围'],
      [1, '二、', '应急响应'],
    ])
    const { hits } = await host.ask('plans', 'search', { text: '危险区' })
    expect(hits).toMatchObject([{ planId: plan.id, heading: '二、应急响应' }])
    expect(hits[0]?.snippet).toContain('\u0002危险区\u0003')
  })

  it('replays what the person changed in the preview', async () => {
    const plan = await host.ask('plans', 'importPlan', {
      file: document('预案.txt', text),
      edits: [{ edit: 'rename', section: 3, title: '响应行动' }],
      facts: { title: '防汛预案', category: 'special', reviewOn: '2029-01-01' },
    })
    expect(plan).toMatchObject({
      title: '防汛预案',
      category: 'special',
      reviewOn: '2029-01-01',
      versionNumber: 1,
    })
    const { sections } = await host.ask('plans', 'readSections', { id: plan.id, from: 3 })
    expect(sections[0]?.title).toBe('响应行动')
  })

  it('keeps what was read from the document where the person said nothing', async () => {
    const plan = await host.ask('plans', 'importPlan', {
      file: document('a.txt', `清源镇人民政府文件\n清府发〔2025〕7号\n${text}`),
      facts: { reviewOn: '2029-01-01' },
    })
    expect(plan).toMatchObject({ documentNumber: '清府发〔2025〕7号', reviewOn: '2029-01-01' })
  })

  it('makes the same document again the next version, and searches that one only', async () => {
    const first = await host.ask('plans', 'importPlan', { file: document('a.txt', text) })
    const { existing } = await host.ask('plans', 'previewImport', { file: document('b.txt', text) })
    expect(existing).toMatchObject({ id: first.id, versionNumber: 1 })
    const next = await host.ask('plans', 'importPlan', {
      file: document('c.txt', text.replace('橙色', '红色')),
      nextVersionOf: first.id,
    })
    expect(next).toMatchObject({ id: first.id, versionNumber: 2, sourceName: 'c.txt' })
    expect((await host.ask('plans', 'list', {})).total).toBe(1)
    expect((await host.ask('plans', 'search', { text: '橙色' })).hits).toEqual([])
    expect((await host.ask('plans', 'search', { text: '红色' })).hits).toHaveLength(1)
    await host.ask('care', 'undo', {})
    expect((await host.ask('plans', 'get', { id: first.id })).plan.versionNumber).toBe(1)
    expect((await host.ask('plans', 'search', { text: '橙色' })).hits).toHaveLength(1)
  })

  it('recognises the very file, and knows when an older version of it comes again', async () => {
    const first = await host.ask('plans', 'importPlan', { file: document('a.txt', text) })
    const again = await host.ask('plans', 'previewImport', { file: document('别名.txt', text) })
    expect(again.existing).toEqual({
      id: first.id,
      title: first.title,
      versionNumber: 1,
      identical: true,
      fileVersion: 1,
    })
    const changed = document('b.txt', text.replace('橙色', '红色'))
    expect((await host.ask('plans', 'previewImport', { file: changed })).existing).toMatchObject({
      identical: false,
      fileVersion: null,
    })
    await host.ask('plans', 'importPlan', { file: changed, nextVersionOf: first.id })
    const old = await host.ask('plans', 'previewImport', { file: document('c.txt', text) })
    expect(old.existing).toMatchObject({ versionNumber: 2, identical: false, fileVersion: 1 })
  })

  it('suggests what the text says, and where it says so', async () => {
    const paper = `清源镇人民政府文件\n清府发〔2025〕7号\n${text}三、附则\n　　本预案自2025年6月1日起施行。\n`
    const plan = await host.ask('plans', 'importPlan', { file: document('d.txt', paper) })
    expect(plan).toMatchObject({
      documentNumber: '清府发〔2025〕7号',
      issuedBy: '清源镇人民政府',
      effectiveOn: '2025-06-01',
      eventTypes: ['FLD', 'WLG'],
    })
    const { suggested } = await host.ask('plans', 'previewImport', { file: document('e.txt', paper) })
    expect(suggested.sources).toContainEqual({
      fact: 'effectiveOn',
      quote: '本预案自2025年6月1日起施行。',
    })
  })

  it('comes in as a draft that is written on, its numbers kept', async () => {
    const plan = await host.ask('plans', 'importPlan', { file: document('f.txt', text), as: 'draft' })
    expect(plan).toMatchObject({ state: 'draft', draftId: plan.versionId })
    const draft = await host.ask('plans', 'getDraft', { id: plan.id })
    expect(draft.numbering).toBe('kept')
    expect(draft.sections[0]).toMatchObject({ number: '一、', title: '总则' })
    const moved = await host.ask('plans', 'moveSection', {
      id: plan.id,
      sectionId: draft.sections[0]?.id ?? '',
      move: { kind: 'down' },
    })
    expect(moved.sections.map((section) => section.number)).toEqual(['二、', '一、', '（一）', '（二）'])
    const numbered = await host.ask('plans', 'setNumbering', { id: plan.id, numbering: 'decimal' })
    expect(numbered.sections.map((section) => section.number)).toEqual(['1', '2', '2.1', '2.2'])
  })

  it('finds nothing of a plan in the recycle bin, and all of it when it is back', async () => {
    const plan = await host.ask('plans', 'importPlan', { file: document('a.txt', text) })
    await host.ask('plans', 'remove', { ids: [plan.id] })
    expect((await host.ask('plans', 'search', { text: '危险区' })).hits).toEqual([])
    expect((await host.ask('care', 'search', { text: 'fxyj' })).found).toEqual([])
    await host.ask('care', 'restore', { entries: [{ kind: 'plan', id: plan.id }] })
    expect((await host.ask('plans', 'search', { text: '危险区' })).hits).toHaveLength(1)
    expect((await host.ask('care', 'search', { text: 'fxyj' })).found).toMatchObject([
      { kind: 'plan', id: plan.id },
    ])
  })

  it('refuses files that are not what they say, and keeps nothing of them', async () => {
    const bad: [string, Buffer][] = [
      ['空.txt', Buffer.alloc(0)],
      ['假.docx', Buffer.from('this is no zip')],
      ['图.pdf', Buffer.from('%PDF-1.4 broken')],
      ['程序.exe', Buffer.from('MZ\u0090\u0000')],
      ['断.docx', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0])],
    ]
    for (const [name, bytes] of bad) {
      const failure = await host.refused('plans', 'importPlan', { file: document(name, bytes) })
      expect(failure.code, name).toMatch(/^file-/)
    }
    expect((await host.ask('plans', 'list', {})).total).toBe(0)
  })

  it('refuses a file that was never handed over', async () => {
    expect(await host.refused('plans', 'previewImport', { file: { token: 'made-up-token' } })).toEqual({
      code: 'file-not-found',
    })
  })

  it('leaves nothing behind when it is cancelled', async () => {
    const abort = new AbortController()
    abort.abort()
    expect(
      await host.refused('plans', 'importPlan', { file: document('a.txt', text) }, { signal: abort.signal }),
    ).toEqual({ code: 'cancelled' })
    expect((await host.ask('plans', 'list', {})).total).toBe(0)
  })
})
