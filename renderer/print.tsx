import { startEncoder } from './shared/pdf/encode'
import { drawPage, openPdf, sizeOf } from './shared/pdf/load'
import { commonSheet, PRINT_DPI, sheetStyles, turnFor } from './shared/pdf/sheets'

/** Pages that are encoded at the same time, while the next one is drawn. */
const WORKERS = 2

/**
 * The page that is printed, never seen: `print.html?output=<token>`. Every page of the paper becomes a picture on a
 * sheet of its own, so that what comes out of the printer is what the preview showed, whatever fonts the
 * printer's driver would have put in their place. When all is there, `data-ready="true"` stands on the body
 * (`failed` when it could not be done), with the sheets' count and the sheet's size in micrometres; until then
 * `data-done` says how far it is.
 */
async function layOut(token: string): Promise<void> {
  const { pdf, close } = await openPdf(token)
  const encoder = startEncoder(WORKERS)
  const sizes = []
  const shown: Promise<void>[] = []
  const never = new AbortController().signal
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    const size = sizeOf(page)
    sizes.push(size)
    const canvas = await drawPage(page, PRINT_DPI / 72, 'print', never, turnFor(size))
    const { picture } = await encoder.encode(canvas)
    // A canvas keeps its pixels until it is collected; 450 of them would not fit into memory.
    canvas.width = 0
    page.cleanup()
    shown.push(show(addSheet(), picture))
    document.body.dataset.done = `${number}/${pdf.numPages}`
  }
  await Promise.all(shown)
  encoder.close()
  close()
  const sheet = commonSheet(sizes)
  const style = document.createElement('style')
  style.textContent = sheetStyles(sheet)
  document.head.append(style)
  Object.assign(document.body.dataset, {
    pages: String(sizes.length),
    width: String(sheet.widthMicrons),
    height: String(sheet.heightMicrons),
    ready: 'true',
  })
}

function addSheet(): HTMLImageElement {
  const section = document.createElement('section')
  const image = document.createElement('img')
  image.alt = ''
  section.append(image)
  document.body.append(section)
  return image
}

async function show(image: HTMLImageElement, picture: Promise<Blob>): Promise<void> {
  const address = URL.createObjectURL(await picture)
  await new Promise((resolve, reject) => {
    image.onload = resolve
    image.onerror = reject
    image.src = address
  })
}

const asked = new URLSearchParams(location.search)
layOut(asked.get('output') ?? '').catch(() => {
  document.body.dataset.ready = 'failed'
})
