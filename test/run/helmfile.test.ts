import { describe, expect, it } from 'vitest'
import { chart, report, type Files } from './scene.ts'

const web = chart(
  'charts/web',
  `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: {{ .Release.Name }} }
spec:
  hosts: [{{ .Values.host }}]
  http:
    - timeout: {{ .Values.timeout }}
      retries: { attempts: 3, perTryTimeout: 5s, retryOn: reset }
      route: [{ destination: { host: web } }]
`,
  { 'values.yaml': 'timeout: 60s\nhost: web.example.com\n' },
)

const release = (fields: string): string => `environments:
  prod:
    values: [env.yaml]
releases:
  - name: web
    namespace: shop
    chart: ./charts/web
${fields}`

const rule = 'routing/timeout-covers-retries'

/** The place of each finding about the timeout, and its cause. */
async function placesOf(files: Files): Promise<string[]> {
  const { findings } = await report({ 'env.yaml': 'timeout: 2s\n', ...web, ...files })
  return findings
    .filter((finding) => finding.rule === rule)
    .map(({ at, cause, environments }) => `${at.file}:${at.line} ${cause} ${environments.join()}`)
}

describe('a release of a helmfile', () => {
  it('is rendered in each environment, and is what its chart is released as', async () => {
    const { targets, summary } = await report({
      ...web,
      'env.yaml': 'host: a.example.com\n',
      'helmfile.yaml': release(''),
    })
    expect(targets).toMatchObject([
      {
        kind: 'helm',
        id: 'charts/web:web@prod',
        environment: 'prod',
        status: 'rendered',
        statedBy: { target: 'helmfile.yaml:shop/web', file: 'helmfile.yaml', line: 5 },
      },
      { kind: 'helmfile-release', name: 'web', status: 'rendered' },
    ])
    expect(summary.coverage.releases).toBe(summary.coverage.rendered)
  })

  it.each([
    ['a values file', '    values: [a.yaml]\n', { 'a.yaml': 'timeout: 2s\n' }, 'a.yaml:1 exact prod'],
    ['a map in the helmfile', '    values:\n      - timeout: 2s\n', {}, 'helmfile.yaml:9 exact prod'],
    ['a parameter', '    set: [{ name: timeout, value: 2s }]\n', {}, 'helmfile.yaml:8 exact prod'],
    [
      'a literal of a template of values',
      '    values: [a.yaml.gotmpl]\n',
      {
        'a.yaml.gotmpl': '{{- if true }}\nhost: {{ .Release.Name }}.example.com\ntimeout: 2s\n{{- end }}\n',
      },
      'a.yaml.gotmpl:3 exact prod',
    ],
    [
      'a value of the environment in a template of values',
      '    values: [a.yaml.gotmpl]\n',
      {
        'a.yaml.gotmpl':
          '{{- if true }}\nhost: {{ .Release.Name }}.example.com\ntimeout: {{ .Values.timeout }}\n{{- end }}\n',
      },
      'env.yaml:1 exact prod',
    ],
    [
      'a whole map of the environment',
      '    values: [a.yaml.gotmpl]\n',
      {
        'env.yaml': '# Settings\nweb:\n  host: a.example.com\n  timeout: 2s\n',
        'a.yaml.gotmpl': '{{ .Values.web | toYaml }}\n',
      },
      'env.yaml:4 exact prod',
    ],
    [
      'a default of the template that the environment does not set',
      '    values: [a.yaml.gotmpl]\n',
      { 'env.yaml': 'other: 1s\n', 'a.yaml.gotmpl': 'timeout: {{ .Values | get "timeout" "2s" }}\n' },
      'a.yaml.gotmpl:1 exact prod',
    ],
    [
      'the last of several',
      '    values: [{ timeout: 90s }, a.yaml]\n',
      { 'a.yaml': '# Timeouts\ntimeout: 2s\n' },
      'a.yaml:2 exact prod',
    ],
  ])('has its findings in %s', async (_, fields, files, place) => {
    expect(await placesOf({ 'helmfile.yaml': release(fields), ...files })).toEqual([place])
  })

  it.each([
    ['at the line of the template', '2s', 'env.yaml', 'helmfile.yaml.gotmpl:9 exact prod'],
    ['in a file of its environment', '{{ $.Values.timeout }}', 'env.yaml', 'env.yaml:1 exact prod'],
    [
      'in a file of its environment whose name is a template',
      '{{ $.Values.timeout }}',
      '{{ .Environment.Name }}.yaml',
      'prod.yaml:2 exact prod',
    ],
    [
      'where a template generates the values of the environment',
      '{{ $.Values.timeout }}',
      'env.yaml.gotmpl',
      'helmfile.yaml.gotmpl:9 exact prod',
    ],
  ])('of a template has its findings %s', async (_, timeout, values, place) => {
    const helmfile = `environments:
  prod: { values: [${JSON.stringify(values)}] }
---
releases:
{{- range list "web" }}
  - name: {{ . }}
    chart: ./charts/web
    values:
      - timeout: ${timeout}
{{- end }}
`
    const files = { 'prod.yaml': 'a: b\ntimeout: 2s\n', 'env.yaml.gotmpl': 'timeout: 2s\n' }
    expect(await placesOf({ ...files, 'helmfile.yaml.gotmpl': helmfile })).toEqual([place])
  })

  it('has its findings in values of the environment that the helmfile itself states', async () => {
    const helmfile = `environments:
  prod:
    values:
      - env.yaml
      - timeout: 2s
releases:
  - name: web
    chart: ./charts/web
    values: [a.yaml.gotmpl]
`
    const files = { 'env.yaml': 'timeout: 90s\n', 'a.yaml.gotmpl': 'timeout: {{ .Values.timeout }}\n' }
    expect(await placesOf({ ...files, 'helmfile.yaml': helmfile })).toEqual(['helmfile.yaml:5 exact prod'])
  })

  it('has its findings in the file of the environment that decides', async () => {
    const helmfile = `environments:
  dev: { values: [all.yaml, dev.yaml] }
  prod: { values: [all.yaml, prod.yaml] }
---
releases:
  - name: web
    chart: ./charts/web
    values: [a.yaml.gotmpl]
`
    const files = {
      'all.yaml': 'timeout: 2s\nhost: a.example.com\n',
      'dev.yaml': 'timeout: 80s\n',
      'prod.yaml': '# Nothing of its own\n',
      'a.yaml.gotmpl': 'timeout: {{ .Values.timeout }}\nhost: {{ .Environment.Values.host }}\n',
    }
    expect(await placesOf({ ...files, 'helmfile.yaml': helmfile })).toEqual(['all.yaml:1 exact prod'])
  })

  it('has its findings in the values that a helmfile passes to one that it lists', async () => {
    const files = {
      'helmfile.yaml': 'helmfiles:\n  - path: web/helmfile.yaml\n    values:\n      - timeout: 2s\n',
      'web/helmfile.yaml': 'releases:\n  - { name: web, chart: ../charts/web, values: [a.yaml.gotmpl] }\n',
      'web/a.yaml.gotmpl': 'timeout: {{ .Values.timeout }}\n',
    }
    expect(await placesOf(files)).toEqual(['helmfile.yaml:4 exact '])
  })

  it('is not installed where a value of the environment says so', async () => {
    const helmfile = `environments:
  prod: { values: [env.yaml] }
---
releases:
  - name: web
    chart: ./charts/web
    condition: web.enabled
    values: [a.yaml.gotmpl]
`
    const files = {
      'env.yaml': 'web:\n  enabled: true\n  seconds: 2\n',
      'a.yaml.gotmpl': 'timeout: {{ .Values.web.seconds }}s\n',
    }
    expect(await placesOf({ ...files, 'helmfile.yaml': helmfile })).toEqual(['env.yaml:3 exact prod'])
  })

  it('has fixes in a file of its environment', async () => {
    const { findings } = await report({
      ...web,
      'env.yaml': 'host: a.example.com\ntimeout: 2s\n',
      'helmfile.yaml': release('    values: [a.yaml.gotmpl]\n'),
      'a.yaml.gotmpl': 'timeout: {{ .Values.timeout }}\n',
    })
    expect(findings.find((finding) => finding.rule === rule)?.fix?.edits).toMatchObject([
      { file: 'env.yaml', text: '20s' },
    ])
  })

  it('has fixes in a map of the helmfile', async () => {
    const { findings } = await report({
      ...web,
      'env.yaml': '{}\n',
      'helmfile.yaml': release('    values:\n      - timeout: 2s\n'),
    })
    expect(findings.find((finding) => finding.rule === rule)?.fix?.edits).toMatchObject([
      { file: 'helmfile.yaml', text: '20s' },
    ])
  })

  it.each([
    [
      'a variable decides its values',
      '    values: [{ timeout: "{{ 1 }}" }, b.gotmpl]\n',
      '`env "HOST"`, which depends on the environment of the run',
    ],
    ['its values are encrypted', '    secrets: [s.yaml]\n', 'its values are encrypted in part: `s.yaml`'],
    [
      'a patch is applied to it',
      '    strategicMergePatches: [p.yaml]\n',
      'its `strategicMergePatches` changes the chart',
    ],
  ])('is not rendered where %s', async (_, fields, reason) => {
    const { targets } = await report({
      ...web,
      'env.yaml': '',
      'b.gotmpl': 'host: {{ env "HOST" }}\n',
      'helmfile.yaml': release(fields),
    })
    const [listed] = targets.filter(({ kind }) => kind === 'helmfile-release')
    expect(listed).toMatchObject({
      status: 'not-rendered',
      reason: expect.stringContaining(reason) as unknown,
    })
  })

  it('is not rendered while its chart is not fetched', async () => {
    const { targets } = await report({
      'helmfile.yaml': 'releases: [{ name: web, chart: "oci://registry.example.com/charts/web" }]\n',
    })
    expect(targets).toMatchObject([
      {
        status: 'not-rendered',
        reason:
          'the chart `oci://registry.example.com/charts/web` is not in this repository; `meshgate fetch` gets it',
      },
    ])
  })

  it.each([
    ['rendered, in no namespace', 'namespace: shop, chart: ./charts/web', 'error'],
    [
      'not fetched, in another one than its own',
      'namespace: data, chart: "oci://registry.example.com/redis"',
      'error',
    ],
    ['not fetched, in its own', 'namespace: mesh, chart: "oci://registry.example.com/redis"', 'info'],
    ['not fetched, in any where it states none', 'chart: "oci://registry.example.com/redis"', 'info'],
  ])('hides what is missing if it is %s', async (_, fields, severity) => {
    const gateway = (name: string): string =>
      `apiVersion: networking.istio.io/v1\nkind: Gateway\nmetadata: { name: ${name}, namespace: mesh }\nspec:\n  selector: { istio: ingress }\n  servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: ['*.example.com'] }]\n`
    const { findings } = await report({
      ...web,
      'helmfile.yaml': `releases: [{ name: web, ${fields} }]\n`,
      'mesh/kustomization.yaml': 'resources: [route.yaml, gateway.yaml]\n',
      'mesh/gateway.yaml': gateway('public'),
      'mesh/route.yaml':
        'apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: { name: web, namespace: mesh }\nspec:\n  hosts: [a.example.com]\n  gateways: [pubic]\n  http: [{ redirect: { uri: / } }]\n',
    })
    const missing = findings.filter(({ rule: id }) => id === 'routing/gateway-exists')
    expect(missing.map((finding) => finding.severity)).toEqual([severity])
  })

  it('has an error where it names a values file that does not exist', async () => {
    const { findings } = await report({
      ...web,
      'env.yaml': '',
      'helmfile.yaml': release('    values:\n      - none.yaml\n'),
    })
    expect(findings.filter(({ rule: id }) => id === 'gitops/reference')).toMatchObject([
      { at: { file: 'helmfile.yaml', line: 9 }, message: 'no values file `none.yaml` in this repository' },
    ])
  })

  it('changes where a file of its environment does', async () => {
    const files = {
      ...web,
      'helmfile.yaml': release('    values: [a.yaml.gotmpl]\n'),
      'a.yaml.gotmpl': 'host: {{ .Values.host }}\n',
    }
    const { changes } = await report(
      { ...files, 'env.yaml': 'host: b.example.com\n' },
      { ...files, 'env.yaml': 'host: a.example.com\n' },
    )
    expect(changes).toMatchObject([
      {
        object: { kind: 'VirtualService' },
        fields: [{ before: 'a.example.com' }, { after: 'b.example.com' }],
      },
    ])
  })

  it('changes by the file of its environment that decides, among several files', async () => {
    const helmfile = `environments:
  prod: { values: [env.yaml, other.yaml] }
---
releases:
  - name: web
    chart: ./charts/web
    values: [a.yaml.gotmpl]
`
    const files = {
      ...web,
      'helmfile.yaml': helmfile,
      'a.yaml.gotmpl': 'host: {{ .Values.host }}\nunused: {{ .Values.other }}\n',
    }
    const { changes } = await report(
      { ...files, 'env.yaml': 'host: b.example.com\n', 'other.yaml': 'other: b\n' },
      { ...files, 'env.yaml': 'host: a.example.com\n', 'other.yaml': 'other: a\n' },
    )
    expect(changes).toMatchObject([{ causes: [{ at: { file: 'env.yaml' } }] }])
  })
})

