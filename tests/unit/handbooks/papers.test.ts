import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { attachmentPath } from '../../../main/host/index'
import { readPlan } from '../../../main/plans/import'
import { sectionLabel } from '../../../preload/contract/outline'
import { openTestHost, type TestHost } from '../../helpers/host'
import { flatten, readPdf } from '../documents/read-pdf'

let host: TestHost
let plan = ''
const cardPosts = ['总指挥', '水利站值班员']

const text = `清源镇防汛应急预案

一、总则
（一）编制目的
　　做好本镇洪涝灾害的防御和抢险救灾，保证抗洪抢险高效有序进行，减少人员伤亡和财产损失。
（二）适用范围
　　适用于本镇范围内江河洪水、山洪、内涝的防御与处置。
二、组织指挥
（一）指挥机构
　　镇防汛指挥部由镇长任指挥长，分管副镇长任副指挥长。
三、应急响应
　　县防指启动四级响应时，水利站站长坐镇指挥，巡查人员上岗。
附件1 通讯录
　　镇值班室。`

beforeAll(async () => {
  host = await openTestHost()
  const file = join(host.folder, '预案.txt')
  writeFileSync(file, text)
  const made = await host.ask('plans', 'importPlan', {
    file: { token: host.grant(file) },
    facts: {
      category: 'special',
      issuedBy: '清源镇人民政府',
      issuedOn: '2026-03-05',
      documentNumber: '清府发〔2026〕1号',
    },
  })
  plan = made.id
  const { versionId } = await host.ask('plans', 'startRevision', { id: plan })
  await host.ask('plans', 'addParts', {
    versionId,
    contents: cardPosts.map((post) => ({
      kind: 'card' as const,
      body: {
        post,
        trigger: '接到县防指启动Ⅲ级响应的通知',
        steps: [
          { text: '通知各村干部到岗', minutes: 15 },
          { text: '巡查圩堤和水库', minutes: null },
        ],
        contacts: [{ role: '镇值班室', name: '值班员', phone: '000-0001119' }],
        bans: ['单人下水'],
      },
    })),
  })
  for (const step of ['submit', 'approve', 'publish'] as const)
    await host.ask('plans', 'takeStep', { id: plan, step })
  for (const [name, unit] of [
    ['王建国', '镇政府'],
    ['李秀英', '派出所'],
  ] as const)
    await host.ask('people', 'save', {
      name,
      unit,
      villageName: unit === '派出所' ? '东坪村' : '',
      phones: [{ kind: 'mobile', number: '13800000000' }],
    })
}, 60_000)
afterAll(async () => {
  await host.close()
  rmSync(host.folder, { recursive: true, force: true })
})

const pathOf = (token: string) => join(host.environment.outputFolder, token)

