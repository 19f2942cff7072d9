import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { temporaryFolder, temporaryRepository, type Folder, type Repository } from '../host/repository.ts'
import { chart, defect } from './attempts/attempt.ts'
import { meshgateWith, type CliResult } from './cli.ts'

const secret = 'k4Zs9pQ2vX7w'
const key = { MESHGATE_MASK_KEY: '0123456789abcdef0123456789abcdef' }

describe.skipIf(!existsSync('dist/cli.js'))('shards of a check', () => {
  let clone: Repository
  let shards: Folder
  beforeAll(() => {
    shards = temporaryFolder()
    clone = temporaryRepository()
    clone.commit({
      ...chart('payments'),
      'apps/payments/values-prod.yaml': 'timeout: 20s\n',
      ...chart('orders'),
      'apps/orders/templates/secret.yaml':
        'apiVersion: v1\nkind: Secret\nmetadata: {name: orders}\nstringData: {password: {{ .Values.password }}}\n',
      'apps/orders/values-prod.yaml': `timeout: 20s\npassword: ${secret}\n`,
    })
    clone.commit({ ...defect, 'apps/orders/values-prod.yaml': `timeout: 30s\npassword: ${secret}2\n` })
  })
  afterAll(() => {
    clone.remove()
    shards.remove()
  })
  const run = (...args: readonly string[]): CliResult => meshgateWith(key, clone.path, ...args, '--no-cache')
  const shard = (text: string, ...args: readonly string[]): CliResult => {
    const folder = join(shards.path, text.replace('/', '-'))
    return run('check', '--base', 'HEAD~1', '--shard', text, '--shard-output', folder, ...args)
  }

  it('say what they did, and their merge reports what one run reports', () => {
    const results = ['1/2', '2/2'].map((text) => shard(text, '--all'))
    for (const { exitCode, stdout } of results) {
      expect(exitCode).toBe(0)
      expect(stdout).toMatch(/^shard \d\/2: 1 of 2 targets, \d+ answers? of the engine, 0\.\d MiB/)
    }
    expect(results.map(({ stdout }) => stdout).join('')).toContain('with secrets or errors left to the merge')
    const base = ['--base', 'HEAD~1', '--format', 'json'] as const
    const merged = run('merge', shards.path, ...base)
    const whole = run('check', ...base)
    expect([merged.exitCode, JSON.parse(merged.stdout)]).toEqual([1, JSON.parse(whole.stdout)])
    expect(merged.stderr).toMatch(
      /^2 of 2 shards merged: \d+ answers of the engine taken from them, \d+ computed/,
    )
    const packed = ['1-2', '2-2'].map((name) => readFileSync(join(shards.path, name, 'answers'), 'latin1'))
    expect(packed.join('')).not.toContain(secret)
    // The shards listed everything, this merge lists the change alone.
    expect(run('merge', shards.path, '--base', 'HEAD~1')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('findings that count is `all` there') as string,
    })
  })

  it('are refused where options do not go together', () => {
    const refused = (...args: readonly string[]): string => run('check', ...args).stderr
    expect(refused('--shard', '5/4', '--shard-output', shards.path)).toContain('as in 2/4')
    expect(refused('--shard', '1/4')).toContain('go together')
    expect(refused('--shard', '1/4', '--shard-output', 'here')).toContain('is in the repository')
    expect(refused('--shard', '1/4', '--shard-output', shards.path, '--format', 'json', 'apps')).toContain(
      'leave out paths, `--format`',
    )
  })
})

describe('the workflow of examples/workflows for shards', () => {
  interface Step {
    readonly uses: string
    readonly with?: Readonly<Record<string, unknown>>
  }
  const { jobs } = parse(readFileSync('examples/workflows/meshgate-shards.yml', 'utf8')) as {
    jobs: Record<'shard' | 'meshgate', { steps: Step[]; strategy?: { matrix: { shard: number[] } } }>
  }
  const action = parse(readFileSync('action.yml', 'utf8')) as { inputs: object }
  const inputsOf = (job: 'shard' | 'meshgate', name: string): Readonly<Record<string, unknown>> =>
    jobs[job].steps.find(({ uses }) => uses.startsWith(name))!.with!

  it('names inputs that exist, as many shards as it has jobs, and the folder that it downloads', () => {
    const inputs = { ...inputsOf('shard', 'meshgate/'), ...inputsOf('meshgate', 'meshgate/') }
    expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(inputs)))
    expect(inputs['shard']).toBe(`\${{ matrix.shard }}/${jobs.shard.strategy!.matrix.shard.length}`)
    expect(inputsOf('meshgate', 'actions/download-artifact')['path']).toBe(inputs['merge'])
    expect(inputsOf('shard', 'actions/upload-artifact')['path']).toBe(inputs['shard-output'])
  })
})
