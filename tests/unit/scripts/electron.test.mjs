import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import yazl from 'yazl'
import { download } from '../../../scripts/lib/download.mjs'
import { downloadedElectron, releaseUrl } from '../../../scripts/lib/electron-download.mjs'
import { electronOnly } from '../../../scripts/lib/electron-registry.mjs'
import { executableIn, firstRuntime, runtimeOrder } from '../../../scripts/lib/electron-runtime.mjs'
import { unzip } from '../../../scripts/lib/unzip.mjs'

describe('the order of runtimes', () => {
  const linux = { env: {}, platform: 'linux', arch: 'x64' }

  it('ends with the registry runtime where it runs', () => {
    expect(runtimeOrder(linux)).toEqual(['installed', 'download', 'registry'])
    expect(runtimeOrder({ ...linux, arch: 'arm64' })).toEqual(['installed', 'download'])
    expect(runtimeOrder({ ...linux, platform: 'win32' })).toEqual(['installed', 'download'])
    expect(runtimeOrder({ ...linux, platform: 'darwin', arch: 'arm64' })).toEqual(['installed', 'download'])
  })

  it('never replaces the one a person named', () => {
    expect(runtimeOrder({ ...linux, env: { ELECTRON_OVERRIDE_DIST_PATH: '/opt/electron' } })).toEqual([
      'override',
    ])
  })

  it('stops at the first that answers and says why the others did not', async () => {
    const asked = []
    const source = (name, answer) => async () => {
      asked.push(name)
      return answer
    }
    const sources = {
      installed: source('installed', { reason: 'not installed' }),
      download: source('download', { path: '/e', version: '45.4.1' }),
      registry: source('registry', { path: '/r', version: '33.2.1' }),
    }
    const found = await firstRuntime(['installed', 'download', 'registry'], sources)
    expect(found).toEqual({
      path: '/e',
      version: '45.4.1',
      source: 'download',
      reasons: ['installed: not installed'],
    })
    expect(asked).toEqual(['installed', 'download'])
    expect((await firstRuntime(['installed'], sources)).path).toBeUndefined()
  })

  it('knows where the executable lies on every platform', () => {
    expect(executableIn('linux')).toBe('electron')
    expect(executableIn('win32')).toBe('electron.exe')
    expect(executableIn('darwin')).toBe(join('Electron.app', 'Contents', 'MacOS', 'Electron'))
  })
})

describe('what is kept of the registry runtime', () => {
  it.each([
    ['Cypress/Cypress', 'electron'],
    ['Cypress/locales/zh-CN.pak', 'locales/zh-CN.pak'],
    ['Cypress/resources/app/index.js', undefined],
    ['Cypress/resources/app-update.yml', undefined],
    ['Cypress/', undefined],
    ['elsewhere/electron', undefined],
  ])('%s → %s', (path, kept) => expect(electronOnly(path)).toBe(kept))
})

