import { expect, test, vi } from 'vitest'
import { blockText } from '../../../preload/contract/blocks'
import { pdfOf } from './make-pdf'

// Real files on a busy machine; nothing here is about speed.
vi.setConfig({ testTimeout: 60_000 })

// pdf.js takes a process with these marks for a browser's page, looks for fetch, canvas and web workers there, and
// fails while it is loaded. The data host of the packaged program is such a process.
Object.defineProperty(process.versions, 'electron', { value: '33.2.1', configurable: true })
Object.defineProperty(process, 'type', { value: 'utility', configurable: true })

test('a PDF is read in Electron’s utility process', async () => {
  const { readPdf } = await import('../../../main/plans/readers/pdf')
  // 防汛 in GBK.
  const source = await readPdf(pdfOf(['BT /F1 12 Tf 72 700 Td <b7c0d1b4> Tj ET']), 'a.pdf', {})
  expect(source.blocks.map((one) => blockText(one.block))).toEqual(['防汛'])
})
