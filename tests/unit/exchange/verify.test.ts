import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fingerprintOf, signBytes } from '../../../main/exchange/keys'
import { packageLimits } from '../../../main/exchange/rules'
import { type VerifyOptions, verifyPackage } from '../../../main/exchange/verify'
import { depots, keys, lots, otherKeys, refusalOf, samplePackage, temporaryFolder } from './samples'
import { type MadeEntry, makeZip, readZip, sealed } from './zip-maker'

const folder = temporaryFolder()
let bytes: Buffer
let entries: MadeEntry[]

beforeAll(async () => {
  bytes = (await samplePackage(folder.path)).bytes
  entries = readZip(bytes)
})
afterAll(() => folder.remove())

let number = 0
function check(zip: Buffer, options?: VerifyOptions) {
  number += 1
  const path = join(folder.path, `hostile-${number}.ybpkg`)
  writeFileSync(path, zip)
  return verifyPackage(path, options)
}
const refusal = (zip: Buffer, options?: VerifyOptions) => refusalOf(check(zip, options))
const broken = (reason: string, file?: string) => ({
  code: 'package-broken',
  facts: file === undefined ? { reason } : { reason, file },
})

const entry = (name: string): MadeEntry => {
  const found = entries.find((one) => one.name === name)
  if (!found) throw new Error(`The sample has no ${name}`)
  return found
}
const textOf = (name: string) => entry(name).data.toString()
const sha256 = (data: Buffer) => createHash('sha256').update(data).digest('hex')

type Json = Record<string, unknown>
const json = (value: unknown) => Buffer.from(`${JSON.stringify(value, null, 2)}\n`)

/** The sample with some files replaced (or, with null, left out) and others added, sealed but signed as before. */
function replaced(changes: Record<string, Buffer | null>, more: readonly MadeEntry[] = []): Buffer {
  const kept = entries.flatMap((one) => {
    const data = changes[one.name]
    if (data === null) return []
    return [data === undefined ? { name: one.name, data: one.data } : { name: one.name, data }]
  })
  return makeZip([...kept, ...more])
}

/** The sample with a changed manifest (or with any bytes for one), signed again with the office's own key. */
function signedAgain(
  change: (manifest: Json) => unknown,
  changes: Record<string, Buffer | null> = {},
  more: readonly MadeEntry[] = [],
  pair = keys,
): Buffer {
  const made = change(JSON.parse(textOf('youbei.json')))
  const manifest = Buffer.isBuffer(made) ? made : json(made)
  const signature = json({
    format: 1,
    algorithm: 'Ed25519',
    signs: 'youbei.json',
    publicKey: pair.publicKey,
    signature: signBytes(manifest, pair.privateKey).toString('base64'),
  })
  return replaced({ 'youbei.json': manifest, 'signature.json': signature, ...changes }, more)
}

/** Swaps contents and makes the manifest fit them, as a dishonest office could. */
function honestAbout(
  changes: Record<string, Buffer>,
  change: (manifest: Json) => Json = (same) => same,
): Buffer {
  return signedAgain((manifest) => {
    const files = (manifest.files as { path: string }[]).map((file) => {
      const data = changes[file.path]
      return data ? { ...file, bytes: data.length, sha256: sha256(data) } : file
    })
    return change({ ...manifest, files })
  }, changes)
}

/** Replaces a table and describes and signs the new one correctly in every sum. */
function withTable(csv: Buffer): Buffer {
  const description = JSON.parse(textOf('datapackage.json'))
  const table = description.resources.find((one: Json) => one.name === 'depots')
  Object.assign(table, { bytes: csv.length, hash: `sha256:${sha256(csv)}` })
  return honestAbout({ 'data/depots.csv': csv, 'datapackage.json': json(description) })
}

