import { createHash, createPublicKey, generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  fingerprintOf,
  makeKeyPair,
  publicKeyOf,
  sameFingerprint,
  signatureFits,
  signBytes,
} from '../../../main/exchange/keys'

describe('keys', () => {
  const pair = makeKeyPair()

  it('finds the public half of a private key', () => {
    expect(publicKeyOf(pair.privateKey)).toBe(pair.publicKey)
    expect(pair.privateKey).toMatch(/^-----BEGIN PRIVATE KEY-----\n/)
    expect(pair.publicKey).toMatch(/^-----BEGIN PUBLIC KEY-----\n/)
  })

  it('makes the fingerprint that the format describes', () => {
    const jwk = createPublicKey(pair.publicKey).export({ format: 'jwk' })
    const digest = createHash('sha256')
      .update(Buffer.from(jwk.x ?? '', 'base64url'))
      .digest()
    let number = 0n
    for (const byte of digest.subarray(0, 16)) number = number * 256n + BigInt(byte)
    const digits = String(number % 10n ** 30n).padStart(30, '0')
    expect(fingerprintOf(pair.publicKey)).toBe(digits.replace(/(\d{5})(?=\d)/g, '$1 '))
  })

  it('keeps a known fingerprint', () => {
    // The test key of RFC 8032, section 7.1, test 1.
    const raw = 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a'
    const der = Buffer.from(`302a300506032b6570032100${raw}`, 'hex')
    const pem = `-----BEGIN PUBLIC KEY-----\n${der.toString('base64')}\n-----END PUBLIC KEY-----\n`
    expect(fingerprintOf(pem)).toBe('81885 02928 06151 05585 81637 65799')
  })

  it('compares fingerprints as people write them', () => {
    const fingerprint = fingerprintOf(pair.publicKey)
    expect(sameFingerprint(fingerprint, fingerprint.replaceAll(' ', ''))).toBe(true)
    expect(sameFingerprint(fingerprint, ` ${fingerprint.replaceAll(' ', '-')} `)).toBe(true)
    const wide = fingerprint.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)))
    expect(sameFingerprint(fingerprint, wide)).toBe(true)
    expect(sameFingerprint(fingerprint, fingerprintOf(makeKeyPair().publicKey))).toBe(false)
    expect(sameFingerprint('', '')).toBe(false)
    expect(sameFingerprint(fingerprint, fingerprint.slice(0, -1))).toBe(false)
  })

  it('refuses keys of other kinds', () => {
    const rsa = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    })
    expect(() => fingerprintOf(rsa.publicKey)).toThrow(TypeError)
    expect(() => publicKeyOf(rsa.privateKey)).toThrow(TypeError)
    expect(() => signBytes(Buffer.from('x'), rsa.privateKey)).toThrow(TypeError)
    expect(() => fingerprintOf('no key')).toThrow()
    expect(signatureFits(Buffer.from('x'), Buffer.alloc(64), rsa.publicKey)).toBe(false)
    expect(signatureFits(Buffer.from('x'), Buffer.alloc(64), 'no key')).toBe(false)
  })

  it('accepts only the signature of these bytes by this key', () => {
    const other = makeKeyPair()
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 200 }),
        fc.nat(),
        fc.nat(7),
        (bytes, place, bit) => {
          const signature = signBytes(bytes, pair.privateKey)
          expect(signatureFits(bytes, signature, pair.publicKey)).toBe(true)
          expect(signatureFits(bytes, signature, other.publicKey)).toBe(false)
          expect(signatureFits(bytes, signature.subarray(1), pair.publicKey)).toBe(false)
          const changed = Uint8Array.from(bytes)
          changed[place % bytes.length] = (changed[place % bytes.length] ?? 0) ^ (1 << bit)
          expect(signatureFits(changed, signature, pair.publicKey)).toBe(false)
          const forged = Buffer.from(signature)
          forged[place % 64] = (forged[place % 64] ?? 0) ^ (1 << bit)
          expect(signatureFits(bytes, forged, pair.publicKey)).toBe(false)
        },
      ),
      { numRuns: 50 },
    )
  })
})
