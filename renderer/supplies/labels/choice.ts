import type { LabelFormat } from '../../../preload/contract/supplies/index'

const key = 'youbei.supplies.labels'

type Choice = Readonly<{ format: string; code: 'qr' | 'code128' }>

/** The size and code of the last time; a sheet of 3×8 with QR codes at first. */
export function readChoice(): Choice {
  try {
    const stored = JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Choice> | null
    return {
      format: typeof stored?.format === 'string' ? stored.format : 'a4-3x8',
      code: stored?.code === 'code128' ? 'code128' : 'qr',
    }
  } catch {
    return { format: 'a4-3x8', code: 'qr' }
  }
}

export function writeChoice(choice: Choice): void {
  localStorage.setItem(key, JSON.stringify(choice))
}

/** Sheets that so many labels take from the `start`-th place of the first one on. */
export const labelPages = (
  format: Pick<LabelFormat, 'columns' | 'rows'>,
  start: number,
  count: number,
): number => Math.ceil((start - 1 + count) / (format.columns * format.rows))
