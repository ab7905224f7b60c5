import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify(scrypt) as (pin: string, salt: Buffer, length: number) => Promise<Buffer>

/** A PIN as it is kept: `salt:hash`, scrypt with Node's default cost (N 16384, r 8, p 1), 32 bytes. */
export async function hashPin(pin: string): Promise<string> {
  const salt = randomBytes(16)
  return `${salt.toString('hex')}:${(await derive(pin, salt, 32)).toString('hex')}`
}

export async function isPin(pin: string, kept: string): Promise<boolean> {
  const [salt = '', hash = ''] = kept.split(':')
  const expected = Buffer.from(hash, 'hex')
  const given = await derive(pin, Buffer.from(salt, 'hex'), 32)
  return expected.length === given.length && timingSafeEqual(expected, given)
}
