import { describe, expect, it } from 'vitest'
import { tgz } from '../../render/archive.ts'
import { chart, report, type Files } from '../scene.ts'
import { url, options, route, application, root, places } from './nested-scene.ts'

describe('a finding in what an Application renders that a chart renders', () => {
  const values = 'other: 1\ntimeout: 2s\n'

  it.each([
    ['a map of values', ['valuesObject:', '  timeout: {{ .Values.timeout }}']],
    ['a text of values', ['values: |', '  timeout: {{ .Values.timeout | quote }}']],
    ['a parameter', ['parameters:', '  - { name: timeout, value: "{{ .Values.timeout }}" }']],
    ['values that are printed as a whole', ['valuesObject: {{ omit .Values "other" | toJson }}']],
  ])('stands at the value of the outer chart in %s', async (_, helm) => {
    expect(await places(root(values, ...helm))).toEqual(['root/values.yaml:2:10 exact'])
  })

  it('stands at the value of one of several Applications', async () => {
    const apps = 'apps:\n  pay: { timeout: 60s }\n  web: { timeout: 2s, enabled: true }\n'
    const template = `{{- range $name, $app := .Values.apps }}
{{- if ne $app.enabled false }}
---
${application('web', 'releaseName: {{ $name }}', 'valuesObject: { timeout: {{ $app.timeout }} }').replace('name: web', 'name: {{ $name }}')}
{{- end }}
{{- end }}
`
    expect(await places(chart('root', template, { 'values.yaml': apps }))).toEqual([
      'root/values.yaml:3:19 exact',
    ])
  })

  it('stands at the part of a composed value that makes it wrong', async () => {
    const token = `apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: { name: web }
spec:
  jwtRules: [{ issuer: "{{ .Values.issuer }}", jwksUri: https://id.example.org/keys }]
`
    const outer = (issuer: string): Files => ({
      ...chart('web', token, { 'values.yaml': 'issuer: https://id.example.org\n' }),
      ...root('realm: shop?x=1\nhost: id.example.org\n', `valuesObject: { issuer: ${issuer} }`),
    })
    const rule = 'jwt/issuer-invalid'
    const parts = 'https://{{ .Values.host }}/{{ .Values.realm }}'
    expect(await places(outer(`"${parts}"`), rule)).toEqual(['root/values.yaml:1:8 probable'])
    expect(await places(outer('"https://{{ .Values.host }}/shop?x=1"'), rule)).toEqual([
      'root/templates/all.yaml:10:7 exact',
    ])
  })

  it('stands at the template of the Application for a literal in it', async () => {
    const literal = root('other: 2s\n', 'valuesObject:', '  timeout: 2s')
    expect(await places(literal)).toEqual(['root/templates/all.yaml:11:9 exact'])
  })

  it('stays at the template of the inner chart where the outer one is packed', async () => {
    const packed = tgz(root('timeout: 60s\n', 'valuesObject: { timeout: 2s }'))
    const files = {
      'top/Chart.yaml':
        'apiVersion: v2\nname: top\nversion: 1.0.0\ndependencies: [{ name: web, version: 1.0.0 }]\n',
      'top/charts/web-1.0.0.tgz': packed,
    }
    expect(await places(files)).toEqual(['web/templates/all.yaml:7:5 template'])
  })

  it('stays at the template of the inner chart for a literal there', async () => {
    const files = { ...root(values, 'valuesObject: { other: {{ .Values.timeout }} }') }
    const literal = chart('web', route.replace('{{ .Values.timeout }}', '2s'))
    expect(await places({ ...files, ...literal })).toEqual(['web/templates/all.yaml:7:5 template'])
  })

  it('stands at the values of the release that renders the outermost chart', async () => {
    const files = {
      ...root('timeout: 60s\n', 'valuesObject: { timeout: {{ .Values.timeout }} }'),
      ...chart('top', application('root', 'valuesObject: { timeout: {{ .Values.short }} }'), {
        'values.yaml': 'short: 60s\n',
      }),
      'apps/top.yaml': application('top', 'valuesObject:', '  short: 2s'),
    }
    expect(await places(files)).toEqual(['apps/top.yaml:11:16 exact'])
  })

  it('stands at the value of a HelmRelease that a chart renders', async () => {
    const release = `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: web, namespace: shop }
spec:
  interval: 10m
  chart: { spec: { chart: ./web, sourceRef: { kind: GitRepository, name: flux-system, namespace: flux-system } } }
  values:
    timeout: {{ .Values.timeout }}
`
    expect(await places(chart('root', release, { 'values.yaml': values }))).toEqual([
      'root/values.yaml:2:10 exact',
    ])
  })
})