describe('a handbook', () => {
  it('has cover, contents with right pages, bookmarks, and is registered with its sections', async () => {
    const made = await host.ask('handbooks', 'make', {
      title: '应急手册',
      parts: [
        { kind: 'text', title: '前言', text: '第一段\n第二段' },
        { kind: 'plan', planId: plan },
        { kind: 'cards', planId: plan },
        { kind: 'supplies' },
        { kind: 'people', masked: true },
      ],
    })
    const pdf = await readPdf(pathOf(made.token))
    expect(pdf.pages).toHaveLength(made.pages)
    expect(pdf.pages[0]?.text).toMatch(/内部资料.*应急手册.*第 1 版/u)
    const titles = pdf.bookmarks.map(({ title }) => title)
    expect(titles).toEqual(['前言', '清源镇防汛应急预案', '应急处置卡', '应急物资清单', '应急通讯录'])
    for (const { title, page } of flatten(pdf.bookmarks)) expect(pdf.pages[page - 1]?.text).toContain(title)
    // Each line of the contents names the page that its heading stands on.
    const contents = pdf.pages[1]?.items ?? []
    const listed = flatten(pdf.bookmarks).filter(({ level }) => level < 2)
    expect(listed.length).toBeGreaterThan(8)
    for (const { title, page } of listed) {
      const at = contents.find(({ text: words }) => words === title)
      const number = contents.find(
        (item) => Math.abs(item.y - (at?.y ?? 0)) < 1 && /^\d+$/.test(item.text) && item.x > 400,
      )
      expect([title, Number(number?.text)]).toEqual([title, page])
    }
    const all = pdf.pages.map((page) => page.text).join('')
    expect(all).toContain('138****0000')
    expect(all).not.toContain('13800000000')
    expect(made.warnings).toEqual([{ code: 'empty-part', facts: { title: '应急物资清单' } }])
    expect(made.fonts.length).toBeGreaterThan(0)

    const kept = await host.ask('handbooks', 'get', { id: made.id })
    expect(kept).toMatchObject({
      title: '应急手册',
      version: 1,
      form: 'handbook',
      kept: true,
      edition: made.edition,
    })
    expect(kept.pageHashes).toHaveLength(made.pages)
    for (const section of kept.sections) expect(pdf.pages[section.from - 1]?.text).toContain(section.title)
    expect(kept.sections.find(({ title }) => title === '一、总则')?.key).toMatch(new RegExp(`^plan:${plan}#`))
    expect(new Set(kept.sections.map(({ key }) => key)).size).toBe(kept.sections.length)
  }, 60_000)

  it('keeps the sums of what did not change, and changes those of what did', async () => {
    const order = {
      title: '两版',
      parts: [{ kind: 'people' as const }, { kind: 'text' as const, title: '说明', text: '旧' }],
    }
    const first = await host.ask('handbooks', 'make', order)
    const second = await host.ask('handbooks', 'make', {
      ...order,
      parts: [{ kind: 'people' as const }, { kind: 'text' as const, title: '说明', text: '新' }],
    })
    const [a, b] = await Promise.all([first, second].map(({ id }) => host.ask('handbooks', 'get', { id })))
    const sums = (one: typeof a) =>
      Object.fromEntries(one?.sections.map(({ key, hash }) => [key, hash]) ?? [])
    expect(sums(b)['people:']).toBe(sums(a)['people:'])
    expect(sums(b)['text:说明']).not.toBe(sums(a)['text:说明'])
    expect(a?.pageHashes.at(-2)).toBe(b?.pageHashes.at(-2))
    expect(a?.pageHashes.at(-1)).not.toBe(b?.pageHashes.at(-1))
    expect(a?.edition).toMatch(/^1-\d{8}-[0-9a-f]{6}$/)
    expect(b?.edition).toMatch(/^2-/)
  }, 60_000)

  it('is opened again as it was, and says so when its file is gone', async () => {
    const made = await host.ask('handbooks', 'make', { title: '再打开', parts: [{ kind: 'people' }] })
    const opened = await host.ask('handbooks', 'open', { id: made.id })
    expect(opened.token).not.toBe(made.token)
    expect(readFileSync(pathOf(opened.token)).equals(readFileSync(pathOf(made.token)))).toBe(true)
    const { rows } = await host.ask('handbooks', 'list', { search: '再打开' })
    expect(rows[0]?.kept).toBe(true)
    const row = await host.reader.read(async (em) =>
      em.query('SELECT file_sha256 AS sum FROM handbooks WHERE id = ?', [made.id]),
    )
    rmSync(attachmentPath(host.environment.dataFolder, row[0].sum))
    expect(await host.refused('handbooks', 'open', { id: made.id })).toMatchObject({ code: 'paper-gone' })
    expect((await host.ask('handbooks', 'list', { search: '再打开' })).rows[0]?.kept).toBe(false)
    expect(await host.refused('handbooks', 'open', { id: plan })).toMatchObject({ code: 'not-found' })
  }, 60_000)

  it('refuses a plan that is not here and leaves nothing behind', async () => {
    const before = (await host.ask('handbooks', 'list', {})).total
    const failure = await host.refused('handbooks', 'make', {
      title: '没有的预案',
      parts: [{ kind: 'plan', planId: '00000000-0000-4000-8000-000000000001' }],
    })
    expect(failure.code).toBe('not-found')
    expect((await host.ask('handbooks', 'list', {})).total).toBe(before)
  })

  it('leaves sections out with everything below them', async () => {
    const { sections } = await host.ask('handbooks', 'listSections', { planId: plan })
    const general = sections.find(({ label }) => label.includes('总则'))
    const made = await host.ask('handbooks', 'make', {
      title: '删节本',
      parts: [{ kind: 'plan', planId: plan, omit: [general?.key ?? ''], facts: false }],
    })
    const pdf = await readPdf(pathOf(made.token))
    const all = flatten(pdf.bookmarks).map(({ title }) => title)
    expect(all).not.toContain('一、总则')
    expect(all).not.toContain('（一）编制目的')
    expect(all).toContain('二、组织指挥')
  }, 60_000)
})

