import { closeSync, mkdirSync, openSync, readdirSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { checkDatabase, listBackups, makeBackup } from '../../database/backup'
import { setSetting } from '../../database/office/repository'
import { nativeBinding, openRaw, openTestDatabase } from '../helpers/database'

let db: Awaited<ReturnType<typeof openTestDatabase>>
let folder: string
beforeEach(async () => {
  db = await openTestDatabase()
  folder = join(db.folder, '备份 folder')
})
afterEach(() => db.close())

const backUp = (now: number, keep = 3) =>
  makeBackup({
    databaseFile: db.file,
    attachmentsFolder: join(db.folder, 'attachments'),
    folder,
    reason: 'manual',
    now,
    keep,
    nativeBinding,
  })

it('copies what was committed while the database is in use, and only a checked copy gets its name', async () => {
  await db.writer.write(async (em) => setSetting(em, 'kept', 42))
  const made = await backUp(Date.parse('2026-11-22T08:05:01.007Z'))
  expect(made.name).toBe('youbei-20261122T080501007-manual.db')
  const copy = openRaw(join(folder, made.name), { readonly: true })
  expect(copy.prepare("SELECT value FROM settings WHERE key = 'kept'").get()).toEqual({ value: '42' })
  copy.close()
  expect(await listBackups(folder)).toEqual([made])
})

it('keeps the newest and lets the oldest go', async () => {
  for (let day = 1; day <= 5; day++) await backUp(Date.UTC(2026, 10, day))
  expect((await listBackups(folder)).map(({ at }) => new Date(at).getUTCDate())).toEqual([5, 4, 3])
})

it('keeps attachments once each', async () => {
  mkdirSync(join(db.folder, 'attachments', 'ab'), { recursive: true })
  writeFileSync(join(db.folder, 'attachments', 'ab', 'abcd'), 'picture')
  await backUp(1)
  await backUp(2)
  expect(readdirSync(join(folder, 'attachments', 'ab'))).toEqual(['abcd'])
})

it('leaves nothing under a backup’s name when the copy cannot be made', async () => {
  writeFileSync(folder, 'a file where the folder should be')
  await expect(backUp(1)).rejects.toMatchObject({ code: expect.stringMatching(/EEXIST|ENOTDIR/) })
})

it('finds a damaged file', async () => {
  const made = await backUp(1)
  const path = join(folder, made.name)
  // One page in the middle is overwritten, as a bad sector would leave it.
  const handle = openSync(path, 'r+')
  writeSync(handle, Buffer.alloc(4_096, 0x5a), 0, 4_096, 4_096 * 4)
  closeSync(handle)
  expect(() => checkDatabase(path, { nativeBinding })).toThrow()
  writeFileSync(
    path,
    'this is no database at all, only some text that is long enough to be read as a header '.repeat(20),
  )
  expect(() => checkDatabase(path, { nativeBinding })).toThrow()
})

it('leaves one file and nothing beside it', async () => {
  const made = await backUp(1)
  checkDatabase(join(folder, made.name), { nativeBinding })
  expect(readdirSync(folder)).toEqual([made.name])
})
