import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { memoryTree, type Tree } from '../../src/core/tree.ts'
import { digestOf, openChartCache } from '../../src/host/registry/chart-cache.ts'
import { withCharts } from '../../src/host/registry/mounted-charts.ts'
import { lockText } from '../../src/registry/chart-lock.ts'
import { tgz } from '../render/archive.ts'
import { chart, outline, report, shortTimeout, valuesUse, type Files } from './scene.ts'

const repository = 'oci://ghcr.io/org/charts'

const route = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: {{ .Release.Name }} }
spec:
  hosts: [web.example.com]
  http:
    - timeout: {{ .Values.timeout }}
      retries: { attempts: 3, perTryTimeout: 5s, retryOn: reset }
      route: [{ destination: { host: web.other.svc.cluster.local } }]
`

const archive = tgz(chart('web', route, { 'values.yaml': 'timeout: 60s\nunused: 1\n' }))

const cache = openChartCache(mkdtempSync(join(tmpdir(), 'meshgate-charts-')))
cache.add(archive)

/** A tree whose lock file lists the chart `web`. */
function locking(files: Files, digest = digestOf(archive)): Tree {
  const web = { repository, name: 'web', requested: '1.x', version: '1.0.0', digest }
  return withCharts(memoryTree({ 'meshgate.lock': lockText([web]), ...files }), cache)
}

function application(timeout: string, version = '1.x'): string {
  return `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: web, namespace: argocd }
spec:
  project: default
  destination: { server: https://k8s.example, namespace: shop }
  source:
    repoURL: ghcr.io/org/charts
    chart: web
    targetRevision: ${version}
    helm:
      valuesObject:
        timeout: ${timeout}
`
}

describe('an Application with a chart of a registry', () => {
  it('is rendered, and a finding is at the value of the Application', async () => {
    const { findings, targets } = await report(locking({ 'apps/web.yaml': application('2s') }))
    expect(targets.map(({ id, status }) => `${id} ${status}`)).toEqual([
      'apps/web.yaml read',
      'oci://ghcr.io/org/charts/web:web rendered',
      'apps/web.yaml:Application/argocd/web rendered',
    ])
    const [finding] = findings.filter(({ rule }) => rule === 'routing/timeout-covers-retries')
    expect(finding?.at).toMatchObject({ file: 'apps/web.yaml', line: 13, column: 18 })
    expect(finding?.cause).toBe('exact')
  })

  it('has a finding in the chart that names the chart, and no fix', async () => {
    const bad = tgz(chart('web', route.replace('{{ .Values.timeout }}', '2s')))
    cache.add(bad)
    const { findings } = await report(locking({ 'apps/web.yaml': application('2s') }, digestOf(bad)))
    const [finding] = findings.filter(({ rule }) => rule === 'routing/timeout-covers-retries')
    expect(finding?.at.file).toBe('meshgate.lock!ghcr.io/org/charts/web-1.0.0/templates/all.yaml')
    expect(finding?.fix).toBeUndefined()
  })

  it('has no finding about values of the chart that nothing reads', async () => {
    const { findings } = await report(locking({ 'apps/web.yaml': application('60s') }), null, {
      host: { valuesUse },
    })
    expect(outline(findings)).toEqual([])
  })

  it('is not rendered where the lock file lists another version', async () => {
    const { findings, summary } = await report(locking({ 'apps/web.yaml': application('2s', '2.0.0') }))
    expect(outline(findings)).toEqual(['new error apps/web.yaml:10 gitops/reference'])
    expect(summary).toMatchObject({ complete: false, coverage: { releases: 1, rendered: 0 } })
  })

  it('is not rendered where the archive is another one', async () => {
    const otherDigest = `sha256:${'0'.repeat(64)}`
    const files = { 'apps/web.yaml': application('2s') }
    const { targets, findings, summary } = await report(locking(files, otherDigest))
    expect(outline(findings)).toEqual([])
    expect(summary.complete).toBe(false)
    expect(targets.find(({ kind }) => kind === 'application')).toMatchObject({
      status: 'not-rendered',
      reason: 'the chart `web` is locked as 1.0.0 and not in the cache; `meshgate fetch` gets it',
    })
  })
})

describe('an Application whose chart is not fetched', () => {
  const istiod = (values: string): string =>
    application('2s')
      .replace('chart: web', 'chart: istiod')
      .replace('      valuesObject:\n        timeout: 2s\n', values)

  it('has its mesh configuration checked', async () => {
    const values =
      '      values: |\n        meshConfig:\n          outboundTrafficPolicy: { mode: REGISTRY_ONLY }\n'
    const { targets, findings } = await report({ 'apps/istiod.yaml': istiod(values) })
    expect(targets.map(({ kind, id, status }) => `${kind} ${id} ${status}`)).toEqual([
      'manifests apps/istiod.yaml read',
      'values oci://ghcr.io/org/charts/istiod:web not-rendered',
      'application apps/istiod.yaml:Application/argocd/web not-rendered',
    ])
    expect(outline(findings)).toEqual(['new info apps/istiod.yaml:1 gitops/not-rendered'])
  })

  it('has a mesh configuration that holds for what is applied with it', async () => {
    const telemetry = `apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: all, namespace: istio-system }
