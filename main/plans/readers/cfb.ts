import { DomainError } from '../../../preload/contract/result'

const END = 0xfffffffe
const MINI_CUTOFF = 4096

/**
 * Reads streams out of an OLE container ([MS-CFB]). Chains that run in circles or out of the file are refused.
 *
 * @throws DomainError file-broken
 */
export class CompoundFile {
  private readonly sector: number
  private readonly fat: number[]
  private readonly entries = new Map<string, { start: number; size: number }>()
  private readonly mini: Buffer
  private readonly miniFat: number[]

  constructor(private readonly bytes: Buffer) {
    if (bytes.length < 512) throw new DomainError('file-broken', { kind: 'ole' })
    const shift = bytes.readUInt16LE(0x1e)
    if (shift !== 9 && shift !== 12) throw new DomainError('file-broken', { kind: 'ole' })
    this.sector = 2 ** shift
    this.fat = this.table(this.fatSectors())
    const root = this.readDirectory()
    this.miniFat = this.table(this.chain(bytes.readUInt32LE(0x3c), this.fat))
    this.mini = root ? this.large(root.start, root.size) : Buffer.alloc(0)
  }

  /** The bytes of a stream of the root storage; undefined if there is none of that name. */
  stream(name: string): Buffer | undefined {
    const entry = this.entries.get(name)
    if (!entry) return undefined
    if (entry.size >= MINI_CUTOFF) return this.large(entry.start, entry.size)
    const parts = this.chain(entry.start, this.miniFat).map((at) => this.mini.subarray(at * 64, at * 64 + 64))
    return Buffer.concat(parts).subarray(0, entry.size)
  }

  private large(start: number, size: number): Buffer {
    return Buffer.concat(this.chain(start, this.fat).map((at) => this.block(at))).subarray(0, size)
  }

  private block(at: number): Buffer {
    const from = (at + 1) * this.sector
    if (from >= this.bytes.length) throw new DomainError('file-broken', { kind: 'ole' })
    return this.bytes.subarray(from, from + this.sector)
  }

  private chain(start: number, table: readonly number[]): number[] {
    const sectors: number[] = []
    for (let at = start; at < END; ) {
      if (sectors.length > table.length) throw new DomainError('file-broken', { kind: 'ole' })
      sectors.push(at)
      at = table[at] ?? END
    }
    return sectors
  }

  private table(sectors: readonly number[]): number[] {
    return sectors.flatMap((at) => {
      const block = this.block(at)
      return Array.from({ length: Math.floor(block.length / 4) }, (_, index) => block.readUInt32LE(index * 4))
    })
  }

  private fatSectors(): number[] {
    const sectors: number[] = []
    const most = this.bytes.length / this.sector
    for (let at = 0x4c; at < 512; at += 4) sectors.push(this.bytes.readUInt32LE(at))
    let next = this.bytes.readUInt32LE(0x44)
    for (let count = 0; next < END && count < most; count++) {
      const block = this.block(next)
      for (let at = 0; at + 8 <= block.length; at += 4) sectors.push(block.readUInt32LE(at))
      next = block.readUInt32LE(block.length - 4)
    }
    return sectors.filter((at) => at < END).slice(0, most)
  }

  private readDirectory(): { start: number; size: number } | undefined {
    let root: { start: number; size: number } | undefined
    for (const at of this.chain(this.bytes.readUInt32LE(0x30), this.fat)) {
      const block = this.block(at)
      for (let from = 0; from + 128 <= block.length; from += 128) {
        const length = block.readUInt16LE(from + 0x40)
        const kind = block[from + 0x42]
        if (length < 2 || length > 64) continue
        const name = block.toString('utf16le', from, from + length - 2)
        const entry = { start: block.readUInt32LE(from + 0x74), size: block.readUInt32LE(from + 0x78) }
        if (kind === 5) root = entry
        else if (kind === 2 && !this.entries.has(name)) this.entries.set(name, entry)
      }
    }
    return root
  }
}
