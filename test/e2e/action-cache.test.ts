import { generateKeyPairSync } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encodeAnswer } from '../../src/host/render-cache/answer-file.ts'
import { defect, usualFiles } from './attempts/attempt.ts'
import { openScene, type GateResult, type Scene } from './gate.ts'

const { publicKey, privateKey } = generateKeyPairSync('ed25519')
const keys = {
  'cache-public-key': publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
  'cache-private-key': privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
}

describe.skipIf(!existsSync('dist/action.js'))('renders that the action keeps', () => {
  let scene: Scene
  const folder = mkdtempSync(join(tmpdir(), 'meshgate-renders-'))
  const [cache, shard] = [join(folder, 'cache'), join(folder, 'shard')]
  beforeAll(async () => {
    scene = await openScene({}, usualFiles)
    scene.repository.commit('topic', defect)
  })
  afterAll(async () => {
    rmSync(folder, { recursive: true })
    await scene.close()
  })

  const answers = (): string[] => readdirSync(cache).filter((name) => /^[0-9a-f]{64}$/.test(name))
  const outcome = ({ exitCode, outputs, report }: GateResult): object => ({
    exitCode,
    status: outputs['status'],
    findings: report?.findings,
  })

  it('come from pushes to the default branch alone, and change no verdict', async () => {
    const without = await scene.run('topic')
    const early = await scene.run('topic', { inputs: { cache, ...keys } })
    expect([outcome(early), existsSync(cache)]).toEqual([outcome(without), false])

    const sha = scene.repository.shaOf('main')
    const payload = { ref: 'refs/heads/main', after: sha, repository: { default_branch: 'main' } }
    const push = { sha, event: { name: 'push', payload } }
    await scene.run('main', { ...push, inputs: { cache, ...keys } })
    const kept = answers()
    expect([kept.length > 0, existsSync(join(cache, 'answers.sig'))]).toEqual([true, true])

    // A merge uses what its shards have, and of the kept renders only those of the shard that is missing.
    await scene.run('main', { ...push, inputs: { shard: '1/2', 'shard-output': shard } })
    await scene.run('main', { ...push, inputs: { merge: shard, cache, ...keys } })
    expect([existsSync(join(shard, 'shard.json')), answers()]).toEqual([true, kept])

    // A pull request can write complete, unsigned answers to the cache of its own ref.
    for (const key of kept)
      writeFileSync(join(cache, key), encodeAnswer(key, [{ name: '', data: Buffer.from('{"error":""}') }]))
    const files = readdirSync(cache).map((name) => readFileSync(join(cache, name)))
    const forged = await scene.run('topic', { inputs: { cache, ...keys } })
    expect(outcome(forged)).toEqual(outcome(without))
    expect(readdirSync(cache).map((name) => readFileSync(join(cache, name)))).toEqual(files)
  })

  it('need a key, and a folder that the pull request cannot write to', async () => {
    const noKey = await scene.run('topic', { inputs: { cache } })
    expect(JSON.stringify(noKey.annotations)).toContain('input `cache` needs `cache-public-key`')
    const inside = await scene.run('topic', { inputs: { cache: 'kept', ...keys } })
    expect(JSON.stringify(inside.annotations)).toContain('is in the repository')
  })
})
