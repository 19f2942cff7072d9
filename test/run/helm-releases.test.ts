import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { memoryTree } from '../../src/core/tree.ts'
import { digestOf, openChartCache } from '../../src/host/registry/chart-cache.ts'
import { withCharts } from '../../src/host/registry/mounted-charts.ts'
import { lockText } from '../../src/registry/chart-lock.ts'
import { tgz } from '../render/archive.ts'
import { chart, report, type Files } from './scene.ts'

const route = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: {{ .Release.Name }}, namespace: {{ .Release.Namespace }} }
spec:
  hosts: [{{ .Values.host }}]
  http:
    - timeout: {{ .Values.timeout }}
      retries: { attempts: 3, perTryTimeout: {{ .Values.retries.wait }}, retryOn: reset }
      route: [{ destination: { host: web.other.svc.cluster.local } }]
`

const web = chart('web', route, {
  'values.yaml': 'host: web.example.com\ntimeout: 60s\nretries: { wait: 5s }\n',
})

/** A HelmRelease of the chart `web` in this repository. */
function release(spec: string, metadata = 'name: web, namespace: shop'): string {
  return `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { ${metadata} }
spec:
  interval: 10m
  chart:
    spec:
      chart: ./web
      sourceRef: { kind: GitRepository, name: flux-system, namespace: flux-system }
${spec}`
}

const short = '  values:\n    timeout: 2s\n'

/** A Flux Kustomization of the folder `apps`. */
function cluster(spec = ''): string {
  return `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: { name: apps, namespace: flux-system }
spec:
  interval: 10m
  prune: true
  path: ./apps
  sourceRef: { kind: GitRepository, name: flux-system }
