/**
 * Splits what stands behind a command into the words of its own and the options it knows.
 * `--name value` and `--name=value` for names in `single`; names in `lists` take every word up to the next option;
 * names in `flags` take none. Anything else that starts with `--` is refused.
 * @returns `{ words, options }`
 */
export function readArguments(argv, { single = [], lists = [], flags = [] } = {}) {
  const words = []
  const options = Object.fromEntries(lists.map((name) => [name, []]))
  let open
  for (let at = 0; at < argv.length; at += 1) {
    const [, name, inline] = /^--([^=]+)(?:=(.*))?$/s.exec(argv[at]) ?? []
    if (name === undefined) {
      if (open) options[open].push(argv[at])
      else words.push(argv[at])
      continue
    }
    open = undefined
    if (flags.includes(name)) options[name] = true
    else if (lists.includes(name)) {
      if (inline === undefined) open = name
      else options[name].push(inline)
    } else if (single.includes(name)) {
      const value = inline ?? argv[++at]
      if (value === undefined) throw new UsageError(`--${name} 之后缺少内容 needs a value`)
      options[name] = value
    } else throw new UsageError(`不认识的选项 Unknown option: --${name}`)
  }
  return { words, options }
}

/** A command typed wrongly. */
export class UsageError extends Error {
  constructor(message) {
    super(message)
    this.name = 'UsageError'
  }
}
