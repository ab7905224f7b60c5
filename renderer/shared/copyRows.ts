import { toClipboardText } from './clipboard'
import type { TableColumn } from './tableColumns'

const escapeHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** A table for the clipboard in which every cell says that it is text, so that Excel keeps 0830 and 13800001234 as they are. */
export function toClipboardHtml(rows: readonly (readonly string[])[]): string {
  const lines = rows.map(
    (row) =>
      `<tr>${row.map((cell) => `<td style="mso-number-format:'\\@'">${escapeHtml(cell)}</td>`).join('')}</tr>`,
  )
  return `<table>${lines.join('')}</table>`
}

/**
 * Puts rows with their head on the clipboard, as text and as a table. False when the system refused.
 * Done through the page's own copy event, which needs no permission.
 */
export function copyRows<Row>(columns: readonly TableColumn<Row>[], rows: readonly Row[]): boolean {
  const cells = [
    columns.map((column) => column.title),
    ...rows.map((row) => columns.map((column) => column.text(row))),
  ]
  const onCopy = (event: ClipboardEvent) => {
    event.preventDefault()
    event.clipboardData?.setData('text/plain', toClipboardText(cells))
    event.clipboardData?.setData('text/html', toClipboardHtml(cells))
  }
  document.addEventListener('copy', onCopy, { once: true })
  try {
    return document.execCommand('copy')
  } finally {
    document.removeEventListener('copy', onCopy)
  }
}
