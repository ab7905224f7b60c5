import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { contract } from './preload/contract/api'
import { shellCalls } from './preload/contract/bridge'

const at = (path: string) => resolve(import.meta.dirname, path)

/** Names of the contract's calls by module: all the preload needs of it, so that the page's start carries no schemas. */
const callNames = Object.fromEntries(
  Object.values(contract).map((module) => [module.name, Object.keys(module.calls)]),
)

/** Three runtimes, three bundles. What the data host needs at run time stays in node_modules (`dependencies`). */
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      target: 'node20',
      // Bundled, because loading hundreds of small files is what a cold start mostly consists of.
      externalizeDeps: {
        exclude: ['typeorm', 'zod', 'uuidv7', 'csv-parse', 'iconv-lite', 'yauzl', 'electron-log'],
      },
      rollupOptions: {
        input: {
          index: at('main/index.ts'),
          host: at('main/host/host.ts'),
          writer: at('main/host/writer.ts'),
          worker: at('main/host/worker.ts'),
        },
        // The threads of the host need a little of the spreadsheets at the start: what the reference lists are read with,
        // and what tells units apart. Without this the rest would be loaded along with it, in each of them.
        treeshake: { moduleSideEffects: [{ test: /main[\\/]sheets[\\/]/, sideEffects: false }] },
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
          codeSplitting: {
            groups: [
              { name: 'csv', test: /node_modules[\\/]csv-parse/ },
              { name: 'values', test: /main[\\/]sheets[\\/]values/ },
            ],
          },
        },
      },
    },
  },
  preload: {
    define: {
      __CALLS__: JSON.stringify(callNames),
      __SHELL_CALLS__: JSON.stringify(Object.keys(shellCalls)),
    },
    build: {
      minify: true,
      outDir: 'out/preload',
      externalizeDeps: false,
      rollupOptions: {
        input: { index: at('preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    plugins: [react()],
    build: {
      outDir: at('out/renderer'),
      minify: true,
      target: 'chrome130',
      rollupOptions: { input: { index: at('renderer/index.html'), print: at('renderer/print.html') } },
    },
  },
})
