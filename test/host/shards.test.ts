import { appendFileSync, copyFileSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createPack } from '../../src/host/shards/answer-pack.ts'
import { readMaskKey } from '../../src/host/mask-key.ts'
import { readShards, type ReadShards } from '../../src/host/shards/read-shards.ts'
import { encodeRecord } from '../../src/host/shards/shard-record.ts'
import type { EngineFrame } from '../../src/render/wire.ts'
import { temporaryFolder, type Folder } from './repository.ts'

let folder: Folder
beforeEach(() => {
  folder = temporaryFolder()
  folder.write({ 'repository/file': '' })
})
afterEach(() => folder.remove())

const at = (name: string): string => join(folder.path, name)
const [first, two] = ['1'.repeat(64), '2'.repeat(64)] as [string, string]
const [key, otherKey] = ['k'.repeat(32), 'l'.repeat(32)] as [string, string]

const answer = (text: string): EngineFrame[] => [{ name: 'manifest', data: new TextEncoder().encode(text) }]

/** Writes a shard with two answers. */
function writeShard(name: string, text: string, maskKey: string | null = null): void {
  folder.write({ [`${name}/shard.json`]: '' })
  const pack = createPack(at(`${name}/answers`))
  pack.cache.add(first, answer(`${text}: 1\n`))
  pack.cache.add(two, answer(`${text}: 2\n`))
  pack.close()
  const [index, count] = text.split('/').map(Number) as [number, number]
  const record = { shard: { index, count }, run: { commit: 'abc' }, answers: pack.answers }
  writeFileSync(at(`${name}/shard.json`), encodeRecord(record, maskKey))
}

const read = (folders: readonly string[], maskKey: string | null = null): ReadShards =>
  readShards(folders.map(at), { root: at('repository'), maskKey })

describe('shards that are merged', () => {
  it('are those of the folders, and of the folders below them', () => {
    writeShard('all/a', '1/3')
    writeShard('all/b', '2/3')
    for (const folders of [['all'], ['all/a', 'all/b']]) {
      const { count, missing, answer: answerOf } = read(folders)
      expect([count, missing, answerOf(two), answerOf('3'.repeat(64))]).toEqual([
        3,
        [{ index: 3, count: 3 }],
        answer('1/3: 2\n'),
        null,
      ])
    }
    expect(statSync(at('all/a/answers')).mode & 0o777).toBe(0o600)
  })

  it('give no answer that is not the one of their record', () => {
    writeShard('a', '1/2')
    const whole = readFileSync(at('a/answers'))
    const { answer: answerOf } = read(['a'])
    whole[40]! ^= 1
    writeFileSync(at('a/answers'), whole)
    expect([answerOf(first), answerOf(two)]).toEqual([null, answer('1/2: 2\n')])
    writeFileSync(at('a/answers'), whole.subarray(0, whole.length - 1))
    expect(answerOf(two)).toBeNull()
    writeShard('b', '2/2')
    copyFileSync(at('b/answers'), at('a/answers'))
    expect(read(['a']).answer(first)).toBeNull()
  })

  it('are refused where they do not belong together', () => {
    writeShard('a', '1/2')
    writeShard('twin', '1/2')
    writeShard('third', '1/3')
    folder.write({ 'empty/file': '', 'repository/a/shard.json': '{}' })
    expect(() => read(['a', 'twin'])).toThrow(/shard 1\/2 exists twice, in `.*a` and in `.*twin`/)
    expect(() => read(['a', 'third'])).toThrow('shard 1/2 and shard 1/3 are not shards of one check')
    expect(() => read(['empty'])).toThrow('contains no shard')
    expect(() => read(['nowhere'])).toThrow(
      /there is no folder `.*nowhere`: no shard has written its answers/,
    )
    mkdirSync(at('nothing'))
    expect(() => read(['nothing'])).toThrow(/nothing is in `.*nothing`: .* look at the logs of those jobs/)
    expect(() => read(['repository/a'])).toThrow('is in the repository')
    expect(() => read(['a']).checkRun({ commit: 'def' })).toThrow(
      'shard 1/2 belongs to another run: commit is `abc` there, and `def` here',
    )
  })

  it('are refused where their record is damaged, or made with another key', () => {
    writeShard('a', '1/2', key)
    expect(read(['a'], key).count).toBe(2)
    expect(() => read(['a'], otherKey)).toThrow('was made with another `MESHGATE_MASK_KEY`')
    expect(() => read(['a'])).toThrow('was made with a `MESHGATE_MASK_KEY`, and this merge has none')
    writeShard('b', '2/2')
    expect(() => read(['b'], key)).toThrow('was made without `MESHGATE_MASK_KEY`')
    const record = readFileSync(at('a/shard.json'), 'utf8')
    writeFileSync(at('a/shard.json'), record.replace('abc', 'abd'))
    expect(() => read(['a'], key)).toThrow('is damaged')
    appendFileSync(at('b/shard.json'), '}')
    expect(() => read(['b'])).toThrow('is damaged')
  })
})

describe('the key of masks', () => {
  it('is none unless it is set, and long', () => {
    expect([readMaskKey({}), readMaskKey({ MESHGATE_MASK_KEY: key })]).toEqual([null, key])
    expect(() => readMaskKey({ MESHGATE_MASK_KEY: 'short' })).toThrow('fewer than 16 characters')
  })
})
