import { join } from 'node:path'
import { expect, homeReady, test } from './fixtures'
import { readClipboard, withClipboard } from './parts/clipboard'
import { cells, choose, dialog, notice, openScreen, rowsOf, total } from './parts/screen'
import { demo, oneLot, stocked } from './parts/steps'
import { readWorkbook, writeWorkbook } from './parts/workbook'

test('brings the office’s list in through the wizard, and takes the whole import back', async ({
  program: { page, dialogs },
}) => {
  await homeReady(page)
  await openScreen(page, '物资储备')
  await dialogs({ open: [demo.supplies] })
  const wizard = dialog(page, '导入物资台账（期初库存）')
  const bringIn = async () => {
    await wizard.getByRole('button', { name: '选择文件…' }).click()
    await wizard.getByRole('button', { name: /^导入 \d+ 行$/ }).click()
    const done = wizard.getByText(/^已导入 \d+ 行$/)
    await expect(done).toBeVisible()
    return Number((await done.textContent())?.match(/\d+/)?.[0])
  }

  // From the result of the import itself.
  await page.getByRole('button', { name: '导入物资表格' }).click()
  const imported = await bringIn()
  expect(imported).toBeGreaterThan(100)
  await wizard.getByRole('button', { name: '撤销这次导入' }).click()
  await expect(wizard.getByText('这次导入已全部撤销')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(wizard).toBeHidden()
  await expect(page.getByRole('heading', { name: '这里放应急物资的库存' })).toBeVisible()

  // Later, from the list, with the key that takes back any last change.
  await page.getByRole('button', { name: '导入', exact: true }).click()
  await bringIn()
  await page.keyboard.press('Enter')
  await expect(wizard).toBeHidden()
  await expect(total(page)).toHaveText(`${imported} 条`)
  await page.keyboard.press('Control+z')
  await expect(notice(page, '已撤销：导入期初库存')).toBeVisible()
  await expect(total(page)).toHaveText('0 条')
})

test('lets an irregular table be corrected, and says row by row what is refused', async ({
  program: { page, dialogs },
  launcher,
}) => {
  const file = await writeWorkbook(launcher.folder, '村里的台账.xlsx', [
    ['东坪村物资情况（手工登记）'],
    ['序号', '物资名称', '规格', '现有', '单位', '放哪里', '到期日'],
    [1, '救生衣', '成人型', 150, '件', '镇储备库', '2031-05-01'],
    [2, '编织袋', '60×100', '若干', '条', '镇储备库', ''],
    [3, '铁锹', '尖头', -5, '把', '镇储备库', ''],
    [4, '手电筒', 'LED', 20, '支', '东坪村点', '2031年13月'],
    [5, '雨衣', '', 30, '件', '', '2030.6'],
    ['合计', '', '', 200, '', '', ''],
  ])
  await homeReady(page)
  await openScreen(page, '物资储备')
  await dialogs({ open: [file] })
  await page.getByRole('button', { name: '导入', exact: true }).click()
  const wizard = dialog(page, '导入物资台账（期初库存）')
  await wizard.getByRole('button', { name: '选择文件…' }).click()

  // No column says how many there are: nothing can be brought in before somebody says which one does.
  await expect(wizard.getByRole('alert')).toContainText('没有找到“数量”一列')
  await expect(wizard.getByRole('button', { name: '逐行检查' })).toBeDisabled()
  await choose(page, wizard.getByRole('combobox', { name: '“现有”一列作为' }), '数量')
  await choose(page, wizard.getByRole('combobox', { name: '“放哪里”一列作为' }), '存放地点')
  await expect(wizard.getByRole('alert')).toBeHidden()
  await wizard.getByRole('button', { name: '逐行检查' }).click()

  const line = (words: string) => wizard.getByRole('row').filter({ hasText: words })
  await expect(line('救生衣')).toContainText('导入')
  await expect(line('编织袋')).toContainText('不导入数量不确定“若干”，请填一个数')
  await expect(line('铁锹')).toContainText('不导入数量是负数“-5”')
  await expect(line('手电筒')).toContainText('不导入有效期')
  await expect(line('手电筒')).toContainText('2031年13月')
  await expect(line('雨衣')).toContainText('按上一行的“东坪村点”导入')
  await wizard.getByText('不导入 3', { exact: true }).click()
  await expect(line('救生衣')).toBeHidden()
  await expect(line('编织袋')).toBeVisible()
  await wizard.getByText('略过 1', { exact: true }).click()
  await expect(line('合计')).toContainText('合计、小计行')

  await wizard.getByRole('button', { name: '导入 2 行' }).click()
  await expect(wizard.getByText('已导入 2 行')).toBeVisible()
  // The rows that did not come in, as a table with their reasons to be mended.
  const refused = join(launcher.folder, '没有导入的行.xlsx')
  await dialogs({ open: [file], save: refused })
  await wizard.getByRole('button', { name: '导出没有导入的行' }).click()
  await expect(notice(page, '已保存')).toBeVisible()
  const rows = await readWorkbook(refused)
  expect(rows.flat().join(' ')).toContain('编织袋')
  expect(rows.flat().join(' ')).toContain('若干')
  await wizard.getByRole('button', { name: '关闭' }).last().click()
  await expect(total(page)).toHaveText('2 条')
  await expect(rowsOf(page, '救生衣')).toContainText('镇储备库')

  // The next table of this kind is understood at once.
  await page.getByRole('button', { name: '导入', exact: true }).click()
  await wizard.getByRole('button', { name: '选择文件…' }).click()
  await expect(wizard.getByText('按上次改过的对应关系')).toBeVisible()
  await expect(wizard.getByRole('button', { name: '导入 2 行' })).toBeEnabled()
})

test('takes goods in by the keyboard alone', async ({ launcher }) => {
  launcher.seed(oneLot)
  const { page } = await launcher.start()
  await homeReady(page)
  await openScreen(page, '物资储备')
  await page.keyboard.press('F2')
  const form = dialog(page, '入库单')
  // The only depot is there already: from the depot on by Enter to the first line.
  await expect(form.getByRole('combobox', { name: '仓库' })).toBeFocused()
  const on = () => page.keyboard.press('Enter')
  await on()
  await expect(form.getByRole('textbox', { name: '* 日期' })).toBeFocused()
  await on()
  await page.keyboard.type('采购')
  await on()
  await page.keyboard.type('汛前补充')
  await on()
  // Supplier, form of reserve, who approved: left as they are.
  await on()
  await on()
  await on()
  await expect(form.getByRole('combobox', { name: '第 1 行 物资' })).toBeFocused()
  await page.keyboard.type('jsy')
  await expect(page.getByRole('option', { name: /救生衣/ })).toBeAttached()
  await on()
  await expect(form.getByLabel('第 1 行 数量')).toBeFocused()
  await page.keyboard.type('５０')
  await on()
  await page.keyboard.type('20260401')
  await on()
  await page.keyboard.type('2032年4月1日')
  await on()
  await page.keyboard.type('JSY-02')
  await on()
  await page.keyboard.type('A-02')
  await on()
  await page.keyboard.type('85.5')
  // From the last field another line, and from its empty first field to the button.
  await on()
  await expect(form.getByRole('combobox', { name: '第 2 行 物资' })).toBeFocused()
  await on()
  await expect(form.getByRole('button', { name: '入库' })).toBeFocused()
  await on()
  await expect(form).toBeHidden()
  await expect(notice(page, /已记入库单：.+，1 行/)).toBeVisible()
  await expect(rowsOf(page)).toHaveCount(2)
  expect(await cells(rowsOf(page, 'JSY-02'))).toEqual([
    '救生衣',
    '成人型',
    '镇储备库',
    '50',
    '件',
    '在库',
    '2032-04-01',
    '',
    'JSY-02',
    'A-02',
  ])

  // Taken back from the notice.
  await notice(page, '已记入库单').getByRole('button', { name: '撤销' }).click()
  await expect(notice(page, '已撤销')).toBeVisible()
  await expect(rowsOf(page)).toHaveCount(1)
})

test('refuses to give out more than there is, gives out, and reverses from the lot', async ({ launcher }) => {
  launcher.seed(oneLot)
  const { page } = await launcher.start()
  await homeReady(page)
  await openScreen(page, '物资储备')
  await rowsOf(page, '救生衣').getByRole('checkbox').check()
  await page.getByRole('group', { name: '对所选的操作' }).getByRole('button', { name: '出库' }).click()
  const form = dialog(page, '出库单')
  await expect(form.getByText('现存 20 件')).toBeVisible()
  await form.getByLabel('第 1 行 数量').fill('21')
  await page.keyboard.press('Control+s')
  await expect(form.getByRole('alert')).toContainText('第 1 行 数量：存量不够')
  await expect(form.getByLabel('第 1 行 数量')).toBeFocused()
  await form.getByLabel('第 1 行 数量').fill('8')
  await form.getByLabel('备注').fill('防汛演练，李四领')
  await page.keyboard.press('Control+s')
  await expect(notice(page, /已记出库单：.+，1 行/)).toBeVisible()
  await expect(form).toBeHidden()
  await expect(rowsOf(page, '救生衣')).toContainText('12')

  // Enter on the row opens the lot with its ledger.
  await rowsOf(page, '救生衣').focus()
  await page.keyboard.press('Enter')
  const lot = dialog(page, '救生衣 成人型')
  const ledger = lot.getByRole('table').filter({ hasText: '结存' })
  await expect(ledger.getByRole('row')).toHaveCount(3)
  await expect(ledger.getByRole('row').nth(1)).toContainText(/出库.*防汛演练，李四领-812/)
  await expect(ledger.getByRole('row').nth(2)).toContainText(/入库.*\+2020/)
  await ledger.getByRole('button', { name: /^冲销/ }).first().click()
  const question = dialog(page, /^冲销 .+？$/)
  await question.getByLabel('原因（可不填）').fill('演练取消')
  await page.keyboard.press('Enter')
  await expect(question).toBeHidden()
  await expect(ledger.getByRole('row')).toHaveCount(4)
  await expect(ledger.getByRole('row').nth(1)).toContainText(/冲销.*演练取消\+820/)
  await expect(ledger.getByRole('row').nth(2)).toContainText('已冲销')
  // Neither a reversal nor what was reversed can be reversed again.
  await expect(ledger.getByRole('button', { name: /^冲销/ })).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(lot).toBeHidden()
  await expect(rowsOf(page, '救生衣')).toContainText('20')
  await expect(rowsOf(page, '救生衣')).toBeFocused()
})

test('filters, sorts, chooses columns, copies to Excel and writes an .xlsx', async ({ launcher }) => {
  launcher.seed(stocked)
  const { app, page, dialogs } = await launcher.start()
  await homeReady(page)
  await openScreen(page, '物资储备')
  const all = 125
  await expect(total(page)).toHaveText(`${all} 条`)

  await test.step('filters', async () => {
    await choose(page, page.getByRole('combobox', { name: '仓库' }), '东坪村储备点')
    await expect(total(page)).toHaveText('7 条')
    for (const row of await rowsOf(page).all()) await expect(row).toContainText('东坪村储备点')
    await page.getByRole('textbox', { name: '关键字' }).fill('bzd')
    await expect(total(page)).toHaveText('1 条')
    await expect(rowsOf(page)).toContainText('编织袋')
    await page.getByRole('textbox', { name: '关键字' }).fill('没有这种东西')
    await page.getByRole('button', { name: '清除条件' }).click()
    await expect(total(page)).toHaveText(`${all} 条`)
    await choose(page, page.getByRole('combobox', { name: '有效期' }), '已过期')
    await expect(rowsOf(page).first()).toContainText('已过期')
    await expect(rowsOf(page).filter({ hasNotText: '已过期' })).toHaveCount(0)
  })

  await test.step('sorts', async () => {
    const days = () =>
      rowsOf(page).evaluateAll((rows) =>
        rows.map((row) => row.textContent?.match(/\d{4}-\d{2}-\d{2}/)?.[0] ?? ''),
      )
    const head = page.getByRole('columnheader', { name: '有效期' })
    await head.getByRole('button').click()
    await expect(head).toHaveAttribute('aria-sort', 'ascending')
    await expect.poll(async () => (await days()).join()).toBe((await days()).toSorted().join())
    await head.getByRole('button').click()
    await expect(head).toHaveAttribute('aria-sort', 'descending')
    await expect.poll(async () => (await days()).join()).toBe((await days()).toSorted().reverse().join())
  })

  await test.step('chooses columns', async () => {
    await page.getByRole('button', { name: '显示哪些列' }).click()
    await page.getByRole('checkbox', { name: '生产日期' }).check()
    await page.getByRole('checkbox', { name: '批号' }).uncheck()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('columnheader', { name: '生产日期' })).toBeVisible()
    await expect(page.getByRole('columnheader', { name: '批号' })).toBeHidden()
    // The choice outlives the screen.
    await openScreen(page, '通讯录')
    await openScreen(page, '物资储备')
    await expect(page.getByRole('columnheader', { name: '生产日期' })).toBeVisible()
  })

  await test.step('copies to Excel', async () => {
    await page.getByRole('textbox', { name: '关键字' }).fill('编织袋')
    await expect(total(page)).toHaveText('8 条')
    await withClipboard(async () => {
      await rowsOf(page).nth(0).getByRole('checkbox').check()
      await rowsOf(page).nth(1).getByRole('checkbox').check()
      await rowsOf(page).nth(1).focus()
      await page.keyboard.press('Control+c')
      await expect(notice(page, '已复制 2 条')).toBeVisible()
      const lines = (await readClipboard(app)).split('\r\n').map((line) => line.split('\t'))
      expect(lines).toHaveLength(3)
      expect(lines[0]?.slice(0, 5)).toEqual(['名称', '规格', '仓库', '数量', '单位'])
      expect(lines[1]).toHaveLength(lines[0]?.length ?? 0)
      expect(lines[1]?.[0]).toBe('编织袋')
      // Numbers as a spreadsheet takes them: without a comma.
      expect(lines[1]?.[3]).toMatch(/^\d+$/)
    })
  })

  await test.step('writes what is shown as .xlsx', async () => {
    const file = join(launcher.folder, '库存.xlsx')
    await dialogs({ save: file })
    await page.getByRole('button', { name: '打印和导出' }).click()
    await page.getByRole('menuitem', { name: '导出表格' }).click()
    await expect(notice(page, '已保存：库存.xlsx')).toBeVisible()
    const rows = await readWorkbook(file)
    const lines = rows.filter((row) => row.includes('编织袋'))
    expect(lines).toHaveLength(8)
    expect(rows.flat()).not.toContain('安全帽')
  })

  await test.step('prints the list of another tab with the same key', async () => {
    await page.getByRole('tab', { name: '仓库' }).click()
    await expect(page.getByRole('button', { name: '新建仓库' })).toBeVisible()
    await page.keyboard.press('Control+p')
    await expect(dialog(page, /^预览/).getByText('/ 1 页')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(dialog(page, /^预览/)).toBeHidden()
  })
})