describe('verifyPackage', () => {
  it('accepts the sample, also when it was packed by another program with the right seal', async () => {
    expect((await check(bytes)).problems).toEqual([])
    expect((await check(replaced({}))).records).toBe(23)
    expect((await check(makeZip([...entries].reverse()))).records).toBe(23)
  })

  it('changes nothing and leaves nothing beside the file', async () => {
    const alone = join(folder.path, 'alone')
    mkdirSync(alone)
    writeFileSync(join(alone, 'x.ybpkg'), bytes)
    await verifyPackage(join(alone, 'x.ybpkg'))
    expect(readdirSync(alone)).toEqual(['x.ybpkg'])
  })

  it('refuses, whichever byte was changed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const changed = Buffer.from(bytes)
        changed[at] = (changed[at] ?? 0) ^ flip
        const { code } = await refusal(changed)
        expect(['package-broken', 'file-not-what-it-says']).toContain(code)
      }),
      { numRuns: 400 },
    )
  })

  it('refuses or tells the same, whichever byte was changed by someone who seals it again', async () => {
    const before = await check(bytes)
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 65), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const changed = Buffer.from(bytes)
        changed[at] = (changed[at] ?? 0) ^ flip
        try {
          // Time stamps and the like mean nothing; whatever is accepted must say exactly what was signed.
          const after = await check(sealed(changed))
          expect({ ...after, sha256: '' }).toEqual({ ...before, sha256: '' })
        } catch (error) {
          expect(error).toMatchObject({ name: 'DomainError' })
        }
      }),
      { numRuns: 400 },
    )
  })

  it('refuses, wherever it was cut off or added to', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), async (length) => {
        const { code } = await refusal(bytes.subarray(0, length))
        expect(['package-broken', 'file-empty', 'file-not-what-it-says']).toContain(code)
      }),
      { numRuns: 100 },
    )
    expect(await refusal(Buffer.concat([bytes, Buffer.from('\n')]))).toEqual(broken('damaged'))
    expect(await refusal(Buffer.concat([bytes, bytes]))).toEqual(broken('damaged'))
    expect(await refusal(Buffer.concat([Buffer.from('PK\u0003\u0004'), bytes]))).toEqual(broken('damaged'))
  })
})

describe('a file that is no package', () => {
  it('is told apart', async () => {
    expect(await refusalOf(verifyPackage(join(folder.path, 'not there')))).toEqual({ code: 'file-not-found' })
    expect(await refusalOf(verifyPackage(folder.path))).toEqual({ code: 'file-not-what-it-says' })
    expect(await refusal(Buffer.alloc(0))).toEqual({ code: 'file-empty' })
    expect(await refusal(Buffer.from('%PDF-1.7'))).toEqual({ code: 'file-not-what-it-says' })
    expect(await refusal(Buffer.from('age-encryption.org/v1\n-> X25519 …'))).toEqual({
      code: 'file-encrypted',
    })
    const docx = makeZip([{ name: 'word/document.xml', data: Buffer.from('<w:document/>') }], false)
    expect(await refusal(docx)).toEqual({ code: 'file-not-what-it-says' })
    expect(await refusal(makeZip([]))).toEqual({ code: 'file-not-what-it-says' })
  })

  it('that was packed again without a seal counts as damaged', async () => {
    expect(await refusal(makeZip(entries, false))).toEqual(broken('damaged'))
  })

  it.runIf(process.platform === 'linux')('may be a device that never ends', async () => {
    expect(await refusalOf(verifyPackage('/dev/zero'))).toEqual({ code: 'file-not-what-it-says' })
  })
})

