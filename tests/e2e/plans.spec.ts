import { writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, homeReady, test } from './fixtures'
import { currentHit, outlineOf, planImport } from './pages/plan-import'
import { notice, openScreen, rowsOf, total } from './parts/screen'
import { demo, planned } from './parts/steps'

const text = `清源镇防汛应急预案

一、总则
为做好防汛工作，制定本预案。适用于全镇。
转移安置
按照转移清单逐户落实责任人，先转移老人儿童和行动不便的人，再转移其他群众，路线避开低洼地带和陡坡，夜间转移要有照明和向导，到达之后清点人数逐户登记。先老后幼。
二、组织体系
（一）指挥机构
镇防汛指挥部由镇长任指挥长。
（二）办事机构
办公室设在应急管理服务中心，值班电话 000-0001119。
三、应急响应
收到暴雨红色预警后立即转移。
四、附则
本预案自印发之日起施行。
`

const found = ['一、总则', '二、组织体系', '·（一）指挥机构', '·（二）办事机构', '三、应急响应', '四、附则']

test('brings in a text and a Word file; the outline is put right with the keyboard alone', async ({
  launcher,
}) => {
  const file = join(launcher.folder, '防汛预案.txt')
  writeFileSync(file, text)
  const program = await launcher.start()
  const { page } = program
  await homeReady(page)
  await openScreen(page, '预案库')
  const importing = planImport(page)
  await importing.open(program, [file, demo.plan])
  await expect(importing.title).toHaveValue('清源镇防汛应急预案')
  await importing.expectOutline(found)
  await expect(importing.outline).toBeFocused()

  await importing.goTo('四、附则')
  await importing.outline.press('Tab')
  await importing.expectOutline([...found.slice(0, 5), '·四、附则'])
  await importing.outline.press('Shift+Tab')
  await importing.expectOutline(found)
  await importing.outline.press('Backspace')
  await importing.expectOutline(found.slice(0, 5))
  await expect(importing.text).toContainText('本预案自印发之日起施行。')
  await importing.outline.press('Control+z')
  await importing.expectOutline(found)
  await importing.goTo('三、应急响应')
  await importing.outline.press('F2')
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText('三、响应与转移')
  await page.keyboard.press('Enter')
  await importing.goTo('（一）指挥机构')
  await importing.outline.press('Shift+Tab')
  const corrected = [
    '一、总则',
    '二、组织体系',
    '（一）指挥机构',
    '·（二）办事机构',
    '三、响应与转移',
    '四、附则',
  ]
  await importing.expectOutline(corrected)
  await page.keyboard.press('Control+s')

  await expect(importing.dialog).toHaveAccessibleName(new RegExp(basename(demo.plan)))
  await expect(importing.title).toHaveValue('甲河镇防汛抗旱专项应急预案')
  await expect(importing.outline).toBeFocused()
  await page.keyboard.press('Control+s')
  await expect(importing.result).toContainText('已保存 2 份，无法导入 0 份，跳过 0 份。')
  await page.keyboard.press('Enter')
  await expect(rowsOf(page)).toHaveCount(2)

  await rowsOf(page, '清源镇防汛应急预案').click()
  await expect(page.getByRole('tree', { name: '目录' }).getByRole('treeitem')).toHaveCount(6)
  expect(await outlineOf(page, '目录')).toEqual(corrected)
  await expect(page.getByRole('region', { name: '正文' })).toContainText('收到暴雨红色预警后立即转移。')
})

test('a section is split off where a person says, and what was changed is not thrown away unasked', async ({
  launcher,
}) => {
  const file = join(launcher.folder, '防汛预案.txt')
  writeFileSync(file, text)
  const program = await launcher.start()
  const { page } = program
  await homeReady(page)
  await openScreen(page, '预案库')
  const importing = planImport(page)
  await importing.open(program, [file])
  await importing.expectOutline(found)
  await importing.goTo('一、总则')
  await page.keyboard.press('F6')
  await expect(importing.text.getByRole('group', { name: /^为做好防汛工作/ })).toBeFocused()
  // A short line becomes the heading itself.
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Control+Enter')
  await importing.expectOutline(['一、总则', '转移安置', ...found.slice(1)])
  // A long text is none: a heading is asked for at once.
  await importing.text.getByRole('group', { name: /^按照转移清单/ }).hover()
  await importing.text
    .getByRole('button', { name: /从这里分节/ })
    .last()
    .click()
  await page.keyboard.insertText('责任人')
  await page.keyboard.press('Enter')
  const split = ['一、总则', '转移安置', '责任人', ...found.slice(1)]
  await importing.expectOutline(split)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog', { name: '还有没保存的预案' })).toBeVisible()
  await page.keyboard.press('Escape')
  await importing.outline.focus()
  await importing.expectOutline(split)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '不保存，离开' }).click()
  await expect(importing.dialog).toBeHidden()
  await expect(total(page)).toHaveText('0 条')
})

