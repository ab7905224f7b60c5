import { createRoot } from 'react-dom/client'
import { App } from './app/App'
import { rememberedLanguage, showLanguage, startTexts } from './app/i18n'
import { guardLockedKeys } from './app/lock-guard'
import { watchSignIn } from './app/lock-state'
import { followHost, queryClient } from './app/query'
import { rememberedTheme } from './app/remembered-theme'
import { applyMode, modeOf } from './app/theme'
import { statusQuery } from './office/status'
import './app/theme.css'
import './app/frame.css'

watchSignIn(queryClient)
// The first question is on its way before React has drawn anything.
void queryClient.prefetchQuery(statusQuery)
guardLockedKeys()
followHost()
startTexts()
applyMode(modeOf(rememberedTheme(), matchMedia('(prefers-color-scheme: dark)').matches))

const root = document.getElementById('root')
if (root) {
  void showLanguage(rememberedLanguage()).finally(() => createRoot(root).render(<App />))
}
