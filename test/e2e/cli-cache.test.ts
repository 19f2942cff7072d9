import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { temporaryFolder, temporaryRepository, type Folder, type Repository } from '../host/repository.ts'
import { chart, defect } from './attempts/attempt.ts'
import { meshgate, meshgateWith } from './cli.ts'

describe.skipIf(!existsSync('dist/cli.js'))('kept renders', () => {
  let clone: Repository
  let caches: Folder
  beforeAll(() => {
    caches = temporaryFolder()
    clone = temporaryRepository()
    clone.commit({ ...chart('payments'), 'apps/payments/values-prod.yaml': 'timeout: 20s\n' })
    clone.commit(defect)
  })
  afterAll(() => {
    clone.remove()
    caches.remove()
  })

  it('stay in the cache folder of the user, for no one else to read, and change no report', () => {
    const args = ['check', '--base', 'HEAD~1'] as const
    const env = { XDG_CACHE_HOME: caches.path }
    const renders = join(caches.path, 'meshgate/renders')
    const without = meshgateWith(env, clone.path, ...args, '--no-cache')
    expect(existsSync(renders)).toBe(false)
    const cold = meshgateWith(env, clone.path, ...args)
    const names = readdirSync(renders)
    const modes = new Set([renders, ...names.map((name) => join(renders, name))].map(modeOf))
    expect([names.length > 3, modes]).toEqual([true, new Set([0o700, 0o600])])
    const warm = meshgateWith(env, clone.path, ...args)
    expect([cold, warm]).toEqual([without, without])
    expect(readdirSync(renders)).toEqual(names)
  })

  it('with values of Secrets are encrypted by a key in the state folder', () => {
    const states = temporaryFolder()
    const secretly = temporaryRepository()
    const secret = 'kind: Secret\napiVersion: v1\nmetadata: {name: web}\nstringData: {a: k4Zs9pQ2vX7w}\n'
    secretly.commit({ ...chart('web'), 'apps/web/templates/secret.yaml': secret })
    const renders = join(caches.path, 'secretly')
    const env = { XDG_STATE_HOME: states.path, MESHGATE_MASK_KEY: '', CI: '' }
    const check = (more = {}): unknown =>
      meshgateWith({ ...env, ...more }, secretly.path, 'check', '--format', 'json', '--cache', renders)
    const cold = check()
    const key = readFileSync(join(states.path, 'meshgate/cache-key'), 'utf8')
    const stored = readdirSync(renders)
    expect(check()).toEqual(cold)
    expect(readdirSync(renders)).toEqual(stored)
    const texts = stored.map((name) => `${name} ${readFileSync(join(renders, name), 'latin1')}`)
    for (const text of ['k4Zs9pQ2vX7w', key]) expect(texts.join('\n')).not.toContain(text)
    rmSync(states.path, { recursive: true })
    check({ CI: 'true' })
    expect([readdirSync(renders), existsSync(states.path)]).toEqual([stored, false])
    secretly.remove()
  })

  it('are in no folder that the change under review may write to', () => {
    const { exitCode, stderr } = meshgate(clone.path, 'check', '--cache', 'kept')
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('is in the repository')])
  })
})

function modeOf(path: string): number {
  return statSync(path).mode & 0o777
}
