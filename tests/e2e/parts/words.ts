import type { Page } from '@playwright/test'

/**
 * Chinese words that the page shows or tells (texts, tips, names, hints), less what is data: the given words, and what is
 * marked as being in Chinese.
 */
export async function chineseLeft(page: Page, data: readonly string[]): Promise<string[]> {
  const found = await page.evaluate(() => {
    const chinese = /[\u3400-\u9fff\u3000-\u303f\uff00-\uffef]/
    const words = new Set<string>()
    const add = (text: string | null) => {
      if (text && chinese.test(text)) words.add(text.trim())
    }
    const walk = (element: Element) => {
      if (element !== document.documentElement && element.getAttribute('lang') === 'zh-CN') return
      if (element instanceof HTMLElement && !element.checkVisibility()) return
      for (const name of ['title', 'aria-label', 'placeholder', 'alt']) add(element.getAttribute(name))
      for (const node of element.childNodes) {
        if (node instanceof Text) add(node.data)
        else if (node instanceof Element) walk(node)
      }
    }
    walk(document.body)
    return [...words]
  })
  const rest = (text: string) => data.reduce((left, word) => left.replaceAll(word, ''), text)
  return found.filter((text) => /[\u3400-\u9fff\u3000-\u303f\uff00-\uffef]/.test(rest(text)))
}
