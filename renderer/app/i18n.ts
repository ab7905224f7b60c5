import type { Locale } from 'antd/es/locale'
import chinese from 'antd/es/locale/zh_CN'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import i18next, { type FormatterModule } from 'i18next'
import { useSyncExternalStore } from 'react'
import { initReactI18next } from 'react-i18next'
import { oneOrMany } from './one-or-many'
import { byNamespace, type TextFiles } from './text-files'

export const languages = ['zh-CN', 'en-US'] as const
export type Language = (typeof languages)[number]

const zhCN = import.meta.glob(['../*/texts/zh-CN.json', '../*/*/texts/zh-CN.json'], {
  eager: true,
  import: 'default',
}) as TextFiles

const locales: Partial<Record<Language, Locale>> = { 'zh-CN': chinese }
const remembered = 'youbei.language'

/**
 * Prepares the texts: every module's `texts/zh-CN.json` under the module's name. Chinese comes with the first
 * bundle, English when it is chosen; a text that is missing in English shows in Chinese.
 */
export function startTexts(): void {
  void i18next
    .use(initReactI18next)
    .use(wordForms)
    .init({
      lng: 'zh-CN',
      fallbackLng: 'zh-CN',
      defaultNS: 'app',
      fallbackNS: ['shared', 'app'],
      initAsync: false,
      interpolation: { escapeValue: false },
      react: { useSuspense: false },
      resources: { 'zh-CN': byNamespace(zhCN) },
    })
  dayjs.locale('zh-cn')
}

/** What a text says behind a value's name: the words for one and for many, nothing else. */
const wordForms: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: oneOrMany,
}

/** The language of the last time, for the screens before the office's settings are known. */
export function rememberedLanguage(): Language {
  return localStorage.getItem(remembered) === 'en-US' ? 'en-US' : 'zh-CN'
}

/** Shows the program in a language; resolves when its texts are there. */
export async function showLanguage(language: Language): Promise<void> {
  localStorage.setItem(remembered, language)
  if (i18next.language === language) return
  if (language === 'en-US') {
    const { enUS, english } = await import('./english')
    locales['en-US'] = english
    for (const [namespace, texts] of Object.entries(byNamespace(enUS))) {
      i18next.addResourceBundle('en-US', namespace, texts)
    }
  }
  dayjs.locale(language === 'zh-CN' ? 'zh-cn' : 'en')
  document.documentElement.lang = language
  await i18next.changeLanguage(language)
}

function subscribe(listener: () => void): () => void {
  i18next.on('languageChanged', listener)
  return () => i18next.off('languageChanged', listener)
}

/** antd's own words in the language shown now. */
export function useAntdLocale(): Locale {
  const language = useSyncExternalStore(subscribe, () => i18next.language)
  return locales[language as Language] ?? chinese
}
