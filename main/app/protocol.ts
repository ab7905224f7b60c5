import { open, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { net, protocol, type Session } from 'electron'
import { dataFolder, outputFolder, programFolder } from './paths'
import { contentSecurityPolicy } from './security'

const mimes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.bcmap': 'application/octet-stream',
  '.pdf': 'application/pdf',
}

/** Must run before Electron is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ])
}

/** Serves the page, the papers waiting in `outputs/`, and attachments. Nothing else has an address. */
export function serveApp(session: Session): void {
  session.protocol.handle('app', async (request) => {
    const { host, pathname } = new URL(request.url)
    if (host !== 'youbei' || request.method !== 'GET') return refused(404)
    const file = fileOf(decodeURIComponent(pathname))
    if (!file) return refused(404)
    try {
      return new Response(await bodyOf(file), {
        headers: {
          'content-type': file.mime ?? (await pictureType(file.path)),
          'content-security-policy': contentSecurityPolicy,
          'x-content-type-options': 'nosniff',
          'cache-control': file.path.startsWith(outputFolder()) ? 'no-store' : 'no-cache',
        },
      })
    } catch {
      return refused(404)
    }
  })
}

/** The page's own files are small and wanted at once; papers and attachments of any size are streamed. */
async function bodyOf(file: {
  path: string
  own: boolean
}): Promise<ConstructorParameters<typeof Response>[0]> {
  if (file.own) return new Uint8Array(await readFile(file.path))
  return (await net.fetch(pathToFileURL(file.path).href, { bypassCustomProtocolHandlers: true })).body
}

const refused = (status: number) => new Response(null, { status })

/** A path is matched as a whole; only names of known shape reach the disk, so none can climb out of its folder. */
function fileOf(pathname: string): { path: string; mime?: string; own: boolean } | undefined {
  const output = /^\/outputs\/([0-9a-f-]{36}\.[a-z]{2,6})$/.exec(pathname)?.[1]
  if (output)
    return {
      path: join(outputFolder(), output),
      mime: mimes[extname(output)] ?? 'application/octet-stream',
      own: false,
    }
  const attachment = /^\/attachments\/(([0-9a-f]{2})[0-9a-f]{62})$/.exec(pathname)
  if (attachment?.[1] && attachment[2])
    return { path: join(dataFolder(), 'attachments', attachment[2], attachment[1]), own: false }
  const name = pathname === '/' ? '/index.html' : pathname
  if (!/^(\/[\w-][\w.-]*)+$/.test(name) || name.includes('..')) return undefined
  return {
    path: join(programFolder(), 'out', 'renderer', name),
    mime: mimes[extname(name)] ?? 'application/octet-stream',
    own: true,
  }
}

/** Attachments have no ending: the first bytes tell, and anything that is no picture is sent as bytes only. */
async function pictureType(path: string): Promise<string> {
  const handle = await open(path)
  try {
    const { buffer } = await handle.read(Buffer.alloc(12), 0, 12, 0)
    const hex = buffer.toString('hex')
    if (hex.startsWith('89504e47')) return 'image/png'
    if (hex.startsWith('ffd8ff')) return 'image/jpeg'
    if (hex.startsWith('47494638')) return 'image/gif'
    if (hex.startsWith('52494646') && hex.slice(16) === '57454250') return 'image/webp'
    return 'application/octet-stream'
  } finally {
    await handle.close()
  }
}
