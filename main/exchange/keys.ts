import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'

/** An office's signing key as PEM texts (PKCS #8, SPKI). Where the private one is kept is the caller's business. */
export type KeyPair = Readonly<{ privateKey: string; publicKey: string }>

/** The DER of an Ed25519 public key is this head (RFC 8410) and the 32 bytes of the key. */
const publicKeyHead = Buffer.from('302a300506032b6570032100', 'hex')

/** Makes a new Ed25519 key pair. */
export function makeKeyPair(): KeyPair {
  return generateKeyPairSync('ed25519', {
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  })
}

/** The public half of a private key (PEM). Throws where the text is no Ed25519 private key. */
export function publicKeyOf(privateKey: string): string {
  const key = ed25519(createPrivateKey(privateKey))
  return createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString()
}

/**
 * The fingerprint of a public key (PEM): six groups of five digits, easy to read out and compare on the telephone.
 *
 * The first 16 bytes of the SHA-256 of the key's 32 bytes, as a big-endian number, modulo 10^30.
 * Throws where the text is no Ed25519 public key.
 */
export function fingerprintOf(publicKey: string): string {
  const der = ed25519(createPublicKey(publicKey)).export({ type: 'spki', format: 'der' })
  const raw = der.subarray(publicKeyHead.length)
  const digest = createHash('sha256').update(raw).digest()
  const digits = (BigInt(`0x${digest.toString('hex', 0, 16)}`) % 10n ** 30n).toString().padStart(30, '0')
  return (digits.match(/\d{5}/g) ?? []).join(' ')
}

/** Whether two fingerprints, as typed or printed, name the same key: spaces and full-width digits do not matter. */
export function sameFingerprint(a: string, b: string): boolean {
  const digits = (text: string) => text.normalize('NFKC').replace(/\D/g, '')
  return digits(a).length === 30 && digits(a) === digits(b)
}

/** Signs bytes (Ed25519, 64 bytes). */
export function signBytes(bytes: Uint8Array, privateKey: string): Buffer {
  return sign(null, bytes, ed25519(createPrivateKey(privateKey)))
}

/** Whether a signature over bytes was made with the private half of a public key. False for anything malformed. */
export function signatureFits(bytes: Uint8Array, signature: Uint8Array, publicKey: string): boolean {
  try {
    return signature.length === 64 && verify(null, bytes, ed25519(createPublicKey(publicKey)), signature)
  } catch {
    return false
  }
}

function ed25519(key: KeyObject): KeyObject {
  if (key.asymmetricKeyType !== 'ed25519') throw new TypeError('Not an Ed25519 key')
  return key
}
