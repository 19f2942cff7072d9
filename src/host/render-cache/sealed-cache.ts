import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { encodeFrames, framesIn, type EngineFrame } from '../../render/wire.ts'
import type { AnswerCache } from './answer-cache.ts'

/*
 * An answer with a Secret is a function of files that state the Secret, or from which templates compute it. It is encrypted
 * with a key that is derived from all these files and from a secret outside of the cache. So it can be read, or its name be
 * guessed, only by who has both, and they could as well render it.
 */

/**
 * A cache of answers that may contain secrets, in the folder of another cache. An answer is encrypted by AES-256-GCM. Its
 * name and its encryption key are derived (HKDF, RFC 5869) from its key, a hash of all inputs of its job that is written
 * nowhere, and from `secret`.
 */
export function sealedCache(cache: AnswerCache, secret: string): AnswerCache {
  const derived = (key: string, purpose: 'name' | 'encryption'): Buffer =>
    Buffer.from(hkdfSync('sha256', key, secret, purpose, 32))
  const nameOf = (key: string): string => derived(key, 'name').toString('hex')
  return {
    isWritable: () => cache.isWritable(),
    read(key) {
      const frames = cache.read(nameOf(key))
      return frames && decrypt(frames, derived(key, 'encryption'))
    },
    add(key, frames) {
      cache.add(nameOf(key), [encrypt(frames, derived(key, 'encryption'))])
    },
  }
}

const cipher = 'aes-256-gcm'
const frameName = 'sealed'
const nonceBytes = 12
const tagBytes = 16

/** A frame with a random nonce, the tag and the encrypted frames. */
function encrypt(frames: readonly EngineFrame[], key: Buffer): EngineFrame {
  const nonce = randomBytes(nonceBytes)
  const sealing = createCipheriv(cipher, key, nonce)
  const text = Buffer.concat([sealing.update(encodeFrames(frames)), sealing.final()])
  return { name: frameName, data: Buffer.concat([nonce, sealing.getAuthTag(), text]) }
}

/** `null` for frames that `encrypt` did not write with this key. */
function decrypt([frame]: readonly EngineFrame[], key: Buffer): EngineFrame[] | null {
  if (frame?.name !== frameName || frame.data.length < nonceBytes + tagBytes) return null
  const opening = createDecipheriv(cipher, key, frame.data.subarray(0, nonceBytes))
  opening.setAuthTag(frame.data.subarray(nonceBytes, nonceBytes + tagBytes))
  try {
    const text = Buffer.concat([opening.update(frame.data.subarray(nonceBytes + tagBytes)), opening.final()])
    return framesIn(text)
  } catch {
    return null
  }
}
