/**
 * Turns drawn pages into JPEG pictures beside the page that draws them. `canvas.toBlob` in a hidden window waits for
 * idle moments that hardly come: a page took a second with it, and takes a tenth here. JPEG because Chromium hands
 * it to the printer as it is; a PNG it unpacks and packs anew, which takes 25 times as long and much memory.
 */
type Scope = {
  onmessage: ((event: MessageEvent<ImageBitmap>) => void) | null
  postMessage: (picture: Blob | null) => void
}
const scope = self as unknown as Scope

scope.onmessage = ({ data: bitmap }) => {
  encode(bitmap).then(
    (picture) => scope.postMessage(picture),
    () => scope.postMessage(null),
  )
}

async function encode(bitmap: ImageBitmap): Promise<Blob> {
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
  const context = canvas.getContext('2d', { alpha: false })
  if (!context) throw new Error('canvas: no context')
  context.drawImage(bitmap, 0, 0)
  bitmap.close()
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.92 })
}
