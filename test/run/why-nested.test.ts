import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Render } from '../../src/core/render.ts'
import type { RenderableTarget } from '../../src/core/target.ts'
import { memoryTree, type Tree } from '../../src/core/tree.ts'
import { digestOf, openChartCache } from '../../src/host/registry/chart-cache.ts'
import { withCharts } from '../../src/host/registry/mounted-charts.ts'
import { lockText } from '../../src/registry/chart-lock.ts'
import { why } from '../../src/why/why.ts'
import { tgz } from '../render/archive.ts'
import { chart, scope, valuesUse, type Files } from './scene.ts'

const url = 'https://git.example/org/platform'

const render = (tree: Tree, target: RenderableTarget): Promise<Render> =>
  scope.host.render(tree, [target])[0]!

/** The answers about a field of the VirtualService `web`: target, cause, and the value that decides it. */
async function answers(files: Files | Tree, file: string, path = 'spec.http[0].timeout'): Promise<string[]> {
  const { answers: found, others } = await answersAbout('VirtualService/web', path, files, file)
  expect(others.filter(({ reason }) => !reason.startsWith('it has no '))).toEqual([])
  return found.map(({ targets, cause, primary }) => {
    const at = primary && `${primary.at.file}:${primary.at.line} ${primary.path}=${String(primary.value)}`
    return `${targets.map(({ target }) => target).join()} ${cause} ${at}`
  })
}

function answersAbout(
  object: string,
  path: string,
  files: Files | Tree,
  file: string,
): ReturnType<typeof why> {
  return why({
    head: 'read' in files && typeof files.read === 'function' ? (files as Tree) : memoryTree(files as Files),
    file,
    object,
    path,
    environments: [],
    configFile: '.meshgate.yaml',
    maskKey: 'key',
    repository: () => ({ urls: [url], branches: [], mainBranch: null }),
    evaluators: scope.host.evaluators,
    render,
    renderWithFlags: render,
    provenance: scope.host.provenance!,
    valuesUse,
  })
}

const route = (timeout: string): string => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: web, namespace: shop }
spec:
  hosts: [web.example.com]
  http:
    - timeout: ${timeout}
      route: [{ destination: { host: web } }]
