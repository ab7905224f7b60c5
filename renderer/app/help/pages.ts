import type { Language } from '../i18n'

const pages = import.meta.glob<string>('../../../resources/help/*/*.md', { query: '?raw', import: 'default' })

/**
 * Names of the help page of an address, the most particular first: `/settings/backup` → `settings-backup`,
 * `settings`, `index`. Ids and other long parts do not count.
 */
export function namesFor(pathname: string): string[] {
  const parts = pathname.split('/').filter((part) => /^[a-z][a-z-]{0,20}$/.test(part))
  const names = parts.map((_, index) => parts.slice(0, parts.length - index).join('-'))
  return [...(parts.length === 0 ? ['home'] : names), 'index']
}

/** The help page of an address in a language, as it is written. Empty when there is none at all. */
export async function loadHelp(pathname: string, language: Language): Promise<string> {
  for (const name of namesFor(pathname)) {
    const page = pages[`../../../resources/help/${language}/${name}.md`]
    if (page) return page()
  }
  return ''
}
