import { describe, expect, it } from 'vitest'
import { chart, report, type Files } from './scene.ts'

const values = 'scheme: https\nhost: id.example.com\nrealm: shop\nkeys: "https://{{ .Values.host }}/keys"\n'

/** A chart with one JWT rule, and what an environment sets. */
function tokens(issuer: string, jwksUri: string, environment: string): Files {
  const template = `apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: { name: web }
spec:
  jwtRules:
    - issuer: ${issuer}
      jwksUri: ${jwksUri}
`
  return { ...chart('web', template, { 'values.yaml': values }), 'web/values-prod.yaml': environment }
}

describe('a field of several values stands at the one that makes it wrong', () => {
  const issuer = 'https://{{ .Values.host }}'
  const realm = '"https://{{ .Values.host }}/realms/{{ .Values.realm }}"'
  const keys = 'https://{{ .Values.host }}/keys'
  const invalidIssuer = 'jwt/issuer-invalid'
  const invalidKeys = 'jwt/jwks-uri-invalid'

  it.each([
    ['a query', invalidIssuer, realm, keys, 'host: id.example.org\nrealm: shop?x=1\n', 2],
    ['a query in the host', invalidIssuer, issuer, keys, 'realm: shop\nhost: id.example.org?x=1\n', 2],
    [
      'a query, printed',
      invalidIssuer,
      '{{ printf "https://%s/%s" .Values.host .Values.realm }}',
      keys,
      'host: id.example.org\nrealm: "shop?x=1"\n',
      2,
    ],
    ['white space', invalidIssuer, realm, keys, 'host: id.example.org\nrealm: "a b"\n', 2],
    [
      'a scheme',
      invalidKeys,
      issuer,
      '{{ .Values.scheme }}://{{ .Values.host }}/keys',
      'scheme: http\nhost: id.example.org\n',
      1,
    ],
    [
      'a scheme in a text that `tpl` reads',
      invalidKeys,
      issuer,
      '{{ tpl .Values.keys . }}',
      'host: id.example.org\nkeys: "http://{{ .Values.host }}/keys"\n',
      2,
    ],
  ])('%s', async (_, rule, issuerText, jwksUri, environment, line) => {
    const { findings } = await report(tokens(issuerText, jwksUri, environment))
    const places = findings
      .filter((finding) => finding.rule === rule)
      .map(({ at }) => `${at.file}:${at.line}`)
    expect(places).toEqual([`web/values-prod.yaml:${line}`])
  })
})

