/**
 * The code of a paper, printed in the foot of its pages and typed in by people. It follows from the paper's id, so
 * nothing has to be kept for it. Ten figures and 21 letters that nobody takes for one another (no I, L, O, U, Z): eight of
 * them from the id, one to check. Pure.
 */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXY'
const base = BigInt(signs.length)
const length = 8

/** What stands before a code in its QR code, so that a scanner's input is known for what it is. */
export const codePrefix = 'YB:C:'

/** Finds every wrong sign and every two neighbours that changed places: the number of signs is prime. */
function checkSign(body: string): string {
  let sum = 0
  for (const [index, sign] of [...body].entries()) sum += (index + 1) * signs.indexOf(sign)
  return signs[sum % signs.length] ?? ''
}

/** Nine signs for a paper's id (a UUID: its random end is used). */
export function codeOf(id: string): string {
  let rest = BigInt(`0x${id.replaceAll('-', '').slice(-15)}`)
  let body = ''
  for (let at = 0; at < length; at++) {
    body += signs[Number(rest % base)]
    rest /= base
  }
  return body + checkSign(body)
}

/** As it is printed and read out: 3K7M-9QX2-D. */
export const writtenCode = (code: string): string =>
  `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`

/** What somebody typed or scanned, as a code; undefined where it cannot be one (a sign is wrong or missing). */
export function readCode(typed: string): string | undefined {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/^\s*YB:C:/, '')
    .replace(/[\s·.—–-]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  if (code.length !== length + 1 || [...code].some((sign) => !signs.includes(sign))) return undefined
  return checkSign(code.slice(0, length)) === code.slice(length) ? code : undefined
}
