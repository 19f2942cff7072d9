import { describe, expect, it } from 'vitest'
import { memoryTree } from '../../src/core/tree.ts'
import { tgz } from '../render/archive.ts'
import { chart, report, type Files } from './scene.ts'

const url = 'https://git.example/org/platform'
const options = { repository: () => ({ urls: [url], branches: [], mainBranch: null }) }

const route = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: {{ .Release.Name }}, namespace: {{ .Release.Namespace }} }
spec:
  hosts: [web.example.com]
  http:
    - timeout: {{ .Values.timeout }}
      retries: { attempts: 3, perTryTimeout: 5s, retryOn: reset }
      route: [{ destination: { host: web.other.svc.cluster.local } }]
`

const web = chart('web', route, { 'values.yaml': 'timeout: 60s\n' })

/** An Application of a chart of this repository. */
function application(name: string, ...helm: readonly string[]): string {
  return `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: ${name}, namespace: argocd }
spec:
  destination: { server: https://k8s.example, namespace: shop }
  source:
    repoURL: ${url}
    path: ${name}
    helm:
${helm.map((line) => `      ${line}\n`).join('')}`
}

/** A chart with the Application `web`, or with other objects. */
function root(values: string, ...helm: readonly string[]): Files {
  return chart('root', application('web', ...helm), { 'values.yaml': values })
}

/** Where findings of a rule stand, with the kind of their cause. */
async function places(
  files: Parameters<typeof memoryTree>[0],
  rule = 'routing/timeout-covers-retries',
): Promise<string[]> {
  const { findings } = await report(memoryTree({ ...web, ...files }), null, { options })
  return findings
    .filter((finding) => finding.rule === rule)
    .map(({ at, cause }) => `${at.file}:${at.line}:${at.column} ${cause}`)
}

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

describe('a finding in what a Flux Kustomization builds that a chart renders', () => {
  const kustomization = (spec: string): string => `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: { name: web, namespace: flux-system }
spec:
  path: ./apps/web
  sourceRef: { kind: GitRepository, name: flux-system }
${spec}`
  const release = `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: root, namespace: flux-system }
spec:
  chart:
    spec:
      chart: root
      sourceRef: { kind: GitRepository, name: flux-system }
  values:
    timeout: 2s
    namespace: shop
`
  const webIn = (timeout: string): string => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: web }
spec:
  hosts: [web.example.com]
  http:
    - timeout: ${timeout}
      retries: { attempts: 3, perTryTimeout: 5s, retryOn: reset }
      route: [{ destination: { host: web.other.svc.cluster.local } }]
`
  const built = (spec: string, timeout: string, files: Files = {}): Files => ({
    'clusters/home/root.yaml': release,
    ...chart('root', kustomization(spec), { 'values.yaml': 'namespace: none\n' }),
    'apps/web/web.yaml': webIn(timeout),
    ...files,
  })
  const variable = '  postBuild: { substitute: { TIMEOUT: "{{ .Values.timeout }}" } }\n'
  const found = async (files: Files): Promise<string[]> =>
    (await report(files, null, { options })).findings
      .filter(({ rule }) => rule === 'routing/timeout-covers-retries')
      .map(({ at, cause, object }) => `${at.file}:${at.line} ${cause} ${object?.namespace ?? '-'}`)

  it('stands at the value of the chart that is a variable', async () => {
    const spec = `  targetNamespace: "{{ .Values.namespace }}"\n${variable}`
    expect(await found(built(spec, '${TIMEOUT}'))).toEqual(['clusters/home/root.yaml:10 exact shop'])
  })

  it('stands at the value of the chart in a patch', async () => {
    const patch = `  patches:
    - patch: |
        - { op: replace, path: /spec/http/0/timeout, value: "{{ .Values.timeout }}" }
      target: { kind: VirtualService }
`
    expect(await found(built(patch, '60s'))).toEqual(['clusters/home/root.yaml:10 exact -'])
  })

  it('stands at the file that is built where no option decides it', async () => {
    expect(await found(built(variable, '2s'))).toEqual(['apps/web/web.yaml:7 exact -'])
  })

  it('stands at the text that composes a value, where a part alone is not wrong', async () => {
    const spec = '  postBuild: { substitute: { UNIT: "{{ .Values.unit }}" } }\n'
    const files = built(spec, '2${UNIT}')
    const unit = release.replace('timeout: 2s', 'unit: s')
    expect(await found({ ...files, 'clusters/home/root.yaml': unit })).toEqual([
      'apps/web/web.yaml:7 probable -',
    ])
  })

  it('stands at the value of the chart that is a variable in the values of a HelmRelease', async () => {
    const inner = release.replaceAll('root', 'web').replace('timeout: 2s', 'timeout: ${TIMEOUT}')
    const files = built(variable, '60s', { 'apps/web/release.yaml': inner, ...web })
    expect(await found(files)).toEqual(['clusters/home/root.yaml:10 exact flux-system'])
    const literal = files['root/templates/all.yaml']!.replace('{{ .Values.timeout }}', '2s')
    expect(await found({ ...files, 'root/templates/all.yaml': literal })).toEqual([
      'apps/web/release.yaml:10 exact flux-system',
    ])
  })

  it('is one of what is built alone: a HelmRelease in that folder is released as it is built', async () => {
    const inner = release.replaceAll('root', 'web').replace('values:', 'values: # of web')
    const files = built('  targetNamespace: pay\n', '60s', { 'apps/web/release.yaml': inner, ...web })
    const { targets } = await report(files, null, { options })
    expect(
      targets.flatMap((target) => (target.kind === 'helm' ? [`${target.id} ${target.namespace}`] : [])),
    ).toEqual(['root:root@home flux-system', 'web:web@home pay'])
  })
})

