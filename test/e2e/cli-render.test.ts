import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse, stringify } from 'yaml'
import { helmSources, nativeHelm } from '../../engine/native-helm.ts'
import { temporaryFolder, type Folder } from '../host/repository.ts'
import { goIsHere } from '../render/go-is-here.ts'
import { meshgate } from './cli.ts'

/** The values of the examples for one chart, as that chart itself takes them. */
function exampleValues(app: string, chart: string): string {
  const text = readFileSync(`examples/pull-request/apps/${app}/values-prod.yaml`, 'utf8')
  return stringify((parse(text) as Record<string, unknown>)[chart])
}

describe.skipIf(!goIsHere())('meshgate render prints the bytes of helm template', () => {
  let helm: string
  let upstream: string
  let folder: Folder
  beforeAll(() => {
    helm = nativeHelm()!
    upstream = join(helmSources(), 'pkg/cmd/testdata/testcharts')
    folder = temporaryFolder()
    for (const app of ['payments', 'orders'])
      writeFileSync(join(folder.path, `${app}.yaml`), exampleValues(app, 'istio-egress'))
    writeFileSync(join(folder.path, 'gateway.yaml'), exampleValues('gateway', 'istio-jwt'))
  }, 600_000)
  afterAll(() => folder.remove())

  it.each([
    ['istio-egress', []],
    ['istio-egress', ['-f', 'payments.yaml', '-n', 'payments']],
    ['istio-egress', ['-f', 'payments.yaml', '-f', 'orders.yaml', '--set', 'mediatedTls.maps.timeout=9s']],
    ['istio-jwt', ['-f', 'gateway.yaml', '-n', 'edge', '--skip-tests', '--is-upgrade']],
    [
      'istio-jwt',
      ['-f', 'gateway.yaml', '--set', 'monitoring.enabled=true', '--set', 'jwt.egress.enabled=true'],
    ],
  ] as const)('for %s %j', (chart, flags) => {
    expectEqual(resolve('charts', chart), flags)
  })

  it.each([
    [
      'subchart',
      [
        '--set',
        'service.name=a,service.externalPort=1',
        '--kube-version',
        '1.30',
        '--api-versions',
        'helm.k8s.io/test',
      ],
    ],
    ['subchart', ['--show-only', 'templates/service.yaml', '--include-crds']],
    ['chart-with-schema-and-subchart', ['--set', 'lastname=doe,subchart-with-schema.age=25']],
    ['chart-with-template-lib-archive-dep', []],
    ['signtest-0.1.0.tgz', []],
    ['object-order', ['-n', 'elsewhere']],
  ] as const)("for Helm's own %s %j", (chart, flags) => {
    expectEqual(join(upstream, chart), flags)
  })

  it('and its words where it refuses', () => {
    const chart = join(upstream, 'chart-with-schema-negative')
    const native = template(chart, [])
    const ownOutput = meshgate(folder.path, 'render', chart)
    expect({ status: ownOutput.exitCode, words: ownOutput.stderr.trim() }).toEqual({
      status: 1,
      words: native.stderr.trim(),
    })
  })

  function template(chart: string, flags: readonly string[]) {
    const env = { PATH: process.env['PATH'], HOME: folder.path }
    return spawnSync(helm, ['template', chart, ...flags], { cwd: folder.path, env, encoding: 'utf8' })
  }

  function expectEqual(chart: string, flags: readonly string[]): void {
    const files = flags.map((flag) =>
      flag.endsWith('.yaml') && !flag.includes('/') ? join(folder.path, flag) : flag,
    )
    const native = template(chart, files)
    expect(native.status).toBe(0)
    expect(meshgate(folder.path, 'render', chart, ...files)).toEqual({
      exitCode: 0,
      stdout: native.stdout,
      stderr: '',
    })
  }
})
