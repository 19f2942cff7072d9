import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { temporaryFolder, temporaryRepository, type Folder, type Repository } from '../host/repository.ts'
import { check, errorsOf } from './cli.ts'

/** What is free to choose in a values file that breaks four rules. */
interface Choice {
  readonly keys: readonly [wild: string, slow: string, storage: string]
  readonly timeout: string
  /** Lines before it. */
  readonly before: string
  /** Key of the subchart that it is under. */
  readonly under: string | null
}

const plain: Choice = { keys: ['wild', 'slow', 'storage'], timeout: '10s', before: '', under: null }

/** The values, and on which of their lines each rule must find its error. */
function values(choice: Partial<Choice> = {}): { text: string; errors: (file: string) => string[] } {
  const { keys, timeout, before, under } = { ...plain, ...choice }
  const marked = [
    ['mediatedTls:'],
    [`  ${keys[0]}:`],
    ['    externalHost: "*.example.org"', 'egress/mediated-host-wildcard'],
    [`  ${keys[1]}:`],
    ['    externalHost: slow.example.org'],
    [`    timeout: ${timeout}`, timeout === '10s' ? 'routing/timeout-covers-retries' : undefined],
    ['    retries:'],
    ['      attempts: 3'],
    ['      perTryTimeout: 3s'],
    ['passthroughTls:'],
    [`  ${keys[2]}:`],
    ['    externalHost: "*.storage.example.net"'],
    ['jwt:'],
    ['  issuer: login.example.org', 'jwt/issuer-invalid'],
    ['  jwksUri: http://login.example.org/keys', 'jwt/jwks-uri-invalid'],
  ] as const
  const lines = marked.map(([line]) => (under === null ? line : `  ${line}`))
  const first = before.split('\n').length + (under === null ? 0 : 1)
  return {
    text: `${before}${under === null ? '' : `${under}:\n`}${lines.join('\n')}\n`,
    errors: (file) => marked.flatMap(([, rule], index) => (rule ? [`${file}:${first + index} ${rule}`] : [])),
  }
}

const chart = 'apiVersion: v2\nname: web\nversion: 1.0.0\n'
const template = `apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ .Release.Name }}
data:
  egress: {{ list .Values.mediatedTls .Values.passthroughTls .Values.jwt | toJson | quote }}
`

describe.skipIf(!existsSync('dist/cli.js'))('a values file that breaks four rules', () => {
  let folder: Folder
  let repository: Repository
  beforeAll(() => {
    folder = temporaryFolder()
    repository = temporaryRepository()
  })
  afterAll(() => [folder, repository].forEach((temporary) => temporary.remove()))

  const cases: [string, Partial<Choice>][] = [
    ['as it is', {}],
    ['with other keys', { keys: ['partner-a', 'old_ledger', 'x'], before: '# hosts\n\n' }],
  ]

  it.each(cases)('has four errors as a lone file outside Git, %s', (_, choice) => {
    const { text, errors } = values(choice)
    folder.write({ 'values.yaml': text })
    const { exitCode, report } = check(folder.path, 'values.yaml')
    expect({ exitCode, errors: errorsOf(report) }).toEqual({ exitCode: 1, errors: errors('values.yaml') })
  })

  it.each(cases)('has four errors as a lone file in Git, %s', (_, choice) => {
    const { text, errors } = values(choice)
    repository.write({ 'team/egress.yaml': text })
    const { exitCode, report } = check(join(repository.path, 'team'), 'egress.yaml')
    expect({ exitCode, errors: errorsOf(report) }).toEqual({
      exitCode: 1,
      errors: errors('team/egress.yaml'),
    })
  })

  it.each([
    ['its defaults', 'values.yaml'],
    ['an environment', 'values-prod.yaml'],
    ['an environment above it', '../envs/prod.yaml'],
  ])('has four errors as values of a chart: %s', (_, file) => {
    const { text, errors } = values()
    const name = join('apps/web', file)
    const ownRepository = temporaryRepository()
    ownRepository.write({ 'apps/web/Chart.yaml': chart, 'apps/web/templates/a.yaml': template, [name]: text })
    const { exitCode, report } = check(ownRepository.path)
    ownRepository.remove()
    expect(report.targets).toMatchObject([{ kind: 'helm', status: 'rendered' }])
    expect({ exitCode, errors: errorsOf(report) }).toEqual({ exitCode: 1, errors: errors(name) })
  })

  it.each([['mesh'], ['egress-of-the-team']])('has four errors under the key `%s` of a subchart', (under) => {
    const { text, errors } = values({ under })
    const dependency = `dependencies:\n  - {name: ${under}, version: 1.0.0, repository: "file://../${under}"}\n`
    const ownRepository = temporaryRepository()
    ownRepository.write({
      'web/Chart.yaml': chart + dependency,
      'web/values-prod.yaml': text,
      [`${under}/Chart.yaml`]: chart.replace('web', under),
      [`${under}/templates/a.yaml`]: template,
    })
    const { exitCode, report } = check(ownRepository.path)
    ownRepository.remove()
    expect(report.targets).toMatchObject([{ id: 'web@prod', status: 'rendered' }])
    expect({ exitCode, errors: errorsOf(report) }).toEqual({
      exitCode: 1,
      errors: errors('web/values-prod.yaml'),
    })
  })

  it('has three errors with a timeout that covers the retries', () => {
    const { text, errors } = values({ timeout: '12s' })
    folder.write({ 'values.yaml': text })
    const { exitCode, report } = check(folder.path, 'values.yaml')
    expect(errors('values.yaml')).toHaveLength(3)
    expect({ exitCode, errors: errorsOf(report) }).toEqual({ exitCode: 1, errors: errors('values.yaml') })
  })

  it('passes without them: a wildcard is right where the application does its own TLS', () => {
    const text = values({ timeout: '12s' })
      .text.replace('"*.example.org"', 'exact.example.org')
      .replace('issuer: login', 'issuer: https://login')
      .replace('http://login', 'https://login')
    folder.write({ 'values.yaml': text })
    const { exitCode, report } = check(folder.path, 'values.yaml')
    expect(text).toContain('externalHost: "*.storage.example.net"')
    expect({ exitCode, errors: errorsOf(report) }).toEqual({ exitCode: 0, errors: [] })
  })
})