${spec}`
}

async function timeouts(files: Files): Promise<string[]> {
  const { findings } = await report({ ...web, ...files })
  return findings
    .filter(({ rule }) => rule === 'routing/timeout-covers-retries')
    .map(({ at, cause, severity }) => `${at.file}:${at.line}:${at.column} ${cause} ${severity}`)
}

async function statuses(files: Files): Promise<string[]> {
  const { targets } = await report({ ...web, ...files })
  return targets
    .filter(({ kind }) => kind === 'helm' || kind === 'helm-release')
    .map(
      ({ kind, release: name, namespace, status, reason, id }) =>
        `${kind} ${id} ${name ?? ''} ${namespace ?? ''}: ${status}${reason === undefined ? '' : `, ${reason}`}`,
    )
}

const patch = (values: string): string =>
  `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: { name: web, namespace: shop }\nspec:\n  values:\n${values}`

const indented = (text: string, spaces: number): string => text.replaceAll(/^(?=.)/gm, ' '.repeat(spaces))

describe('a HelmRelease that is applied as it is written', () => {
  it('is rendered, and a finding is at its values', async () => {
    const files = { 'apps/web.yaml': release(short) }
    expect(await statuses(files)).toEqual([
      'helm web:web web shop: rendered',
      'helm-release apps/web.yaml:HelmRelease/shop/web  shop: rendered',
    ])
    expect(await timeouts(files)).toEqual(['apps/web.yaml:11:14 exact error'])
  })

  it.each([
    ['its name', '', 'web shop'],
    ['releaseName', '  releaseName: front\n', 'front shop'],
    ['targetNamespace', '  targetNamespace: live\n', 'live-web live'],
    [
      'a long name',
      `  targetNamespace: ${'a'.repeat(52)}\n`,
      `${'a'.repeat(40)}-776e70186100 ${'a'.repeat(52)}`,
    ],
  ])('has the name and namespace of helm-controller: %s', async (_, spec, expected) => {
    const { targets } = await report({ ...web, 'apps/web.yaml': release(spec) })
    const helm = targets.find(({ kind }) => kind === 'helm')
    expect(`${helm?.release} ${helm?.namespace}`).toBe(expected)
  })
})

describe('values of a HelmRelease', () => {
  const configMap = (data: string, name = 'web-values'): string =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name}, namespace: shop }\ndata:\n${data}`

  it.each([
    [
      'a ConfigMap',
      { 'apps/values.yaml': configMap('  values.yaml: |\n    timeout: 2s\n') },
      '  valuesFrom: [{ kind: ConfigMap, name: web-values }]\n',
      ['apps/values.yaml:6:14 exact error'],
    ],
    [
      'a key of a ConfigMap',
      { 'apps/values.yaml': configMap('  prod.yaml: |\n    timeout: 2s\n') },
      '  valuesFrom: [{ kind: ConfigMap, name: web-values, valuesKey: prod.yaml }]\n',
      ['apps/values.yaml:6:14 exact error'],
    ],
    [
      'a value at a path',
      { 'apps/values.yaml': configMap('  timeout: 2s\n') },
      '  valuesFrom: [{ kind: ConfigMap, name: web-values, valuesKey: timeout, targetPath: timeout }]\n',
      ['apps/values.yaml:5:12 exact error'],
    ],
    [
      'a value at a path, unless the values state it',
      { 'apps/values.yaml': configMap('  timeout: 60s\n') },
      `  valuesFrom: [{ kind: ConfigMap, name: web-values, valuesKey: timeout, targetPath: timeout }]\n${short}`,
      ['apps/web.yaml:12:14 exact error'],
    ],
    [
      'the last ConfigMap',
      {
        'apps/values.yaml': configMap('  values.yaml: |\n    timeout: 60s\n'),
        'apps/more.yaml': configMap('  values.yaml: |\n    timeout: 2s\n', 'more'),
      },
      '  valuesFrom: [{ kind: ConfigMap, name: web-values }, { kind: ConfigMap, name: more }]\n',
      ['apps/more.yaml:6:14 exact error'],
    ],
    [
      'the values before any ConfigMap',
      { 'apps/values.yaml': configMap('  values.yaml: |\n    timeout: 60s\n') },
      `  valuesFrom: [{ kind: ConfigMap, name: web-values }]\n${short}`,
      ['apps/web.yaml:12:14 exact error'],
    ],
    [
      'a Secret in clear text',
      {
        'apps/values.yaml': configMap('')
          .replace('ConfigMap', 'Secret')
          .replace('\ndata:', '\nstringData:\n  values.yaml: |\n    timeout: 2s'),
      },
      '  valuesFrom: [{ kind: Secret, name: web-values }]\n',
      ['apps/values.yaml:6:14 exact error'],
    ],
  ])('come from %s', async (_, files, spec, expected) => {
    expect(await timeouts({ 'apps/web.yaml': release(spec), ...files })).toEqual(expected)
  })

  it('fail to render at a path with a comma, which Flux does not escape', async () => {
    const from = '  valuesFrom: [{ kind: ConfigMap, name: web-values, valuesKey: host, targetPath: host }]\n'
    const { findings } = await report({
      ...web,
      'apps/web.yaml': release(from),
      'apps/values.yaml': configMap('  host: a.example.com,b.example.com\n'),
    })
    expect(findings.map(({ rule, message }) => `${rule} ${message}`).join()).toContain(
      'key "com" has no value',
    )
  })

  it.each([
    ['that lacks the key', '  value.yaml: ""\n', '', ['apps/web.yaml:10 missing-key']],
    ['that lacks an optional key', '  value.yaml: ""\n', ', optional: true', []],
    ['that is empty, so that something fills it', '', '', []],
  ])('in a ConfigMap %s', async (_, data, more, expected) => {
    const { findings } = await report({
      ...web,
      'apps/kustomization.yaml': 'namespace: shop\nresources: [web.yaml, values.yaml]\n',
      'apps/web.yaml': release(
        `  valuesFrom: [{ kind: ConfigMap, name: web-values${more} }]\n  values: { timeout: 60s }\n`,
      ),
      'apps/values.yaml': configMap(data),
    })
    expect(findings.map(({ at, code }) => `${at.file}:${at.line} ${code}`)).toEqual(expected)
  })

  it.each([
    ['in its file', 'apps/web.yaml', ['apps/web.yaml:10 missing-key']],
    ['in another file, which something may change', 'apps/values.yaml', []],
  ])('that nothing builds need the key that a ConfigMap %s has', async (_, file, expected) => {
    const object = release(
      '  valuesFrom: [{ kind: ConfigMap, name: web-values }]\n  values: { timeout: 60s }\n',
    )
    const map = configMap('  value.yaml: ""\n')
    const files =
      file === 'apps/web.yaml' ? { [file]: `${object}---\n${map}` } : { [file]: map, 'apps/web.yaml': object }
    const { findings } = await report({ ...web, ...files })
    expect(findings.map(({ at, code }) => `${at.file}:${at.line} ${code}`)).toEqual(expected)
  })

  it('in a Secret are not known: no error rests on them, and the release is not complete', async () => {
    const files = { 'apps/web.yaml': release(`  valuesFrom: [{ kind: Secret, name: web }]\n${short}`) }
    expect(await timeouts(files)).toEqual(['apps/web.yaml:12:14 exact warning'])
    const reason = 'rendered without the values of Secret `web`, which this repository does not show'
    expect(await statuses(files)).toEqual([
      `helm web:web web shop: not-rendered, ${reason}`,
      `helm-release apps/web.yaml:HelmRelease/shop/web  shop: not-rendered, ${reason}`,
    ])
    const { summary } = await report({ ...web, ...files })
    expect(summary.coverage).toMatchObject({ releases: 1, rendered: 0 })
  })

  it('of `valuesFiles` take the place of those of the chart', async () => {
    const spec = (valuesFiles: string): Files => ({
      'apps/web.yaml': release('').replace(
        'chart: ./web\n',
        `chart: ./web\n      valuesFiles: ${valuesFiles}\n`,
      ),
      'env/prod.yaml': 'timeout: 2s\nretries: { wait: 5s }\n',
    })
    expect(await timeouts(spec('[./env/prod.yaml]'))).toEqual(['env/prod.yaml:1:10 exact error'])
    const { changes } = await report(
      { ...web, ...spec('[./env/prod.yaml]') },
      { ...web, ...spec('[./web/values.yaml]') },
    )
    // The values.yaml of the chart has the host, which is not read any more.
    const hosts = changes.flatMap(({ fields }) => fields).filter(({ path }) => path.startsWith('spec.hosts'))
    expect(hosts).toEqual([{ path: 'spec.hosts[0]', before: 'web.example.com' }])
    expect(await statuses(spec('[./env/other.yaml]'))).toEqual([
      'helm web web : rendered',
      'helm web@env/prod.yaml web : rendered',
      'helm-release apps/web.yaml:HelmRelease/shop/web  shop: not-rendered, this repository has no values file `env/other.yaml`',
    ])
  })
})

