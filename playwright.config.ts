import { defineConfig } from '@playwright/test'

/** The real program on the real Electron, on a screen of its own (see scripts/lib/playwright-setup.mjs). */
export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  globalSetup: './scripts/lib/playwright-setup.mjs',
  outputDir: 'test-results',
  workers: 2,
  // Every test has a profile of its own; the longest ones, of accessibility, would else wait for one another.
  fullyParallel: true,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 90_000,
  expect: { timeout: 20_000 },
  // To look into a failure: `npx playwright test NAME --trace on`. Tracing all the time costs a sixth of the run.
  use: { trace: 'off' },
})
