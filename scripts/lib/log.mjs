/**
 * Short two-language lines about what is being done. They go to stderr, so that what a command answers
 * (JSON lines of a job, the counts of the tests) stays alone on stdout. `YOUBEI_QUIET=1` leaves them out.
 */
export function say(zh, en) {
  if (process.env.YOUBEI_QUIET) return
  process.stderr.write(`[有备] ${zh} ${en}\n`)
}

/** A set-up that cannot go on; `command` is what the person may type to mend it. */
export class SetupError extends Error {
  constructor(zh, en, command) {
    super(`${zh} ${en}${command ? `\n       请执行 Please run: ${command}` : ''}`)
    this.name = 'SetupError'
  }
}

/**
 * Runs a script's main function; a refusal ends it with one clear message and a non-zero exit code.
 * `brief`: of an unexpected error, too, only the first line is shown (`YOUBEI_DEBUG=1` shows all of it).
 */
export async function main(body, { brief = false } = {}) {
  try {
    process.exitCode = (await body()) ?? 0
  } catch (error) {
    const expected = error instanceof SetupError || error?.name === 'UsageError'
    const [firstLine] = String(error?.message ?? error).split('\n')
    const whole = error?.stack ?? String(error)
    const text = expected ? error.message : brief && !process.env.YOUBEI_DEBUG ? firstLine : whole
    process.stderr.write(`[有备] 失败 Failed: ${text}\n`)
    process.exitCode = 1
  }
}
