import { parseCode } from '../../../preload/contract/codes'

/** A key as the reader needs it: what was typed, the key's place for input methods that hide it, and when (ms). */
export type ScanKey = Readonly<{ key: string; code: string; shiftKey: boolean; at: number }>

/** `begun`: the first key of what may become a scan. `scanned`: Enter ended a code that no hand types so fast. */
export type ScanStep =
  | Readonly<{ kind: 'nothing' | 'begun' | 'reading' }>
  | Readonly<{ kind: 'scanned'; text: string }>

/** A scanner sends a key every 1 to 30 ms; a quick typist needs 80. Slow machines hand keys on late, but stamp them in time. */
const longestGap = 70
const longestMean = 40

/** The longest text a label has, with room. */
const longest = 64

/**
 * Tells a scanner, which types fast and ends with Enter, from a person. Only texts that are codes (`YB:…`) count, so
 * nothing a person types is ever taken for a scan, and other bar codes go to the field like typing.
 */
export class ScanReader {
  #text = ''
  #first = 0
  #last = Number.NEGATIVE_INFINITY

  take(key: ScanKey): ScanStep {
    if (key.key === 'Shift' || key.key === 'CapsLock')
      return { kind: this.#text === '' ? 'nothing' : 'reading' }
    if (key.key === 'Enter' || (key.key === 'Process' && key.code === 'Enter')) return this.#end(key.at)
    const character = characterOf(key)
    if (character === null) {
      this.#text = ''
      return { kind: 'nothing' }
    }
    const begins = key.at - this.#last > longestGap || this.#text.length >= longest
    this.#last = key.at
    if (begins) {
      this.#text = character
      this.#first = key.at
      return { kind: 'begun' }
    }
    this.#text += character
    return { kind: 'reading' }
  }

  #end(at: number): ScanStep {
    const text = this.#text
    const inTime =
      at - this.#last <= longestGap && (at - this.#first) / Math.max(1, text.length) <= longestMean
    this.#text = ''
    return inTime && parseCode(text) ? { kind: 'scanned', text } : { kind: 'nothing' }
  }
}

/** What a key typed; while a Chinese input method holds the keys, what stands on them. */
function characterOf({ key, code, shiftKey }: ScanKey): string | null {
  if (key !== 'Process') return key.length === 1 ? key : null
  const letter = /^Key([A-Z])$/.exec(code)?.[1]
  if (letter) return letter
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1]
  if (digit) return digit
  return code === 'Semicolon' && shiftKey ? ':' : null
}
