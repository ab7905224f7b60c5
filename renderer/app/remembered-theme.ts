import type { ThemeChoice } from './theme'

const key = 'youbei.theme'

/** The choice of the last time: what is seen before the office's settings are known must not flash. */
export function rememberedTheme(): ThemeChoice {
  const kept = localStorage.getItem(key)
  return kept === 'light' || kept === 'dark' ? kept : 'system'
}

export function rememberTheme(choice: ThemeChoice): void {
  localStorage.setItem(key, choice)
}
