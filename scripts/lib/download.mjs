import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/**
 * Fetches `url` into `path` and checks its SHA-256 (hexadecimal).
 * Gives up when no answer comes within `answerMs`, or when no byte arrives for `stallMs`.
 */
export async function download(url, path, { sha256, answerMs = 8000, stallMs = 20_000 }) {
  const abort = new AbortController()
  let timer = setTimeout(() => abort.abort(new Error(`no answer within ${answerMs / 1000} s`)), answerMs)
  const hash = createHash('sha256')
  const watch = new Transform({
    transform(chunk, _encoding, done) {
      clearTimeout(timer)
      timer = setTimeout(() => abort.abort(new Error(`no data for ${stallMs / 1000} s`)), stallMs)
      hash.update(chunk)
      done(null, chunk)
    },
  })
  try {
    const answer = await fetch(url, { signal: abort.signal })
    if (!answer.ok || !answer.body) throw new Error(`HTTP ${answer.status}`)
    await pipeline(Readable.fromWeb(answer.body), watch, createWriteStream(path))
  } catch (error) {
    throw new Error(
      abort.signal.aborted ? abort.signal.reason.message : (error.cause?.message ?? error.message),
    )
  } finally {
    clearTimeout(timer)
  }
  if (hash.digest('hex') !== sha256) throw new Error('checksum does not match')
}
