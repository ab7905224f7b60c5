import { expect, type Locator, type Page } from '@playwright/test'

/** A screen by its address; its title and its main action in Chinese and in English. */
export type Place = Readonly<{
  /** `:plan` stands for the first plan of the library, and `:title` in the title for its name; left out where there is none. */
  path: string
  title: readonly [string, string]
  action?: readonly [string, string]
  /** A list that has many rows in the crowded office. */
  many?: true
  /** Shows the lists that come with the program, which are Chinese in any language. */
  reference?: true
  /** What the keys do on it: opens something over or beside it, by the keyboard alone. */
  opens?: readonly Opening[]
}>

export type Opening = Readonly<{
  name: string
  open: (page: Page) => Promise<void>
  shows: (page: Page) => Locator
  /** Its element, where it is no dialog. */
  part?: string
}>

const key = (name: string, press: string): Opening => ({
  name,
  open: (page) => page.keyboard.press(press),
  shows: (page) => page.getByRole('dialog').last(),
})

const help: Opening = {
  name: 'help',
  open: (page) => page.keyboard.press('F1'),
  shows: (page) => page.getByRole('complementary'),
  part: 'aside',
}

/** The first row of the list, opened by Enter: a drawer. */
const firstRow: Opening = {
  name: 'first row',
  open: async (page) => {
    await page.locator('.yb-row').first().focus()
    await page.keyboard.press('Enter')
  },
  shows: (page) => page.getByRole('dialog'),
}

const pressed = (name: string, words: RegExp): Opening => ({
  name,
  open: async (page) => {
    await page.getByRole('button', { name: words }).first().focus()
    await page.keyboard.press('Enter')
  },
  shows: (page) => page.getByRole('dialog').last(),
})

/** The quick finder's answer: the first event, everything else left open. */
const found: Opening = {
  name: 'finder’s answer',
  open: async (page) => {
    await page.keyboard.press('F9')
    await page.locator('.finder-tile').first().waitFor()
    await page.keyboard.press('1')
    const leaveOpen = page.locator('.finder-skip[aria-keyshortcuts="0"]')
    const answer = page.locator('.finder-result')
    for (;;) {
      await leaveOpen.or(answer).first().waitFor()
      if (await answer.isVisible()) return
      await page.keyboard.press('0')
    }
  },
  shows: (page) => page.locator('.finder-result'),
  part: '.finder',
}

const partKinds = ['level', 'command', 'card', 'contacts', 'supplies'] as const