describe('a finding in what an ApplicationSet generates that a chart renders', () => {
  /** A chart with an ApplicationSet of the chart `web`, and what its generator and its template state. */
  const set = (values: string, generator: string, timeout: string, patch = ''): Files =>
    chart(
      'root',
      `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: { name: web, namespace: argocd }
spec:
  goTemplate: true
  generators: [${generator}]
  template:
    metadata: { name: 'web-{{ "{{ .name }}" }}' }
    spec:
      destination: { server: https://k8s.example, namespace: shop }
      source: { repoURL: ${url}, path: web, helm: { valuesObject: { timeout: '${timeout}' } } }
${patch}`,
      { 'values.yaml': values },
    )
  const list = '{ list: { elements: {{ toJson .Values.elements }} } }'
  const elements = 'elements:\n  - { name: pay, timeout: 60s }\n  - { name: web, timeout: 2s }\nother: 2s\n'

  it('stands at the value of the element', async () => {
    expect(await places(set(elements, list, '{{ "{{ .timeout }}" }}'))).toEqual([
      'root/values.yaml:3:27 exact',
    ])
  })

  it('stands at the value that the template prints, once for all that is generated', async () => {
    expect(await places(set(elements, list, '{{ .Values.other }}'))).toEqual(['root/values.yaml:4:8 exact'])
  })

  it('stands at the value in a patch of the template', async () => {
    const patch = `  templatePatch: |
    spec: { source: { helm: { valuesObject: { timeout: {{ .Values.other }} } } } }
`
    expect(await places(set(elements, list, '60s', patch))).toEqual(['root/values.yaml:4:8 exact'])
  })

  it('stands at the template of the set for a literal in it', async () => {
    expect(await places(set('{}\n', '{ list: { elements: [{ name: web }] } }', '2s'))).toEqual([
      'root/templates/all.yaml:11:7 probable',
    ])
  })
})

describe('a finding in what an Application builds that a chart renders', () => {
  const built = (helm: string, values: string, files: Files = {}): Files => ({
    'web/kustomization.yaml': 'resources: [route.yaml]\n',
    'web/route.yaml': route
      .replace('{{ .Release.Name }}', 'web')
      .replace('{{ .Release.Namespace }}', 'shop')
      .replace('{{ .Values.timeout }}', '60s'),
    ...chart('root', application('web', 'x: 1').replace(/ {4}helm:[^]*/, helm), { 'values.yaml': values }),
    ...files,
  })
  const patched = (timeout: string): string => `    kustomize:
      patches:
        - target: { kind: VirtualService }
          patch: |
            - op: replace
              path: /spec/http/0/timeout
              value: ${timeout}
`
  /** Without the chart of the other cases. */
  const placesOf = async (files: Files): Promise<string[]> => {
    const { findings } = await report(files, null, { options })
    return findings
      .filter(({ rule }) => rule === 'routing/timeout-covers-retries')
      .map(({ at, cause }) => `${at.file}:${at.line} ${cause}`)
  }

  it('stands at the value of the chart in a patch', async () => {
    expect(await placesOf(built(patched('{{ .Values.timeout }}'), 'other: 1\ntimeout: 2s\n'))).toEqual([
      'root/values.yaml:2 exact',
    ])
  })

  it('stands at the template of the Application for a literal in a patch', async () => {
    expect(await placesOf(built(patched('{{ "2s" }}'), 'other: 1\n'))).toEqual([
      'root/templates/all.yaml:15 probable',
    ])
  })

  it('stands at the file that is built where no option decides it', async () => {
    const files = built('    kustomize: { namePrefix: "{{ .Values.prefix }}" }\n', 'prefix: x-\n')
    const short = files['web/route.yaml']!.replace('60s', '2s')
    expect(await placesOf({ ...files, 'web/route.yaml': short })).toEqual(['web/route.yaml:7 exact'])
  })
})