test('the same document again becomes version 2 of its plan', async ({ launcher }) => {
  launcher.seed(planned)
  const program = await launcher.start()
  const { page } = program
  await homeReady(page)
  await openScreen(page, '预案库')
  const importing = planImport(page)
  await importing.open(program, [demo.plan])
  await expect(
    importing.dialog.getByRole('radio', { name: '作为《甲河镇防汛抗旱专项应急预案》的第 2 版' }),
  ).toBeChecked()
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('heading', { level: 1, name: '甲河镇防汛抗旱专项应急预案' })).toBeVisible()
  await expect(page.getByText(/· 第 2 版 ·/)).toBeVisible()
  await openScreen(page, '预案库')
  await expect(rowsOf(page)).toHaveCount(1)
  await expect(rowsOf(page, '第 2 版')).toHaveCount(1)
})

test('words are found in all plans and inside one, hit after hit', async ({ launcher }) => {
  launcher.seed(planned)
  const { page } = await launcher.start()
  await homeReady(page)
  await openScreen(page, '预案库')
  await page.keyboard.press('Control+Shift+f')
  await page.getByRole('textbox', { name: '在全部预案的正文里查找' }).fill('转移')
  const hits = page.getByRole('region', { name: '甲河镇防汛抗旱专项应急预案' }).getByRole('listitem')
  await expect(hits.first().locator('mark').first()).toHaveText('转移')
  await hits.first().getByRole('link').click()

  const find = page.getByRole('textbox', { name: /在本预案中查找/ })
  await expect(find).toHaveValue('转移')
  const count = page.getByRole('search').getByRole('status')
  await expect(count).toHaveText(/^\d+ \/ \d+$/)
  const [at = 0, all = 0] = ((await count.textContent()) ?? '').split('/').map(Number)
  expect(all).toBeGreaterThan(2)
  await page.keyboard.press('F3')
  await expect(count).toHaveText(`${(at % all) + 1} / ${all}`)
  await page.keyboard.press('Shift+F3')
  await expect(count).toHaveText(`${at} / ${all}`)
  expect(await currentHit(page)).toEqual({ words: '转移', inView: true })

  await page.keyboard.press('Control+f')
  await page.keyboard.insertText('没有这样的话')
  await expect(count).toHaveText('没有找到')
})

test('a plan goes to the recycle bin and comes back', async ({ launcher }) => {
  launcher.seed(planned)
  const { page } = await launcher.start()
  await homeReady(page)
  await openScreen(page, '预案库')
  await rowsOf(page).getByRole('checkbox').check()
  await page.getByRole('button', { name: /移到回收站/ }).click()
  await expect(notice(page, '已把 1 份预案移到回收站')).toBeVisible()
  await expect(total(page)).toHaveText('0 条')
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '设置' }).click()
  await page.getByRole('link', { name: '回收站' }).click()
  await rowsOf(page).getByRole('button', { name: '恢复：甲河镇防汛抗旱专项应急预案' }).click()
  await expect(rowsOf(page)).toHaveCount(0)
  await openScreen(page, '预案库')
  await rowsOf(page, '甲河镇防汛抗旱专项应急预案').click()
  await expect(page.getByRole('tree', { name: '目录' }).getByRole('treeitem').first()).toBeVisible()
})

test('a file that cannot be read is refused in plain words and changes nothing', async ({ launcher }) => {
  const broken = join(launcher.folder, '坏了.docx')
  const empty = join(launcher.folder, '空的.txt')
  const good = join(launcher.folder, '防汛预案.txt')
  writeFileSync(broken, 'PK\u0003\u0004 this is no Word file')
  writeFileSync(empty, '')
  writeFileSync(good, text)
  const program = await launcher.start()
  const { page } = program
  await homeReady(page)
  await openScreen(page, '预案库')
  const importing = planImport(page)
  await importing.open(program, [broken])
  await expect(importing.dialog.getByRole('alert')).toContainText(/文件损坏，读不出来|后缀名不符/)
  await expect(importing.dialog.getByRole('alert')).not.toContainText(/[a-z]{4}-|Error/)
  await importing.dialog.getByRole('button', { name: '关闭' }).last().click()
  await expect(importing.dialog).toBeHidden()
  await expect(total(page)).toHaveText('0 条')

  // Among others it holds nobody up.
  await importing.open(program, [empty, good, broken])
  await expect(importing.dialog.getByRole('alert')).toContainText('文件是空的。')
  await importing.dialog.getByRole('button', { name: '看下一份' }).click()
  await importing.expectOutline(found)
  await importing.dialog.getByRole('button', { name: /这份和后面的都保存/ }).click()
  await expect(importing.result).toContainText('已保存 1 份，无法导入 2 份，跳过 0 份。')
  await importing.result.getByRole('button', { name: '关闭' }).last().click()
  await expect(total(page)).toHaveText('1 条')
})