describe('a hostile zip', () => {
  const evil = Buffer.from('evil')

  it.each([
    '../evil.csv',
    '..\\evil.csv',
    '/etc/passwd',
    'C:\\evil.exe',
    'data/../../evil.csv',
    'data/evil.CSV',
    'data/con.csv',
    'data/evil.csv\u0000.txt',
    'evil.csv',
    'data/',
    'YOUBEI.json',
    'attachments/../evil',
    '',
  ])('with a file called %j is refused', async (name) => {
    expect(await refusal(replaced({}, [{ name, data: evil }]))).toEqual(
      broken('bad-entry', name.replace('\u0000', '\ufffd')),
    )
  })

  const sha = sha256(evil)
  it.each<[string, Partial<MadeEntry>]>([
    ['a symbolic link', { attributes: 0xa1ff0000 }],
    ['a folder', { attributes: 0x41ed0010 }],
    ['a device', { attributes: 0x61b00000 }],
    ['an encrypted file', { flags: 1 }],
    ['an unknown compression', { method: 12 }],
    ['a second name in an extra field', { extra: Buffer.from('7570050001aabbccdd', 'hex') }],
    ['a comment of its own', { comment: 'x' }],
    ['another name in its own place', { localName: `attachments/${'c'.repeat(64)}` }],
  ])('with %s is refused', async (_what, change) => {
    const made = { name: `attachments/${sha}`, data: evil, ...change }
    expect(await refusal(replaced({}, [made]))).toEqual(broken('bad-entry', made.name))
  })

  it('with two files of one name is refused', async () => {
    expect(await refusal(replaced({}, [{ name: 'data/lots.csv', data: evil }]))).toEqual(
      broken('duplicate-entry', 'data/lots.csv'),
    )
  })

  it('with overlapping files is refused', async () => {
    const zip = replaced({}, [
      { name: `attachments/${sha}`, data: evil, localName: `attachments/${sha}` },
      { name: `attachments/${sha.slice(1)}0`, data: evil, sharesPlaceOf: 6 },
    ])
    expect((await refusal(zip)).facts).toMatchObject({ reason: 'bad-entry' })
  })

  it('that claims other sizes than it has is refused', async () => {
    const claiming = (claimedSize: number) =>
      replaced({}, [{ name: 'data/more.csv', data: evil, claimedSize }])
    expect(await refusal(claiming(3))).toEqual(broken('extra-file', 'data/more.csv'))
    const listed = (claimedSize: number) =>
      signedAgain(
        (manifest) => ({
          ...manifest,
          files: [
            ...(manifest.files as Json[]),
            { path: `attachments/${sha}`, bytes: claimedSize, sha256: sha },
          ],
        }),
        {},
        [{ name: `attachments/${sha}`, data: evil, claimedSize }],
      )
    for (const size of [3, 5]) {
      expect(await refusal(listed(size))).toEqual(broken('damaged', `attachments/${sha}`))
    }
  })

  it('that would unpack to very much is refused before it is unpacked', async () => {
    const zeros = Buffer.alloc(64 * 2 ** 20)
    const bomb: MadeEntry = { name: 'data/bomb.csv', data: zeros, packed: deflateRawSync(zeros) }
    expect(await refusal(replaced({}, [bomb]))).toEqual(broken('too-compressed', 'data/bomb.csv'))
    expect(await refusal(replaced({}, [{ ...bomb, claimedSize: 0xfffffffe }]))).toEqual(
      broken('too-large', 'data/bomb.csv'),
    )
  })

  it.each<[string, Partial<typeof packageLimits>, { code: string; facts: Json }]>([
    ['files', { files: 5 }, broken('too-many-files')],
    ['bytes of a file', { fileBytes: 1000 }, broken('too-large', 'data/lots.csv')],
    ['bytes in all', { unpackedBytes: 3000 }, broken('too-large', 'data/lots.csv')],
    ['bytes of the manifest', { jsonBytes: 300 }, broken('too-large', 'youbei.json')],
    ['bytes of the package', { packageBytes: 1000 }, { code: 'file-too-large', facts: { limit: 1000 } }],
    ['characters of a record', { recordBytes: 100 }, broken('bad-table', 'data/lots.csv')],
  ])('above the limit of %s is refused', async (_what, limits, expected) => {
    expect(await refusal(bytes, { limits })).toEqual(expected)
  })

  it('with very many small files is refused by their number', async () => {
    const many = Array.from({ length: packageLimits.files + 1 }, (_, at) => ({
      name: `attachments/${String(at).padStart(64, '0')}`,
      data: Buffer.alloc(0),
      method: 0,
    }))
    expect(await refusal(makeZip([...entries, ...many]))).toEqual(broken('too-many-files'))
  })
})

