import type { Locator, Page } from '@playwright/test'
import { expect, homeReady, test } from './fixtures'
import { choose, dialog, notice, openScreen, rowsOf } from './parts/screen'
import type { oneLot } from './parts/steps'

const day = 86_400_000
const dayText = (at: number) => {
  const date = new Date(at)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** A township's depot and a village's; twenty life jackets that came three weeks ago and expire first. */
const twoDepots: typeof oneLot = [
  { call: 'supplies.saveDepot', input: { name: '镇储备库' }, name: 'depot' },
  { call: 'supplies.saveDepot', input: { name: '东坪村储备点', level: 'village' } },
  { call: 'supplies.saveItem', input: { name: '救生衣', unit: '件' }, name: 'item' },
  { call: 'supplies.saveItem', input: { name: '手电筒', unit: '支' } },
  {
    call: 'supplies.receive',
    input: {
      depotId: '$depot.id',
      happenedAt: Date.now() - 21 * day,
      lines: [{ itemId: '$item.id', quantity: 20, lotNumber: 'JSY-01', expiresOn: '2051-05-01' }],
    },
  },
]

const year = new Date().getFullYear()

/** Picks in a field that looks records up, as fast hands do: Enter comes before the list shows what fits. */
async function pick(page: Page, field: Locator, typed: string): Promise<void> {
  await field.focus()
  await page.keyboard.type(typed)
  await page.keyboard.press('Enter')
  // The field hands on to the next one once the choice is made.
  await expect(field).not.toBeFocused()
}

/** So much of an item by the lots that expire first. */
async function takeFirst(page: Page, form: Locator, quantity: string): Promise<void> {
  await pick(page, form.getByRole('combobox', { name: '要多少：物资' }), 'jsy')
  await form.getByRole('textbox', { name: '要多少：数量' }).fill(quantity)
  await page.keyboard.press('Enter')
  await expect(form.getByLabel('第 1 行 数量')).toHaveValue(/\d/)
}

/** The empty slip, once the keys go into it. */
async function opened(page: Page, title: string): Promise<Locator> {
  const form = dialog(page, title)
  await expect(form.getByRole('combobox', { name: /仓库$/ }).first()).toBeFocused()
  return form
}

/** Begins one of the slips that stand in the menu. */
async function begin(page: Page, word: string, title: string): Promise<Locator> {
  await page.getByRole('button', { name: '其他单据' }).click()
  await page.getByRole('menuitem', { name: word, exact: true }).click()
  return opened(page, title)
}

/** The slip as it stands in the books, opened over the list as soon as it was written. */
const slip = (page: Page, title: string, letters: string, n: number) =>
  dialog(page, `${title} ${letters}-${year}-${String(n).padStart(4, '0')}`)

const close = async (page: Page, opened: Locator) => {
  await page.keyboard.press('Escape')
  await expect(opened).toBeHidden()
}

test('a storekeeper’s day: in, out, across, lent, taken back, on paper and as it was', async ({
  launcher,
}) => {
  launcher.seed(twoDepots)
  const { page } = await launcher.start()
  await homeReady(page)
  await openScreen(page, '物资储备')
  await page.getByRole('tab', { name: '出入库单据' }).click()
  // The list of slips, not the list of stock that stood here before it.
  await expect(rowsOf(page, `RK-${year}-0001`)).toHaveCount(1)

  await test.step('receives two lines, by the keyboard alone', async () => {
    await page.keyboard.press('F2')
    const form = await opened(page, '入库单')
    await pick(page, form.getByRole('combobox', { name: '仓库' }), '镇')
    await expect(form.getByRole('textbox', { name: '* 日期' })).toBeFocused()
    for (let field = 0; field < 6; field++) await page.keyboard.press('Enter')
    const line = async (n: number, typed: string, values: readonly string[]) => {
      await expect(form.getByRole('combobox', { name: `第 ${n} 行 物资` })).toBeFocused()
      await pick(page, form.getByRole('combobox', { name: `第 ${n} 行 物资` }), typed)
      await expect(form.getByLabel(`第 ${n} 行 数量`)).toBeFocused()
      for (const value of values) {
        await page.keyboard.type(value)
        await page.keyboard.press('Enter')
      }
    }
    await line(1, 'jsy', ['30', '20260401', '2052年5月1日', 'JSY-02', 'A-02', '85.5'])
    await line(2, 'sdt', ['１２', '', '', '', 'B-01', ''])
    await expect(form.getByRole('combobox', { name: '第 3 行 物资' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(form.getByRole('button', { name: '入库' })).toBeFocused()
    await page.keyboard.press('Enter')
    const made = slip(page, '入库单', 'RK', 2)
    await expect(made.getByRole('row').filter({ hasText: '手电筒' })).toContainText('12')
    await close(page, made)
  })

  await test.step('issues what expires first, over two lots, and takes the slip back', async () => {
    await page.keyboard.press('F3')
    const form = await opened(page, '出库单')
    await form.getByRole('textbox', { name: '领用人' }).fill('李例')
    await takeFirst(page, form, '22')
    await expect(form.getByLabel('第 1 行 数量')).toHaveValue('20')
    await expect(form.getByLabel('第 2 行 数量')).toHaveValue('2')
    await page.keyboard.press('Control+s')
    const made = slip(page, '出库单', 'CK', 1)
    await expect(made.getByRole('row').filter({ hasText: 'JSY-01' })).toContainText('20')
    await made.getByRole('button', { name: '冲销' }).click()
    const question = dialog(page, /^冲销 .+？$/)
    await question.getByLabel('原因（可不填）').fill('领错了')
    await page.keyboard.press('Enter')
    await expect(question).toBeHidden()
    await expect(made.getByText('已冲销', { exact: true })).toBeVisible()
    await made.getByRole('button', { name: `冲销单 CX-${year}-0001` }).click()
    const reversal = slip(page, '冲销单', 'CX', 1)
    await expect(reversal.getByText('领错了')).toBeVisible()
    await close(page, reversal)
  })

  await test.step('asks why a later lot is taken, and prints the reason with the slip', async () => {
    await page.keyboard.press('F3')
    const form = await opened(page, '出库单')
    await pick(page, form.getByRole('combobox', { name: '第 1 行 物资' }), 'JSY-02')
    await form.getByLabel('第 1 行 数量').fill('5')
    await page.keyboard.press('Control+s')
    await expect(form.getByRole('alert').filter({ hasText: '更早到期' })).toContainText('JSY-01')
    const reason = form.getByRole('textbox', { name: '没有先到期先出的原因' })
    await reason.fill('对方指定带哨子的新款')
    await page.keyboard.press('Control+s')
    const made = slip(page, '出库单', 'CK', 2)
    await expect(made.getByText('对方指定带哨子的新款')).toBeVisible()
    await page.keyboard.press('Control+p')
    const preview = dialog(page, /^预览/)
    await expect(preview.getByText('/ 1 页')).toBeVisible()
    await expect(preview.getByRole('region', { name: '页面', exact: true })).toBeVisible()
    await close(page, preview)
    await close(page, made)
  })

  await test.step('sends goods to a village, which confirms what came', async () => {
    const form = await begin(page, '调拨', '调拨单')
    await pick(page, form.getByRole('combobox', { name: '调入仓库' }), '东坪')
    await takeFirst(page, form, '3')
    await page.keyboard.press('Control+s')
    const sent = slip(page, '调拨单', 'DB', 1)
    await expect(sent.getByText('在途').first()).toBeVisible()
    await sent.getByRole('button', { name: '确认到货' }).click()
    await sent.getByLabel('第 1 行 完好').fill('2')
    await sent.getByLabel('第 1 行 缺少').fill('1')
    await page.keyboard.press('Control+s')
    await expect(sent.getByRole('alert')).toContainText('差异说明')
    await sent.getByRole('textbox', { name: '差异说明' }).fill('路上少了一件')
    await page.keyboard.press('Control+s')
    const come = slip(page, '到货单', 'DH', 1)
    await expect(come.getByText('路上少了一件')).toBeVisible()
    await close(page, come)
  })

  await test.step('lends, and takes back what comes back', async () => {
    const form = await begin(page, '借出', '借用单')
    await form.getByRole('textbox', { name: '借用单位' }).fill('镇中心小学')
    await takeFirst(page, form, '4')
    await page.keyboard.press('Control+s')
    const lent = slip(page, '借用单', 'JY', 1)
    await expect(lent.getByText('未还').first()).toBeVisible()
    await lent.getByRole('button', { name: '归还' }).click()
    await expect(lent.getByLabel('第 1 行 完好')).toHaveValue('4')
    await page.keyboard.press('Control+s')
    const back = slip(page, '归还单', 'GH', 1)
    await expect(back).toBeVisible()
    await close(page, back)
    // Nothing is on the way or lent any more.
    await choose(page, page.getByRole('combobox', { name: '单据种类' }), '未结清')
    await expect(rowsOf(page)).toHaveCount(0)
  })

  await test.step('says what there was on a past day, and what there is', async () => {
    await page.getByRole('tab', { name: '报表' }).click()
    // 20 and 30 came in; 5 were issued and one was lost on the way.
    await expect(rowsOf(page, '救生衣')).toContainText('44')
    const on = page.getByRole('textbox', { name: '截至' })
    await on.fill(dayText(Date.now() - 10 * day))
    await page.keyboard.press('Enter')
    await expect(rowsOf(page)).toHaveCount(1)
    await expect(rowsOf(page, '救生衣')).toContainText('20')
    await on.fill(dayText(Date.now() - 30 * day))
    await page.keyboard.press('Enter')
    await expect(rowsOf(page)).toHaveCount(0)
  })

  await test.step('finds the slip again from anywhere', async () => {
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: '查找' }).fill('镇中心小学')
    await page.getByRole('option', { name: new RegExp(`JY-${year}-0001`) }).click()
    await expect(slip(page, '借用单', 'JY', 1)).toBeVisible()
  })
  await expect(notice(page, /没有记账/)).toHaveCount(0)
})