export const places: readonly Place[] = [
  {
    path: '/',
    title: ['工作台', 'Home'],
    opens: [
      key('search', 'Control+k'),
      key('finder', 'F9'),
      found,
      help,
      pressed('user menu', /，打开用户菜单$|, open the user menu$/),
    ],
  },
  { path: '/plans', title: ['预案库', 'Plans'], action: ['导入预案', 'Import plans'] },
  { path: '/plans?view=text', title: ['预案库', 'Plans'] },
  { path: '/plans/triggers', title: ['预案库', 'Plans'] },
  { path: '/plans/:plan', title: [':title', ':title'] },
  { path: '/plans/:plan?tab=health', title: [':title', ':title'] },
  ...partKinds.map(
    (kind): Place => ({ path: `/plans/:plan/parts?tab=${kind}`, title: [':title', ':title'] }),
  ),
  { path: '/plans/:plan/write', title: [':title', ':title'] },
  {
    path: '/supplies',
    title: ['物资储备', 'Supplies'],
    action: ['入库', 'Receive'],
    many: true,
    opens: [key('receive', 'F2'), key('issue', 'F3'), firstRow, pressed('import', /^(导入|Import)/)],
  },
  {
    path: '/supplies/documents',
    title: ['物资储备', 'Supplies'],
    action: ['入库', 'Receive'],
    opens: [key('receive', 'F2'), key('issue', 'F3'), firstRow, pressed('import', /^(导入|Import)/)],
  },
  {
    path: '/supplies/requests',
    title: ['物资储备', 'Supplies'],
    opens: [key('new request', 'F2')],
  },
  {
    path: '/supplies/counts',
    title: ['物资储备', 'Supplies'],
    opens: [key('new count', 'F2')],
  },
  { path: '/supplies/watch', title: ['物资储备', 'Supplies'] },
  ...['standards', 'need', 'gap', 'replenishment', 'purchases', 'rotation'].map(
    (view): Place => ({
      path: `/supplies/standards?view=${view}`,
      title: ['物资储备', 'Supplies'],
      reference: true,
    }),
  ),
  ...['stock', 'flows', 'card', 'donations'].map(
    (view): Place => ({ path: `/supplies/reports?report=${view}`, title: ['物资储备', 'Supplies'] }),
  ),
  {
    path: '/supplies/equipment',
    title: ['物资储备', 'Supplies'],
    opens: [key('new equipment', 'F2')],
  },
  {
    path: '/supplies/contracts',
    title: ['物资储备', 'Supplies'],
    opens: [key('new contract', 'F2')],
  },
  {
    path: '/supplies/depots',
    title: ['物资储备', 'Supplies'],
    action: ['新建仓库', 'New depot'],
    opens: [key('new depot', 'F2'), firstRow],
  },
  {
    path: '/supplies/items',
    title: ['物资储备', 'Supplies'],
    action: ['新建物资', 'New item'],
    many: true,
    opens: [key('new item', 'F2'), firstRow],
  },
  {
    path: '/people',
    title: ['通讯录', 'Phone book'],
    action: ['新建', 'New'],
    many: true,
    opens: [key('new person', 'F2'), firstRow],
  },
  {
    path: '/exchange',
    title: ['数据交换', 'Exchange'],
    action: ['做数据包', 'Make a package'],
    opens: [key('make a package', 'F2'), pressed('check a package', /检查收到的|Check a received/)],
  },
  { path: '/handbooks', title: ['打印中心', 'Print centre'], action: ['新编一份', 'New paper'] },
  {
    path: '/handbooks/new',
    title: ['编印', 'Make a paper'],
    action: ['编成 PDF', 'Make PDF'],
  },
  { path: '/handbooks/copies', title: ['打印中心', 'Print centre'] },
  { path: '/handbooks/holdings', title: ['打印中心', 'Print centre'] },
  { path: '/handbooks/check', title: ['打印中心', 'Print centre'] },
  { path: '/settings', title: ['显示与锁定', 'Display and lock'] },
  { path: '/settings/office', title: ['单位', 'Office'], action: ['保存', 'Save'] },
  {
    path: '/settings/users',
    title: ['用户', 'Users'],
    action: ['添加用户', 'Add a user'],
    opens: [pressed('new user', /^(添加用户|Add a user)/)],
  },
  { path: '/settings/backup', title: ['备份', 'Backup'], action: ['立即备份', 'Back up now'] },
  { path: '/settings/bin', title: ['回收站', 'Recycle bin'] },
  {
    path: '/settings/audit',
    title: ['操作记录', 'Audit trail'],
    action: ['核对完整性', 'Verify'],
    many: true,
  },
  { path: '/settings/about', title: ['关于', 'About'] },
]

/** The place as it is in this office; null where it is about a plan and there is none. */
export async function placed(page: Page, place: Place): Promise<Place | null> {
  if (!place.path.includes(':plan')) return place
  const plan = await page.evaluate<{ id: string; title: string } | null>(
    'window.youbei.plans.list({}).then(({ value: { rows } }) => rows.find((row) => row.draftId) ?? rows[0] ?? null)',
  )
  if (plan === null) return null
  const { id, title } = plan
  return { ...place, path: place.path.replace(':plan', id), title: [title, title] }
}

/** Goes to an address of the program, and waits until it is all there. */
export async function goTo(page: Page, { path, title }: Pick<Place, 'path' | 'title'>): Promise<void> {
  await page.evaluate((to) => {
    location.hash = `#${to}`
  }, path)
  const named = page
    .getByRole('main')
    .getByRole('heading', { level: 1, name: new RegExp(`^(${title.join('|')})$`) })
  await expect(named, path).toBeVisible()
  // The lists of a module have one title: what stood there may be the screen before, about to go.
  await page.evaluate(() => new Promise((resolve) => setTimeout(() => requestAnimationFrame(resolve), 120)))
  await settled(page)
  await expect(named, path).toBeVisible()
}

/** Nothing is being read, nothing moves. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.querySelector(
        '[aria-busy="true"], .ant-skeleton, .ant-spin-spinning, .yb-loading, .yb-waiting',
      ) === null &&
      document.getAnimations().every((animation) => animation.playState !== 'running') &&
      document.querySelector('[class*="-motion"], [class*="-enter"], [class*="-appear"]') === null,
  )
}