describe('post-renderers', () => {
  const post = (patch: string, target = ''): string =>
    `  values: { timeout: 60s }\n  postRenderers:\n    - kustomize:\n        patches:\n          - ${target}patch: |\n${indented(patch, 14)}`
  const timeout = (value: string): string =>
    `apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: { name: web, namespace: shop }\nspec:\n  http:\n    - timeout: ${value}\n      retries: { attempts: 3, perTryTimeout: 5s, retryOn: reset }\n      route: [{ destination: { host: web.other.svc.cluster.local } }]\n`

  it.each([
    ['a strategic merge patch', post(timeout('2s')), ['apps/web.yaml:20:1 exact error']],
    [
      'operations',
      post(
        '- op: replace\n  path: /spec/http/0/timeout\n  value: 2s\n',
        'target: { kind: VirtualService }\n            ',
      ),
      ['apps/web.yaml:18:1 exact error'],
    ],
    ['nothing else', post(timeout('60s')), []],
  ])('change what Helm renders by %s', async (_, spec, expected) => {
    const findings = await timeouts({ 'apps/web.yaml': release(spec) })
    expect(findings.map((finding) => finding.replace(/:\d+ /, ':1 '))).toEqual(expected)
  })

  it.each([
    ['its value', '2s', '', 'apps/web.yaml:18:24 exact error'],
    [
      'its line where Flux fills in a variable',
      '${WAIT}',
      '  postBuild: { substitute: { WAIT: 2s } }\n',
      'apps/web.yaml:18:17 template error',
    ],
  ])('of a HelmRelease that is built have a finding at %s', async (_, value, spec, expected) => {
    const operations = `- op: replace\n  path: /spec/http/0/timeout\n  value: ${value}\n`
    const renderer = post(operations, 'target: { kind: VirtualService }\n            ')
    const files = { 'clusters/prod/apps.yaml': cluster(spec), 'apps/web.yaml': release(renderer) }
    expect(await timeouts({ ...files, 'apps/kustomization.yaml': 'resources: [web.yaml]\n' })).toEqual([
      expected,
    ])
  })

  it('leave a finding at the value where they change something else', async () => {
    const spec = post(timeout('60s').replace('name: web', 'name: other')).replace('60s', '2s')
    const otherRoute = route.replace('{{ .Release.Name }}', 'other').replace('{{ .Values.timeout }}', '60s')
    const two = chart('web', `${route}---\n${otherRoute}`, { 'values.yaml': web['web/values.yaml']! })
    expect(await timeouts({ ...two, 'apps/web.yaml': release(spec) })).toEqual([
      'apps/web.yaml:10:22 exact error',
    ])
  })

  it('are followed by labels of Flux and by what all objects have in common', async () => {
    const more = "  commonMetadata: { labels: { team: pay }, annotations: { note: 'x' } }\n"
    const base = { ...web, 'apps/web.yaml': release('') }
    const { changes } = await report({ ...web, 'apps/web.yaml': release(more) }, base)
    const fields = changes.find(({ object }) => object.kind === 'VirtualService')?.fields ?? []
    expect(fields.map(({ path, after }) => `${path}: ${JSON.stringify(after)}`)).toEqual([
      'metadata.labels.team: "pay"',
      'metadata.annotations: {"note":"x"}',
    ])
  })

  it('fail where they are stated', async () => {
    const files = { 'apps/web.yaml': release(post(timeout('2s').replace('name: web', 'name: none'))) }
    const { findings, targets } = await report({ ...web, ...files })
    expect(targets.find(({ kind }) => kind === 'helm')).toMatchObject({
      status: 'failed',
      reason: expect.stringContaining('its post-renderer fails: ') as unknown,
    })
    expect(findings.map(({ rule, at }) => `${rule} ${at.file}:${at.line}`)).toEqual([
      'helm/render-failed apps/web.yaml:12',
    ])
  })
})