describe('the official download', () => {
  const version = '99.0.0'
  const file = `electron-v${version}-${process.platform}-${process.arch}.zip`
  let base
  let server
  let requests
  let answer
  let env

  beforeEach(async () => {
    base = mkdtempSync(join(tmpdir(), 'youbei-electron-'))
    requests = []
    server = createServer((request, response) => {
      requests.push(request.url)
      answer(response)
    })
    await new Promise((done) => server.listen(0, '127.0.0.1', done))
    env = { ELECTRON_MIRROR: `http://127.0.0.1:${server.address().port}/` }
  })
  afterEach(() => {
    server.closeAllConnections()
    server.close()
    rmSync(base, { recursive: true, force: true })
  })

  const fetchIt = (more) =>
    downloadedElectron({ version, executable: 'electron', trustOldFailure: true, env, base, ...more })
  const sumOf = (bytes) => createHash('sha256').update(bytes).digest('hex')

  it('is checked, unpacked with its executable bit, and fetched once', async () => {
    const zip = await zipOf([['electron', '#!/bin/sh', 0o100755]])
    answer = (response) => response.end(zip)
    const options = { sums: { [file]: sumOf(zip) } }
    const found = await fetchIt(options)
    expect(found.version).toBe(version)
    expect(statSync(found.path).mode & 0o111).toBe(0o111)
    expect(await fetchIt(options)).toEqual(found)
    expect(requests).toEqual([`/v${version}/${file}`])
  })

  it('is refused with a wrong checksum, remembered, and tried again when asked', async () => {
    const zip = await zipOf([['electron', 'x', 0o100755]])
    answer = (response) => response.end(zip)
    const options = { sums: { [file]: sumOf('another') } }
    expect((await fetchIt(options)).reason).toContain('checksum')
    expect((await fetchIt(options)).reason).toContain('remembered')
    expect(requests).toHaveLength(1)
    await fetchIt({ ...options, env: { ...env, YOUBEI_RETRY_DOWNLOAD: '1' } })
    await fetchIt({ ...options, trustOldFailure: false })
    expect(requests).toHaveLength(3)
    expect(existsSync(join(base, 'electron', `${version}-${process.platform}-${process.arch}`))).toBe(false)
  })

  it('gives a reason when the server says no', async () => {
    answer = (response) => response.writeHead(404).end()
    expect((await fetchIt({ sums: { [file]: sumOf('') } })).reason).toContain('404')
  })

  it('gives up when no answer comes, and when one stops in the middle', async () => {
    const target = join(base, 'file')
    const url = `${env.ELECTRON_MIRROR}x`
    answer = () => undefined
    await expect(download(url, target, { sha256: '', answerMs: 100 })).rejects.toThrow('no answer')
    answer = (response) => response.write('some')
    await expect(download(url, target, { sha256: '', answerMs: 1000, stallMs: 100 })).rejects.toThrow(
      'no data',
    )
  })

  it('is looked for where a mirror is named', () => {
    expect(releaseUrl('1.2.3', 'e.zip', {})).toMatch(/^https:.*\/v1\.2\.3\/e\.zip$/)
    expect(releaseUrl('1.2.3', 'e.zip', { ELECTRON_MIRROR: 'https://m.example/e' })).toBe(
      'https://m.example/e/v1.2.3/e.zip',
    )
    expect(
      releaseUrl('1.2.3', 'e.zip', { ELECTRON_MIRROR: 'https://m.example/', ELECTRON_CUSTOM_DIR: '1.2.3' }),
    ).toBe('https://m.example/1.2.3/e.zip')
  })
})

describe.skipIf(process.platform === 'win32')('unpacking', () => {
  let folder
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'youbei-unzip-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('keeps links that stay inside', async () => {
    await unpackInto([
      ['App/Versions/A/lib', 'library', 0o100644],
      ['App/lib', 'Versions/A/lib', 0o120777],
    ])
    expect(readlinkSync(join(folder, 'out', 'App', 'lib'))).toBe('Versions/A/lib')
    expect(readFileSync(join(folder, 'out', 'App', 'lib'), 'utf8')).toBe('library')
  })

  it('refuses links and renamed entries that lead out', async () => {
    await expect(unpackInto([['link', '../../etc', 0o120777]])).rejects.toThrow('Unsafe path')
    await expect(unpackInto([['link', '/etc/passwd', 0o120777]])).rejects.toThrow('Unsafe path')
    await expect(unpackInto([['a', 'x', 0o100644]], () => '../a')).rejects.toThrow('Unsafe path')
  })

  async function unpackInto(entries, rename) {
    writeFileSync(join(folder, 'a.zip'), await zipOf(entries))
    await unzip(join(folder, 'a.zip'), join(folder, 'out'), rename)
  }
})

async function zipOf(entries) {
  const zip = new yazl.ZipFile()
  for (const [name, text, mode] of entries) zip.addBuffer(Buffer.from(text), name, { mode })
  zip.end()
  return buffer(zip.outputStream)
}