describe('a helmfile with another name', () => {
  const plain = 'releases:\n  - name: web\n    chart: ./charts/web\n    values: [a.yaml]\n'

  const listed = async (files: Files): Promise<string[]> => {
    const { targets } = await report({ ...web, 'a.yaml': 'timeout: 2s\n', ...files })
    return targets
      .filter(({ kind }) => kind === 'helmfile-release')
      .map(({ id, status }) => `${id} ${status}`)
  }

  it.each(['clusters/prod.yaml', 'helmfile-prod.yaml', 'deployments.helmfile.yaml', 'prod.yaml.gotmpl'])(
    'is found by its contents: %s',
    async (name) => {
      const text = name.startsWith('clusters/') ? plain.replaceAll('[a', '[../a').replace('./', '../') : plain
      expect(await placesOf({ 'a.yaml': 'timeout: 2s\n', [name]: text })).toEqual(['a.yaml:1 exact '])
    },
  )

  it('is no target of its own where a helmfile lists it, or includes it as a base', async () => {
    const parent = 'helmfiles: [apps/web.yaml]\nbases: [common.yaml]\n'
    const files = {
      'helmfile.yaml': parent,
      'apps/web.yaml': plain.replaceAll('[a', '[../a').replace('./', '../'),
      'common.yaml': 'releases:\n  - name: common\n    chart: ./charts/web\n',
    }
    expect(await listed(files)).toEqual(['apps/web.yaml:web rendered', 'common.yaml:common rendered'])
  })

  it('is evaluated where it and another list each other, which is an error', async () => {
    const { findings, targets } = await report({
      ...web,
      'apps/helmfile.yaml':
        'helmfiles: [../helmfile.yaml]\nreleases:\n  - { name: web, chart: ../charts/web }\n',
      'helmfile.yaml': 'helmfiles: [apps/helmfile.yaml]\n',
    })
    expect(findings.filter(({ rule: id }) => id.startsWith('gitops/')).map(({ message }) => message)).toEqual(
      [expect.stringContaining('its helmfiles list one another without an end')],
    )
    expect(targets.filter(({ kind }) => kind === 'helmfile-release').map(({ id }) => id)).toContain(
      'apps/helmfile.yaml',
    )
  })

  it('is no target of its own where a helmfile lists it in one environment', async () => {
    const files = {
      'helmfile.yaml.gotmpl':
        'environments:\n  prod: { values: [{ on: true }] }\n---\n{{ if .Values.on }}\nhelmfiles:\n  - { path: apps/helmfile.yaml.gotmpl, values: [{ timeout: 60s }] }\n{{ end }}\n',
      'apps/helmfile.yaml.gotmpl':
        'environments:\n  prod: {}\n---\nreleases:\n  - name: web\n    chart: ../charts/web\n    values: [{ timeout: {{ .Values.timeout }} }]\n',
    }
    const { findings } = await report({ ...web, ...files })
    expect(
      findings.map(({ at, rule: id }) => `${id} ${at.file}`).filter((text) => text.includes('apps/')),
    ).toEqual([])
    expect(await listed(files)).toEqual(['apps/helmfile.yaml.gotmpl:web rendered'])
  })

  it.each([
    ['in the environment `default`', 'helmfiles: [apps/helmfile.yaml]\n', ['dev', 'prod']],
    [
      'in one of its environments',
      'environments: { prod: {} }\n---\nhelmfiles: [{ path: apps/helmfile.yaml, values: [{ timeout: 60s }] }]\n',
      ['dev', 'prod'],
    ],
  ])(
    'is a target of its own in environments that no helmfile has which lists it: %s',
    async (_, parent, expected) => {
      const { targets } = await report({
        ...web,
        'helmfile.yaml': parent,
        'apps/helmfile.yaml':
          'environments: { dev: {}, prod: {} }\n---\nreleases:\n  - { name: web, chart: ../charts/web }\n',
      })
      const rendered = targets.filter(({ kind, path }) => kind === 'helm' && path === 'charts/web')
      expect(rendered.flatMap(({ environment }) => environment ?? []).toSorted()).toEqual(expected)
    },
  )

  it('has no errors for files that may be relative to another folder', async () => {
    const { findings, targets } = await report({
      ...web,
      'bases/web.yaml': plain,
      'bases/broken.yaml': `${plain}environments:\n  prod: { values: [none.yaml] }\n`,
    })
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(targets.filter(({ kind }) => kind === 'helmfile-release')).toMatchObject([
      { status: 'not-rendered' },
      {
        status: 'not-rendered',
        reason:
          '`bases/charts/web` is not in this tree, and nothing shows whether helmfile reads `bases/web.yaml` by itself',
      },
    ])
  })

  it('is found among comments', async () => {
    const comments = `  ${'#'.repeat(80)}\n  # - none.yaml\n`
    const files = {
      'clusters/prod.yaml': `helmfiles: # of the cluster\n${comments}\n  - ../apps/web.yaml\n`,
      'clusters/test.yaml': `helmfiles:\n${comments}  {{ range .Values.apps }}\n  - {{ . }}\n  {{ end }}\n`,
      'apps/web.yaml': plain.replaceAll('[a', '[../a').replace('./', '../'),
    }
    expect(await listed(files)).toEqual(['apps/web.yaml:web rendered'])
  })

  it.each([
    ['has another key', `${plain}replicas: 3\n`],
    ['is an object', `apiVersion: v1\nkind: Config\n${plain}`],
    ['has releases without charts', 'releases:\n  - name: web\n    version: 1.0.0\n'],
    ['has no releases', 'values:\n  - timeout: 2s\n'],
  ])('is none where the file %s', async (_, text) => {
    expect(await listed({ 'helmfile-values.yaml': text })).toEqual([])
  })
})
