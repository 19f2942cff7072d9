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
      'a template of values',
      '    values: [a.yaml.gotmpl]\n',
      {
        'a.yaml.gotmpl':
          '{{- if true }}\nhost: {{ .Release.Name }}.example.com\ntimeout: {{ .Values.timeout }}\n{{- end }}\n',
      },
      'a.yaml.gotmpl:3 exact prod',
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

  it('of a template has its findings at the line of the template', async () => {
    const helmfile = `environments:
  prod: { values: [env.yaml] }
---
releases:
{{- range list "web" }}
  - name: {{ . }}
    chart: ./charts/web
    values:
      - timeout: {{ $.Values.timeout }}
{{- end }}
`
    expect(await placesOf({ 'helmfile.yaml.gotmpl': helmfile })).toEqual([
      'helmfile.yaml.gotmpl:9 exact prod',
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
})