describe('contents that were changed', () => {
  const lotsCsv = () => textOf('data/lots.csv')

  it('are found by their hash', async () => {
    const more = Buffer.from(lotsCsv().replace(',12,', ',99,'))
    expect(more.length).toBe(entry('data/lots.csv').data.length)
    expect(await refusal(replaced({ 'data/lots.csv': more }))).toEqual(broken('wrong-hash', 'data/lots.csv'))
    const shorter = Buffer.from(lotsCsv().slice(0, -2))
    expect(await refusal(replaced({ 'data/lots.csv': shorter }))).toEqual(
      broken('wrong-hash', 'data/lots.csv'),
    )
    const attachment = entries.find((one) => one.name.startsWith('attachments/'))?.name ?? ''
    const same = Buffer.alloc(entry(attachment).data.length, 'x')
    expect(await refusal(replaced({ [attachment]: same }))).toEqual(broken('wrong-hash', attachment))
  })

  it('are found when a file is missing or extra', async () => {
    expect(await refusal(replaced({ 'data/lots.csv': null }))).toEqual(
      broken('missing-file', 'data/lots.csv'),
    )
    expect(await refusal(replaced({ 'signature.json': null }))).toEqual(
      broken('missing-file', 'signature.json'),
    )
    expect(await refusal(replaced({ 'youbei.json': null }))).toEqual({ code: 'file-not-what-it-says' })
    expect(await refusal(replaced({}, [{ name: 'data/more.csv', data: Buffer.from('id\r\n') }]))).toEqual(
      broken('extra-file', 'data/more.csv'),
    )
  })

  it('are found by the signature when the manifest was made to fit', async () => {
    const changed = Buffer.from(textOf('youbei.json').replace('"records": 23', '"records": 24'))
    expect(await refusal(replaced({ 'youbei.json': changed }))).toEqual({
      code: 'signature-wrong',
      facts: { reason: 'not-valid' },
    })
  })

  it('are found when someone else signs in the name of the office', async () => {
    const other = { code: 'signature-wrong', facts: { reason: 'other-key' } }
    expect(await refusal(signedAgain((same) => same, {}, [], otherKeys))).toEqual(other)
    // With the other key's fingerprint in it the package is sound, but not from whom it is known to be.
    const whole = signedAgain(
      (manifest) => ({
        ...manifest,
        from: { ...(manifest.from as Json), fingerprint: fingerprintOf(otherKeys.publicKey) },
      }),
      {},
      [],
      otherKeys,
    )
    expect((await check(whole)).signedBy).toBe(fingerprintOf(otherKeys.publicKey))
    expect(await refusal(whole, { expected: fingerprintOf(keys.publicKey) })).toEqual(other)
  })

  it.each<[string, Json, string]>([
    ['no key', { publicKey: 'no key' }, 'bad-signature'],
    ['a short signature', { signature: 'AAAA' }, 'not-valid'],
    ['a signature of zeros', { signature: Buffer.alloc(64).toString('base64') }, 'not-valid'],
  ])('are refused with %s', async (_what, change, reason) => {
    const signature = json({ ...JSON.parse(textOf('signature.json')), ...change })
    expect(await refusal(replaced({ 'signature.json': signature }))).toEqual({
      code: 'signature-wrong',
      facts: { reason },
    })
  })

  it.each<[string, Buffer]>([
    ['no JSON', Buffer.from('{')],
    [
      'another algorithm',
      json({ format: 1, algorithm: 'none', signs: 'youbei.json', publicKey: '', signature: '' }),
    ],
    ['nothing', Buffer.alloc(0)],
    ['a list', Buffer.from('[]')],
    ['deep nesting', Buffer.from('['.repeat(100_000))],
  ])('are refused with a signature file that holds %s', async (_what, data) => {
    expect(await refusal(replaced({ 'signature.json': data }))).toEqual(
      broken('bad-manifest', 'signature.json'),
    )
  })
})

