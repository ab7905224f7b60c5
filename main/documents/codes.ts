import bwip from 'bwip-js/node'

/** A square of dark and light modules, row by row from the top. */
export type Modules = Readonly<{ size: number; dark: (column: number, row: number) => boolean }>

/** The modules of a QR code (error correction M: a quarter of a scratched label may be gone). */
export function qrModules(text: string): Modules {
  const [code] = bwip.raw({ bcid: 'qrcode', text, eclevel: 'M' } as never) as unknown as {
    pixs: number[]
    pixx: number
  }[]
  if (!code) throw new Error('no code')
  return { size: code.pixx, dark: (column, row) => code.pixs[row * code.pixx + column] === 1 }
}

/** Widths of the bars and gaps of a Code 128 in modules, a bar first. ASCII only. */
export function code128Bars(text: string): readonly number[] {
  const [code] = bwip.raw({ bcid: 'code128', text } as never) as unknown as { sbs: number[] }[]
  if (!code) throw new Error('no code')
  return code.sbs
}
