import { readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openAnswerCache } from '../../../src/host/render-cache/answer-cache.ts'
import { decodeAnswer, encodeAnswer } from '../../../src/host/render-cache/answer-file.ts'
import type { EngineFrame } from '../../../src/render/wire.ts'
import { temporaryFolder, type Folder } from '../repository.ts'

let folder: Folder
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

const frame = (text: string, name = 'manifest'): EngineFrame => ({
  name,
  data: new TextEncoder().encode(text),
})

/** Keys in their order. */
const keyOf = (index: number): string => index.toString(16).padStart(64, '0')

const frames = fc.array(fc.record({ name: fc.string(), data: fc.uint8Array({ maxLength: 200 }) }), {
  maxLength: 4,
})

describe('the file of an answer', () => {
  it('reads as it was written', () => {
    fc.assert(
      fc.property(fc.string(), frames, (key, answer) => {
        expect(decodeAnswer(key, encodeAnswer(key, answer))).toEqual(answer)
      }),
    )
  })

  it('is no answer with a byte less, another byte or another key', () => {
    fc.assert(
      fc.property(frames, fc.nat(), fc.integer({ min: 1, max: 255 }), (answer, at, difference) => {
        const file = encodeAnswer('key', answer)
        const changed = Uint8Array.from(file)
        changed[at % file.length]! ^= difference
        expect(decodeAnswer('key', changed)).toBeNull()
        expect(decodeAnswer('key', file.subarray(0, at % file.length))).toBeNull()
        expect(decodeAnswer('other', file)).toBeNull()
      }),
    )
  })
})

describe('a cache of answers', () => {
  it('keeps what only the user may read', () => {
    const path = join(folder.path, 'meshgate', 'renders')
    const cache = openAnswerCache(path)
    expect(cache.read('key')).toBeNull()
    cache.add('key', [frame('a: 1\n')])
    expect(openAnswerCache(path).read('key')).toEqual([frame('a: 1\n')])
    expect([path, join(path, 'key')].map((file) => statSync(file).mode & 0o777)).toEqual([0o700, 0o600])
  })

  it('removes a damaged answer, and adds it again', () => {
    const cache = openAnswerCache(folder.path)
    cache.add('key', [frame('a: 1\n')])
    writeFileSync(join(folder.path, 'key'), 'damaged')
    expect(openAnswerCache(folder.path, { isReadOnly: true }).read('key')).toBeNull()
    expect(readdirSync(folder.path)).toEqual(['key'])
    expect(cache.read('key')).toBeNull()
    expect(readdirSync(folder.path)).toEqual([])
  })

  it('adds nothing where it may only read, or where it cannot write', () => {
    const cache = openAnswerCache(folder.path, { isReadOnly: true })
    cache.add('key', [frame('a: 1\n')])
    expect([cache.isWritable(), cache.read('key')]).toEqual([false, null])
    writeFileSync(join(folder.path, 'file'), '')
    const inFile = openAnswerCache(join(folder.path, 'file', 'renders'))
    inFile.add('key', [frame('a: 1\n')])
    expect([inFile.isWritable(), inFile.read('key')]).toEqual([false, null])
    expect(readFileSync(join(folder.path, 'file'), 'utf8')).toBe('')
  })

  it('never has more bytes than it may, and removes first what was not used for the longest time', () => {
    const maxBytes = 8000
    const answers = (): string[] => readdirSync(folder.path).filter((name) => name !== 'notes.txt')
    const size = (): number =>
      answers().reduce((sum, name) => sum + statSync(join(folder.path, name)).size, 0)
    writeFileSync(join(folder.path, 'notes.txt'), 'x'.repeat(maxBytes))
    for (let index = 0; index < 100; index++) {
      openAnswerCache(folder.path, { maxBytes }).add(keyOf(index), [frame('x'.repeat(500))])
      const time = new Date(2026, 0, 1, 0, index)
      utimesSync(join(folder.path, keyOf(index)), time, time)
      expect(size()).toBeLessThanOrEqual(maxBytes)
    }
    const [oldest, ...newer] = answers().toSorted()
    expect([oldest === keyOf(0), newer.at(-1)]).toEqual([false, keyOf(99)])
    const run = openAnswerCache(folder.path, { maxBytes })
    run.read(oldest!)
    for (let index = 100; index < 108; index++) run.add(keyOf(index), [frame('x'.repeat(500))])
    expect(run.read(oldest!)).not.toBeNull()
    expect(size()).toBeLessThanOrEqual(maxBytes)
    run.add(keyOf(200), [frame('x'.repeat(maxBytes / 2))])
    expect(run.read(keyOf(200))).toBeNull()
    expect(readdirSync(folder.path)).toContain('notes.txt')
  })
})
