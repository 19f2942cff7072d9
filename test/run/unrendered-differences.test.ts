import { describe, expect, it } from 'vitest'
import { unrenderedChanges } from '../../src/report/unrendered-changes.ts'
import { chart, report, type Files } from './scene.ts'

/** What differs and is not rendered: the kind of the target, the name, and the reason. */
async function differencesOf(base: Files, head: Files): Promise<string[]> {
  const { targets } = await report(head, base)
  return targets.flatMap(({ kind, differing = [] }) =>
    differing.map(({ name, reason }) => `${kind} ${name}: ${reason}`),
  )
}

const missing = (name: string): string =>
  `the chart \`${name}\` is not in this repository; \`meshgate fetch\` gets it`

const repoURL = 'https://git.example/org/platform.git'
const aliases = { '.meshgate.yaml': `repository: { aliases: ['${repoURL}'] }\n` }

describe('an Application of a chart that is not fetched', () => {
  const application = (version: string): string =>
    `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: cache, namespace: argocd }
spec:
  destination: { server: https://kubernetes.default.svc, namespace: data }
  sources:
    - { repoURL: https://charts.example, chart: redis, targetRevision: ${version}, helm: { valueFiles: [$values/redis.yaml] } }
    - { repoURL: ${repoURL}, targetRevision: HEAD, ref: values }
`
  const base = {
    ...aliases,
    'app.yaml': application('1.0.0'),
    'redis.yaml': 'replicas: 1\n',
    'README.md': 'a',
  }

  it.each([
    ['its version', { 'app.yaml': application('1.1.0') }, true],
    ['its values file', { 'redis.yaml': 'replicas: 2\n' }, true],
    ['another file', { 'README.md': 'b' }, false],
  ])('differs with %s', async (_, changed, differs) => {
    const expected = differs ? [`application cache: ${missing('redis')}`] : []
    expect(await differencesOf(base, { ...base, ...changed })).toEqual(expected)
  })

  it('differs if it is new', async () => {
    const { 'app.yaml': _, ...without } = base
    expect(await differencesOf(without, base)).toEqual([`application cache: ${missing('redis')}`])
  })
})

it('an Application of a chart in another repository differs with its values and its cluster', async () => {
  const application = (level: string, server: string): Files => ({
    ...aliases,
    'app.yaml': `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: web, namespace: argocd }
spec:
  destination: { server: ${server}, namespace: shop }
  sources:
    - { repoURL: https://git.example/org/charts, path: web, helm: { valueFiles: [$values/web.yaml] } }
    - { repoURL: ${repoURL}, targetRevision: HEAD, ref: values }
`,
    'web.yaml': `level: ${level}\n`,
  })
  const base = application('info', 'https://a.example')
  const differing = [expect.stringMatching(/^application web: the source is in another repository/)]
  expect(await differencesOf(base, base)).toEqual([])
  expect(await differencesOf(base, application('debug', 'https://a.example'))).toEqual(differing)
  expect(await differencesOf(base, application('info', 'https://b.example'))).toEqual(differing)
})

it('of an ApplicationSet only the Applications that change differ', async () => {
  const set = (web: string): Files => ({
    ...aliases,
    'set.yaml': `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: { name: apps, namespace: argocd }
spec:
  goTemplate: true
  generators: [{ git: { repoURL: '${repoURL}', revision: HEAD, files: [{ path: apps/*/config.yaml }] } }]
  template:
    metadata: { name: '{{ .path.basename }}' }
    spec:
      project: default
      destination: { server: https://kubernetes.default.svc, namespace: '{{ .path.basename }}' }
      source: { repoURL: https://charts.example, chart: '{{ .chart }}', targetRevision: '{{ .version }}' }
`,
    'apps/web/config.yaml': `chart: nginx\nversion: ${web}\n`,
    'apps/db/config.yaml': 'chart: postgres\nversion: 1.0.0\n',
  })
  expect(await differencesOf(set('1.0.0'), set('1.1.0'))).toEqual([
    `application-set web: ${missing('nginx')}`,
  ])
})

it('a HelmRelease differs with the tag of its OCIRepository', async () => {
  const release = (tag: string): Files => ({
    'app.yaml': `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: pod, namespace: shop }
spec: { interval: 1h, chartRef: { kind: OCIRepository, name: pod } }
---
apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata: { name: pod, namespace: shop }
spec: { interval: 1h, url: oci://ghcr.io/org/podinfo, ref: { tag: ${tag} } }
`,
  })
  expect(await differencesOf(release('1.0.0'), release('1.0.0'))).toEqual([])
  expect(await differencesOf(release('1.0.0'), release('1.1.0'))).toEqual([
    `helm-release pod: ${missing('podinfo 1.1.0 of oci://ghcr.io/org')}`,
  ])
})

