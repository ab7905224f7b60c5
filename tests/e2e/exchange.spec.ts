import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeZip, readZip } from '../unit/exchange/zip-maker'
import { expect, homeReady, test } from './fixtures'
import { packageCheck } from './pages/papers'
import { cells, notice, openScreen, rowsOf } from './parts/screen'
import { peopled, planned, stocked } from './parts/steps'

test('a package is made and saved; sound it is trusted, tampered with it is refused in plain words', async ({
  launcher,
}) => {
  launcher.seed([...planned, ...stocked, ...peopled])
  const { page, dialogs } = await launcher.start()
  await homeReady(page)
  await openScreen(page, '数据交换')
  await page
    .getByRole('button', { name: /做数据包/ })
    .first()
    .click()
  const making = page.getByRole('dialog')
  await expect(making.getByRole('checkbox', { name: '通讯录' })).toBeChecked()
  await expect(making).toContainText(
    '不带完整电话：所有电话号码（包括储备库保管人的）只留头尾，中间几位隐去。',
  )
  await making.getByRole('textbox', { name: '备注（对方看得到）' }).fill('2026 年汛前上报')
  await making.getByRole('button', { name: /制作$/ }).click()
  await expect(making).toContainText('第 1 号数据包已做好')
  const file = join(launcher.folder, '汛前.ybpkg')
  await dialogs({ save: file })
  await making.getByRole('button', { name: /保存到 U 盘…/ }).click()
  await expect(notice(page, '已保存为 汛前.ybpkg')).toBeVisible()
  await making.getByRole('button', { name: '关闭' }).last().click()
  await expect(making).toBeHidden()
  const row = await cells(rowsOf(page))
  expect(row[0]).toBe('第 1 号')
  expect(row).toContain('预案、物资、通讯录')
  expect(row).toContain('号码已隐去')
  expect(row).toContain('2026 年汛前上报')

  // The same file once more, for another stick.
  const copy = join(launcher.folder, '再存.ybpkg')
  await dialogs({ save: copy })
  await rowsOf(page).getByRole('button', { name: '再存一份' }).click()
  await expect(notice(page, '已保存为 再存.ybpkg')).toBeVisible()
  expect(readFileSync(copy).equals(readFileSync(file))).toBe(true)

  const check = packageCheck(page)
  await dialogs({ open: [file] })
  await check.open()
  await check.choose.click()
  await expect(check.verdict).toContainText('数据包完好，签名有效')
  await expect(check.drawer).toContainText('清源镇应急管理服务中心 990001100000')
  const fingerprint = (await page.locator('.exchange-identity strong').textContent()) ?? ''
  expect(fingerprint.replace(/\D/g, '')).toHaveLength(30)
  await expect(check.drawer).toContainText(fingerprint)

  const made = readFileSync(file)
  for (const [name, tamper, verdict] of [
    ['半个.ybpkg', halved, '文件已损坏'],
    ['改过.ybpkg', changed, '里面的文件与清单对不上，不要使用'],
    ['照片.ybpkg', noPackage, '这不是数据包'],
  ] as const) {
    const bad = join(launcher.folder, name)
    writeFileSync(bad, tamper(made))
    await dialogs({ open: [bad] })
    await check.choose.click()
    await expect(check.drawer.getByRole('heading', { name })).toBeVisible()
    await expect(check.verdict).toContainText(verdict)
    await expect(check.verdict).not.toContainText('完好')
    await expect(check.drawer).not.toContainText(fingerprint)
  }
  await page.keyboard.press('Escape')
  await expect(rowsOf(page)).toHaveCount(1)
})

/** Copying stopped half way. */
function halved(made: Buffer): Buffer {
  return made.subarray(0, made.length / 2)
}

const noPackage = (): Buffer => Buffer.from('GIF89a this is a picture')

/** Somebody opened the package, changed a quantity, and packed and sealed it again as the program does. */
function changed(made: Buffer): Buffer {
  const entries = readZip(made)
  const stock = entries.find((entry) => entry.name === 'data/stock.csv')
  if (!stock) throw new Error('the package has no stock')
  const table = stock.data.toString()
  const more = table.replace(/,(\d+)(?=\r?\n)/, ',9$1')
  expect(more).not.toBe(table)
  stock.data = Buffer.from(more)
  return makeZip(entries)
}
