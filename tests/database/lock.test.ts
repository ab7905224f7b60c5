import { expect, it } from 'vitest'
import { openReader } from '../../database/open'
import { openWriter } from '../../database/open-writer'
import { nativeBinding, openTestDatabase } from '../helpers/database'

it('lets one writer at a time into an office, and readers always', async () => {
  const db = await openTestDatabase()
  await expect(openWriter({ file: db.file, nativeBinding })).rejects.toMatchObject({ code: 'YOUBEI_IN_USE' })
  await (await openReader({ file: db.file, nativeBinding })).close()
  await db.writer.close()
  const next = await openWriter({ file: db.file, nativeBinding })
  await next.close()
  await db.close().catch(() => undefined)
}, 20_000)
