import { expect, homeReady, test } from './fixtures'
import { withClipboard, writeClipboard } from './parts/clipboard'
import { cells, dialog, notice, openScreen, rowsOf, total } from './parts/screen'
import { peopled } from './parts/steps'

test('adds somebody with two numbers and finds them by initials and by part of a number', async ({
  launcher,
}) => {
  launcher.seed(peopled)
  const { page } = await launcher.start()
  await homeReady(page)
  await openScreen(page, '通讯录')
  await page.keyboard.press('F2')
  const form = dialog(page, '新建联系人')
  await expect(form.getByLabel('姓名')).toBeFocused()
  await page.keyboard.press('Control+s')
  await expect(form.getByRole('alert')).toContainText('姓名：还没有填')
  await form.getByLabel('姓名').fill('欧阳建国')
  await form.getByLabel('职务').fill('网格员')
  await form.getByLabel('单位').fill('东坪村村委会')
  await form.getByLabel('第 1 个号码', { exact: true }).fill('139-0000-7788')
  await form.getByRole('button', { name: '再加一个号码' }).click()
  await form.getByLabel('第 2 个号码', { exact: true }).fill('0791-85671234')
  // The kind follows the number.
  const kind = (n: number) =>
    form.locator('.ant-select').filter({ has: page.getByLabel(`第 ${n} 个号码的种类`) })
  await expect(kind(1)).toHaveText('手机')
  await expect(kind(2)).toHaveText('办公')
  await page.keyboard.press('Control+s')
  await expect(notice(page, '已保存：欧阳建国')).toBeVisible()
  await expect(form).toBeHidden()
  const words = page.getByRole('textbox', { name: '关键字' })
  for (const typed of ['oyjg', '00007788', '8567', '欧阳', '东坪村村委']) {
    await words.fill(typed)
    await expect(rowsOf(page).filter({ hasNotText: '欧阳建国' })).toHaveCount(0)
    await expect(rowsOf(page, '欧阳建国')).toHaveCount(1)
  }
  expect(await cells(rowsOf(page, '欧阳建国'))).toContain('139-0000-7788  0791-85671234')

  // From any other screen.
  await openScreen(page, '物资储备')
  for (const typed of ['oyjg', '00007788']) {
    await page.keyboard.press('Control+k')
    const find = dialog(page, '查找')
    await find.getByRole('combobox').fill(typed)
    await expect(find.getByRole('option', { name: /欧阳建国/ })).toHaveCount(1)
    await page.keyboard.press('Enter')
    await expect(dialog(page, '欧阳建国')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(dialog(page, '欧阳建国')).toBeHidden()
  }
})

test('takes rows copied in Excel, removes and brings back', async ({ program: { app, page } }) => {
  await homeReady(page)
  await openScreen(page, '通讯录')
  await expect(page.getByRole('heading', { name: '这里放全镇的联系人和电话' })).toBeVisible()
  const wizard = dialog(page, '导入通讯录')
  await withClipboard(async () => {
    await writeClipboard(
      app,
      '姓名\t单位\t职务\t手机\r\n张三丰\t东坪村\t村主任\t13900001111\r\n李四光\t西塘村\t支书\t"13900002222"\r\n王五\t西塘村\t\t见公示栏\r\n赵一、钱二\t西塘村\t\t13900003333\r\n',
    )
    await page.keyboard.press('Control+v')
    await expect(wizard.getByRole('row').filter({ hasText: '张三丰' })).toBeVisible()
  })
  await expect(wizard.getByText('粘贴的内容')).toBeVisible()
  await expect(wizard.getByRole('row').filter({ hasText: '王五' })).toContainText('电话看不懂“见公示栏”')
  await expect(wizard.getByRole('row').filter({ hasText: '赵一' })).toContainText(
    '不导入一个单元格里有几个人',
  )
  await wizard.getByRole('button', { name: '导入 3 行' }).click()
  await expect(wizard.getByText('已导入 3 行')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(rowsOf(page)).toHaveCount(3)

  await rowsOf(page, '李四光').getByRole('checkbox').check()
  await page.getByRole('group', { name: '对所选的操作' }).getByRole('button', { name: '删除' }).click()
  await expect(notice(page, '已删除 1 人，在回收站里')).toBeVisible()
  await expect(rowsOf(page)).toHaveCount(2)
  await page.keyboard.press('Control+z')
  await expect(notice(page, '已撤销：删除人员')).toBeVisible()
  await expect(rowsOf(page, '李四光')).toHaveCount(1)

  // In a field the key belongs to the field.
  await page.getByRole('textbox', { name: '关键字' }).fill('张')
  await expect(total(page)).toHaveText('1 条')
  await page.keyboard.press('Control+z')
  await expect(total(page)).toHaveText('3 条')
})

test('a long page draws what is in sight, and the keyboard goes all the way', async ({ launcher }) => {
  const many = Array.from({ length: 150 }, (_, at) => ({
    call: 'people.save',
    input: { name: `张${String(at + 1).padStart(3, '0')}` },
  }))
  launcher.seed(many)
  const { page } = await launcher.start()
  await homeReady(page)
  await openScreen(page, '通讯录')
  await page.locator('.ant-pagination-options .ant-select').click()
  await page.locator('.ant-select-item-option', { hasText: '200' }).click()
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '151')
  await page.locator('.yb-row').first().focus()
  await page.keyboard.press('End')
  const last = page.locator('.yb-row[aria-rowindex="151"]')
  await expect(last).toBeFocused()
  await expect(last).toBeInViewport()
  expect(await page.locator('.yb-row').count()).toBeLessThan(80)
  // Scrolled away by the wheel, the row that has the keyboard is still the one that moves.
  await last.hover()
  await page.mouse.wheel(0, -20_000)
  await expect(page.locator('.yb-row[aria-rowindex="2"]')).toBeInViewport()
  await page.keyboard.press('ArrowUp')
  await expect(page.locator('.yb-row[aria-rowindex="150"]')).toBeFocused()
  await expect(page.locator('.yb-row[aria-rowindex="150"]')).toBeInViewport()
})

test('a paper whose screen was left before it was ready is offered', async ({ launcher }) => {
  launcher.seed(Array.from({ length: 40 }, (_, at) => ({ call: 'people.save', input: { name: `张${at}` } })))
  const { page } = await launcher.start()
  await homeReady(page)
  await openScreen(page, '通讯录')
  await expect(total(page)).toHaveText('40 条')
  // The first paper reads the fonts, which takes longer than leaving.
  await page.keyboard.press('Control+p')
  await page.evaluate(() => {
    location.hash = '#/exchange'
  })
  await expect(page.getByRole('heading', { level: 1, name: '数据交换' })).toBeVisible()
  await expect(dialog(page, /^预览/)).toBeHidden()
  await notice(page, /^已排好：应急通讯录/)
    .getByRole('button', { name: '打开' })
    .click()
  await expect(dialog(page, /^预览/).getByText(/^\/ \d+ 页$/)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { level: 1, name: '数据交换' })).toBeVisible()
})