describe('a HelmRelease that is built', () => {
  const built = (files: Files, spec = ''): Files => ({
    'clusters/prod/apps.yaml': cluster(spec),
    'apps/kustomization.yaml': 'resources: [web.yaml]\n',
    'apps/web.yaml': release(short),
    ...files,
  })

  it('is rendered from what is built, once, and counted once', async () => {
    const files = built({}, '  targetNamespace: front\n')
    expect(await statuses(files)).toEqual([
      'helm web:web@prod web front: rendered',
      'helm-release kustomize:apps:clusters/prod/apps.yaml:apps:HelmRelease/front/web  front: rendered',
    ])
    const { summary, targets } = await report({ ...web, ...files })
    expect(summary.coverage).toEqual({ manifestFiles: 1, notRendered: {}, releases: 2, rendered: 2 })
    expect(targets.find(({ kind }) => kind === 'helm')).toMatchObject({
      environment: 'prod',
      statedBy: { file: 'apps/web.yaml', line: 1 },
    })
  })

  it.each([
    [
      'a patch in a file',
      {
        'apps/kustomization.yaml': 'resources: [web.yaml]\npatches: [{ path: patch.yaml }]\n',
        'apps/web.yaml': release('  values: { timeout: 60s }\n'),
        'apps/patch.yaml': patch('    timeout: 2s\n'),
      },
      '',
      'apps/patch.yaml:6:14',
    ],
    [
      'the object beside a patch',
      {
        'apps/kustomization.yaml': 'resources: [web.yaml]\npatches: [{ path: patch.yaml }]\n',
        'apps/patch.yaml': patch('    retries: { wait: 5s }\n'),
      },
      '',
      'apps/web.yaml:11:14',
    ],
    [
      'an inline patch',
      {
        'apps/kustomization.yaml': `resources: [web.yaml]\npatches:\n  - patch: |\n${indented(patch('    timeout: 2s\n'), 6)}`,
        'apps/web.yaml': release('  values: { timeout: 60s }\n'),
      },
      '',
      'apps/kustomization.yaml:9:20',
    ],
    [
      'an operation of a JSON patch',
      {
        'apps/kustomization.yaml':
          'resources: [web.yaml]\npatches:\n  - target: { kind: HelmRelease }\n    patch: |\n      - { op: replace, path: /spec/values/timeout, value: 2s }\n',
        'apps/web.yaml': release('  values: { timeout: 60s }\n'),
      },
      '',
      'apps/kustomization.yaml:5:59',
    ],
    [
      'a patch of the Flux Kustomization',
      { 'apps/web.yaml': release('  values: { timeout: 60s }\n') },
      `  patches:\n    - patch: |\n${indented(patch('    timeout: 2s\n'), 8)}`,
      'clusters/prod/apps.yaml:16:22',
    ],
    [
      'a component',
      {
        'apps/kustomization.yaml': 'resources: [web.yaml]\ncomponents: [short]\n',
        'apps/short/kustomization.yaml':
          'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\npatches: [{ path: patch.yaml, target: { kind: HelmRelease } }]\n',
        'apps/short/patch.yaml': patch('    timeout: 2s\n'),
        'apps/web.yaml': release(''),
      },
      '',
      'apps/short/patch.yaml:6:14',
    ],
    [
      'the definition of a variable',
      { 'apps/web.yaml': release('  values: { timeout: "${WAIT:=60s}", host: "${HOST}" }\n') },
      '  postBuild: { substitute: { WAIT: 2s, HOST: web.example.org } }\n',
      'clusters/prod/apps.yaml:9:36',
    ],
    [
      'the definition of a variable in a ConfigMap',
      {
        'apps/web.yaml': release('  values: { timeout: "${WAIT}" }\n'),
        'clusters/prod/settings.yaml':
          'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings, namespace: flux-system }\ndata:\n  WAIT: 2s\n',
      },
      '  postBuild: { substituteFrom: [{ kind: ConfigMap, name: settings }] }\n',
      'clusters/prod/settings.yaml:5:9',
    ],
    [
      'a ConfigMap of the build',
      {
        'apps/kustomization.yaml':
          'namespace: shop\nresources: [web.yaml]\nconfigMapGenerator: [{ name: values, files: [values.yaml] }]\ngeneratorOptions: { disableNameSuffixHash: true }\n',
        'apps/values.yaml': 'timeout: ${WAIT:=2s}\n',
        'apps/web.yaml': release('  valuesFrom: [{ kind: ConfigMap, name: values }]\n'),
      },
      '  postBuild: { substitute: { OTHER: 2s } }\n',
      'apps/values.yaml:1:10',
    ],
    [
      'the definition of a variable in a ConfigMap of the build',
      {
        'apps/kustomization.yaml':
          'namespace: shop\nresources: [web.yaml]\nconfigMapGenerator: [{ name: values, files: [values.yaml] }]\ngeneratorOptions: { disableNameSuffixHash: true }\n',
        'apps/values.yaml': 'timeout: ${WAIT}\n',
        'apps/web.yaml': release('  valuesFrom: [{ kind: ConfigMap, name: values }]\n'),
      },
      '  postBuild: { substitute: { WAIT: 2s } }\n',
      'clusters/prod/apps.yaml:9:36',
    ],
  ])('has a finding at %s', async (_, files, spec, at) => {
    expect(await timeouts(built(files, spec))).toEqual([`${at} exact error`])
  })

  it('has a finding at the definition of a variable that the release lengthens', async () => {
    const files = { 'apps/web.yaml': release('  values: { timeout: "${WAIT}s", host: "${HOST}" }\n') }
    const spec = '  postBuild: { substitute: { WAIT: "2", HOST: web.example.org } }\n'
    expect(await timeouts(built(files, spec))).toEqual(['clusters/prod/apps.yaml:9:36 probable error'])
  })

  it('has a finding at the template where values cannot be told from the files', async () => {
    const removed =
      'resources: [web.yaml]\npatches:\n  - target: { kind: HelmRelease }\n    patch: |\n      - { op: remove, path: /spec/values/host }\n'
    const files = built({
      'apps/kustomization.yaml': removed,
      'apps/web.yaml': release('  values: { timeout: 2s, host: web.example.org }\n'),
    })
    expect(await timeouts(files)).toEqual(['web/templates/all.yaml:7:5 template error'])
  })

  it('leaves variables that nothing fills in as they are', async () => {
    const spec = '  postBuild: { substituteFrom: [{ kind: Secret, name: settings }] }\n'
    const files = built({ 'apps/web.yaml': release('  values: { timeout: "${WAIT}" }\n') }, spec)
    expect(await timeouts(files)).toEqual([])
    expect((await statuses(files))[0]).toBe('helm web:web@prod web shop: rendered')
  })

  it('makes no error of a render that fails with a variable that nothing fills in', async () => {
    const schema = '{ "properties": { "replicas": { "type": "integer" } } }'
    const spec = '  postBuild: { substituteFrom: [{ kind: Secret, name: settings }] }\n'
    const files = built({ 'apps/web.yaml': release('  values: { replicas: "${REPLICAS}" }\n') }, spec)
    const { findings } = await report({ ...web, ...files, 'web/values.schema.json': schema })
    expect(findings.map(({ rule, severity, confidence }) => `${rule} ${severity} ${confidence}`)).toEqual([
      'helm/values-schema warning likely',
    ])
  })

  it.each([
    ['a literal', 'literals: [timeout=2s]', 'apps/kustomization.yaml:4:61'],
    ['a quoted literal', `literals: ["timeout='2s'"]`, 'apps/kustomization.yaml:4:63'],
    ['a line of a file of variables', 'envs: [web.env]', 'apps/web.env:3:9'],
    ['a line of the only file of variables', 'env: web.env', 'apps/web.env:3:9'],
  ])('has a finding and its fix at %s of a generator', async (_, entries, at) => {
    const generated = `resources: [web.yaml]
namespace: shop
generatorOptions: { disableNameSuffixHash: true }
configMapGenerator: [{ name: web-values, ${entries} }]
`
    const from =
      '  valuesFrom: [{ kind: ConfigMap, name: web-values, valuesKey: timeout, targetPath: timeout }]\n'
    const files = built({
      'apps/kustomization.yaml': generated,
      'apps/web.yaml': release(from),
      'apps/web.env': '# of the shop\nhost=web.example.org\ntimeout=2s\n',
    })
    const { findings } = await report({ ...web, ...files })
    const [finding] = findings.filter(({ rule }) => rule === 'routing/timeout-covers-retries')
    expect(`${finding?.at.file}:${finding?.at.line}:${finding?.at.column} ${finding?.cause}`).toBe(
      `${at} exact`,
    )
    expect(finding?.fix?.edits).toMatchObject([{ file: at.split(':')[0], text: '20s' }])
  })

  it('is unknown in a ConfigMap that the build renames, unless the HelmRelease has the new name', async () => {
    const configMap = `apiVersion: v1
kind: ConfigMap
metadata:
  name: web-values
data:
  timeout: 2s
`
    const from = (name: string): string =>
      `  valuesFrom: [{ kind: ConfigMap, name: ${name}, valuesKey: timeout, targetPath: timeout }]\n`
    const files = (name: string): Files =>
      built({
        'apps/kustomization.yaml': 'resources: [web.yaml, values.yaml]\nnamespace: shop\nnamePrefix: dev-\n',
        'apps/web.yaml': release(from(name)),
        'apps/values.yaml': configMap,
      })
    expect(await timeouts(files('web-values'))).toEqual([])
    expect(await timeouts(files('dev-web-values'))).toEqual(['apps/values.yaml:6:12 exact error'])
  })

  it.each([
    ['a hash', '', '', 'apps/kustomization.yaml:3:53'],
    ['a prefix', 'namePrefix: other-', '', 'apps/kustomization.yaml:3:53'],
    ['a suffix', '', 'nameSuffix: -prod', 'apps/kustomization.yaml:3:53'],
  ])(
    'has a finding at the generator whose name has %s, not at one with a part of it',
    async (_, ...fields) => {
      const at = fields.pop()
      const generated = `resources: [web.yaml]
configMapGenerator:
  - { name: web-values, literals: [other=1, timeout=2s] }
  - { name: other, literals: [timeout=2s] }
  - { name: web, literals: [timeout=2s] }
${fields.join('\n')}
`
      const from =
        '  valuesFrom: [{ kind: ConfigMap, name: web-values, valuesKey: timeout, targetPath: timeout }]\n'
      const configuration = `nameReference:
  - kind: ConfigMap
    version: v1
    fieldSpecs: [{ kind: HelmRelease, path: spec/valuesFrom/name }]
`
      const files = built({
        'apps/kustomization.yaml': `${generated}configurations: [names.yaml]\nnamespace: shop\n`,
        'apps/names.yaml': configuration,
        'apps/web.yaml': release(from),
      })
      expect(await timeouts(files)).toEqual([`${at} exact error`])
    },
  )

  it('is one release in each cluster', async () => {
    const files = {
      ...built({}, '  postBuild: { substitute: { WAIT: 2s } }\n'),
      'clusters/test/apps.yaml': cluster('  postBuild: { substitute: { WAIT: 60s } }\n'),
      'apps/web.yaml': release('  values: { timeout: "${WAIT}" }\n'),
    }
    expect((await statuses(files)).slice(0, 2)).toEqual([
      'helm web:web@prod web shop: rendered',
      'helm web:web@test web shop: rendered',
    ])
    const { findings } = await report({ ...web, ...files })
    const environments = findings.flatMap(({ rule, environments: of }) =>
      rule.endsWith('covers-retries') ? of : [],
    )
    expect(environments).toEqual(['prod'])
  })

  it('has the values that Helm would merge', async () => {
    const files = {
      'apps/kustomization.yaml': 'resources: [web.yaml]\npatches: [{ path: patch.yaml }]\n',
      'apps/web.yaml': release(
        '  values:\n    a: { b: 1, c: [1, 2], "d.e/f": x }\n    timeout: 60s\n    flag: "true"\n    none: null\n',
      ),
      'apps/patch.yaml': patch('    a: { c: [3], g: {} }\n    flag: true\n    timeout: null\n'),
    }
    const values =
      'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: all }\ndata:\n  all: {{ toJson .Values | quote }}\n'
    const all = chart('web', values, { 'values.yaml': 'a: { z: 0 }\ntimeout: 5s\nnone: 1\n' })
    const { changes } = await report({ ...all, ...built(files) }, { ...all, ...built({}) })
    const fields = changes
      .filter(({ object: { kind } }) => kind === 'ConfigMap')
      .flatMap((change) => change.fields)
    expect(fields).toMatchInlineSnapshot(`
      [
        {
          "after": "{"a":{"b":1,"c":[3],"d.e/f":"x","g":{},"z":0},"flag":"true","timeout":"5s"}",
          "before": "{"a":{"z":0},"none":1,"timeout":"2s"}",
          "path": "data.all",
        },
      ]
    `)
  })
})