it('a HelmRelease differs with a ConfigMap of its values', async () => {
  const release = (level: string): Files => ({
    'app.yaml': `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: web, namespace: shop }
spec:
  interval: 1h
  chart: { spec: { chart: nginx, version: 1.0.0, sourceRef: { kind: HelmRepository, name: charts } } }
  valuesFrom: [{ kind: ConfigMap, name: settings }]
---
apiVersion: v1
kind: ConfigMap
metadata: { name: settings, namespace: shop }
data: { values.yaml: 'level: ${level}' }
`,
  })
  expect(await differencesOf(release('info'), release('info'))).toEqual([])
  expect(await differencesOf(release('info'), release('debug'))).toEqual([
    expect.stringMatching(/^helm-release web: /),
  ])
})

describe('a Flux Kustomization of another repository', () => {
  const kustomization = (path: string, tag: string): Files => ({
    'web.yaml': `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: { name: web, namespace: flux-system }
spec: { interval: 1h, prune: true, path: ${path}, sourceRef: { kind: GitRepository, name: web } }
---
apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: { name: web, namespace: flux-system }
spec: { interval: 1h, url: https://git.example/org/web, ref: { tag: ${tag} } }
`,
  })
  const base = kustomization('./a', 'v1')

  it.each([
    ['its path', kustomization('./b', 'v1'), true],
    ['the tag of its source', kustomization('./a', 'v2'), true],
    ['another file', { ...base, 'README.md': 'b' }, false],
    ['an exclusion', { ...kustomization('./a', 'v2'), '.meshgate.yaml': 'exclude: [web.yaml]\n' }, false],
  ])('with %s', async (_, head, differs) => {
    const reason = 'no file states that the source `GitRepository/web` is this repository'
    expect(await differencesOf(base, head)).toEqual(differs ? [`flux-kustomization web: ${reason}`] : [])
  })
})

it('an ApplicationSet differs itself if its Applications are not known', async () => {
  const set = (version: string): Files => ({
    'set.yaml': `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: { name: apps, namespace: argocd }
spec:
  generators: [{ clusters: {} }]
  template:
    metadata: { name: '{{name}}' }
    spec:
      project: default
      destination: { server: '{{server}}', namespace: web }
      source: { repoURL: https://charts.example, chart: nginx, targetRevision: ${version} }
`,
  })
  const head = await report(set('2.0.0'), set('1.0.0'))
  const [change, ...others] = unrenderedChanges(head)
  expect(others).toEqual([])
  expect(change?.title(1, (name) => name)).toBe('ApplicationSet apps')
})

describe('of a helmfile', () => {
  const releases = (version: string, level: string): Files => ({
    'helmfile.yaml': `releases:
  - { name: a, chart: 'oci://registry.example.com/a', version: ${version}, values: [a.yaml] }
  - name: b
    chart: oci://registry.example.com/b
    values: [{ level: ${level} }]
`,
    'a.yaml': 'x: 1\n',
  })
  const base = releases('1.0.0', 'info')

  it.each([
    ['a version', releases('1.1.0', 'info'), 'a'],
    ['a value that it states', releases('1.0.0', 'debug'), 'b'],
    ['a values file', { ...base, 'a.yaml': 'x: 2\n' }, 'a'],
  ])('the release with %s that changes differs', async (_, head, name) => {
    const reason = missing(`oci://registry.example.com/${name}`)
    expect(await differencesOf(base, head)).toEqual([`helmfile-release ${name}: ${reason}`])
  })
})

it('a chart differs with the version of a dependency that it lacks', async () => {
  const umbrella = (version: string): Files => ({
    ...chart('tempo', 'kind: ConfigMap\napiVersion: v1\nmetadata: { name: a }\n'),
    'tempo/Chart.yaml': `apiVersion: v2\nname: tempo\nversion: 1.0.0\ndependencies: [{ name: redis, version: ${version}, repository: 'https://charts.example' }]\n`,
  })
  expect(await differencesOf(umbrella('1.0.0'), umbrella('1.1.0'))).toEqual([
    'helm tempo: rendered without the dependency `redis`, which `charts/` does not have; `meshgate fetch` gets charts of registries',
  ])
})

