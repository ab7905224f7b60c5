import { app, type Session, shell, type WebContents } from 'electron'

/** The page's own address. Everything else is somebody else's. */
export const origin = 'app://youbei'

/**
 * What the page may load and do: only what came with the program. Styles in the page are allowed because
 * Ant Design writes its theme as style elements; scripts are not.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

export const isOwnUrl = (url: string) => url === origin || url.startsWith(`${origin}/`)

/** Refuses navigation, new windows, webviews, permissions and downloads for every page that is ever made. */
export function guardEverything(): void {
  app.on('web-contents-created', (_event, contents) => guard(contents))
}

function guard(contents: WebContents): void {
  contents.on('will-navigate', (event, url) => {
    if (!isOwnUrl(url)) event.preventDefault()
  })
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}

/** No camera, no location, no notifications from the page, no network at all beyond `app://`. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event) => event.preventDefault())
  session.webRequest.onBeforeRequest((details, answer) => {
    const own = /^(app|blob|data|devtools|chrome-extension):/.test(details.url)
    // The development server of `npm run dev`; never set in a packaged program.
    const development = !app.isPackaged && process.env.ELECTRON_RENDERER_URL
    answer({ cancel: !own && !(development && /^(http|ws):\/\/localhost[:/]/.test(details.url)) })
  })
}

/** Shows a file in the file manager: the only thing the program hands to the operating system's shell. */
export function showInFolder(path: string): void {
  shell.showItemInFolder(path)
}
