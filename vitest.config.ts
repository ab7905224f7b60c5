import { defineConfig } from 'vitest/config'
import { ensureBinding, nodeNeedsBinding } from './scripts/lib/sqlite-binding.mjs'

const folders = '{unit,database,contract,faults}'

/** Where this Node cannot load the shipped SQLite binding, the cached one is used, also by a plain `npx vitest`. */
export default defineConfig(async () => ({
  test: {
    include: [`tests/${folders}/**/*.test.{ts,mjs}`],
    environment: 'node',
    pool: 'forks',
    maxWorkers: 2,
    // The program's modules hold nothing of an office: loading them once for all files saves a third of the time.
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 30_000,
    env: {
      YOUBEI_QUIET: '1',
      ...(nodeNeedsBinding() ? { YOUBEI_SQLITE_BINDING: await ensureBinding() } : {}),
    },
  },
}))
