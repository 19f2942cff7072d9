import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defect, usualFiles } from './attempts/attempt.ts'
import { openScene, type Scene } from './gate.ts'

const env = { MESHGATE_MASK_KEY: '0123456789abcdef0123456789abcdef' }

describe.skipIf(!existsSync('dist/action.js'))('a check that the action divides', () => {
  let scene: Scene
  const shards = mkdtempSync(join(tmpdir(), 'meshgate-shards-'))
  beforeAll(async () => {
    scene = await openScene({}, usualFiles)
    scene.repository.commit('topic', defect)
  })
  afterAll(async () => {
    rmSync(shards, { recursive: true })
    await scene.close()
  })

  const shard = (text: string) =>
    scene.run('topic', {
      env,
      inputs: { shard: text, 'shard-output': join(shards, `meshgate-shard-${text[0]}`) },
    })

  it('reports nothing in a shard, and in the merge what one job reports, whichever shard is missing', async () => {
    const whole = await scene.run('topic', { env, inputs: { comment: 'never' } })
    const first = await shard('1/2')
    expect(first).toMatchObject({ exitCode: 0, report: null, outputs: { status: 'shard', errors: '' } })
    expect(JSON.stringify(first.annotations)).toContain('shard 1/2: 1 of 2 targets')
    expect([readdirSync(shards), scene.github.state.comments]).toEqual([['meshgate-shard-1'], []])

    const early = await scene.run('topic', { env, inputs: { merge: shards, comment: 'never' } })
    expect([early.exitCode, early.report]).toEqual([1, whole.report])
    expect(JSON.stringify(early.annotations)).toContain('shard 2/2 is missing')

    await shard('2/2')
    const merged = await scene.run('topic', { env, inputs: { merge: shards } })
    expect([merged.exitCode, merged.report]).toEqual([1, whole.report])
    expect(JSON.stringify(merged.annotations)).toContain('2 of 2 shards merged')
    expect(scene.github.state.comments).toHaveLength(1)
  })

  it('is refused without the key of its shards, and where inputs do not go together', async () => {
    const noKey = await scene.run('topic', { inputs: { merge: shards } })
    expect(JSON.stringify(noKey.annotations)).toContain('was made with a `MESHGATE_MASK_KEY`')
    const half = await scene.run('topic', { inputs: { shard: '1/2' } })
    expect(JSON.stringify(half.annotations)).toContain('go together')
  })
})
