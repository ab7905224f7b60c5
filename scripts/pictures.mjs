import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { answerDialogs } from './demo/dialogs.mjs'
import { makeHandbook, makePackage } from './demo/papers.mjs'
import { findAnything, lookAround } from './demo/rooms.mjs'
import { closeNotices, openPlace, settled } from './demo/screen.mjs'
import { buildIfChanged } from './lib/build.mjs'
import { main, say } from './lib/log.mjs'
import { at, root } from './lib/paths.mjs'
import { prepare } from './lib/prepare.mjs'
import { childEnv } from './lib/run.mjs'
import { takeCentrePapers } from './pictures/centre-papers.mjs'
import { takeFinderScreen } from './pictures/finder-screen.mjs'
import { takePlanPapers } from './pictures/plan-papers.mjs'
import { takePrintForms } from './pictures/print-forms.mjs'
import { takeSupplyPapers } from './pictures/supply-papers.mjs'
import { takeSupplyScreens } from './pictures/supply-screens.mjs'

/** Names the demo's walk gives its pictures, and the guide's. */
const guideNames = {
  search: 'search',
  'supplies-lot': 'lot',
  people: 'people',
  'handbook-contents': 'handbook-make',
  'print-preview': 'handbook-preview',
  'package-contents': 'package-make',
  'package-checked': 'package-check',
  'settings-backup': 'backup',
  'settings-users': 'users',
  'audit-verified': 'audit',
}

/**
 * `npm run pictures`: takes the pictures of docs/images from the running program with the demo office, so that the
 * READMEs and the user guide show what there is. 1366 × 768, light, text at 100 %.
 */
await main(async () => {
  const ready = await prepare({ need: { electron: true, screen: 'own' } })
  try {
    await buildIfChanged()
    const { _electron } = await import('@playwright/test')
    const profile = await mkdtemp(join(tmpdir(), 'youbei-pictures-'))
    try {
      const app = await _electron.launch({
        executablePath: ready.electronPath,
        args: [root, ...ready.launchArgs, '--profile', profile],
        env: childEnv(ready.env),
        chromiumSandbox: true,
      })
      try {
        await takeAll(app, await app.firstWindow(), profile)
      } finally {
        await app.close()
      }
    } finally {
      await rm(profile, { recursive: true, force: true, maxRetries: 5 })
    }
  } finally {
    ready.stop()
  }
  say('图片已更新：docs/images', 'The pictures are up to date.')
})

async function takeAll(app, page, folder) {
  page.setDefaultTimeout(30_000)
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1366, 768))
  const button = (name) => page.getByRole('button', { name }).first()
  const dialog = () => page.getByRole('dialog').last()
  // What says that something is done would lie over what the picture is about.
  const picture = async (name) => {
    await closeNotices(page)
    await page.screenshot({ path: at('docs', 'images', `${name}.png`), animations: 'disabled' })
  }
  const shot = async (name) => {
    await settled(page)
    await picture(name)
  }
  const guideShot = (name) => (guideNames[name] ? picture(guideNames[name]) : Promise.resolve())
  const walk = { app, page, shot: guideShot, out: folder }

  await page.getByPlaceholder(/输入名称/).fill('mhz')
  await page.getByRole('listbox').getByRole('option').first().waitFor()
  await shot('first-start')
  await page.getByPlaceholder(/输入名称/).fill('民和镇')
  await page.getByRole('option', { name: /进贤县/ }).click()
  await button('下一步').click()
  await page.getByLabel('管理员姓名').fill('张敏')
  await shot('first-start-office')
  await button('先用演示数据试一试').click()
  await page.locator('.yb-home[data-ready="true"]').waitFor()
  await page.getByText('演示数据').first().waitFor()
  await shot('home')

  await openPlace(page, '预案库')
  await page.getByRole('row').nth(1).waitFor()
  await shot('plans')
  await answerDialogs(app, { open: [at('resources', 'demo', 'plans', '甲河镇防汛抗旱专项应急预案.docx')] })
  await button(/导入预案/).click()
  await dialog().getByRole('tree').waitFor()
  await shot('plan-import')
  await closeAll(page)
  await page
    .getByRole('row', { name: /防汛抗旱/ })
    .getByRole('gridcell')
    .nth(1)
    .click()
  await page
    .getByRole('heading', { name: /防汛抗旱/ })
    .first()
    .waitFor()
  await settled(page)
  await page.keyboard.press('Control+f')
  await page.keyboard.type('转移')
  await page.getByText(/^1 \/ \d+$/).waitFor()
  await shot('plan-read')
  await findAnything(walk, '防汛')
  await takeFinderScreen(page, picture)

  await openPlace(page, '物资储备')
  await page.getByRole('row').nth(1).waitFor()
  await shot('supplies')
  await answerDialogs(app, { open: [at('resources', 'demo', 'supplies.xlsx')] })
  await page.getByRole('button', { name: '导入', exact: true }).click()
  await button('选择文件…').click()
  await dialog()
    .getByRole('button', { name: /^导入 .*行$/ })
    .waitFor()
  await shot('supplies-import')
  await closeAll(page)
  await page.getByRole('row').nth(2).getByRole('checkbox').check()
  await page.getByRole('button', { name: /出库/ }).last().click()
  await dialog().waitFor()
  await shot('supplies-issue')
  await closeAll(page)

  await makeHandbook(walk)
  await takePrintForms(page, folder)
  await takeCentrePapers(page, folder)
  await takeSupplyPapers(page, folder)
  await takePlanPapers(page, folder)
  await takeSupplyScreens(page, picture)
  await makePackage(walk)
  await lookAround(walk)
  await signIn(page, shot)
}

/** The sign-in of an office with a PIN: the demo office's administrator is given one. */
async function signIn(page, shot) {
  await page.evaluate(() => window.youbei.office.changeOwnPin({ oldPin: '', newPin: '2468' }))
  await page.evaluate(() => window.youbei.office.signOut({}))
  await page.reload()
  await page.getByText('PIN').first().waitFor()
  await shot('sign-in')
}

/** Leaves whatever is open, also where the program asks whether to. */
async function closeAll(page) {
  for (let tries = 0; tries < 6 && (await page.getByRole('dialog').count()) > 0; tries++) {
    const leave = page
      .getByRole('dialog')
      .last()
      .getByRole('button', { name: /^(关闭|放弃.*|不保存.*|离开.*|取消)$/ })
    if ((await leave.count()) > 0) await leave.last().click()
    else await page.keyboard.press('Escape')
    await page.waitForTimeout(400)
  }
}
