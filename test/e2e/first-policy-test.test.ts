import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { temporaryFolder, type Folder } from '../host/repository.ts'
import { meshgate, transcript } from './cli.ts'

describe.skipIf(!existsSync('dist/cli.js'))('a repository with istio-jwt', () => {
  let folder: Folder
  beforeAll(() => {
    folder = temporaryFolder()
    cpSync('charts/istio-jwt', join(folder.path, 'charts/istio-jwt'), { recursive: true })
    cpSync('examples/secureauth', join(folder.path, 'apps/edge'), { recursive: true })
    folder.write({
      '.meshgate.yaml':
        'targets: [{ environment: prod, chart: apps/edge, release: edge, namespace: shop, values: [apps/edge/values-prod.yaml] }]\n',
    })
  })
  afterAll(() => folder.remove())

  it('comes to its first failing policy test in two commands', async () => {
    const written = transcript(folder.path, 'test', '--write')
    const values = join(folder.path, 'apps/edge/values-prod.yaml')
    writeFileSync(values, readFileSync(values, 'utf8').replace('- shop-api', '- shop'))
    const failed = transcript(folder.path, 'test')
    await expect(`${written}\n${failed}`).toMatchFileSnapshot('golden/cli/first-policy-test.txt')
  })

  it('keeps a file that is there, unless it may be replaced', () => {
    const again = meshgate(folder.path, 'test', '--write')
    expect(again).toMatchObject({ exitCode: 2, stdout: '' })
    expect(again.stderr).toMatch(
      /`.*proposed.meshgate-test.yaml` exists: name another file, or replace it with --force/,
    )
    const text = (): string => readFileSync(join(folder.path, 'proposed.meshgate-test.yaml'), 'utf8')
    expect(text()).toContain('audience: shop-api')
    expect(meshgate(folder.path, 'test', '--write', 'other.yaml').stderr).toContain('is no test file')
    expect(meshgate(folder.path, 'test', '--fail-under', '101').stderr).toContain(
      'a percentage from 0 to 100',
    )
  })

  it('fails where tests reach too little', () => {
    const args = ['test', '--fail-under', '100', '--filter', 'another issuer'] as const
    const { exitCode, stdout } = meshgate(folder.path, ...args)
    expect(stdout).toMatch(/the tests reach \d+ of \d+ rules, routes, issuers and principals: [\d.]+ %/)
    expect(exitCode).toBe(1)
  })

  it('is tested again with each edit, until it is interrupted', async () => {
    const child = spawn(process.execPath, [resolve('dist/cli.js'), 'test', '--watch'], { cwd: folder.path })
    let output = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text))
    const shows = async (pattern: RegExp): Promise<void> => {
      while (!pattern.test(output)) await once(child.stdout, 'data')
    }
    await shows(/4 tests passed and 4 failed/)
    const values = join(folder.path, 'apps/edge/values-prod.yaml')
    writeFileSync(values, readFileSync(values, 'utf8').replace('- shop\n', '- shop-api\n'))
    await shows(/apps\/edge\/values-prod.yaml\n[^]*8 tests passed in 1 file/)
    child.kill('SIGINT')
    expect(await once(child, 'exit')).toEqual([0, null])
  })
})
