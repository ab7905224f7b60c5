import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { _electron } from '@playwright/test'

/** The same text as plain paragraphs on the same page with the same type size, printed to PDF by Chromium. */
export async function printedByChromium(ctx, folder, text) {
  const app = join(folder, 'print')
  mkdirSync(app, { recursive: true })
  const lines = text.map(({ level, text: line }) => (level > 0 ? `<h3>${line}</h3>` : `<p>${line}</p>`))
  writeFileSync(
    join(app, 'page.html'),
    `<!doctype html><meta charset="utf-8"><style>@page{size:A4;margin:37mm 26mm 35mm 28mm}body{font:16pt/28.95pt "Noto Serif CJK SC",serif}p{text-indent:2em;margin:0}h3{font:inherit;margin:0}</style>${lines.join('\n')}`,
  )
  writeFileSync(
    join(app, 'package.json'),
    JSON.stringify({ name: 'print', version: '0.0.0', main: 'main.mjs' }),
  )
  writeFileSync(
    join(app, 'main.mjs'),
    `import { app, BrowserWindow } from 'electron'
import { join } from 'node:path'
globalThis.print = async () => {
  const window = new BrowserWindow({ show: false })
  const started = performance.now()
  await window.loadFile(join(app.getAppPath(), 'page.html'))
  const pdf = await window.webContents.printToPDF({ preferCSSPageSize: true })
  const ms = performance.now() - started
  window.destroy()
  return { ms, pages: (pdf.toString('latin1').match(/\\/Type\\s*\\/Page\\b(?!s)/g) ?? []).length }
}
app.whenReady().then(() => new BrowserWindow({ show: false }).loadURL('about:blank'))
`,
  )
  const { executablePath, args, env } = ctx.electron
  const printer = await _electron.launch({
    executablePath,
    args: [app, ...args, `--user-data-dir=${join(folder, 'print-profile')}`],
    env,
  })
  try {
    await printer.firstWindow()
    await printer.evaluate(() => globalThis.print())
    return await printer.evaluate(() => globalThis.print())
  } finally {
    await printer.close()
  }
}

/** The same text as a Word document with heading styles, converted by LibreOffice; nothing where there is none. */
export async function convertedByLibreOffice(folder, text) {
  const program = ['/usr/bin/soffice', '/usr/local/bin/soffice'].find((path) => existsSync(path))
  if (!program) {
    process.stdout.write('没有 LibreOffice，略过这一项。 LibreOffice is not here: left out.\n')
    return undefined
  }
  const { Document, HeadingLevel, Packer, Paragraph, TextRun } = createRequire(import.meta.url)('docx')
  const run = (line) => new TextRun({ text: line, size: 32, font: 'Noto Serif CJK SC' })
  const document = new Document({
    sections: [
      {
        properties: {
          page: {
            size: { width: 11906, height: 16838 },
            margin: { top: 2098, right: 1474, bottom: 1985, left: 1588 },
          },
        },
        children: text.map(({ level, text: line }) =>
          level > 0
            ? new Paragraph({ heading: HeadingLevel[`HEADING_${Math.min(level, 6)}`], children: [run(line)] })
            : new Paragraph({ indent: { firstLine: 640 }, spacing: { line: 579 }, children: [run(line)] }),
        ),
      },
    ],
  })
  writeFileSync(join(folder, 'text.docx'), await Packer.toBuffer(document))
  const convert = () => {
    const started = performance.now()
    const ended = spawnSync(
      program,
      [
        `-env:UserInstallation=file://${join(folder, 'office')}`,
        '--headless',
        '--convert-to',
        'pdf',
        '--outdir',
        folder,
        join(folder, 'text.docx'),
      ],
      { encoding: 'utf8' },
    )
    if (ended.status !== 0 || !existsSync(join(folder, 'text.pdf')))
      throw new Error(`LibreOffice: ${ended.stderr}`)
    return performance.now() - started
  }
  // The first start makes its profile.
  convert()
  return { ms: convert() }
}
