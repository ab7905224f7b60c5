import { execFileSync } from 'node:child_process'
import { createHash, verify } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fingerprintOf } from '../../../main/exchange/keys'
import { type PackageContent, writePackage } from '../../../main/exchange/package'
import { fields } from '../../../main/exchange/rules'
import { verifyPackage } from '../../../main/exchange/verify'
import { frictionlessFaults } from './frictionless'
import {
  awkwardTexts,
  depots,
  header,
  keys,
  lotRows,
  lots,
  makeAttachment,
  refusalOf,
  samplePackage,
  temporaryFolder,
} from './samples'
import { readZip } from './zip-maker'

const folder = temporaryFolder()
const smallDisk = join(folder.path, 'small-disk')
const mounted = mountSmallDisk(smallDisk)
afterAll(() => {
  if (mounted) execFileSync('umount', [smallDisk])
  folder.remove()
})

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const filesOf = (zip: Buffer) => new Map(readZip(zip).map((entry) => [entry.name, entry.data]))
const jsonOf = (files: ReadonlyMap<string, Buffer>, name: string) =>
  JSON.parse(files.get(name)?.toString() ?? 'null')

/** A folder of its own with nothing in it, so that whatever is left behind shows. */
function emptyFolder(name: string): string {
  const path = join(folder.path, name)
  mkdirSync(path)
  return path
}

const content = (changes: Partial<PackageContent> = {}): PackageContent => ({
  header,
  resources: [depots(), lots(20)],
  attachments: [],
  privateKey: keys.privateKey,
  ...changes,
})

describe('a package', () => {
  let bytes: Buffer
  let files: Map<string, Buffer>

  beforeAll(async () => {
    bytes = (await samplePackage(folder.path)).bytes
    files = filesOf(bytes)
  })

  it('is a valid Frictionless Data Package, rows and references included', () => {
    expect(frictionlessFaults(jsonOf(files, 'datapackage.json'), (path) => files.get(path))).toEqual([])
  })

  it('requires nothing of a column where an empty text stands, which other tools read as missing', () => {
    const { resources } = jsonOf(files, 'datapackage.json')
    const constraints = (name: string) =>
      resources[1].schema.fields.find((field: { name: string }) => field.name === name).constraints
    expect(constraints('name')).toBeUndefined()
    expect(constraints('depot_id')).toEqual({ required: true })
    expect(constraints('quantity')).toEqual({ required: true, minimum: 0 })
  })

  it.each([
    ['a wrong hash', (one: string) => one.replace(/sha256:./, 'sha256:x'), /hash/],
    [
      'a reference to nothing',
      (one: string) => one.replace('"resource": "depots"', '"resource": "shops"'),
      /refers to no resource/,
    ],
    ['an unknown type', (one: string) => one.replace('"type": "integer"', '"type": "whole"'), /unknown type/],
    ['another header', (one: string) => one.replace('"name": "quantity"', '"name": "amount"'), /header/],
    [
      'a type the cells do not have',
      (one: string) => one.replace('"type": "array"', '"type": "integer"'),
      /is no integer/,
    ],
  ])('would not be one with %s', (_name, change, reason) => {
    const descriptor = JSON.parse(change(files.get('datapackage.json')?.toString() ?? ''))
    const faults = frictionlessFaults(descriptor, (path) => files.get(path))
    expect(faults.join('\n')).toMatch(reason)
  })

  it('keeps every value exactly, and only the columns that are named', () => {
    const rows = parse(files.get('data/lots.csv') ?? '', {
      columns: true,
      record_delimiter: ['\r\n'],
    }) as Record<string, string>[]
    const given = [...lotRows(20)]
    expect(rows).toHaveLength(20)
    rows.forEach((row, at) => {
      const source = given[at] ?? {}
      expect(row.name).toBe(awkwardTexts[at % awkwardTexts.length])
      expect(row.note).toBe(source.note ?? '')
      expect(row.quantity).toBe(String(source.quantity))
      expect(row.weight).toBe(source.weight === null ? '' : String(source.weight))
      expect(row.usable).toBe(source.usable === 1 ? 'true' : 'false')
      expect(row.made_on).toBe(source.made_on ?? '')
      expect(Date.parse(row.updated_at ?? '')).toBe(source.updated_at)
      expect(JSON.parse(row.size ?? '')).toEqual(source.size)
      expect(JSON.parse(row.tags ?? '')).toEqual(source.tags)
    })
    expect(bytes.includes('not a field of the table')).toBe(false)
    expect(files.get('data/lots.csv')?.includes('not a field')).toBe(false)
    expect(Object.keys(rows[0] ?? {})).not.toContain('secret')
  })

  it('lists and signs every file, and seals itself', () => {
    const manifest = jsonOf(files, 'youbei.json')
    const listed = manifest.files.map((file: { path: string }) => file.path)
    expect([...listed, 'youbei.json', 'signature.json'].sort()).toEqual([...files.keys()].sort())
    for (const file of manifest.files) {
      expect(sha256(files.get(file.path) ?? Buffer.alloc(0))).toBe(file.sha256)
      expect(files.get(file.path)?.length).toBe(file.bytes)
    }
    expect(manifest).toMatchObject({
      format: 1,
      ...header,
      from: { ...header.from, fingerprint: fingerprintOf(keys.publicKey) },
      counts: { records: 23, attachments: 1, resources: { depots: 3, lots: 20 } },
    })
    const signature = jsonOf(files, 'signature.json')
    const signed = files.get('youbei.json') ?? Buffer.alloc(0)
    expect(signature.publicKey).toBe(keys.publicKey)
    expect(verify(null, signed, signature.publicKey, Buffer.from(signature.signature, 'base64'))).toBe(true)
    expect(bytes.subarray(-64).toString()).toBe(sha256(bytes.subarray(0, -64)))
    expect(bytes.includes('PRIVATE KEY')).toBe(false)
  })

  it('is the same, byte by byte, when it is written again', async () => {
    const again = await samplePackage(folder.path)
    expect(again.bytes.equals(bytes)).toBe(true)
  })

  it('says what was written', async () => {
    const path = join(folder.path, 'said.ybpkg')
    const written = await writePackage(path, content())
    const found = readFileSync(path)
    expect(written).toMatchObject({
      id: header.id,
      records: 23,
      attachments: 0,
      bytes: found.length,
      files: 5,
      sha256: sha256(found),
      manifestSha256: sha256(filesOf(found).get('youbei.json') ?? Buffer.alloc(0)),
    })
    expect(written.ms).toBeGreaterThanOrEqual(0)
  })

  it('passes its own check', async () => {
    const path = join(folder.path, 'own.ybpkg')
    writeFileSync(path, bytes)
    const verified = await verifyPackage(path, { expected: fingerprintOf(keys.publicKey) })
    expect(verified.problems).toEqual([])
    expect(verified.resources).toEqual([
      { name: 'depots', title: '储备库', rows: 3 },
      { name: 'lots', title: '批次', rows: 20 },
    ])
    expect(verified.header).toMatchObject({ ...header, format: 1 })
    expect(verified).toMatchObject({ records: 23, bytes: bytes.length, sha256: sha256(bytes) })
    expect(verified.attachments).toEqual([
      { sha256: sha256(Buffer.from('照片的内容')), bytes: Buffer.from('照片的内容').length },
    ])
  })
})