describe('an official paper', () => {
  it('has the red head, only page numbers, the attachment on a new page and the closing lines last', async () => {
    const made = await host.ask('handbooks', 'make', {
      title: '清源镇防汛应急预案',
      form: 'official',
      internal: false,
      cover: false,
      contents: false,
      redHead: { body: '清源镇人民政府', documentNumber: '清府发〔2026〕1号' },
      imprint: { copyTo: '县应急管理局', printedBy: '清源镇党政办', printedOn: '2026-03-06' },
      parts: [{ kind: 'plan', planId: plan }],
    })
    const { pages } = await readPdf(pathOf(made.token))
    expect(pages[0]?.text).toContain('清源镇人民政府文件')
    expect(pages[0]?.text).not.toContain('清源镇应急管理服务中心')
    expect(pages[0]?.text).toContain('— 1 —')
    const last = pages.at(-1)
    expect(pages[2]?.text).toMatch(/^\S*— 3 —附件1/u)
    // The attachment's name: in the middle of the third line, and named under the text before it.
    const name = pages[2]?.items.find(({ text: words }) => words === '通讯录')
    expect(name?.size).toBeCloseTo(22, 1)
    expect((name?.x ?? 0) + (name?.width ?? 0) / 2).toBeCloseTo(((28 + 156 / 2) * 72) / 25.4, 0)
    expect(pages[1]?.text).toMatch(/附件：通讯录/u)
    // The lines at the end: on the back of the last sheet, size 4, the last rule on the block's lower edge.
    expect(pages).toHaveLength(4)
    const copyTo = last?.items.find(({ text: words }) => words.startsWith('抄送'))
    expect(copyTo?.size).toBeCloseTo(14, 1)
    expect(copyTo?.x).toBeCloseTo((28 * 72) / 25.4 + 14, 0)
    expect(last?.text).toContain('抄送：县应急管理局')
    expect(last?.text).toContain('2026年3月6日印发')
    expect(pages.map(({ text: page }) => page).join('')).toMatch(/清源镇人民政府\d{4}年[1-9]\d?月[1-9]\d?日/u)
    // The number of a right page stands right, one character in from the block's edge at 28 + 156 mm.
    const number = pages[0]?.items.find(({ text: words }) => words.includes('— 1 —'))
    expect((number?.x ?? 0) + (number?.width ?? 0)).toBeCloseTo(((28 + 156) * 72) / 25.4 - 14, 0)
    // The number stands 7 mm under the text block (its base line a character's height lower).
    expect(((number?.y ?? 0) * 25.4) / 72 - (37 + 225)).toBeGreaterThan(7)
    expect(((number?.y ?? 0) * 25.4) / 72 - (37 + 225)).toBeLessThan(13)
  }, 60_000)
})

describe('cards', () => {
  it('fill a page each, phones at the foot, or four come onto a sheet', async () => {
    const order = {
      title: '处置卡',
      form: 'cards' as const,
      paper: 'A6' as const,
      internal: false,
      cover: false,
      contents: false,
      parts: [{ kind: 'cards' as const, planId: plan }],
    }
    const single = await host.ask('handbooks', 'make', order)
    const { pages } = await readPdf(pathOf(single.token))
    expect(pages).toHaveLength(2)
    for (const [at, post] of cardPosts.entries()) {
      const page = pages[at]
      expect(page?.width).toBeCloseTo((105 * 72) / 25.4, 0)
      expect(page?.text).toContain(post)
      const phone = page?.items.find(({ text: words }) => words.includes('000-0001119'))
      expect(phone?.size).toBeGreaterThan(16)
      expect(phone?.y).toBeGreaterThan((page?.height ?? 0) * 0.82)
    }
    const four = await host.ask('handbooks', 'make', { ...order, title: '四拼', imposition: 'four' })
    expect(four).toMatchObject({ pages: 2, sheets: 1 })
    const sheet = (await readPdf(pathOf(four.token))).pages
    expect(sheet).toHaveLength(1)
    expect(sheet[0]?.width).toBeCloseTo((210 * 72) / 25.4, 0)
  }, 60_000)
})

