import { stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { answerDialogs } from './dialogs.mjs'
import { numberIn, openPlace, outcome, saying, settled, wordsOf } from './screen.mjs'

/**
 * Makes a handbook of all plans, the supplies and the phone book, looks at it and saves it.
 * @returns `{ pages, ms }`; `ms` as a person waits, from the click until the handbook stands on the screen
 */
export async function makeHandbook({ app, page, shot, out }) {
  await openPlace(page, '打印中心')
  await page
    .getByRole('button', { name: saying('新编一份') })
    .first()
    .click()
  const sources = page.getByRole('region', { name: '可选的内容' })
  await sources.getByRole('button', { name: /^这 \d+ 份全选$/ }).click()
  for (let left = 2; left > 0; left -= 1) {
    await sources
      .getByRole('button', { name: saying('加入') })
      .first()
      .click()
  }
  await shot('handbook-contents')
  const begun = performance.now()
  await page.getByRole('button', { name: saying('编成 PDF') }).click()
  const preview = page.getByRole('dialog', { name: /^预览/ })
  const count = preview.getByText(/^\/ [1-9]\d* 页$/)
  await outcome(page, count)
  const ms = Math.round(performance.now() - begun)
  const pages = numberIn(await wordsOf(count))
  await pagesDrawn(page, preview)
  await shot('print-preview')
  await preview.getByRole('textbox', { name: '页码' }).fill('3')
  await preview.getByRole('textbox', { name: '页码' }).press('Enter')
  await pagesDrawn(page, preview)
  await shot('print-preview-page')
  await saveAs(app, page, join(out, 'handbook.pdf'), preview.getByRole('button', { name: saying('保存') }))
  await preview.getByRole('button', { name: '关闭预览 Esc' }).click()
  await openPlace(page, '打印中心')
  await shot('handbooks')
  return { pages, ms }
}

/** The pages in view are pictures of their own; what is still white is not drawn yet. */
async function pagesDrawn(page, preview) {
  await settled(page)
  await preview.locator('canvas').first().waitFor()
  await page.waitForFunction(() => {
    const inView = ({ top, bottom, height }) => height > 0 && bottom > 0 && top < innerHeight
    const shown = [...document.querySelectorAll('.pdf-preview canvas')].filter((canvas) =>
      inView(canvas.getBoundingClientRect()),
    )
    const inked = (canvas) => {
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
      return data.some((value, at) => at % 4 !== 3 && data[at - (at % 4) + 3] > 0 && value < 128)
    }
    return shown.length > 0 && shown.every((canvas) => canvas.width > 0 && inked(canvas))
  })
}

/** Exports the stock list as it stands, to supplies.xlsx. */
export async function exportSupplies({ app, page, out }) {
  await openPlace(page, '物资储备')
  const path = join(out, 'supplies.xlsx')
  await answerDialogs(app, { save: path })
  await page.getByRole('button', { name: saying('打印和导出') }).click()
  await page.getByRole('menuitem', { name: '导出表格' }).click()
  await outcome(page, page.getByText(`已保存：${basename(path)}`))
}

/**
 * Makes a package of everything and saves it.
 * @returns `{ records, bytes, ms }`; `ms` from the click until the program says that it is made
 */
export async function makePackage({ app, page, shot, out }) {
  await openPlace(page, '数据交换')
  await page
    .getByRole('button', { name: saying('做数据包') })
    .first()
    .click()
  const drawer = page.getByRole('dialog')
  await drawer.getByRole('button', { name: saying('制作') }).waitFor()
  await shot('package-contents')
  const begun = performance.now()
  await drawer.getByRole('button', { name: saying('制作') }).click()
  await outcome(page, drawer.getByText(/号数据包已做好$/))
  const ms = Math.round(performance.now() - begun)
  const records = numberIn(await wordsOf(drawer.getByRole('definition').nth(1)))
  await shot('package-made')
  const path = join(out, 'package.ybpkg')
  await saveAs(app, page, path, drawer.getByRole('button', { name: saying('保存到 U 盘…') }))
  await drawer.getByRole('button', { name: '关闭' }).last().click()
  await drawer.waitFor({ state: 'hidden' })
  await shot('exchange')
  await checkPackage({ app, page, shot }, path)
  return { records, bytes: (await stat(path)).size, ms }
}

/** What a receiver does with the file: has its sums and its signature checked. */
async function checkPackage({ app, page, shot }, path) {
  await answerDialogs(app, { open: [path] })
  await page.getByRole('button', { name: saying('检查收到的数据包') }).click()
  const drawer = page.getByRole('dialog')
  await drawer.getByRole('button', { name: saying('选择文件…') }).click()
  await outcome(page, drawer.getByText('数据包完好，签名有效'))
  await shot('package-checked')
  await page.keyboard.press('Escape')
  await drawer.waitFor({ state: 'hidden' })
}

async function saveAs(app, page, path, button) {
  await answerDialogs(app, { save: path })
  await button.click()
  await outcome(page, page.getByText(`已保存为 ${basename(path)}`).first())
}
