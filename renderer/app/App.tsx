import { QueryClientProvider } from '@tanstack/react-query'
import ConfigProvider from 'antd/es/config-provider'
import { type ReactNode, useEffect, useLayoutEffect, useMemo } from 'react'
import { youbei } from '../shared/api'
import { useStatus } from '../shared/useStatus'
import { ErrorBoundary } from './ErrorBoundary'
import { Gate } from './Gate'
import { showLanguage, useAntdLocale } from './i18n'
import { useMedia } from './media'
import { queryClient } from './query'
import { rememberedTheme, rememberTheme } from './remembered-theme'
import { antdTheme, applyMode, modeOf } from './theme'

/** The whole page: answers, appearance, and the gate that decides what is shown. */
export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <Appearance>
        <ErrorBoundary>
          <Gate />
        </ErrorBoundary>
      </Appearance>
    </QueryClientProvider>
  )
}

/** No ripple after a press: it says nothing, and outlasts what the press brought. */
const still = { disabled: true } as const

/** Theme, language and scale as the office has them set; until they are known, as they were the last time. */
function Appearance({ children }: Readonly<{ children: ReactNode }>) {
  const settings = useStatus()?.settings
  const locale = useAntdLocale()
  const systemIsDark = useMedia('(prefers-color-scheme: dark)')
  const reducedMotion = useMedia('(prefers-reduced-motion: reduce)')
  const mode = modeOf(settings?.theme ?? rememberedTheme(), systemIsDark)
  const theme = useMemo(() => antdTheme(mode, reducedMotion), [mode, reducedMotion])
  useLayoutEffect(() => applyMode(mode), [mode])
  useEffect(() => {
    if (settings) rememberTheme(settings.theme)
  }, [settings])
  useEffect(() => {
    if (settings) void showLanguage(settings.language)
  }, [settings])
  const percent = settings?.textSize
  useEffect(() => {
    if (percent !== undefined) void youbei.shell.setScale({ percent })
  }, [percent])
  return (
    <ConfigProvider theme={theme} locale={locale} button={{ autoInsertSpace: false }} wave={still}>
      {children}
    </ConfigProvider>
  )
}
