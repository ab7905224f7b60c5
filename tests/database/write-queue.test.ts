import { afterEach, beforeEach, expect, it } from 'vitest'
import { getSetting, setSetting } from '../../database/office/repository'
import { openTestDatabase } from '../helpers/database'

let db: Awaited<ReturnType<typeof openTestDatabase>>
beforeEach(async () => {
  db = await openTestDatabase()
})
afterEach(() => db.close())

const pause = () => new Promise((resolve) => setTimeout(resolve, 5))

it('keeps overlapping writes apart: the failed one leaves nothing, the others everything', async () => {
  const a = db.writer.write(async (em) => {
    setSetting(em, 'a', 1)
    await pause()
    throw new Error('a fails')
  })
  const b = db.writer.write(async (em) => {
    setSetting(em, 'b', 1)
    await pause()
    setSetting(em, 'b2', 2)
  })
  await expect(a).rejects.toThrow('a fails')
  await b
  const read = (key: string) => db.reader.read(async (em) => getSetting(em, key))
  expect([await read('a'), await read('b'), await read('b2')]).toEqual([undefined, 1, 2])
})

it('shows a reader its own write at once', async () => {
  for (let i = 0; i < 50; i++) {
    await db.writer.write(async (em) => setSetting(em, 'n', i))
    expect(await db.reader.read(async (em) => getSetting(em, 'n'))).toBe(i)
  }
})

it('gives a snapshot one state from beginning to end', async () => {
  await db.writer.write(async (em) => setSetting(em, 'n', 1))
  const seen = await db.reader.snapshot(async (em) => {
    const before = getSetting(em, 'n')
    await db.writer.write(async (writing) => setSetting(writing, 'n', 2))
    return [before, getSetting(em, 'n')]
  })
  expect(seen).toEqual([1, 1])
  expect(await db.reader.read(async (em) => getSetting(em, 'n'))).toBe(2)
})

it('refuses to write on the reading connection', async () => {
  await expect(db.reader.read(async (em) => setSetting(em, 'n', 1))).rejects.toMatchObject({
    code: 'SQLITE_READONLY',
  })
})

it('goes on after a write that violated a constraint', async () => {
  const insert = "INSERT INTO column_mappings VALUES ('k', 's', '{}', 1)"
  await db.writer.write((em) => em.query(insert))
  await expect(db.writer.write((em) => em.query(insert))).rejects.toMatchObject({
    driverError: { code: 'SQLITE_CONSTRAINT_PRIMARYKEY' },
  })
  await db.writer.write(async (em) => setSetting(em, 'after', true))
  expect(await db.reader.read(async (em) => getSetting(em, 'after'))).toBe(true)
})

it('empties the log in a pause between writes, and never within one', async () => {
  const moved = async () => {
    // The file itself has what was written once the log was carried over: its change counter moves.
    const file = await import('node:fs/promises')
    return (await file.readFile(db.file)).subarray(24, 28).toString('hex')
  }
  const before = await moved()
  await db.writer.write(async (em) => setSetting(em, 'n', 1))
  // A slow command is under way when the pause would be over.
  await db.writer.write(async (em) => {
    setSetting(em, 'n', 2)
    await new Promise((resolve) => setTimeout(resolve, 2_250))
    setSetting(em, 'n', 3)
  })
  await expect.poll(moved, { timeout: 10_000 }).not.toBe(before)
  expect(await db.reader.read(async (em) => getSetting(em, 'n'))).toBe(3)
})