it('of the charts of an ApplicationSet only those differ whose element does', async () => {
  const elements = (size: number): Files => ({
    ...aliases,
    ...chart('a', 'kind: ConfigMap\napiVersion: v1\nmetadata: { name: a }\n'),
    'a/Chart.yaml':
      "apiVersion: v2\nname: a\nversion: 1.0.0\ndependencies: [{ name: redis, version: 1.0.0, repository: 'https://charts.example' }]\n",
    'set.yaml': `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: { name: apps, namespace: argocd }
spec:
  goTemplate: true
  generators: [{ list: { elements: [{ name: one, size: '1' }, { name: two, size: '${size}' }] } }]
  template:
    metadata: { name: '{{ .name }}' }
    spec:
      project: default
      destination: { server: https://kubernetes.default.svc, namespace: '{{ .name }}' }
      source:
        repoURL: ${repoURL}
        path: a
        helm: { parameters: [{ name: size, value: '{{ .size }}' }] }
`,
  })
  const reason =
    'rendered without the dependency `redis`, which `charts/` does not have; `meshgate fetch` gets charts of registries'
  expect(await differencesOf(elements(1), elements(2))).toEqual([
    `helm two: ${reason}`,
    `application-set two: ${reason}`,
  ])
})

it('a kustomization differs with the revision of a remote base', async () => {
  const overlay = (revision: string): Files => ({
    'web/kustomization.yaml': `resources: ['github.com/org/web//deploy?ref=${revision}']\n`,
  })
  const [difference] = await differencesOf(overlay('v1'), overlay('v2'))
  expect(difference).toMatch(/^kustomization web: built without .*ref=v2/)
})

it('a kustomization that fails on both sides differs with its files', async () => {
  const overlay = (name: string): Files => ({ 'web/kustomization.yaml': `namePrefix: [${name}]\n` })
  expect(await differencesOf(overlay('a-'), overlay('a-'))).toEqual([])
  const [difference] = await differencesOf(overlay('a-'), overlay('b-'))
  expect(difference).toMatch(/^kustomization web: /)
})

it('a reason of several lines is one line', async () => {
  const base = chart(
    'charts/web',
    'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: {{ .Values.web.name }} }\n',
  )
  const { targets } = await report(base, {})
  const reasons = targets.flatMap(({ reason = '' }) => reason)
  expect(reasons.join()).toMatch(/<\.Values\.web\.name>: nil pointer/)
  expect(reasons.join()).not.toContain('\n')
})

describe('files that are not checked', () => {
  /** The titles and reasons of what differs, and the files of `skipped` that differ. */
  async function filesThatDiffer(base: Files, head: Files): Promise<[string[], string[]]> {
    const { targets, skipped } = await report(head, base)
    const changes = unrenderedChanges({ targets, skipped })
    return [
      changes.map(({ title, reason }) => `${title(5, (name) => name)}: ${reason}`),
      skipped.flatMap(({ differing = [] }) => differing.map(({ name }) => name)),
    ]
  }

  const script = (version: string): string => `helm upgrade web charts/web --version ${version}\n`
  const base: Files = {
    ...chart('charts/web', 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: web }\n'),
    'one.sh': script('1.0.0'),
    'two.sh': script('1.0.0'),
    'generator/Chart.yaml': '{{< range .charts >}}\nname: web\n{{< end >}}\n',
    'generator/templates/web.yaml': 'kind: Service\n',
  }
  const ofScript = 'a script installs charts or objects with this file, which meshgate does not check'
  const ofTemplate =
    'a template of a chart, which only its own tool can fill in, so the chart is not rendered'

  it.each([
    ['one of the scripts that install charts', 'two.sh', script('1.1.0'), ofScript],
    ['a file of a chart that is a template', 'generator/templates/web.yaml', 'kind: Pod\n', ofTemplate],
    ['a file that such a chart no longer has', 'generator/templates/web.yaml', undefined, ofTemplate],
  ])('name %s', async (_, file, text, reason) => {
    const { [file]: _before, ...others } = base
    const head = text === undefined ? others : { ...base, [file]: text }
    expect(await filesThatDiffer(base, head)).toEqual([[`${file}: ${reason}`], [file]])
  })

  it('do not name what is equal', async () => {
    expect(await filesThatDiffer(base, { ...base, 'README.md': 'b' })).toEqual([[], []])
  })
})
