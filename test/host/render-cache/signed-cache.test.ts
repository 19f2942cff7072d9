import { generateKeyPairSync } from 'node:crypto'
import { copyFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { encodeAnswer } from '../../../src/host/render-cache/answer-file.ts'
import { openSignedCache, type SigningKeys } from '../../../src/host/render-cache/signed-cache.ts'
import { readSigningKeys } from '../../../src/host/render-cache/signing-keys.ts'
import type { EngineFrame } from '../../../src/render/wire.ts'
import { temporaryFolder, type Folder } from '../repository.ts'

let folder: Folder
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

const pair = generateKeyPairSync('ed25519')
const others = generateKeyPairSync('ed25519')
const reading: SigningKeys = { publicKey: pair.publicKey, privateKey: null }

const [first, two, three, four] = ['1', '2', '3', '4'].map((digit) => digit.repeat(64)) as [
  string,
  string,
  string,
  string,
]

const answer = (text: string): EngineFrame[] => [{ name: 'manifest', data: new TextEncoder().encode(text) }]

/** A run that adds an answer and saves. */
function save(path: string, key: string, text: string, keys: SigningKeys = pair): void {
  const cache = openSignedCache(path, keys)
  cache.add(key, answer(text))
  cache.save()
}

describe('a signed cache', () => {
  it('gives what a run with the private key has saved', () => {
    save(folder.path, first, 'a: 1\n')
    const cache = openSignedCache(folder.path, reading)
    expect([cache.isWritable(), cache.read(first), cache.read(two)]).toEqual([false, answer('a: 1\n'), null])
    expect(statSync(join(folder.path, 'answers.sig')).mode & 0o777).toBe(0o600)
  })

  it('gives nothing that no list names: a whole answer, another one in its place, one of an older list', () => {
    save(folder.path, first, 'a: 1\n')
    writeFileSync(join(folder.path, two), encodeAnswer(two, answer('b: 1\n')))
    expect(openSignedCache(folder.path, reading).read(two)).toBeNull()
    writeFileSync(join(folder.path, first), encodeAnswer(first, answer('a: 2\n')))
    expect(openSignedCache(folder.path, reading).read(first)).toBeNull()
    expect(openSignedCache(folder.path, pair).read(first)).toBeNull()
  })

  it('gives nothing of a list that somebody else signed, or that was changed', () => {
    const [mine, theirs] = [join(folder.path, 'mine'), join(folder.path, 'theirs')]
    save(theirs, first, 'a: 2\n', others)
    expect(openSignedCache(theirs, reading).read(first)).toBeNull()
    save(mine, first, 'a: 1\n')
    copyFileSync(join(theirs, first), join(mine, first))
    copyFileSync(join(theirs, 'answers'), join(mine, 'answers'))
    expect(openSignedCache(mine, reading).read(first)).toBeNull()
  })

  it('keeps of earlier runs what the last one used, and adds nothing without the private key', () => {
    save(folder.path, first, 'a: 1\n')
    save(folder.path, two, 'b: 1\n')
    expect(readdirSync(folder.path).toSorted()).toEqual([two, 'answers', 'answers.sig'])
    const run = openSignedCache(folder.path, pair)
    run.read(two)
    run.add(three, answer('c: 1\n'))
    expect(run.read(three)).toEqual(answer('c: 1\n'))
    run.save()
    const list = readFileSync(join(folder.path, 'answers'), 'utf8')
    expect(list.match(/^\w+/gm)).toEqual([two, three])
    save(folder.path, four, 'd: 1\n', reading)
    expect(readFileSync(join(folder.path, 'answers'), 'utf8')).toBe(list)
  })
})

describe('the keys', () => {
  const pem = (keys: typeof pair): [string, string] => [
    keys.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  ]
  const oneLine = (text: string): string => text.replace(/-----.*-----|\n/g, '')

  it('are read as PEM and as base64', () => {
    const [publicText, privateText] = pem(pair)
    for (const write of [(text: string) => text, oneLine]) {
      const { publicKey, privateKey } = readSigningKeys(write(publicText), write(privateText))
      expect([publicKey.equals(pair.publicKey), privateKey?.equals(pair.privateKey)]).toEqual([true, true])
    }
    expect(readSigningKeys(publicText, null).privateKey).toBeNull()
  })

  it('have to be Ed25519 keys, and a pair', () => {
    const [publicText, privateText] = pem(pair)
    const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 })
    expect(() => readSigningKeys(pem(others)[0], privateText)).toThrow('is not the key of')
    expect(() => readSigningKeys('x', null)).toThrow('`cache-public-key` is not an Ed25519 key')
    expect(() => readSigningKeys(publicText, 'x')).toThrow('`cache-private-key` is not an Ed25519 key')
    expect(() =>
      readSigningKeys(rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString(), null),
    ).toThrow('is not an Ed25519 key')
  })
})