describe('a signed package that says nonsense', () => {
  it.each<[string, (manifest: Json) => unknown]>([
    ['no JSON', () => Buffer.from('{"format": 1,')],
    ['no UTF-8', (manifest) => Buffer.from(JSON.stringify({ ...manifest, title: 'é' }), 'latin1')],
    ['a byte order mark', (manifest) => Buffer.from(`\ufeff${JSON.stringify(manifest)}`)],
    ['no format', ({ format: _format, ...rest }) => rest],
    ['no sender', ({ from: _from, ...rest }) => rest],
    ['a sequence of zero', (manifest) => ({ ...manifest, sequence: 0 })],
    ['an increment of nothing', (manifest) => ({ ...manifest, kind: 'increment' })],
    ['a receipt for nothing', (manifest) => ({ ...manifest, kind: 'receipt' })],
    ['no files', (manifest) => ({ ...manifest, files: [] })],
    [
      'a file twice',
      (manifest) => ({ ...manifest, files: [...(manifest.files as Json[]), (manifest.files as Json[])[0]] }),
    ],
    [
      'itself as a file',
      (manifest) => ({
        ...manifest,
        files: [...(manifest.files as Json[]), { path: 'youbei.json', bytes: 1, sha256: 'a'.repeat(64) }],
      }),
    ],
    [
      'a path that leaves the folder',
      (manifest) => ({ ...manifest, files: [{ path: '../x', bytes: 1, sha256: 'a'.repeat(64) }] }),
    ],
    [
      'another number of records',
      (manifest) => ({ ...manifest, counts: { ...(manifest.counts as Json), records: 5 } }),
    ],
    [
      'another number of attachments',
      (manifest) => ({ ...manifest, counts: { ...(manifest.counts as Json), attachments: 0 } }),
    ],
    ['deep nesting', () => Buffer.from(`{"format":1,"x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)],
  ])('is refused with %s', async (_what, change) => {
    expect(await refusal(signedAgain(change))).toEqual(broken('bad-manifest', 'youbei.json'))
  })

  it('is refused when it is of a newer format, whatever else that has', async () => {
    expect(await refusal(signedAgain(() => ({ format: 2, shape: 'unknown' })))).toEqual(
      broken('newer-format'),
    )
  })

  it('is accepted with additions that this format does not know', async () => {
    const found = await check(signedAgain((manifest) => ({ ...manifest, weather: 'rain' })))
    expect(found.records).toBe(23)
    expect(found.header).not.toHaveProperty('weather')
  })

  it('is refused when an attachment is not what its name says', async () => {
    const name = `attachments/${'d'.repeat(64)}`
    const data = Buffer.from('other content')
    const zip = signedAgain(
      (manifest) => ({
        ...manifest,
        files: [...(manifest.files as Json[]), { path: name, bytes: data.length, sha256: sha256(data) }],
      }),
      {},
      [{ name, data }],
    )
    expect(await refusal(zip)).toEqual(broken('bad-manifest', name))
  })

  type Described = { resources: (Json & { schema: Json & { fields: Json[] } })[] }
  it.each<[string, (description: Described) => unknown]>([
    ['no JSON', () => Buffer.from('nothing')],
    ['no resources', () => ({ resources: [] })],
    ['one table less', ({ resources }) => ({ resources: resources.slice(1) })],
    ['a table twice', ({ resources }) => ({ resources: [...resources, resources[0]] })],
    [
      'another path',
      ({ resources }) => ({ resources: resources.map((one) => ({ ...one, path: '/etc/passwd' })) }),
    ],
    [
      'another hash',
      ({ resources }) => ({
        resources: resources.map((one) => ({ ...one, hash: `sha256:${'0'.repeat(64)}` })),
      }),
    ],
    [
      'another encoding',
      ({ resources }) => ({ resources: resources.map((one) => ({ ...one, encoding: 'gbk' })) }),
    ],
    [
      'a key that is no column',
      ({ resources }) => ({
        resources: resources.map((one) => ({ ...one, schema: { ...one.schema, primaryKey: ['x'] } })),
      }),
    ],
    [
      'a column twice',
      ({ resources }) => ({
        resources: resources.map((one) => ({
          ...one,
          schema: { ...one.schema, fields: [...one.schema.fields, one.schema.fields[0]] },
        })),
      }),
    ],
  ])('is refused with a description of %s', async (_what, change) => {
    const made = change(JSON.parse(textOf('datapackage.json')))
    const data = Buffer.isBuffer(made) ? made : json(made)
    expect(await refusal(honestAbout({ 'datapackage.json': data }))).toEqual(
      broken('bad-description', 'datapackage.json'),
    )
  })

  const good = () => textOf('data/depots.csv')
  it.each<[string, () => string | Buffer]>([
    ['another header', () => good().replace('name', 'title')],
    ['a byte order mark', () => `\ufeff${good()}`],
    ['a column too many', () => good().replaceAll('\r\n', ',x\r\n')],
    ['a short row', () => good().replace(/,示例库1/, '')],
    ['one row less', () => good().replace(/.*示例库1\r\n/, '')],
    ['one row more', () => `${good()}x,y\r\n`],
    ['an empty line', () => `${good()}\r\n`],
    ['line ends of another system', () => good().replaceAll('\r\n', '\n')],
    ['no last line end', () => good().slice(0, -2)],
    ['a quote that does not end', () => good().replace('示例库2', '"示例库2')],
    ['GBK', () => Buffer.from(good().replace('示例库2', 'ʾ'), 'latin1')],
    ['nothing', () => ''],
  ])('is refused with a table of %s', async (_what, csv) => {
    expect(await refusal(withTable(Buffer.from(csv())))).toEqual(broken('bad-table', 'data/depots.csv'))
  })

  it('is reported with cells that do not fit their column, without their contents', async () => {
    const csv = Buffer.from(good().replace(/^[^,\r\n]+(?=,示例库1)/m, ''))
    const found = await check(withTable(csv))
    expect(found.problems).toEqual([{ resource: 'depots', row: 2, field: 'id', reason: 'misfit' }])
  })

  it('reports no more than a hundred of them', async () => {
    const { bytes: many } = await samplePackage(folder.path, {
      resources: [depots(), lots(400)],
      attachments: [],
    })
    const made = readZip(many)
    entries = made
    const description = JSON.parse(textOf('datapackage.json'))
    const column = description.resources[1].schema.fields.find((one: Json) => one.name === 'name')
    column.type = 'integer'
    const found = await check(honestAbout({ 'datapackage.json': json(description) }))
    expect(found.problems).toHaveLength(100)
    entries = readZip(bytes)
  })
})

describe('a long check', () => {
  it('can be cancelled, before and in the middle', async () => {
    expect(await refusal(bytes, { signal: AbortSignal.abort() })).toEqual({ code: 'cancelled' })
    const { bytes: large } = await samplePackage(folder.path, { resources: [depots(), lots(5000)] })
    const stop = new AbortController()
    const said: string[] = []
    const work = refusal(large, {
      signal: stop.signal,
      progress: ({ done, stage }) => {
        said.push(stage)
        if (done > large.length) stop.abort()
      },
    })
    expect(await work).toEqual({ code: 'cancelled' })
    expect(new Set(said)).toEqual(new Set(['checking']))
  })

  it('tells how far it is, up to the end', async () => {
    const said: number[] = []
    await check(bytes, { progress: ({ done }) => said.push(done) })
    expect(said).toEqual([...said].sort((a, b) => a - b))
    expect(said.length).toBeGreaterThan(3)
    expect(said.at(-1)).toBeLessThanOrEqual(bytes.length * 2)
  })
})