describe('a pocket book', () => {
  it('has each card on a page of its own, named in the contents', async () => {
    const made = await host.ask('handbooks', 'make', {
      title: '口袋本',
      form: 'pocket',
      paper: 'A6',
      parts: [{ kind: 'people' }, { kind: 'cards', planId: plan }],
    })
    const pdf = await readPdf(pathOf(made.token))
    const cards = pdf.bookmarks.find(({ title }) => title === '应急处置卡')
    expect(cards?.items.map(({ title, page }) => [title, page - (cards?.page ?? 0)])).toEqual(
      cardPosts.map((post, at) => [`${post}应急处置卡`, at]),
    )
    for (const { page } of cards?.items ?? []) expect(pdf.pages[page - 1]?.text).toContain('000-0001119')
    expect(pdf.pages[1]?.text).toContain('应急处置卡')
  }, 60_000)
})

describe('a phone book', () => {
  it('has fewer columns on A6', async () => {
    const order = {
      form: 'phones' as const,
      cover: false,
      contents: false,
      parts: [{ kind: 'people' as const }],
    }
    const [large, small] = await Promise.all(
      (['A4', 'A6'] as const).map(async (paper) => {
        const made = await host.ask('handbooks', 'make', { ...order, title: `通讯录${paper}`, paper })
        return (await readPdf(pathOf(made.token))).pages[0]?.text
      }),
    )
    expect(large).toContain('所在村')
    expect(small).not.toContain('所在村')
    expect(small).toContain('李秀英')
  }, 60_000)
})

describe('a village’s sheet', () => {
  it('has whom to call on a line each, and stays on a page', async () => {
    const made = await host.ask('handbooks', 'make', {
      title: '东坪村应急明白表',
      form: 'village',
      cover: false,
      contents: false,
      parts: [{ kind: 'village', village: '东坪村', masked: true }],
    })
    const { pages } = await readPdf(pathOf(made.token))
    expect(pages).toHaveLength(1)
    const line = (words: string) => pages[0]?.items.find((item) => item.text === words)?.y
    expect(line('李秀英')).toBeCloseTo(line('138****0000') ?? 0, 0)
    expect(pages[0]?.text).toContain('派出所')
  }, 60_000)
})

describe('the same paper as a Word file', () => {
  it('comes back through the import with the same outline', async () => {
    const made = await host.ask('handbooks', 'makeWord', {
      title: '清源镇防汛应急预案',
      form: 'official',
      internal: false,
      cover: false,
      contents: false,
      parts: [{ kind: 'plan', planId: plan, facts: false }],
    })
    const { sections } = await host.ask('handbooks', 'listSections', { planId: plan })
    const back = await readPlan(pathOf(made.token), made.name)
    const outline = back.sections.map((section) => [section.level, sectionLabel(section)])
    const main = sections
      .filter(({ label }) => !label.startsWith('附件'))
      .map(({ level, label }) => [level, label])
    expect(back.title).toBe('清源镇防汛应急预案')
    expect(outline.slice(0, main.length)).toEqual(main)
    const words = back.blocks.map((block) => JSON.stringify(block)).join('')
    expect(words).toContain('减少人员伤亡和财产损失')
  }, 60_000)
})

