import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openAnswerCache } from '../../../src/host/render-cache/answer-cache.ts'
import { sealedCache } from '../../../src/host/render-cache/sealed-cache.ts'
import type { EngineFrame } from '../../../src/render/wire.ts'
import { temporaryFolder, type Folder } from '../repository.ts'

let folder: Folder
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

const key = '1'.repeat(64)

const answer = (text: string): EngineFrame[] => [{ name: 'manifest', data: new TextEncoder().encode(text) }]
const textOf = (frames: readonly EngineFrame[] | null): string | null =>
  frames && new TextDecoder().decode(frames[0]?.data)

it('reads with the key of the job and the secret alone what it has written', () => {
  const cache = openAnswerCache(folder.path)
  sealedCache(cache, 'secret').add(key, answer('kind: Secret'))
  expect(textOf(sealedCache(cache, 'secret').read(key))).toBe('kind: Secret')
  expect(sealedCache(cache, 'another').read(key)).toBeNull()
  expect(sealedCache(cache, 'secret').read('2'.repeat(64))).toBeNull()
  expect(cache.read(key)).toBeNull()
})

it('writes neither the text nor the key of the job, and equal texts never as equal bytes', () => {
  const sealed = sealedCache(openAnswerCache(folder.path), 'secret')
  const stored = [0, 1].map(() => {
    sealed.add(key, answer('kind: Secret'))
    const names = readdirSync(folder.path)
    expect(names).toHaveLength(1)
    return `${names[0]} ${readFileSync(join(folder.path, names[0]!), 'latin1')}`
  })
  for (const text of stored)
    expect([text.includes('kind: Secret'), text.includes(key)]).toEqual([false, false])
  expect(stored[0]).not.toBe(stored[1])
})

it('takes another answer in the place of an encrypted one as none', () => {
  const cache = openAnswerCache(folder.path)
  const sealed = sealedCache(cache, 'secret')
  sealed.add(key, answer('kind: Secret'))
  const name = readdirSync(folder.path)[0]!
  for (const forged of [
    answer('kind: Role'),
    [{ name: 'sealed', data: new Uint8Array(8) }],
    [{ name: 'sealed', data: new Uint8Array(80) }],
    [],
  ]) {
    cache.add(name, forged)
    expect(sealed.read(key)).toBeNull()
  }
})