describe('a FluxInstance that a chart renders', () => {
  const instance = `apiVersion: fluxcd.controlplane.io/v1
kind: FluxInstance
metadata: { name: flux, namespace: {{ .Release.Namespace }} }
spec:
  sync:
    kind: GitRepository
    url: {{ .Values.url }}
    ref: refs/heads/main
    path: clusters/{{ .Values.cluster }}
`
  const apps = `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: { name: apps, namespace: flux-system }
spec:
  path: ./apps
  sourceRef: { kind: GitRepository, name: flux-system }
`
  const routes = (timeout: string): string =>
    ['Release.Name', 'Release.Namespace'].reduce(
      (text, name) => text.replace(`{{ .${name} }}`, 'web'),
      route.replace('{{ .Values.timeout }}', timeout),
    )
  const files = (timeout: string, address: string): Files => ({
    ...chart('flux', instance, { 'values.yaml': 'url: none\ncluster: none\n' }),
    'install.yaml': application('flux', 'valuesObject:', `  url: ${address}`, '  cluster: home').replace(
      'namespace: shop',
      'namespace: flux-system',
    ),
    'clusters/home/apps.yaml': apps,
    'apps/web.yaml': routes(timeout),
  })
  const outcomes = async (all: Files): Promise<string[]> =>
    (await report(all, null, { options })).targets
      .filter(({ kind }) => kind === 'kustomization' || kind === 'flux-kustomization')
      .map(({ id, status, reason = '' }) => `${id} ${status} ${reason}`)
  const unknown = 'not-rendered no file states that its source `GitRepository/flux-system` is this repository'

  it('builds the folder of the cluster, and what is in it', async () => {
    expect(await outcomes(files('60s', url))).toEqual([
      'kustomize:apps:clusters/home/apps.yaml:apps rendered ',
      'kustomize:clusters/home:flux/templates/all.yaml:flux-system rendered ',
      'clusters/home/apps.yaml:Kustomization/flux-system/apps rendered ',
      'flux:flux:Kustomization/flux-system/flux-system rendered ',
    ])
    const { findings } = await report(files('2s', url), null, { options })
    const wrong = findings.filter(({ rule }) => rule === 'routing/timeout-covers-retries')
    expect(wrong.map(({ at }) => `${at.file}:${at.line}`)).toEqual(['apps/web.yaml:7'])
  })

  it('builds nothing of another repository', async () => {
    expect((await outcomes(files('60s', 'https://git.example/other/platform'))).at(-1)).toBe(
      `flux:flux:Kustomization/flux-system/flux-system ${unknown}`,
    )
  })

  it.each([
    [url, 'rendered '],
    ['https://git.example/other/apps', unknown],
  ])('is like a Kustomization that a chart renders with its own source, %s', async (address, outcome) => {
    const tenant = `apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: { name: flux-system, namespace: flux-system }
spec: { url: '{{ .Values.url }}', ref: { branch: main } }
---
${apps}`
    const found = await outcomes({
      ...chart('tenant', tenant, { 'values.yaml': 'url: none\n' }),
      'install.yaml': application('tenant', 'valuesObject:', `  url: ${address}`),
      'apps/web.yaml': routes('60s'),
    })
    expect(found.at(-1)).toBe(`tenant:tenant:Kustomization/flux-system/apps ${outcome}`)
  })
})

describe('a value that the release of an Application or HelmRelease lacks', () => {
  const token = `apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: { name: web }
spec:
  jwtRules:
    - issuer: {{ .Values.login.url }}
      jwksUri: https://id.example.org/keys
      {{- with .Values.login.clients }}
      audiences: {{ . | toJson }}
      {{- end }}
`
  const issuer = 'url: https://id.example.org'
  const inner = chart('web', token, { 'values.yaml': `login: { ${issuer} }\n` })
  const rule = 'jwt/audience-missing'

  it('is missing in the map of the outer chart that is passed on', async () => {
    const outer = root(`other: 1\nweb:\n  login:\n    ${issuer}\n`, 'valuesObject: {{ toJson .Values.web }}')
    expect(await places({ ...inner, ...outer }, rule)).toEqual(['root/values.yaml:3:3 missing'])
  })

  it('is missing in the map of the outer chart whose template reads another name', async () => {
    const outer = root(
      `signIn:\n  issuer: https://id.example.org\n`,
      'valuesObject:',
      '  login:',
      '    url: {{ .Values.signIn.issuer }}',
      '    {{- with .Values.signIn.audiences }}',
      '    clients: {{ . | toJson }}',
      '    {{- end }}',
    )
    expect(await places({ ...inner, ...outer }, rule)).toEqual(['root/values.yaml:1:1 missing'])
  })

  it('is missing in the map that the template of the Application writes', async () => {
    const outer = root('other: 1\n', 'valuesObject:', '  login:', '    url: https://id.example.org')
    expect(await places({ ...inner, ...outer }, rule)).toEqual(['root/templates/all.yaml:11:9 missing'])
  })

  it('is missing in the values of the outermost release', async () => {
    const files = {
      ...inner,
      ...root('web: {}\n', 'valuesObject: {{ toJson .Values.web }}'),
      'apps/root.yaml': application('root', 'valuesObject:', `  web: { login: { ${issuer} } }`),
    }
    expect(await places(files, rule)).toEqual(['apps/root.yaml:11:16 missing'])
  })

  it('is missing in the values of the inner chart where no other has the map', async () => {
    expect(await places({ ...inner, ...root('other: 1\n', 'valuesObject: { x: 1 }') }, rule)).toEqual([
      'web/values.yaml:1:1 missing',
    ])
  })
})
