import { drawPage, openPdf, sizeOf } from './shared/pdf/load'
import { PRINT_DPI, pageStyles, sheetOf } from './shared/pdf/sheets'

/**
 * The page that is printed, never seen: `print.html?output=<token>`. Every page of the paper becomes a picture on a
 * sheet of its own size, so that what comes out of the printer is what the preview showed, whatever fonts the
 * printer's driver would have put in their place. When all is there, `data-ready="true"` stands on the body
 * (`failed` when it could not be done), with the sheets' count and the first sheet's size in micrometres.
 */
async function layOut(token: string): Promise<void> {
  const { pdf, close } = await openPdf(token)
  const sizes = []
  const never = new AbortController().signal
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    const size = sizeOf(page)
    sizes.push(size)
    const canvas = await drawPage(page, PRINT_DPI / 72, 'print', never)
    document.body.append(await sheet(canvas, sheetOf(size).className))
    // A canvas keeps its pixels until it is collected; 450 of them would not fit into memory.
    canvas.width = 0
    page.cleanup()
    document.body.dataset.done = `${number}/${pdf.numPages}`
  }
  close()
  const style = document.createElement('style')
  style.textContent = pageStyles(sizes)
  document.head.append(style)
  const first = sizes[0] ? sheetOf(sizes[0]) : { widthMicrons: 0, heightMicrons: 0 }
  Object.assign(document.body.dataset, {
    pages: String(sizes.length),
    width: String(first.widthMicrons),
    height: String(first.heightMicrons),
    ready: 'true',
  })
}

async function sheet(canvas: HTMLCanvasElement, className: string): Promise<HTMLElement> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (!blob) throw new Error('canvas: no picture')
  const section = document.createElement('section')
  section.className = className
  const image = document.createElement('img')
  image.alt = ''
  await new Promise((resolve, reject) => {
    image.onload = resolve
    image.onerror = reject
    image.src = URL.createObjectURL(blob)
  })
  section.append(image)
  return section
}

const asked = new URLSearchParams(location.search)
layOut(asked.get('output') ?? '').catch(() => {
  document.body.dataset.ready = 'failed'
})