spec: { accessLogging: [{ providers: [{ name: otel }] }] }
`
    const found = async (provider: string): Promise<string[]> => {
      const values = `      valuesObject:\n        meshConfig: { extensionProviders: [{ name: ${provider} }] }\n`
      const { findings } = await report({
        'apps/prod/istiod.yaml': istiod(values),
        'mesh/prod/kustomization.yaml': 'resources: [telemetry.yaml]\n',
        'mesh/prod/telemetry.yaml': telemetry,
      })
      return findings.filter(({ rule }) => rule === 'extension/provider-exists').map(({ code }) => code)
    }
    expect(await found('zipkin')).toEqual(['unknown-provider'])
    expect(await found('otel')).toEqual([])
  })

  it('has a finding at a line of its values in a layout', async () => {
    const values = `      values: |\n${shortTimeout().trimEnd().replaceAll(/^/gm, '        ')}\n`
    const { findings } = await report({ 'apps/istiod.yaml': istiod(values) })
    expect(outline(findings)).toEqual([
      'new error apps/istiod.yaml:16 routing/timeout-covers-retries',
      'new info apps/istiod.yaml:1 gitops/not-rendered',
    ])
  })

  it('is no target without a layout in its values', async () => {
    const { targets } = await report({ 'apps/web.yaml': application('2s') })
    expect(targets.map(({ kind }) => kind)).toEqual(['manifests', 'application'])
  })
})

describe('a chart with a dependency of a registry', () => {
  const umbrella = {
    'umbrella/Chart.yaml': `apiVersion: v2\nname: umbrella\nversion: 1.0.0\ndependencies:\n  - { name: web, version: 1.x, repository: '${repository}' }\n`,
    'umbrella/values.yaml': 'web:\n  timeout: 2s\n',
  }

  it('is rendered with it, and a finding is at the value of the chart', async () => {
    const { findings, targets } = await report(locking(umbrella))
    expect(targets).toMatchObject([{ id: 'umbrella', status: 'rendered' }])
    const [finding] = findings.filter(({ rule }) => rule === 'routing/timeout-covers-retries')
    expect(finding?.at).toMatchObject({ file: 'umbrella/values.yaml', line: 2, column: 12 })
  })

  it('is not rendered without it, and the report says what gets it', async () => {
    const { targets } = await report(umbrella)
    expect(targets).toMatchObject([
      {
        status: 'not-rendered',
        reason: expect.stringContaining('`meshgate fetch` gets charts of registries'),
      },
    ])
  })

  it('takes the version of its Chart.lock', async () => {
    const lock = `dependencies:\n  - { name: web, version: 1.1.0, repository: '${repository}' }\n`
    const { findings } = await report(locking({ ...umbrella, 'umbrella/Chart.lock': lock }))
    expect(findings.map(({ at, message }) => `${at.file}:${at.line} ${message}`)).toEqual([
      'umbrella/Chart.yaml:5 the chart `web 1.1.0` is in `meshgate.lock` only as `1.0.0`; `meshgate fetch` brings that up to date',
    ])
  })
})

describe('a kustomization with a chart of a registry', () => {
  const kustomization = (version: string): Files => ({
    'k/kustomization.yaml': `helmCharts:\n  - name: web\n    repo: ${repository}\n    version: ${version}\n    releaseName: web\n    valuesInline: { timeout: 2s }\n`,
  })

  it('is built with it, and its objects are checked', async () => {
    const { findings, targets } = await report(locking(kustomization('1.x')))
    expect(targets).toMatchObject([{ kind: 'kustomization', status: 'rendered' }])
    expect(outline(findings)).toEqual(['new error k/kustomization.yaml:6 routing/timeout-covers-retries'])
  })

  it('is built with it where the deprecated field names it', async () => {
    const file = `helmChartInflationGenerator:\n  - chartName: web\n    chartRepoUrl: ${repository}\n    chartVersion: 1.x\n    releaseName: web\n    valuesLocal: { timeout: 2s }\n`
    const { findings, targets } = await report(locking({ 'k/kustomization.yaml': file }))
    expect(targets).toMatchObject([{ kind: 'kustomization', status: 'rendered' }])
    expect(findings.map(({ rule }) => rule)).toEqual(['routing/timeout-covers-retries'])
    const unlocked = await report(locking({ 'k/kustomization.yaml': file.replace('1.x', '2.0.0') }))
    expect(unlocked.findings.map(({ at, code }) => `${at.file}:${at.line} ${code}`)).toContain(
      'k/kustomization.yaml:4 locked-out-of-range',
    )
  })

  it('is built without it if it is not locked, and the report says what gets it', async () => {
    const { targets } = await report(kustomization('1.x'))
    expect(targets).toMatchObject([
      {
        status: 'not-rendered',
        reason: `built without \`web 1.x of ${repository}\`, which this repository does not contain; \`meshgate fetch\` gets charts of registries`,
      },
    ])
  })

  it('has a finding at a version that is not locked', async () => {
    const { findings } = await report(locking(kustomization('2.0.0')))
    expect(findings.map(({ at, code }) => `${at.file}:${at.line} ${code}`)).toEqual([
      'k/kustomization.yaml:4 locked-out-of-range',
      'k/kustomization.yaml:2 remote-chart',
    ])
  })

  it('is built again where only the lock file differs', async () => {
    const otherArchive = tgz(
      chart('web', route, { 'values.yaml': 'timeout: 60s\n', 'templates/more.yaml': route }),
    )
    cache.add(otherArchive)
    const base = {
      ...kustomization('1.x'),
      'meshgate.lock': new TextDecoder().decode(locking({}, digestOf(otherArchive)).read('meshgate.lock')),
    }
    const { targets } = await report(locking(kustomization('1.x')), null, {
      base: withCharts(memoryTree(base), cache),
      baseCommit: 'b'.repeat(40),
    })
    expect(targets).toMatchObject([{ status: 'rendered' }])
  })
})
