import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { UsageError } from '../../core/errors.ts'
import type { SigningKeys } from './signed-cache.ts'

/**
 * Reads a pair of Ed25519 keys, each as PEM or as its base64 on one line, as `openssl genpkey -algorithm ed25519` and
 * `openssl pkey -pubout` write them. Without a private text, `privateKey` is `null`. Throws `UsageError` for any other key,
 * and for keys that are not a pair.
 */
export function readSigningKeys(publicText: string, privateText: string | null): SigningKeys {
  const publicKey = keyOf('cache-public-key', () =>
    createPublicKey({ key: der(publicText), format: 'der', type: 'spki' }),
  )
  if (privateText === null) return { publicKey, privateKey: null }
  const privateKey = keyOf('cache-private-key', () =>
    createPrivateKey({ key: der(privateText), format: 'der', type: 'pkcs8' }),
  )
  if (!createPublicKey(privateKey).equals(publicKey))
    throw new UsageError('input `cache-private-key` is not the key of `cache-public-key`')
  return { publicKey, privateKey }
}

function keyOf(input: string, read: () => KeyObject): KeyObject {
  const problem = new UsageError(
    `input \`${input}\` is not an Ed25519 key: docs/performance.md describes how to create a pair`,
  )
  try {
    const key = read()
    if (key.asymmetricKeyType === 'ed25519') return key
  } catch {
    // Messages of OpenSSL name no input.
  }
  throw problem
}

/** The bytes of a key, with or without the first and last line of PEM. */
function der(text: string): Buffer {
  return Buffer.from(text.replace(/-----[^-]+-----/g, ''), 'base64')
}
