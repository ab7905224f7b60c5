import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { at } from '../lib/paths.mjs'
import { firstStart } from './first-start.mjs'
import { importList } from './lists.mjs'
import { exportSupplies, makeHandbook, makePackage } from './papers.mjs'
import { importPlans, readPlans } from './plans.mjs'
import { findAnything, lookAround } from './rooms.mjs'
import { openPlace, stage } from './screen.mjs'

const demoData = at('resources', 'demo')

/**
 * The main job through the screens: first start, plans, supplies, people, handbook, package, a picture of every main
 * screen at 1366×768.
 *
 * `app`, `page`: Playwright's. `out`: where handbook.pdf, supplies.xlsx and package.ybpkg go. `plans`: absolute paths
 * (empty: the demo plans). `supplies`: absolute path or undefined. `shot(name)`: takes a picture.
 * @returns `{ plans, supplies, handbook, package }` as summary.json has them, read from the screens and the files
 */
export async function walk(context) {
  const { app, page } = context
  page.setDefaultTimeout(30_000)
  // The office's small screen, whatever screen this runs on.
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1366, 768))
  const files = context.plans.length > 0 ? context.plans : await demoPlans()
  await stage('首次启动', 'first start', () => firstStart(context))
  const plans = await stage('导入预案', 'importing plans', () => importPlans(context, files))
  await stage('查阅预案', 'reading plans', () => readPlans(context, plans))
  const supplies = await stage('导入物资', 'importing supplies', async () => {
    await openPlace(page, '物资储备')
    const file = context.supplies ?? join(demoData, 'supplies.xlsx')
    return importList(context, { file, name: 'supplies' })
  })
  await stage('导入通讯录', 'importing people', async () => {
    await openPlace(page, '通讯录')
    return importList(context, { file: join(demoData, 'people.xlsx'), name: 'people' })
  })
  await stage('查找', 'finding', () => findAnything(context, '应急'))
  const handbook = await stage('编成手册', 'making the handbook', () => makeHandbook(context))
  await stage('导出物资', 'exporting supplies', () => exportSupplies(context))
  const made = await stage('做数据包', 'making the package', () => makePackage(context))
  await stage('看各个页面', 'looking around', () => lookAround(context))
  return { plans, supplies, handbook, package: made }
}

async function demoPlans() {
  const folder = join(demoData, 'plans')
  const names = (await readdir(folder)).filter((name) => !name.startsWith('.')).sort()
  return names.map((name) => join(folder, name))
}