describe('writePackage', () => {
  it('writes an empty table, and rows that come one by one from elsewhere', async () => {
    const path = join(folder.path, 'async.ybpkg')
    async function* slow() {
      for (const row of lotRows(1201)) yield await Promise.resolve(row)
    }
    const resources = [{ ...depots(), rows: [] }, lots(0, slow())]
    const written = await writePackage(path, content({ resources }))
    expect(written.records).toBe(1201)
    expect((await verifyPackage(path)).resources.map((one) => one.rows)).toEqual([0, 1201])
  })

  it('makes an id and a time where none is given', async () => {
    const { id: _id, created: _created, ...rest } = header
    const path = join(folder.path, 'fresh.ybpkg')
    const { id } = await writePackage(path, content({ header: rest }))
    const { header: found } = await verifyPackage(path)
    expect(found.id).toBe(id)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/)
    expect(Math.abs(Date.parse(found.created) - Date.now())).toBeLessThan(60_000)
  })

  it('carries increments and receipts, whose rows may refer to what the receiver has', async () => {
    const increment = {
      ...header,
      kind: 'increment',
      sequence: 8,
      to: { code: '990001000000', name: '示例县应急管理局' },
      since: '0192f3c7a0000-0001-990001100000',
      until: '0192f3c7a0000-0009-990001100000',
      previous: { id: header.id, sha256: 'a'.repeat(64) },
    } as const
    const path = join(folder.path, 'increment.ybpkg')
    await writePackage(path, content({ header: increment, resources: [{ ...depots(), rows: [] }, lots(5)] }))
    expect((await verifyPackage(path)).header).toMatchObject(increment)
    const files = filesOf(readFileSync(path))
    expect(frictionlessFaults(jsonOf(files, 'datapackage.json'), (name) => files.get(name))).toEqual([])
    const receipt = { ...header, kind: 'receipt', answers: { id: header.id, sequence: 8 } } as const
    await writePackage(path, content({ header: receipt }))
    expect((await verifyPackage(path)).header).toMatchObject(receipt)
  })

  it('keeps one copy of an attachment that several records have', async () => {
    const photo = makeAttachment(folder.path, Buffer.from('photo'))
    const path = join(folder.path, 'twice.ybpkg')
    expect((await writePackage(path, content({ attachments: [photo, photo] }))).attachments).toBe(1)
  })

  it('tells how far it is', async () => {
    const said: { done: number; total: number; stage: string }[] = []
    await writePackage(
      join(folder.path, 'progress.ybpkg'),
      content({
        resources: [depots(), lots(1100)],
        attachments: [makeAttachment(folder.path, Buffer.from('p'))],
      }),
      { progress: (one) => said.push(one) },
    )
    expect(said.map((one) => one.done)).toEqual([3, 503, 1003, 1103, 1])
    expect(said.at(-1)).toEqual({ done: 1, total: 1, stage: 'attachments' })
  })

  it('takes rows no faster than it writes them', async () => {
    let taken = 0
    let most = 0
    const path = join(folder.path, 'streamed.ybpkg')
    function* many() {
      for (const row of lotRows(30_000)) {
        taken += 1
        yield { ...row, note: createHash('sha512').update(String(taken)).digest('base64').repeat(4) }
      }
    }
    const rows = many()
    await writePackage(path, content({ resources: [depots(), lots(0, rows)] }), {
      progress: ({ done }) => {
        most = Math.max(most, taken - done)
      },
    })
    expect(taken).toBe(30_000)
    // One batch ahead of what was reported, however many rows there are.
    expect(most).toBeLessThanOrEqual(1000)
  })
})

