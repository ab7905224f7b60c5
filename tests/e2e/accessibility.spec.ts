import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, homeReady, office, test } from './fixtures'
import { misfits, rowsInView } from './parts/fit'
import { goTo, type Opening, type Place, placed, places, settled } from './parts/places'
import { crowded, furnished } from './parts/steps'
import { resize, setLook } from './parts/window'
import { chineseLeft } from './parts/words'

/** Pages that have axe's code: nobody leaves them, so that it is brought in once. */
const equipped = new WeakSet<Page>()
const nothing = ';'

/** What axe finds in the page, or in a part of it: a line for each broken rule, with the first elements. */
async function faults(page: Page, { part, rules }: { part?: string; rules?: string[] } = {}) {
  const builder = new AxeBuilder({ page, ...(equipped.has(page) ? { axeSource: nothing } : {}) })
    // Electron makes no further page for axe to work in.
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
  equipped.add(page)
  if (part) builder.include(part)
  if (rules) builder.withRules(rules)
  const { violations } = await builder.analyze()
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 3)
        .map((node) => node.target.join(' '))
        .join(', ')}`,
  )
}

/** What a visitor is shown: a screen, or what was opened over it. */
type Sight = Readonly<{ name: string; place: Place; over: Opening | null }>

/** Every screen, and what the keys open on them, one after the other. */
async function everywhere(
  page: Page,
  opens: (over: Opening) => boolean,
  visit: (sight: Sight) => Promise<void>,
): Promise<void> {
  for (const named of places) {
    const place = await placed(page, named)
    if (place === null) continue
    await goTo(page, place)
    await visit({ name: named.path, place, over: null })
    for (const over of place.opens?.filter(opens) ?? []) {
      await over.open(page)
      await expect(over.shows(page), `${place.path} ${over.name}`).toBeVisible()
      await settled(page)
      await visit({ name: `${named.path} ${over.name}`, place, over })
      await page.keyboard.press('Escape')
      await expect(over.shows(page), `${place.path} ${over.name}`).toBeHidden()
    }
  }
}

const all = () => true
const none = () => false
const withoutRows = ({ name }: Opening) => name !== 'first row'

/** The part that lies over a screen; what lies beneath was looked at before. */
const partOf = ({ over }: Sight) => (over ? { part: over.part ?? '[role="dialog"]' } : {})

/** The screen's main action is seen whole, without scrolling. */
async function actionSeen(page: Page, { place, over }: Sight, language: 0 | 1): Promise<string[]> {
  if (!place.action || over) return []
  const action = page.getByRole('main').getByRole('button', { name: place.action[language] }).first()
  const seen = await action.evaluate((button) => {
    const { left, top, right, bottom } = button.getBoundingClientRect()
    return left >= 0 && top >= 0 && right <= window.innerWidth && bottom <= window.innerHeight
  })
  return seen ? [] : [`${place.action[language]} is not in view`]
}

/** One walk through the whole program. The four together show every screen, full and empty, in every look. */
type Walk = Readonly<{
  name: string
  filled?: true
  look: Readonly<{ language: 'zh-CN' | 'en-US'; textSize: 100 | 150; theme: 'light' | 'dark' }>
  opens: (over: Opening) => boolean
}>

const walks: readonly Walk[] = [
  {
    name: 'with many rows and long names, in Chinese at 150 %',
    filled: true,
    look: { language: 'zh-CN', textSize: 150, theme: 'light' },
    opens: all,
  },
  {
    name: 'with many rows and long names, in English and dark at 150 %',
    filled: true,
    look: { language: 'en-US', textSize: 150, theme: 'dark' },
    opens: all,
  },
  { name: 'empty, in Chinese', look: { language: 'zh-CN', textSize: 100, theme: 'light' }, opens: none },
  {
    name: 'empty, in English and dark at 150 %',
    look: { language: 'en-US', textSize: 150, theme: 'dark' },
    opens: withoutRows,
  },
]

for (const { name, filled, look, opens } of walks) {
  test(`${name}: axe finds nothing, and all of it fits 1366 × 768`, async ({ launcher }) => {
    test.setTimeout(480_000)
    if (filled) launcher.seed([...crowded, ...furnished])
    const { app, page } = await launcher.start()
    await homeReady(page)
    await resize(app, page, 1366, 768)
    await setLook(page, look)
    const english = look.language === 'en-US'
    // In the dark only the colours are others.
    const rules = look.theme === 'dark' ? { rules: ['color-contrast'] } : {}
    const found: string[] = []
    await everywhere(page, opens, async (sight) => {
      const faulty = [
        ...(await faults(page, { ...partOf(sight), ...rules })),
        ...(await misfits(page)),
        ...(await actionSeen(page, sight, english ? 1 : 0)),
      ]
      const rows = await rowsInView(page)
      if (filled && sight.place.many && rows < 5) faulty.push(`only ${rows} rows`)
      // An office without data has no other Chinese than its name and whose it is.
      if (english && !filled && !sight.place.reference) faulty.push(...(await chineseLeft(page, data)))
      found.push(...faulty.map((one) => `${sight.name}: ${one}`))
    })
    expect(found).toEqual([])
  })
}

/** What is Chinese in any language: names, the languages' own names, the words that are printed on every page. */
const data = [
  '内部资料',
  office.officeName,
  office.administratorName,
  office.division.name,
  office.division.path,
  '简体中文',
]