describe('text that several functions make of values stands at the one that makes it wrong', () => {
  const keys = 'https://id.example.org/keys'

  it.each([
    ['`join` in `printf`', '{{ printf "https://%s/%s" (join "." .Values.labels) .Values.path }}'],
    ['`replace` in `join`', '{{ join "/" (list (replace "_" "-" .Values.base) .Values.path) }}'],
    ['`cat`', '{{ cat "https://" .Values.name "/" .Values.path | nospace }}'],
    ['trimmed', '{{ printf "%s/%s" (.Values.base | trimSuffix "/") (lower .Values.path) }}'],
  ])('%s', async (_, issuer) => {
    const values =
      'base: https://id.example.org\nname: id.example.org\nlabels: [id, example, org]\npath: shop?x=1\n'
    const files = { ...tokens(`'${issuer}'`, keys, ''), 'web/values.yaml': values }
    const { findings } = await report(files)
    const places = findings.filter(({ code }) => code === 'query').map(({ at }) => `${at.file}:${at.line}`)
    expect(places).toEqual(['web/values.yaml:4'])
  })

  it('a scheme that nobody fetches', async () => {
    const uri = '{{ printf "%s://%s/keys" (.Values.scheme | default "https") .Values.host }}'
    const { findings } = await report(tokens(keys, `'${uri}'`, 'scheme: ftp\nhost: id.example.org\n'))
    const places = findings.filter(({ code }) => code === 'unsupported-scheme').map(({ at }) => at)
    expect(places).toMatchObject([{ file: 'web/values-prod.yaml', line: 1 }])
  })

  it('a misspelt label of a host', async () => {
    const template = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: web, namespace: shop }
spec:
  hosts: [web.example.com]
  http: [{ route: [{ destination: { host: '{{ printf "%s.%s.svc.cluster.local" .Values.name .Values.namespace }}' } }] }]
---
apiVersion: v1
kind: Service
metadata: { name: reviews, namespace: shop }
spec: { ports: [{ port: 80, name: http }] }
`
    const files = chart('web', template, { 'values.yaml': 'name: revews\nnamespace: shop\n' })
    const { findings } = await report(files)
    const found = findings.filter(({ rule: id }) => id === 'routing/destination-known')
    expect(found.map(({ at, cause }) => `${at.file}:${at.line} ${cause}`)).toEqual([
      'web/values.yaml:1 probable',
    ])
  })
})

const url = 'https://git.example/org/platform'
const options = { repository: () => ({ urls: [url], branches: [], mainBranch: null }) }

/** A JWT rule as a manifest. */
function rule(issuer: string, jwksUri = 'https://id.example.org/keys'): string {
  return `apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: { name: web, namespace: shop }
spec:
  jwtRules:
    - issuer: ${issuer}
      jwksUri: ${jwksUri}
`
}

/** A Flux Kustomization of the folder `web`, with lines of `postBuild`. */
function kustomization(...postBuild: readonly string[]): string {
  return `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: { name: web, namespace: flux-system }
spec:
  path: ./web
  prune: true
  interval: 1m
  sourceRef: { kind: GitRepository, name: flux-system }
  postBuild:
${postBuild.map((line) => `    ${line}\n`).join('')}`
}

const variables = (...lines: readonly string[]): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: vars, namespace: flux-system }\ndata:\n${lines.map((line) => `  ${line}\n`).join('')}`

describe('a field that a build composes stands at the part that makes it wrong', () => {
  it.each<readonly [string, string, Files, string]>([
    [
      'a query in a variable of a ConfigMap, behind a literal label',
      'jwt/issuer-invalid',
      {
        'clusters/home/web.yaml': kustomization('substituteFrom: [{ kind: ConfigMap, name: vars }]'),
        'clusters/home/vars.yaml': variables('OTHER: a', 'DOMAIN: example.org?x=1'),
        'web/rule.yaml': rule('https://web.${DOMAIN}'),
      },
      'clusters/home/vars.yaml:6',
    ],
    [
      'a scheme in a variable',
      'jwt/jwks-uri-invalid',
      {
        'clusters/home/web.yaml': kustomization('substitute:', '  HOST: id.example.org', '  SCHEME: http'),
        'web/rule.yaml': rule('https://${HOST}', '${SCHEME}://${HOST}/keys'),
      },
      'clusters/home/web.yaml:12',
    ],
    [
      'a scheme beside a variable',
      'jwt/jwks-uri-invalid',
      {
        'clusters/home/web.yaml': kustomization('substitute:', '  HOST: id.example.org'),
        'web/rule.yaml': rule('https://${HOST}', 'http://${HOST}/keys'),
      },
      'web/rule.yaml:7',
    ],
    [
      'a number of a duration',
      'routing/timeout-covers-retries',
      {
        'clusters/home/web.yaml': kustomization('substitute:', '  OTHER: a', '  SECONDS: "1"'),
        'web/route.yaml': `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: web, namespace: shop }
spec:
  hosts: [web.example.com]
  http:
    - timeout: \${SECONDS}s
      retries: { attempts: 2, perTryTimeout: 3s, retryOn: 5xx }
      route: [{ destination: { host: web.example.com } }]
`,
      },
      'clusters/home/web.yaml:12',
    ],
    [
      'a host that a replacement puts into an address',
      'jwt/issuer-invalid',
      {
        'web/kustomization.yaml': `resources: [rule.yaml, vars.yaml]
replacements:
  - source: { kind: ConfigMap, name: vars, fieldPath: data.HOST }
    targets:
      - select: { kind: RequestAuthentication }
        fieldPaths: [spec.jwtRules.0.issuer]
        options: { delimiter: /, index: 2 }
`,
        'web/vars.yaml': variables('HOST: id.example.org?x=1'),
        'web/rule.yaml': rule('https://HOST/realms/shop'),
      },
      'web/vars.yaml:5',
    ],
  ])('%s', async (_, id, files, place) => {
    const { findings } = await report(files, null, { options })
    const places = findings.filter((finding) => finding.rule === id).map(({ at }) => `${at.file}:${at.line}`)
    expect(places).toEqual([place])
  })

  it('a parameter of an Application', async () => {
    const application = `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: web, namespace: argocd }
spec:
  project: default
  destination: { namespace: shop, name: east }
  source:
    repoURL: ${url}
    path: web
    helm:
      parameters:
        - { name: realm, value: shop }
        - { name: host, value: 'id.example.org?x=1' }
`
    const files = {
      ...tokens('"https://{{ .Values.host }}/{{ .Values.realm }}"', 'https://id.example.org/keys', ''),
      'apps/web.yaml': application,
    }
    const { findings } = await report(files, null, { options })
    const places = findings.filter(({ code }) => code === 'query').map(({ at }) => `${at.file}:${at.line}`)
    expect(places).toEqual(['apps/web.yaml:13'])
  })

  /** A HelmRelease of the chart `web`, in the folder that Flux builds. */
  const release = (...values: readonly string[]): string => `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: web, namespace: shop }
spec:
  interval: 1m
  chart: { spec: { chart: ./charts/web, sourceRef: { kind: GitRepository, name: flux-system, namespace: flux-system } } }
  values:
${values.map((line) => `    ${line}\n`).join('')}`

  const jwt = `apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: { name: web }
spec:
  jwtRules:
    - issuer: {{ .Values.issuer }}
      jwksUri: {{ .Values.keys }}
{{- range .Values.more }}
    - issuer: {{ . }}
      jwksUri: https://keys.example.org/keys
{{- end }}
`

  it.each<readonly [string, string, readonly string[], readonly string[], string, string]>([
    [
      'a host in a variable of an issuer',
      'jwt/issuer-invalid',
      ['HOST: id.example.org?x=1'],
      ['issuer: https://${HOST}', 'keys: https://id.example.org/keys'],
      'clusters/home/web.yaml:11 probable',
      '',
    ],
    [
      'a scheme beside a variable',
      'jwt/jwks-uri-invalid',
      ['HOST: id.example.org'],
      ['issuer: https://${HOST}', 'keys: http://${HOST}/keys'],
      'web/release.yaml:9 probable',
      '+    keys: https://${HOST}/keys',
    ],
    [
      'a scheme in a variable',
      'jwt/jwks-uri-invalid',
      ['HOST: id.example.org', 'SCHEME: http'],
      ['issuer: https://${HOST}', 'keys: ${SCHEME}://${HOST}/keys'],
      'clusters/home/web.yaml:12 probable',
      '+      SCHEME: https',
    ],
    [
      'a variable with a default, in a list',
      'jwt/issuer-invalid',
      ['HOST: id.example.org?x=1'],
      [
        'issuer: https://a.example.org',
        'keys: https://a.example.org/keys',
        'more:',
        '  - "https://${HOST:=none}"',
      ],
      'clusters/home/web.yaml:11 probable',
      '',
    ],
    [
      'a variable that is the whole value',
      'jwt/issuer-invalid',
      ['ISSUER: https://id.example.org?x=1'],
      ['issuer: ${ISSUER}', 'keys: https://a.example.org/keys'],
      'clusters/home/web.yaml:11 exact',
      '',
    ],
  ])('%s of a HelmRelease', async (_, id, substitute, values, place, line) => {
    const files = {
      ...chart('charts/web', jwt, { 'values.yaml': 'more: []\n' }),
      'clusters/home/web.yaml': kustomization('substitute:', ...substitute.map((line) => `  ${line}`)),
      'web/release.yaml': release(...values),
    }
    const { findings } = await report(files, null, { options })
    const found = findings.filter(({ rule: name }) => name === id)
    expect(found.map(({ at, cause }) => `${at.file}:${at.line} ${cause}`)).toEqual([place])
    expect(found[0]?.fix?.diff.split('\n').find((each) => each.startsWith('+')) ?? '').toBe(line)
  })
})

describe('the values of a principal say which of its components they are', () => {
  /** The places of a finding about the principal, with the notes at those of values. */
  const places = async (principal: string, values: string): Promise<string[]> => {
    const policy = `${rule('https://id.example.org')}---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: web, namespace: shop }
spec:
  rules: [{ from: [{ source: { requestPrincipals: ['${principal}'] } }] }]
`
    const { findings } = await report(chart('web', policy, { 'values.yaml': values }))
    const [finding] = findings.filter(({ rule: id }) => id === 'jwt/principal-never-matches')
    const notes = finding!.related.filter(({ at }) => at.file === 'web/values.yaml')
    return [
      `${finding!.at.file}:${finding!.at.line}`,
      ...notes.map(({ at, note }) => `${at.line} ${note}`).toSorted(),
    ]
  }
  const pair = '{{ .Values.issuer }}/{{ .Values.subject }}'

  it.each([
    [
      'an issuer that nobody has',
      pair,
      'issuer: "https://id.example.com"\nsubject: alice\n',
      ['web/templates/all.yaml:13', '1 the issuer of the principal', '2 the subject of the principal'],
    ],
    [
      'a host in the issuer',
      'https://{{ .Values.host }}/{{ .Values.subject }}',
      'host: id.example.com\nsubject: alice\n',
      [
        'web/templates/all.yaml:13',
        '1 a part of the issuer of the principal',
        '2 the subject of the principal',
      ],
    ],
    [
      'an issuer with another scheme, at which the finding stands',
      pair,
      'issuer: http://id.example.org\nsubject: alice\n',
      ['web/values.yaml:1', '2 the subject of the principal'],
    ],
  ])('%s', async (_, principal, values, expected) => {
    expect(await places(principal, values)).toEqual(expected)
  })
})
