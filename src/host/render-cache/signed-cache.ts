import { sign, verify, type KeyObject } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { replaceFile } from '../replace-file.ts'
import { openAnswerCache, type AnswerCache } from './answer-cache.ts'
import { statedChecksum } from './answer-file.ts'
import { answersIn } from './evict.ts'

/** A pair of Ed25519 keys; without the private key nothing is added. */
export interface SigningKeys {
  readonly publicKey: KeyObject
  readonly privateKey: KeyObject | null
}

/** A cache that only uses answers in a signed list. */
export interface SignedCache extends AnswerCache {
  /** Signs a list of the answers that this run used or added, and removes all others. Does nothing without the private key. */
  save(): void
}

/** The list of answers, `KEY CHECKSUM` in each line, and its signature. */
const listFile = 'answers'
const signatureFile = 'answers.sig'

/** Opens a cache to which others may have written. It only uses files in a list that was signed with the private key. */
export function openSignedCache(folder: string, { publicKey, privateKey }: SigningKeys): SignedCache {
  const signed = signedList(folder, publicKey)
  const used = new Map<string, string>()
  const cache = openAnswerCache(folder, {
    isReadOnly: privateKey === null,
    isTrusted: (key, file) => [signed.get(key), used.get(key)].includes(statedChecksum(file)),
    onUsed: (key, file) => used.set(key, statedChecksum(file)),
  })
  return {
    ...cache,
    save() {
      if (privateKey !== null && used.size > 0) saveList(folder, used, privateKey)
    },
  }
}

function saveList(folder: string, used: ReadonlyMap<string, string>, privateKey: KeyObject): void {
  const list = Buffer.from(
    [...used]
      .map(([key, checksum]) => `${key} ${checksum}\n`)
      .toSorted()
      .join(''),
  )
  try {
    for (const name of answersIn(folder)) if (!used.has(name)) rmSync(join(folder, name), { force: true })
    replaceFile(join(folder, listFile), list, 0o600)
    replaceFile(join(folder, signatureFile), sign(null, list, privateKey), 0o600)
  } catch {
    // A full or read-only disk only makes the next run slower.
  }
}

/** The checksums of answers by their keys; empty without a list with a valid signature. */
function signedList(folder: string, publicKey: KeyObject): ReadonlyMap<string, string> {
  try {
    const list = readFileSync(join(folder, listFile))
    const isSigned = verify(null, list, publicKey, readFileSync(join(folder, signatureFile)))
    const lines = isSigned ? list.toString().split('\n').filter(Boolean) : []
    return new Map(lines.map((line) => line.split(' ') as [string, string]))
  } catch {
    return new Map()
  }
}
