import { createHash } from 'node:crypto'
import { measureImage } from '../../host/index'
import { limits, type SourceImage } from './source'

/** Keeps each picture once, by the SHA-256 of its bytes. */
export class ImageShelf {
  readonly images: SourceImage[] = []
  /** Pictures that could not be kept. */
  leftOut = 0
  private readonly known = new Map<string, SourceImage>()

  add(bytes: Buffer): SourceImage | undefined {
    const size = bytes.length > limits.imageBytes ? undefined : measureImage(bytes)
    if (!size) {
      this.leftOut++
      return undefined
    }
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const known = this.known.get(sha256)
    if (known) return known
    if (this.images.length >= limits.images) {
      this.leftOut++
      return undefined
    }
    const image = { sha256, bytes, ...size }
    this.known.set(sha256, image)
    this.images.push(image)
    return image
  }
}