describe('templates', () => {
  const order = {
    title: '县模板手册',
    parts: [{ kind: 'people' as const, units: ['镇政府'] }],
  }

  it('are saved, renamed, opened, given away, brought in and removed', async () => {
    const full = { ...order, parts: [{ kind: 'plan' as const, planId: plan }, ...order.parts] }
    const saved = await host.ask('handbooks', 'saveTemplate', { name: '汛期手册', order: full })
    expect(await host.refused('handbooks', 'saveTemplate', { name: '汛期手册', order: full })).toMatchObject({
      code: 'duplicate',
    })
    const renamed = await host.ask('handbooks', 'saveTemplate', {
      id: saved.id,
      rev: saved.rev,
      name: '汛期手册 A4',
    })
    expect(renamed).toMatchObject({ name: '汛期手册 A4', source: 'own', parts: 2 })
    expect(await host.ask('handbooks', 'openTemplate', { id: saved.id })).toMatchObject({
      missing: [],
      order: full,
    })

    const file = await host.ask('handbooks', 'exportTemplate', { id: saved.id })
    const content = readFileSync(pathOf(file.token), 'utf8')
    // Units are this office's own; the plan goes by its title.
    expect(content).not.toContain('镇政府')
    expect(content).toContain('清源镇防汛应急预案')
    const elsewhere = content.replaceAll(plan, '00000000-0000-4000-8000-000000000009')
    const path = join(host.folder, '模板.json')
    writeFileSync(path, `\uFEFF${elsewhere}`)
    const brought = await host.ask('handbooks', 'importTemplate', { file: { token: host.grant(path) } })
    expect(brought).toMatchObject({ template: { name: '汛期手册 A4（2）', source: 'county' }, missing: [] })
    const opened = await host.ask('handbooks', 'openTemplate', { id: brought.template.id })
    expect(opened.order.parts[0]).toEqual({ kind: 'plan', planId: plan })

    await host.ask('handbooks', 'removeTemplate', { id: saved.id })
    const names = (await host.ask('handbooks', 'listTemplates', {})).rows.map(({ name }) => name)
    expect(names).not.toContain('汛期手册 A4')
    expect(names).toContain('乡镇应急手册')
  })

  it('name the plans that are not here and leave them out', async () => {
    const path = join(host.folder, '外地.json')
    const strange = '00000000-0000-4000-8000-000000000008'
    const template = {
      kind: 'youbei-printing-template',
      format: 1,
      name: '外地模板',
      order: {
        title: '手册',
        plans: { [strange]: { title: '某县地震应急预案', category: 'special' } },
        parts: [{ kind: 'plan', planId: strange }, { kind: 'supplies' }],
      },
    }
    writeFileSync(path, JSON.stringify(template))
    const { missing, template: kept } = await host.ask('handbooks', 'importTemplate', {
      file: { token: host.grant(path) },
    })
    expect(missing).toEqual(['某县地震应急预案'])
    const opened = await host.ask('handbooks', 'openTemplate', { id: kept.id })
    expect(opened).toMatchObject({ missing: ['某县地震应急预案'], order: { parts: [{ kind: 'supplies' }] } })
  })

  it.each([
    ['no JSON', '你好'],
    ['another JSON', '{"name":"x"}'],
    [
      'an unknown property',
      '{"kind":"youbei-printing-template","format":1,"name":"x","script":"y","order":{"title":"t","parts":[{"kind":"supplies"}]}}',
    ],
    [
      'an unknown kind of part',
      '{"kind":"youbei-printing-template","format":1,"name":"x","order":{"title":"t","parts":[{"kind":"shell"}]}}',
    ],
    [
      'a newer format',
      '{"kind":"youbei-printing-template","format":2,"name":"x","order":{"title":"t","parts":[{"kind":"supplies"}]}}',
    ],
    ['too large', `{"kind":"${'x'.repeat(600_000)}"}`],
  ])('refuse a file that is %s', async (_what, source) => {
    const path = join(host.folder, 'bad.json')
    writeFileSync(path, source)
    const before = (await host.ask('handbooks', 'listTemplates', {})).total
    const failure = await host.refused('handbooks', 'importTemplate', { file: { token: host.grant(path) } })
    expect(failure.code).toBe('file-not-what-it-says')
    expect((await host.ask('handbooks', 'listTemplates', {})).total).toBe(before)
  })
})
