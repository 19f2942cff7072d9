import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasRegistry, pushChart, startRegistry, type LocalServer } from '../host/registry/registry.ts'
import { temporaryRepository, type Repository } from '../host/repository.ts'
import { tgz } from '../render/archive.ts'
import { meshgateWith, readReport, type CliResult } from './cli.ts'

const route = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: web }
spec:
  hosts: [web.example.com]
  http:
    - timeout: {{ .Values.timeout }}
      retries: { attempts: 3, perTryTimeout: 5s, retryOn: reset }
      route: [{ destination: { host: web.other.svc.cluster.local } }]
`

function archive(version: string): Uint8Array {
  return tgz({
    'web/Chart.yaml': `apiVersion: v2\nname: web\nversion: ${version}\n`,
    'web/values.yaml': 'timeout: 60s\n',
    'web/templates/route.yaml': route,
  })
}

function application(host: string, version: string): string {
  return `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: web, namespace: argocd }
spec:
  project: default
  destination: { server: https://k8s.example, namespace: shop }
  source:
    repoURL: ${host}/charts
    chart: web
    targetRevision: ${version}
    helm:
      valuesObject:
        timeout: 2s
`
}

describe.skipIf(!existsSync('dist/cli.js') || !hasRegistry())('a chart of a registry', () => {
  let registry: LocalServer
  let clone: Repository
  const denied = { NODE_OPTIONS: `--require ${resolve('test/e2e/deny-network.cjs')}` }
  const run = (...args: readonly string[]): CliResult =>
    meshgateWith({ HOME: clone.path }, clone.path, ...args)
  const offline = (...args: readonly string[]): CliResult =>
    meshgateWith({ HOME: clone.path, ...denied }, clone.path, ...args)
  const cacheFolder = (): string => join(clone.path, '.cache/meshgate/charts')

  beforeAll(async () => {
    registry = await startRegistry()
    await pushChart(registry.host, 'charts/web', '1.2.0', archive('1.2.0'))
    await pushChart(registry.host, 'charts/web', '2.0.0', archive('2.0.0'))
    clone = temporaryRepository()
    clone.commit({ '.gitignore': '.cache\n', 'apps/web.yaml': application(registry.host, '1.x') })
  })
  afterAll(() => {
    registry.close()
    clone.remove()
  })

  it('is not rendered before it is fetched, and nothing is green', () => {
    const { exitCode, stdout } = offline('check', '--format', 'json')
    const { summary, targets } = readReport(stdout)
    expect([exitCode, summary.complete, summary.coverage.rendered]).toEqual([0, false, 0])
    expect(targets.find(({ kind }) => kind === 'application')?.reason).toContain('`meshgate fetch` gets it')
    expect(offline('check', '--strict').exitCode).toBe(3)
    expect(offline('fetch', '--check')).toMatchObject({
      exitCode: 1,
      stdout: expect.stringContaining(`missing     web 1.x of oci://${registry.host}/charts`),
    })
  })

  it('leaves no lock file if no version of it is there', () => {
    clone.commit({ 'apps/web.yaml': application(registry.host, '9.x') })
    const { exitCode, stdout } = run('fetch')
    const quiet = run('fetch', '--quiet').stdout
    clone.commit({ 'apps/web.yaml': application(registry.host, '1.x') })
    expect([exitCode, stdout.split('\n')[1]]).toEqual([1, '1 chart; 1 of them could not be fetched'])
    expect(quiet).toBe(`${stdout.split('\n')[0]}\n`)
    expect(existsSync(join(clone.path, 'meshgate.lock'))).toBe(false)
  })

  it('is locked and cached by fetch', () => {
    expect(run('fetch')).toEqual({
      exitCode: 0,
      stdout: `downloaded  web 1.x of oci://${registry.host}/charts: 1.2.0\n1 chart; \`meshgate.lock\` is written: commit it\ncontacted: ${registry.host}\n`,
      stderr: '',
    })
    expect(readFileSync(join(clone.path, 'meshgate.lock'), 'utf8')).toContain('version: "1.2.0"')
    expect(readdirSync(cacheFolder())).toHaveLength(1)
    expect(offline('fetch', '--check').exitCode).toBe(0)
    expect(run('fetch', '--quiet')).toEqual({ exitCode: 0, stdout: '', stderr: '' })
    expect(offline('fetch', '--check', '--quiet')).toMatchObject({ exitCode: 0, stdout: '' })
  })

  it('is rendered without a connection, and its finding is at the value of the Application', () => {
    const { exitCode, stdout, stderr } = offline('check', '--format', 'json')
    const { summary, findings } = readReport(stdout)
    expect(stderr).toBe('')
    expect(summary).toMatchObject({ complete: true, coverage: { releases: 1, rendered: 1 } })
    expect(findings.map(({ at, rule }) => `${at.file}:${at.line} ${rule}`)).toEqual([
      'apps/web.yaml:13 routing/timeout-covers-retries',
    ])
    expect(exitCode).toBe(1)
    expect(offline('targets').stdout).toContain(`meshgate.lock!${registry.host}/charts/web-1.2.0`)
    expect(offline('why', 'apps/web.yaml', 'VirtualService/web', 'spec.http[0].timeout').stdout).toContain(
      'apps/web.yaml:13',
    )
  })

  it('is compared with the chart of the lock file of base', () => {
    clone.commit({ 'meshgate.lock': readFileSync(join(clone.path, 'meshgate.lock')) })
    clone.git('branch', 'before')
    writeFileSync(join(clone.path, 'apps/web.yaml'), application(registry.host, '2.x'))
    const outdated = offline('check', '--base', 'before', '--format', 'json')
    expect(outdated.exitCode).toBe(1)
    const newErrors = readReport(outdated.stdout).findings.filter(({ status }) => status === 'new')
    expect(newErrors.map(({ at, code }) => `${at.file}:${at.line} ${code}`)).toEqual([
      'apps/web.yaml:10 locked-out-of-range',
    ])
    expect(run('fetch').stdout).toContain('2.0.0')
    const updated = readReport(offline('check', '--base', 'before', '--format', 'json').stdout)
    expect(updated.summary.complete).toBe(true)
    expect(updated.findings.map(({ status }) => status)).toEqual(['existing'])
    rmSync(cacheFolder(), { recursive: true })
    expect(run('fetch', '--base', 'before').exitCode).toBe(0)
    expect(readdirSync(cacheFolder())).toHaveLength(2)
  })

  it('is taken from the cache if it is there, and another archive under its version is refused', async () => {
    expect(offline('fetch').stdout).toContain('kept        web 2.x')
    await pushChart(
      registry.host,
      'charts/web',
      '2.0.0',
      tgz({ 'web/Chart.yaml': 'name: web\nversion: 2.0.0\n' }),
    )
    const lock = readFileSync(join(clone.path, 'meshgate.lock'), 'utf8')
    rmSync(cacheFolder(), { recursive: true })
    const { exitCode, stdout } = run('fetch')
    expect(exitCode).toBe(1)
    expect(stdout).toContain('somebody published it again, or it was tampered with')
    expect(readFileSync(join(clone.path, 'meshgate.lock'), 'utf8')).toBe(lock)
    expect(existsSync(cacheFolder())).toBe(false)
    expect(run('fetch', '--update').exitCode).toBe(0)
    expect(readFileSync(join(clone.path, 'meshgate.lock'), 'utf8')).not.toBe(lock)
  })

  it('is an error if the archive in the cache is another one', () => {
    const [name = ''] = readdirSync(cacheFolder())
    writeFileSync(join(cacheFolder(), name), archive('2.0.0'))
    const { exitCode, stdout } = offline('check', '--format', 'json')
    const [finding] = readReport(stdout).findings
    expect(exitCode).toBe(1)
    expect(finding).toMatchObject({ code: 'chart-refused', at: { file: 'meshgate.lock', line: 8 } })
  })

  it('is found where only a rendered Application names it', async () => {
    await pushChart(
      registry.host,
      'charts/apps',
      '1.0.0',
      tgz({
        'apps/Chart.yaml': 'apiVersion: v2\nname: apps\nversion: 1.0.0\n',
        'apps/templates/web.yaml': application(registry.host, '1.x').replace('name: web', 'name: nested'),
      }),
    )
    const root = application(registry.host, '1.0.0')
      .replaceAll('web', 'apps')
      .replace('        timeout: 2s\n', '        a: 1\n')
    clone.commit({ 'meshgate.lock': null, 'apps/web.yaml': root })
    rmSync(cacheFolder(), { recursive: true })
    const { exitCode, stdout } = run('fetch')
    expect([exitCode, stdout.split('\n').slice(0, 3)]).toEqual([
      0,
      [
        `downloaded  apps 1.0.0 of oci://${registry.host}/charts: 1.0.0`,
        `downloaded  web 1.x of oci://${registry.host}/charts: 1.2.0`,
        '2 charts; `meshgate.lock` is written: commit it',
      ],
    ])
    expect(offline('fetch', '--check').exitCode).toBe(0)
    expect(readReport(offline('check', '--format', 'json').stdout).summary.complete).toBe(true)
  })
})
