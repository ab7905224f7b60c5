import type { ResourceLanguage } from 'i18next'

/** Texts as Vite's glob gives them: path → content of one `texts/<language>.json`. */
export type TextFiles = Readonly<Record<string, ResourceLanguage[string]>>

/** Texts by the name of the folder they belong to: `../plans/texts/zh-CN.json` → `plans`; the app's own are `app`. */
export function byNamespace(files: TextFiles): ResourceLanguage {
  return Object.fromEntries(
    Object.entries(files).map(([path, texts]) => [
      path.split('/').at(-3)?.replace(/^\.+$/, '') || 'app',
      texts,
    ]),
  )
}
