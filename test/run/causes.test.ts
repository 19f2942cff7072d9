import { describe, expect, test } from 'vitest'
import type { Finding } from '../../src/core/report.ts'
import { chart, report, type Files } from './scene.ts'

/** An umbrella's own words for what istio-egress and istio-jwt call otherwise. */
const template = `{{- range $name, $peer := .Values.peers }}
{{- if $.Values.mesh.enabled }}
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: {{ $name }}
spec:
  hosts: [{{ $peer.fqdn | quote }}]
  http:
    - route:
        - destination: { host: {{ $peer.fqdn }} }
      {{- with $peer.deadline }}
      timeout: {{ . }}
      {{- end }}
      retries:
        attempts: {{ $peer.tries | default $.Values.mesh.tries }}
        {{- with $peer.seconds }}
        perTryTimeout: {{ . }}s
        {{- end }}
        retryOn: reset
---
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata:
  name: {{ $name }}
spec:
  jwtRules:
    - issuer: {{ $peer.iss }}
      {{- with $peer.for }}
      audiences: [{{ . }}]
      {{- end }}
      jwksUri: http://{{ $peer.keysAt }}/keys
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: {{ $name }}
spec:
  rules: [{ from: [{ source: { requestPrincipals: ['*'] } }] }]
{{- end }}
{{- end }}
`

const defaults = `mesh:
  enabled: true
  tries: 2
peers: {}
`

function peer(deadline: string, iss = 'https://idp.example.com', keysAt = 'idp.example.com'): string {
  return `peers:
  pay:
    fqdn: pay.example.com
    deadline: ${deadline}
    seconds: 4
    iss: ${iss}
    keysAt: ${keysAt}
`
}

function scene(values: Files): Files {
  return chart('app', template, { 'values.yaml': defaults, ...values })
}

async function findings(values: Files, rule: string): Promise<Finding[]> {
  const { findings: all } = await report(scene(values))
  return all.filter((finding) => finding.rule === rule)
}

function places({ at, related }: Finding): string[] {
  return [
    `${at.file}:${at.line}`,
    ...related.map((relatedLocation) => `${relatedLocation.at.file}:${relatedLocation.at.line}`),
  ]
}

describe('a finding in a rendered object', () => {
  test('stands at the value that causes it, what else the rule names at theirs', async () => {
    const [finding] = await findings({ 'values-prod.yaml': peer('10s') }, 'routing/timeout-covers-retries')
    expect(finding!.cause).toBe('exact')
    expect(places(finding!)).toEqual([
      'app/values-prod.yaml:4',
      'app/values.yaml:3',
      'app/values-prod.yaml:5',
      'app/templates/all.yaml:14',
    ])
    expect(finding!.excerpt?.lines.at(-1)).toBe('    deadline: 10s')
  })

  test('stands at the entry that a missing value belongs to', async () => {
    const [finding] = await findings({ 'values-prod.yaml': peer('20s') }, 'jwt/audience-missing')
    expect(finding!.cause).toBe('missing')
    expect(places(finding!)[0]).toBe('app/values-prod.yaml:2')
  })

  test('stands at the entry that lacks a value, where something else is wrong without it', async () => {
    const [finding] = await findings(
      { 'values-prod.yaml': peer('').replace(/ {4}(deadline|seconds):.*\n/g, '') },
      'routing/retries-without-timeout',
    )
    expect(`${finding!.cause} ${places(finding!)[0]}`).toBe('missing app/values-prod.yaml:2')
  })

  test('stands at the template where no other value would help', async () => {
    const [finding] = await findings({ 'values-prod.yaml': peer('20s') }, 'jwt/jwks-uri-invalid')
    expect(finding!.cause).toBe('template')
    expect(places(finding!)[0]).toBe('app/templates/all.yaml:33')
    expect(places(finding!)).toContain('app/values-prod.yaml:7')
  })

  test('stands at the template where another value only takes the field away', async () => {
    const service = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: a }
spec:
  hosts: [a.example.com]
  http:
    - route: [{ destination: { host: a.example.com } }]
      {{- if .Values.times }}
      retryCount: {{ .Values.times }}
      {{- end }}
`
    const { findings } = await report(chart('app', service, { 'values.yaml': 'times: 80\n' }))
    const [finding] = findings.filter(({ rule }) => rule === 'schema/unknown-field')
    expect(finding!.cause).toBe('template')
    expect(places(finding!)).toEqual(['app/templates/all.yaml:9', 'app/values.yaml:1'])
  })

  test('stands at a value that is a part of what is wrong', async () => {
    const [finding] = await findings(
      { 'values-prod.yaml': peer('20s', undefined, '"idp.example.com:99999"') },
      'jwt/jwks-uri-invalid',
    )
    expect(`${finding!.cause} ${places(finding!)[0]}`).toBe('exact app/values-prod.yaml:7')
  })

  test('is one for all environments that take the value from one line', async () => {
    const shared = { 'values.yaml': `${defaults.replace('peers: {}\n', '')}${peer('5s')}` }
    const located = await findings(
      { ...shared, 'values-dev.yaml': 'mesh: { tries: 3 }\n', 'values-prod.yaml': 'mesh: { tries: 4 }\n' },
      'routing/timeout-covers-retries',
    )
    expect(located.map(({ environments }) => environments)).toEqual([['dev', 'prod']])
    expect(places(located[0]!)[0]).toBe('app/values.yaml:7')
  })

  test('stands at the value of the environment that breaks the rule, where the defaults alone satisfy it', async () => {
    const values = `${defaults.replace('peers: {}\n', '')}${peer('12s')}`
    const located = await findings(
      { 'values.yaml': values, 'values-dev.yaml': 'peers: {}\n', 'values-prod.yaml': 'mesh: { tries: 4 }\n' },
      'routing/timeout-covers-retries',
    )
    expect(located.map(({ environments }) => environments)).toEqual([['prod']])
    expect(places(located[0]!).slice(0, 3)).toEqual([
      'app/values-prod.yaml:1',
      'app/values.yaml:7',
      'app/values.yaml:8',
    ])
    expect(located[0]!.related[0]!.note).toBe('the limit of all tries together')
  })

  test('stands at the default where the environment changes it, and the rest of the environment is as wrong', async () => {
    const values = `${defaults.replace('peers: {}\n', '')}${peer('5s')}`
    const located = await findings(
      { 'values.yaml': values, 'values-prod.yaml': 'peers: { pay: { seconds: 9 } }\n' },
      'routing/timeout-covers-retries',
    )
    expect(places(located[0]!)[0]).toBe('app/values.yaml:7')
  })

  test('keeps its fingerprint, so that it is not new where only lines moved', async () => {
    const head = scene({ 'values-prod.yaml': `# moved\n\n${peer('10s')}` })
    const { findings: all } = await report(head, scene({ 'values-prod.yaml': peer('10s') }))
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set(['existing']))
  })
})