`

/** An Application of the folder `web`. */
const application = (options: string, name = 'web'): string => `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: ${name}, namespace: argocd }
spec:
  destination: { server: https://k8s.example, namespace: shop }
  source: { repoURL: ${url}, path: ${name}, ${options} }
`

const withTimeout = application('helm: { valuesObject: { timeout: "{{ .Values.limits.web }}" } }')
const values = { 'values.yaml': 'other: 1\nlimits: { web: 2s }\n' }
const web = chart('web', route('{{ .Values.timeout }}'), { 'values.yaml': 'timeout: 60s\n' })
const decided = 'web:web exact root/values.yaml:2 limits.web=2s'

describe('a field of what a chart renders an Application of', () => {
  const files = { ...web, ...chart('root', withTimeout, values) }

  it.each(['web', 'web/templates/all.yaml', 'root', 'root/values.yaml'])(
    'comes from the value of that chart, asked by %s',
    async (file) => {
      expect(await answers(files, file)).toEqual([decided])
    },
  )

  it('comes from a literal of its own template where that decides', async () => {
    expect(await answers(files, 'web', 'spec.hosts[0]')).toEqual(['web:web template null'])
  })

  it('is asked in the chart itself where the chart renders the object', async () => {
    const own = chart('root', `${withTimeout}---\n${route('5s')}`, values)
    expect(await answers({ ...web, ...own }, 'root/values.yaml')).toEqual(['root template null'])
  })
})

it('a field of what an ApplicationSet of a chart generates comes from the value of that chart', async () => {
  const set = `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: { name: web, namespace: argocd }
spec:
  generators: [{ list: { elements: [{ timeout: "{{ .Values.limits.web }}" }] } }]
  template:
    metadata: { name: web }
    spec:
      destination: { server: https://k8s.example, namespace: shop }
      source: { repoURL: ${url}, path: web, helm: { parameters: [{ name: timeout, value: '{{ "{{timeout}}" }}' }] } }
`
  expect(await answers({ ...web, ...chart('root', set, values) }, 'web')).toEqual([decided])
})

it('a field that options of an Application of a chart patch comes from the value of that chart', async () => {
  const patch = '- { op: replace, path: /spec/http/0/timeout, value: {{ .Values.limits.web }} }'
  const options = `kustomize: { patches: [{ target: { kind: VirtualService }, patch: "${patch}" }] }`
  const files = {
    'web/kustomization.yaml': 'resources: [route.yaml]\n',
    'web/route.yaml': route('60s'),
    ...chart('root', application(options), values),
  }
  expect(await answers(files, 'web')).toEqual(['kustomize:web:web exact root/values.yaml:2 limits.web=2s'])
})

it('a field is followed through several charts', async () => {
  const outer = application('helm: { valuesObject: { limits: { web: "{{ .Values.short }}" } } }', 'root')
  const files = {
    ...web,
    ...chart('root', withTimeout, values),
    ...chart('top', outer, { 'values.yaml': 'short: 2s\n' }),
  }
  expect(await answers(files, 'top')).toEqual(['web:web exact top/values.yaml:1 short=2s'])
})

describe('an Application of a chart of a registry', () => {
  const repository = 'oci://ghcr.io/org/charts'
  const cache = openChartCache(mkdtempSync(join(tmpdir(), 'meshgate-charts-')))
  const inner = application('helm: { valuesObject: { timeout: "{{ .Values.limits.web }}" } }')
  const apps = tgz(
    chart('apps', inner, {
      'Chart.yaml': 'apiVersion: v2\nname: apps\nversion: 1.0.0\n',
      'values.yaml': 'limits: {}\n',
    }),
  )
  cache.add(apps)
  const locking = (files: Files): Tree => {
    const locked = {
      repository,
      name: 'apps',
      requested: '1.0.0',
      version: '1.0.0',
      digest: digestOf(apps),
    }
    return withCharts(memoryTree({ 'meshgate.lock': lockText([locked]), ...web, ...files }), cache)
  }
  const root = `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: apps, namespace: argocd }
spec:
  destination: { server: https://k8s.example, namespace: argocd }
  source:
    repoURL: ghcr.io/org/charts
    chart: apps
    targetRevision: 1.0.0
    helm: { valuesObject: { limits: { web: 2s } } }
`

  it.each(['web', 'argo/root.yaml'])('decides a field of what it renders, asked by %s', async (file) => {
    expect(await answers(locking({ 'argo/root.yaml': root }), file)).toEqual([
      'web:web exact argo/root.yaml:10 limits.web=2s',
    ])
  })

  it('decides it as a dependency of a chart of the repository', async () => {
    const umbrella = chart('root', '', {
      'Chart.yaml': `apiVersion: v2
name: root
version: 1.0.0
dependencies: [{ name: apps, version: 1.0.0, repository: ${repository} }]
`,
      'values.yaml': 'apps: { limits: { web: 2s } }\n',
    })
    expect(await answers(locking(umbrella), 'root')).toEqual([
      'web:web exact root/values.yaml:1 apps.limits.web=2s',
    ])
  })

  it('decides it as a packed dependency', async () => {
    const umbrella = chart('root', '', { 'values.yaml': 'apps: { limits: { web: 2s } }\n' })
    expect(
      await answers({ ...web, ...umbrella, 'root/charts/apps-1.0.0.tgz': apps } as never, 'root'),
    ).toEqual(['web:web exact root/values.yaml:1 apps.limits.web=2s'])
  })

  it('is followed as a chart of a kustomization, without the value that decides', async () => {
    const kustomization = `helmCharts:
  - { name: apps, version: 1.0.0, repo: ${repository}, releaseName: apps, valuesInline: { limits: { web: 2s } } }
`
    expect(await answers(locking({ 'root/kustomization.yaml': kustomization }), 'root')).toEqual([
      'web:web template null',
    ])
  })
})

describe('a field that a build composes', () => {
  const resource = `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: limits }\ndata: { host: id.example.com, seconds: "90" }\n`
  const replacement = `resources: [web.yaml, limits.yaml]\nreplacements:\n  - source: { kind: ConfigMap, fieldPath: data.host }\n    targets: [{ select: { kind: VirtualService }, fieldPaths: [spec.hosts.0], options: { delimiter: /, index: 0 } }]\n`

  it('has the value that a replacement takes as its cause, though its item is named otherwise', async () => {
    const files = {
      'web/kustomization.yaml': replacement,
      'web/web.yaml': route('5s').replace('web.example.com', 'HOST/x'),
      'web/limits.yaml': resource,
    }
    expect(await answers(files, 'web', 'spec.hosts[0]')).toEqual([
      'kustomize:web probable web/limits.yaml:4 =id.example.com',
    ])
  })

  it('names each value of a prefixed name once', async () => {
    const files = {
      'web/kustomization.yaml': 'resources: [web.yaml]\nnamePrefix: production-\n',
      'web/web.yaml': route('5s').replace('name: web,', 'name: shop-web,'),
    }
    const about = await answersAbout('VirtualService/production-shop-web', 'metadata.name', files, 'web')
    const places = about.answers.map(({ primary, others }) =>
      [primary!, ...others].map(({ at, value }) => `${at.file}:${at.line} ${String(value)}`),
    )
    expect(places).toEqual([['web/kustomization.yaml:2 production-', 'web/web.yaml:3 shop-web']])
  })

  it('has a variable of Flux as its cause, if most of the text is its value', async () => {
    const settings = `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: limits, namespace: flux-system }\ndata: { seconds: "90" }\n`
    const kustomization = `apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: { name: web, namespace: flux-system }\nspec:\n  path: ./web\n  sourceRef: { kind: GitRepository, name: flux-system }\n  postBuild: { substituteFrom: [{ kind: ConfigMap, name: limits }] }\n`
    const files = {
      'clusters/prod/web.yaml': kustomization,
      'clusters/prod/limits.yaml': settings,
      'web/web.yaml': route('${seconds}s'),
    }
    expect(await answers(files, 'web/web.yaml')).toEqual([
      'kustomize:web:clusters/prod/web.yaml:web probable clusters/prod/limits.yaml:4 ="90"',
    ])
  })
})
