import type { ResourceLanguage } from 'i18next'

/** Texts as Vite's glob gives them: path → content of one `texts/<language>.json`. */
export type TextFiles = Readonly<Record<string, ResourceLanguage[string]>>

/**
 * Texts by the name of the module they belong to: `../plans/texts/zh-CN.json` → `plans`; those of an area lie under
 * its name (`../supplies/counts/texts/zh-CN.json` → `supplies`, key `counts`); the app's own are `app`.
 */
export function byNamespace(files: TextFiles): ResourceLanguage {
  const spaces: Record<string, Record<string, unknown>> = {}
  for (const [path, texts] of Object.entries(files)) {
    const folders = path.split('/').slice(0, -2)
    const [module = 'app', area] = folders.filter((folder) => !/^\.+$/.test(folder))
    spaces[module] ??= {}
    Object.assign(spaces[module], area === undefined ? texts : { [area]: texts })
  }
  return spaces as ResourceLanguage
}