test('a values file may hold several documents, each over the one before', async () => {
  const { findings } = await report(
    scene({ 'values-prod.yaml': `${peer('20s')}---\npeers:\n  pay:\n    deadline: 5s\n` }),
  )
  const [finding] = findings.filter(({ rule }) => rule === 'routing/timeout-covers-retries')
  expect(`${finding!.cause} ${places(finding!)[0]}`).toBe('exact app/values-prod.yaml:11')
})

/** A route with something besides its destination. */
function routeWith(key: string, value: string): string {
  return `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: pay
spec:
  hosts: [pay.example.com]
  http:
    - ${key}: ${value}
      route:
        - destination: { host: pay.example.com }
`
}

describe('a key that is wrong', () => {
  const unknown = async (template: string, values: string): Promise<string> => {
    const { findings } = await report(chart('app', template, { 'values.yaml': values }))
    const [finding] = findings.filter(({ rule }) => rule === 'schema/unknown-field')
    return `${finding!.cause} ${places(finding!)[0]}`
  }

  test('is that of the template, though values say what stands under it', async () => {
    expect(await unknown(routeWith('timeOut', '{{ .Values.wait }}'), 'wait: 5s\n')).toBe(
      'template app/templates/all.yaml:8',
    )
  })

  test('is that of the values, where the template takes them as they are', async () => {
    const template = routeWith('retries', '{{ .Values.again | toJson }}')
    expect(await unknown(template, 'again:\n  attempts: 3\n  perTry: 3s\n')).toBe('exact app/values.yaml:3')
  })
})

test('a line that is wrong for all that it renders leaves room for other findings', async () => {
  const names = Array.from({ length: 210 }, (_, index) => `p${index}`)
  const template = `{{- range .Values.peers }}
---
${routeWith('timeOut', '5s').replace('name: pay', 'name: {{ . }}').replaceAll('pay.example.com', '{{ . }}.example.com')}
{{- end }}
---
${routeWith('timeout', '{{ .Values.last }}').replace('name: pay', 'name: zzz').replaceAll('pay.example.com', 'z.example.com')}`
  const values = `peers: [${names.join(', ')}]\nlast: 5parsecs\n`
  const { findings } = await report(chart('app', template, { 'values.yaml': values }))
  const errors = findings.filter(({ severity }) => severity === 'error')
  expect(errors.map(({ rule, at }) => `${rule} ${at.file}:${at.line}`)).toEqual([
    'schema/unknown-field app/templates/all.yaml:10',
    'routing/duration app/values.yaml:2',
  ])
})

const tls = `{{- range .Values.hosts }}
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: {{ .name }}
spec:
  hosts: [{{ .fqdn }}]
  location: MESH_EXTERNAL
  resolution: DNS
  ports: [{ number: 80, name: http, protocol: HTTP, targetPort: 443 }]
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: {{ .name }}
spec:
  host: {{ .fqdn }}
  trafficPolicy:
    tls:
      mode: SIMPLE
      sni: {{ .fqdn }}
{{- end }}
`

test('what another value only moves to other objects, too, is the fault of the template, once for all of them', async () => {
  const hosts = ['a', 'b', 'c', 'd', 'e', 'f'].map(
    (name) => `  - { name: ${name}, fqdn: ${name}.example.com }\n`,
  )
  const { findings } = await report(chart('app', tls, { 'values.yaml': `hosts:\n${hosts.join('')}` }))
  const unchecked = findings.filter(({ rule }) => rule === 'egress/tls-name-unchecked')
  expect(unchecked.map(({ cause, at }) => `${cause} ${at.line}`)).toEqual(['template 22'])
  expect(unchecked[0]!.message).toMatch(
    /^with `sni` `a\.example\.com` .* \(likewise `b\.example\.com`, .* and 2 more\)$/,
  )
})