describe('a chart that is not in this repository', () => {
  const of = (chartSpec: string): string =>
    `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: { name: pod, namespace: shop }\nspec:\n  interval: 1h\n${chartSpec}`
  const named = (kind: string, version = ''): string =>
    `  chart:\n    spec:\n      chart: podinfo\n${version === '' ? '' : `      version: '${version}'\n`}      sourceRef: { kind: ${kind}, name: podinfo }\n`
  const source = (kind: string, spec: string): string =>
    `---\napiVersion: source.toolkit.fluxcd.io/v1\nkind: ${kind}\nmetadata: { name: podinfo, namespace: shop }\nspec: { interval: 1h, ${spec} }\n`

  it.each([
    [
      named('HelmRepository', '6.x') + source('HelmRepository', 'url: https://podinfo.example'),
      'the chart `podinfo 6.x of https://podinfo.example` is not in this repository; `meshgate fetch` gets it',
    ],
    [
      '  chartRef: { kind: OCIRepository, name: podinfo }\n' +
        source('OCIRepository', 'url: oci://ghcr.io/org/charts/podinfo, ref: { tag: 6.5.0 }'),
      'the chart `podinfo 6.5.0 of oci://ghcr.io/org/charts` is not in this repository; `meshgate fetch` gets it',
    ],
    [
      '  chartRef: { kind: HelmChart, name: podinfo }\n' +
        source('HelmChart', 'chart: podinfo, sourceRef: { kind: HelmRepository, name: podinfo }') +
        source('HelmRepository', 'url: https://podinfo.example'),
      'the chart `podinfo of https://podinfo.example` is not in this repository; `meshgate fetch` gets it',
    ],
    [named('HelmRepository'), 'the source `HelmRepository/podinfo` of the chart is not in this repository'],
    [named('Bucket') + source('Bucket', 'bucketName: x'), 'the chart is in the bucket `Bucket/podinfo`'],
    [
      named('GitRepository') + source('GitRepository', 'url: https://git.example/org/charts'),
      'no file states that the source `GitRepository/podinfo` of the chart is this repository',
    ],
  ])('is named', async (spec, reason) => {
    const { targets } = await report({ 'apps/pod.yaml': of(spec) })
    expect(targets.find(({ kind }) => kind === 'helm-release')).toMatchObject({
      status: 'not-rendered',
      reason,
    })
  })

  it('has values that are checked by their layout', async () => {
    const layout =
      'mediatedTls:\n  pay:\n    externalHost: pay.example.org\n    timeout: 10s\n    retries: { attempts: 3, perTryTimeout: "${WAIT}", retryOn: reset }\n'
    const files = {
      'clusters/prod/apps.yaml': cluster('  postBuild: { substitute: { WAIT: 5s } }\n'),
      'apps/pod.yaml': of(`${named('HelmRepository')}  values:\n${indented(layout, 4)}`),
    }
    const { findings, summary } = await report(files)
    expect(findings.filter(({ rule }) => rule === 'routing/timeout-covers-retries')).toMatchObject([
      { at: { file: 'apps/pod.yaml', line: 14 }, severity: 'error' },
    ])
    expect(summary.coverage).toMatchObject({ releases: 2, rendered: 1, notRendered: { 'helm-release': 1 } })
  })

  it('is rendered where it is locked and in the cache', async () => {
    const archive = tgz(web)
    const cache = openChartCache(mkdtempSync(join(tmpdir(), 'meshgate-charts-')))
    cache.add(archive)
    const repository = 'https://charts.example'
    const locked = { repository, name: 'web', requested: '1.x', version: '1.0.0', digest: digestOf(archive) }
    const files = {
      'meshgate.lock': lockText([locked]),
      'clusters/prod/apps.yaml': cluster(),
      'apps/kustomization.yaml': 'resources: [web.yaml, repository.yaml]\npatches: [{ path: patch.yaml }]\n',
      'apps/web.yaml': release(short)
        .replace('./web', 'web')
        .replace('GitRepository, name: flux-system, namespace: flux-system', 'HelmRepository, name: podinfo'),
      'apps/patch.yaml':
        'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: { name: web, namespace: shop }\nspec: { chart: { spec: { version: 1.x } } }\n',
      'apps/repository.yaml': source('HelmRepository', `url: ${repository}/`),
    }
    const { findings, targets } = await report(withCharts(memoryTree(files), cache))
    expect(targets.find(({ kind }) => kind === 'helm')).toMatchObject({
      id: 'https://charts.example/web:web@prod',
      status: 'rendered',
    })
    expect(findings.filter(({ rule }) => rule === 'routing/timeout-covers-retries')).toMatchObject([
      { at: { file: 'apps/web.yaml', line: 11 }, severity: 'error' },
    ])
    const { targets: unlocked } = await report({ ...files, 'meshgate.lock': lockText([]) })
    expect(unlocked.find(({ kind }) => kind === 'helm-release')?.reason).toBe(
      'the chart `web 1.x of https://charts.example` is not in `meshgate.lock`; `meshgate fetch` gets it',
    )
    const { findings: references } = await report({ ...files, 'meshgate.lock': lockText([]) })
    expect(references.map(({ rule, code, at }) => `${rule} ${code} ${at.file}:${at.line}`))
      .toMatchInlineSnapshot(`
      [
        "gitops/reference not-locked apps/patch.yaml:4",
      ]
    `)
  })
})

describe('what a rule misses in the namespace of a HelmRelease', () => {
  const routing =
    'apiVersion: networking.istio.io/v1\nkind: DestinationRule\nmetadata: { name: web, namespace: shop }\nspec: { host: web.shop.svc.cluster.local, subsets: [{ name: v1, labels: { version: v1 } }] }\n---\napiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: { name: web, namespace: shop }\nspec:\n  hosts: [web.shop.svc.cluster.local]\n  http: [{ route: [{ destination: { host: web.shop.svc.cluster.local, subset: v2 } }] }]\n'

  it.each([
    ['is certainly missing if all of the release is rendered', '', 'error'],
    ['may be in what is not known', '  valuesFrom: [{ kind: Secret, name: web }]\n', 'info'],
  ])('%s', async (_, spec, severity) => {
    const files = { ...web, 'apps/web.yaml': release(spec), 'apps/routing.yaml': routing }
    const { findings } = await report(files, null, { options: { together: true } })
    expect(findings.map((finding) => `${finding.rule} ${finding.severity}`)).toEqual([
      `routing/subset-exists ${severity}`,
    ])
  })
})