describe('refusals of writePackage', () => {
  it('refuses to write nothing', async () => {
    const out = emptyFolder('nothing')
    expect(await refusalOf(writePackage(join(out, 'x.ybpkg'), content({ resources: [] })))).toEqual({
      code: 'nothing-chosen',
    })
    expect(readdirSync(out)).toEqual([])
  })

  it.each([0, 1, 1500, 20_000])(
    'leaves nothing behind when cancelled after %i rows, and closes the source',
    async (after) => {
      const out = emptyFolder(`cancelled-${after}`)
      const stop = new AbortController()
      let closed = false
      let given = 0
      function* rows() {
        try {
          for (const row of lotRows(1_000_000)) {
            if (given === after) stop.abort()
            given += 1
            yield row
          }
        } finally {
          closed = true
        }
      }
      const path = join(out, 'x.ybpkg')
      writeFileSync(path, 'the package of last month')
      const work = writePackage(path, content({ resources: [depots(), lots(0, rows())] }), {
        signal: stop.signal,
      })
      expect(await refusalOf(work)).toEqual({ code: 'cancelled' })
      expect(given).toBeLessThan(after + 200_000)
      expect(given === 0 || closed).toBe(true)
      expect(readdirSync(out)).toEqual(['x.ybpkg'])
      expect(readFileSync(path, 'utf8')).toBe('the package of last month')
    },
  )

  it('does nothing at all when cancelled before it begins', async () => {
    const out = emptyFolder('cancelled-before')
    const work = writePackage(join(out, 'x.ybpkg'), content(), { signal: AbortSignal.abort() })
    expect(await refusalOf(work)).toEqual({ code: 'cancelled' })
    expect(readdirSync(out)).toEqual([])
  })

  it('lets a fault of the rows through and leaves nothing behind', async () => {
    const out = emptyFolder('fault')
    const failing = (fault: unknown) =>
      // biome-ignore lint/correctness/useYield: it fails before it gives anything
      (function* (): Generator<Record<string, unknown>> {
        throw fault
      })()
    const write = (resources: PackageContent['resources']) =>
      writePackage(join(out, 'x.ybpkg'), content({ resources }))
    await expect(write([depots(), lots(0, failing(new RangeError('from the database')))])).rejects.toThrow(
      RangeError,
    )
    await expect(write([depots(), lots(0, [{ id: 1 }])])).rejects.toThrow('Field id takes string')
    await expect(write([depots(), lots(0, [{ id: null }])])).rejects.toThrow('id has no value')
    await expect(write([depots(), lots(0, [{ id: '' }])])).rejects.toThrow('id has no value')
    expect(readdirSync(out)).toEqual([])
  })

  it.each<[string, () => PackageContent['resources']]>([
    ['two tables of one name', () => [depots(), depots()]],
    ['a name that leaves the folder', () => [{ ...depots(), name: '../x' }]],
    ['a name that Windows keeps', () => [{ ...depots(), name: 'con' }]],
    ['no columns', () => [{ ...depots(), fields: [] }]],
    ['a column twice', () => [{ ...depots(), fields: [fields.text('id', '甲'), fields.text('id', '乙')] }]],
    [
      'a column of a strange name',
      () => [{ ...depots(), fields: [fields.text('名', '名')], primaryKey: ['名'] }],
    ],
    ['no key', () => [{ ...depots(), primaryKey: [] }]],
    ['a key that is no column', () => [{ ...depots(), primaryKey: ['code'] }]],
    ['a reference to a table that is not there', () => [lots(1)]],
  ])('does not take %s', async (_name, resources) => {
    const out = join(folder.path, 'never.ybpkg')
    await expect(writePackage(out, content({ resources: resources() }))).rejects.toThrow(TypeError)
    expect(existsSync(out)).toBe(false)
  })

  it.each([
    [{ kind: 'increment' }],
    [{ kind: 'receipt' }],
    [{ since: '1' }],
    [{ sequence: 0 }],
    [{ id: 'x' }],
    [{ from: { code: '12', name: 'x' } }],
  ])('does not take the header %j', async (change) => {
    const bad = { ...header, ...change } as PackageContent['header']
    await expect(writePackage(join(folder.path, 'never.ybpkg'), content({ header: bad }))).rejects.toThrow()
    expect(existsSync(join(folder.path, 'never.ybpkg'))).toBe(false)
  })

  it('refuses an attachment that is gone or not what it was', async () => {
    const out = emptyFolder('attachments')
    const write = (attachments: PackageContent['attachments']) =>
      refusalOf(writePackage(join(out, 'x.ybpkg'), content({ attachments })))
    const photo = makeAttachment(folder.path, Buffer.from('a photo'))
    writeFileSync(photo.path, 'a changed photo')
    expect(await write([photo])).toEqual({ code: 'file-broken', facts: { file: photo.sha256 } })
    const gone = { sha256: 'b'.repeat(64), path: join(folder.path, 'gone') }
    expect(await write([gone])).toEqual({ code: 'file-not-found', facts: { file: gone.sha256 } })
    expect(await write([{ sha256: sha256(Buffer.from('')), path: folder.path }])).toMatchObject({
      code: 'file-not-what-it-says',
    })
    expect(readdirSync(out)).toEqual([])
  })

  it.each([
    ['packageBytes', 2000],
    ['fileBytes', 1000],
    ['unpackedBytes', 1000],
    ['jsonBytes', 500],
    ['files', 4],
  ])('keeps the limit of %s', async (limit, value) => {
    const out = emptyFolder(`limit-${limit}`)
    const work = writePackage(join(out, 'x.ybpkg'), content(), { limits: { [limit]: value } })
    expect(await refusalOf(work)).toMatchObject({ code: 'file-too-large', facts: { limit: value } })
    expect(readdirSync(out)).toEqual([])
  })

  it('says when the folder is not there or is a file', async () => {
    expect(await refusalOf(writePackage(join(folder.path, 'no', 'x.ybpkg'), content()))).toEqual({
      code: 'file-not-found',
    })
    const file = join(folder.path, 'a-file')
    writeFileSync(file, '')
    expect(await refusalOf(writePackage(join(file, 'x.ybpkg'), content()))).toEqual({
      code: 'file-not-found',
    })
  })

  it.runIf(process.platform === 'linux')('says when the folder may not be written to', async () => {
    // Even root may not make files in /sys.
    expect(await refusalOf(writePackage('/sys/x.ybpkg', content()))).toEqual({ code: 'no-permission' })
  })

  it.runIf(mounted)(
    'says when the disk is full, and leaves it empty (a 64 KiB disk, mounted as root)',
    async () => {
      const photo = makeAttachment(folder.path, Buffer.alloc(200_000, 'x'))
      const work = writePackage(join(smallDisk, 'x.ybpkg'), content({ attachments: [photo] }))
      expect(await refusalOf(work)).toEqual({ code: 'disk-full' })
      expect(readdirSync(smallDisk)).toEqual([])
      await writePackage(join(smallDisk, 'x.ybpkg'), content())
      expect(readdirSync(smallDisk)).toEqual(['x.ybpkg'])
    },
  )
})

/** A disk that is soon full. Only root on Linux can have one; elsewhere the test is left out. */
function mountSmallDisk(path: string): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  mkdirSync(path)
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', path], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
