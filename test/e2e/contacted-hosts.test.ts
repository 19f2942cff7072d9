import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { temporaryFolder, temporaryRepository, type Repository } from '../host/repository.ts'
import { chart, defect, usualFiles } from './attempts/attempt.ts'
import { meshgateWith } from './cli.ts'
import { openScene, type Scene } from './gate.ts'

const denied = { NODE_OPTIONS: `--require ${resolve('test/e2e/deny-network.cjs')}` }

/** The commands that contact no host, as docs/registries.md lists them. */
const quietCommands = [
  ...(/^\| (`check`.*) \| none;/m.exec(readFileSync('docs/registries.md', 'utf8'))?.[1] ?? '').matchAll(
    /`([^`]+)`/g,
  ),
].map(([, command]) => command!)

/** Where a shard leaves what `merge` takes. */
const shards = temporaryFolder()

/** What each command takes besides. */
const commandArguments: Readonly<Record<string, readonly string[]>> = {
  check: ['--base', 'HEAD~1'],
  merge: ['--base', 'HEAD~1', shards.path],
  diff: ['--base', 'HEAD~1'],
  render: ['apps/payments', '--values', 'apps/payments/values-prod.yaml'],
  why: ['apps/payments', 'VirtualService/payments', 'spec.http[0].timeout'],
  request: ['GET', 'https://payments.example.com/'],
  'explain-log': ['apps/payments/values-prod.yaml'],
  explain: ['routing/retry-on'],
  completion: ['bash'],
}

describe.skipIf(!existsSync('dist/cli.js'))('no connection is opened by', () => {
  let clone: Repository
  beforeAll(() => {
    clone = temporaryRepository()
    clone.commit({
      ...chart('payments'),
      'apps/payments/values-prod.yaml': 'timeout: 20s\n',
      'payments.meshgate-test.yaml':
        'cases: [{ name: pay, url: https://payments.example.com, expect: 403 }]\n',
    })
    clone.commit(defect)
    const shard = ['--shard', '1/1', '--shard-output', shards.path]
    meshgateWith({ HOME: clone.path }, clone.path, 'check', '--base', 'HEAD~1', ...shard)
  })
  afterAll(() => {
    clone.remove()
    shards.remove()
  })

  it('any command but `fetch`', () => {
    const files = readdirSync('src/cli').filter((name) => name.endsWith('-commands.ts'))
    const sources = files.map((name) => readFileSync(`src/cli/${name}`, 'utf8'))
    const programs = sources.join('').matchAll(/\.command\('([\w-]+)/g)
    const names = new Set([...programs].map(([, name]) => (name === 'fetch' ? 'fetch --check' : name!)))
    expect(quietCommands.toSorted()).toEqual([...names].toSorted())
  })

  it.each(quietCommands)('%s', (command) => {
    const args = [...command.split(' '), ...(commandArguments[command] ?? [])]
    const { exitCode, stderr } = meshgateWith({ HOME: clone.path, ...denied }, clone.path, ...args)
    expect(stderr).not.toContain('a connection was opened')
    expect(exitCode).toBeLessThan(2)
  })
})

describe.skipIf(!existsSync('dist/action.js'))('the action', () => {
  let scene: Scene
  afterAll(() => scene.close())

  it('contacts the API of GitHub and nothing else', async () => {
    scene = await openScene({}, usualFiles)
    scene.repository.commit('topic', defect)
    const env = { ...denied, ALLOWED_ADDRESS: new URL(scene.github.url).host }
    const { exitCode } = await scene.run('topic', { env })
    expect(exitCode).toBe(1)
    expect(scene.github.state.comments).toHaveLength(1)
  })
})
