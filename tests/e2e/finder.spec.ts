import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, homeReady, test } from './fixtures'
import { openScreen } from './parts/screen'
import { demo, peopled, planned, stocked } from './parts/steps'
import { resize } from './parts/window'

const seeded = [
  { call: 'office.saveDivision', input: { code: '990001100201', name: '东坪村' } },
  ...stocked,
  ...peopled,
  {
    call: 'plans.importPlan',
    input: { file: { $file: demo.plan }, facts: { title: '防汛预案', eventTypes: ['FLD'] } },
    name: 'plan',
  },
  { call: 'people.list', input: { search: '甲河镇人民政府 镇长' }, name: 'mayor' },
  { call: 'plans.startRevision', input: { id: '$plan.id' }, name: 'draft' },
  {
    call: 'plans.addParts',
    input: {
      versionId: '$draft.versionId',
      contents: [
        {
          kind: 'level',
          body: {
            level: 3,
            conditions: [{ text: '水位达到30.00米' }],
            actions: [{ text: '坐镇指挥', post: '总指挥', minutes: 30 }, { text: '老弱病残先行转移' }],
          },
        },
        { kind: 'level', body: { level: 2, actions: [{ text: '到现场指挥', post: '总指挥' }] } },
        { kind: 'command', body: { posts: [{ depth: 0, name: '总指挥', personId: '$mayor.rows.0.id' }] } },
        {
          kind: 'card',
          body: { post: '巡堤员', steps: [{ text: '上堤', minutes: 30 }], bans: ['单人下水'] },
        },
      ],
    },
  },
  ...['submit', 'approve', 'publish'].map((step) => ({
    call: 'plans.takeStep',
    input: { id: '$plan.id', step },
  })),
]

const finder = (page: Page) => page.getByRole('dialog', { name: '应急速查' })

const asked = (page: Page, question: string) => finder(page).getByRole('heading', { name: question })

/** The answer to 江河洪水, Ⅲ, 东坪村 is on the screen. */
async function answered(page: Page) {
  await expect(finder(page).getByRole('link', { name: '防汛预案' })).toBeVisible()
  await expect(finder(page).getByText('坐镇指挥')).toBeVisible()
  await expect(finder(page).getByText('30分钟内').first()).toBeVisible()
  await expect(
    finder(page)
      .getByRole('button', { name: /^复制.*的号码 000-/ })
      .first(),
  ).toBeVisible()
  await expect(finder(page).getByText('单人下水')).toBeVisible()
}

// Seeding an office and walking through it takes its time on a busy machine.
test.describe.configure({ timeout: 120_000 })

test('three keys from anywhere lead to what is to be done and whom to call, and back', async ({
  launcher,
}) => {
  launcher.seed(seeded)
  const { app, page } = await launcher.start()
  await homeReady(page)
  await resize(app, page, 1366, 768)
  await page.keyboard.press('F2')
  await expect(asked(page, '发生了什么？')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(finder(page)).toBeHidden()

  // Over a drawer with something typed in it, which is still there afterwards.
  await openScreen(page, '通讯录')
  await page.keyboard.press('F2')
  await page.getByLabel('姓名').first().fill('正在输入的人')
  await page.keyboard.press('F9')
  await expect(finder(page)).toBeVisible()
  // The plan's own event is the first tile.
  await expect(finder(page).locator('.finder-tile').first()).toContainText('江河洪水')
  await page.keyboard.press('1')
  await expect(asked(page, '响应到哪一级？')).toBeVisible()
  await page.keyboard.press('2')
  await expect(asked(page, '在哪里？')).toBeVisible()
  await page.keyboard.press('1')
  await answered(page)
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().include('.finder').analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  await page.keyboard.press('Backspace')
  await expect(asked(page, '在哪里？')).toBeVisible()
  await page.keyboard.press('0')
  await answered(page)
  await page.keyboard.press('Control+p')
  const preview = page.getByRole('dialog', { name: /^预览/ })
  await expect(preview.getByText(/^\/ [1-9]\d* 页$/)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(preview).toBeHidden()
  await page.keyboard.press('Escape')
  await expect(finder(page)).toBeHidden()
  await expect(page.getByLabel('姓名').first()).toHaveValue('正在输入的人')
})

test('a plan that was only imported is answered from its text, and says so', async ({ launcher }) => {
  launcher.seed([...peopled, ...planned])
  const { page } = await launcher.start()
  await homeReady(page)
  await page.keyboard.press('F9')
  await finder(page).press('j')
  await finder(page).press('h')
  await page.keyboard.press('1')
  await expect(asked(page, '响应到哪一级？')).toBeVisible()
  await page.keyboard.press('3')
  await expect(finder(page).getByText(/摘自.*正文，未经核对/)).toBeVisible()
  await expect(finder(page).getByText('通讯录里的岗位（预案没有登记联系人）')).toBeVisible()
})

test('on the sign-in screen it opens only where the administrator allowed it', async ({ launcher }) => {
  launcher.seed([...seeded, { call: 'office.changeOwnPin', input: { oldPin: '', newPin: '1234' } }])
  const first = await launcher.start()
  await first.page.getByText('PIN').first().waitFor()
  await first.page.keyboard.press('F9')
  await expect(finder(first.page)).toBeHidden()
  await first.app.close()
  launcher.seed([{ call: 'office.saveSettings', input: { finderWhenLocked: true } }])
  const { page } = await launcher.start()
  await page.getByRole('button', { name: /^应急速查/ }).click()
  for (const [question, key] of [
    ['发生了什么？', '1'],
    ['响应到哪一级？', '2'],
    ['在哪里？', '1'],
  ] as const) {
    await expect(asked(page, question)).toBeVisible()
    await page.keyboard.press(key)
  }
  await expect(finder(page).getByText('坐镇指挥')).toBeVisible()
  await expect(finder(page).getByRole('link')).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(finder(page)).toBeHidden()
})

test('parts of a plan are written line by line, and frozen when it is published', async ({ launcher }) => {
  launcher.seed([...peopled, ...planned])
  const { page } = await launcher.start()
  await homeReady(page)
  const id = await page.evaluate<string>('window.youbei.plans.list({}).then((r) => r.value.rows[0].id)')
  await page.evaluate((hash) => {
    location.hash = hash
  }, `#/plans/${id}/parts`)
  await page.getByRole('button', { name: '启动修订并填写' }).click()
  await page.getByRole('button', { name: '从正文提取响应分级' }).click()
  await page.getByRole('button', { name: '采用 4 级' }).click()
  await expect(page.getByRole('tab', { name: '响应分级 4' })).toBeVisible()
  await page.getByRole('tab', { name: '指挥体系' }).click()
  await page.getByRole('button', { name: '建立指挥体系' }).click()
  await page.getByRole('button', { name: '添加岗位' }).click()
  await page.keyboard.type('总指挥')
  await page.keyboard.press('Enter')
  await page.keyboard.type('抢险组')
  await expect(page.getByRole('region', { name: '指挥体系' }).getByText('已保存')).toBeVisible()
  await page.getByRole('tab', { name: /^检查/ }).click()
  await expect(page.getByText('抢险组空缺')).toBeVisible()
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().include('.parts-page').analyze()
  expect(violations.map(({ id: rule }) => rule)).toEqual([])
})
