/**
 * What a numbered paragraph looks like without its number:
 * - heading: short, no sentence
 * - closed: short, one sentence with its full stop (加强领导。)
 * - run-in: a short first sentence, or a name and a colon, with text behind it
 * - item: an entry of a list (ends in ； or ，)
 * - text: anything longer
 */
export type Look =
  | { kind: 'heading' | 'closed' | 'item' | 'text' }
  | {
      kind: 'run-in'
      mark: '。' | '：' | ' ' /** Length of the title. */
      title: number /** Length of the text behind it. */
      rest: number
    }

const HEADING_LENGTH = 50
const RUN_IN_LENGTH = 40

/** Looks at the text behind a number (or at a whole paragraph without one). */
export function lookAt(text: string): Look {
  const line = text.trim()
  if (/[；;，,、]$/.test(line)) return { kind: 'item' }
  const stop = line.search(/[。！？；;]/)
  if (stop < 0) return withoutStop(line)
  const early = runInColon(line, stop) ?? runInSpace(line)
  if (early) return early
  if (stop === line.length - 1) {
    return { kind: line.length <= RUN_IN_LENGTH && commas(line) <= 2 ? 'closed' : 'text' }
  }
  const runIn =
    line.charAt(stop) === '。' && stop >= 2 && stop <= RUN_IN_LENGTH && commas(line.slice(0, stop)) <= 2
  return runIn ? { kind: 'run-in', mark: '。', title: stop, rest: line.length - stop - 1 } : { kind: 'text' }
}

function withoutStop(line: string): Look {
  if (/[：:]$/.test(line)) return { kind: line.length <= 21 && commas(line) === 0 ? 'heading' : 'text' }
  const early = runInColon(line, line.length) ?? (commas(line) > 0 ? runInSpace(line) : undefined)
  if (early && line.length > 20) return early
  return { kind: line.length <= HEADING_LENGTH && commas(line) <= 2 ? 'heading' : 'text' }
}

/** 应急避难场所工程：推进…… */
function runInColon(line: string, stop: number): Look | undefined {
  const at = line.search(/[：:]/)
  if (
    at < 2 ||
    at > 30 ||
    at >= stop ||
    /[，,]/.test(line.slice(0, at)) ||
    /\d[:：]\d/.test(line.slice(at - 1, at + 2))
  ) {
    return undefined
  }
  const rest = line.length - at - 1
  return rest >= 10 ? { kind: 'run-in', mark: '：', title: at, rest } : undefined
}

/** 1.1 目的　为了…… */
function runInSpace(line: string): Look | undefined {
  const match = /^([\u3400-\u9fff]{2,12})[\s\u3000]+(?=[\u3400-\u9fff“《])/.exec(line)
  if (!match) return undefined
  const rest = line.length - match[0].length
  return rest >= 15 ? { kind: 'run-in', mark: ' ', title: match[1]?.length ?? 0, rest } : undefined
}

function commas(text: string): number {
  return text.split(/[，,]/).length - 1
}