describe.skipIf(!existsSync('dist/cli.js'))('a chart of somebody else, with key names of its own', () => {
  const templates = `{{- range $name, $host := .Values.partners }}
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: {{ $name }}
spec:
  hosts: [{{ $host.address | quote }}]
  location: MESH_EXTERNAL
  resolution: DNS
  ports: [{number: 80, name: http, protocol: HTTP, targetPort: 443}]
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: {{ $name }}
spec:
  host: {{ $host.address | quote }}
  trafficPolicy: {tls: {mode: SIMPLE}}
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: {{ $name }}
spec:
  hosts: [{{ $host.address | quote }}]
  http:
    - route: [{destination: {host: {{ $host.address | quote }}}}]
      timeout: {{ $host.limit }}
      retries: {attempts: 3, perTryTimeout: 3s, retryOn: reset}
---
{{- end }}
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata:
  name: tokens
spec:
  jwtRules:
    - issuer: {{ .Values.login.realm }}
      jwksUri: {{ .Values.login.keys }}
      audiences: [shop]
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: tokens
spec:
  rules:
    - from: [{source: {requestPrincipals: ["*"]}}]
`
  const settings = (limit: string, address: string, keys: string) =>
    `partners: {a: {address: "${address}", limit: ${limit}}}\nlogin: {realm: https://login.example.org, keys: "${keys}"}\n`

  it('is checked by what it renders', () => {
    const repository = temporaryRepository()
    const write = (text: string) =>
      repository.write({
        'web/Chart.yaml': chart,
        'web/templates/a.yaml': templates,
        'web/values.yaml': text,
      })
    write(settings('10s', '*.example.org', 'http://login.example.org/keys'))
    const bad = check(repository.path)
    write(settings('13s', 'a.example.org', 'https://login.example.org/keys'))
    const good = check(repository.path)
    repository.remove()
    expect(bad.exitCode).toBe(1)
    expect(new Set(bad.report.findings.map(({ rule }) => rule))).toEqual(
      new Set(['egress/mediated-host-wildcard', 'routing/timeout-covers-retries', 'jwt/jwks-uri-invalid']),
    )
    expect(bad.report.findings.every(({ rendered }) => rendered?.target === 'web')).toBe(true)
    expect({ exitCode: good.exitCode, findings: good.report.findings }).toEqual({ exitCode: 0, findings: [] })
  })
})
