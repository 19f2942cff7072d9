import { readFileSync } from 'node:fs'
import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { addRequest } from '../../src/cli/mesh-commands.ts'
import type { Terminal } from '../../src/cli/terminal.ts'
import { requestAnswerText } from '../../src/report/request-text.ts'
import { askRequest } from '../../src/run/request/ask-request.ts'
import type { RequestOptions } from '../../src/run/request/client-request.ts'
import { folderTexts } from '../charts/render.ts'
import { blocksIn } from '../guides/blocks.ts'
import { inputOf, type Files } from './scene.ts'

const now = Date.UTC(2026, 0, 1)

const gateway = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: ingress, namespace: istio-ingress }
spec:
  template:
    metadata:
      labels: { istio: ingress, sidecar.istio.io/inject: 'true' }
      annotations: { inject.istio.io/templates: gateway }
    spec: { serviceAccountName: ingress, containers: [{ name: istio-proxy, image: auto }] }
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: shop, namespace: shop }
spec:
  selector: { istio: ingress }
  servers:
    - port: { number: 443, name: https, protocol: HTTPS }
      tls: { mode: SIMPLE, credentialName: shop }
      hosts: [shop.example.com]
    - port: { number: 80, name: http, protocol: HTTP }
      tls: { httpsRedirect: true }
      hosts: [shop.example.com]
`
const routes = `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  hosts: [shop.example.com]
  gateways: [shop]
  http:
    - match: [{ uri: { prefix: /api/ } }]
      rewrite: { uri: / }
      timeout: 3s
      retries: { attempts: 2, perTryTimeout: 2s, retryOn: 5xx }
      route: [{ destination: { host: api, port: { number: 80 } } }]
`
const api = `
apiVersion: v1
kind: Service
metadata: { name: api, namespace: shop }
spec:
  selector: { app: api }
  ports: [{ name: http, port: 80, targetPort: 8080 }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: api, namespace: shop }
spec:
  template:
    metadata: { labels: { app: api, sidecar.istio.io/inject: 'true' } }
    spec: { serviceAccountName: api, containers: [{ name: api, image: api:1 }] }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  template:
    metadata: { labels: { app: web, sidecar.istio.io/inject: 'true' } }
    spec: { serviceAccountName: web, containers: [{ name: web, image: web:1 }] }
`
const policies = `
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: default, namespace: shop }
spec: { mtls: { mode: STRICT } }
---
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: { name: api, namespace: shop }
spec:
  selector: { matchLabels: { app: api } }
  jwtRules: [{ issuer: https://id.example, audiences: [shop], jwksUri: https://id.example/keys }]
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: api, namespace: shop }
spec:
  selector: { matchLabels: { app: api } }
  rules:
    - from: [{ source: { requestPrincipals: [https://id.example/*] } }]
      when: [{ key: 'request.auth.claims[realm][roles]', values: [buyer] }]
    - to: [{ operation: { paths: [/health] } }]
`
const files = { 'gateway.yaml': gateway, 'routes.yaml': routes, 'api.yaml': api, 'policies.yaml': policies }

async function ask(
  options: Partial<RequestOptions>,
  head: Files = files,
  base: Files | null = null,
): ReturnType<typeof askRequest> {
  const input = inputOf(head, base, { now, options: { together: true } })
  const url = 'https://shop.example.com/api/orders'
  return askRequest(input, { method: 'get', url, headers: [], ...options })
}

async function verdict(options: Partial<RequestOptions>, head?: Files): Promise<string> {
  const { meshes } = await ask(options, head)
  const [mesh] = meshes
  if (!mesh?.head) return 'no mesh'
  const { verdict: word, status, missing } = mesh.head
  return [word, ...(status === null ? [] : [status]), ...missing].join(' ')
}

const token = 'issuer=https://id.example,aud=shop,sub=ann,realm.roles=buyer,realm.roles=admin,exp=+5m'

describe('a request from outside', () => {
  it('is told step by step, as the guide shows it', async () => {
    const [command] = blocksIn('docs/requests.md', 'sh')
    const [, url, claims] = /GET (\S+) .*--token (\S+)/s.exec(command!)!
    const answer = requestAnswerText(await ask({ url: url!, token: claims! }))
    expect(answer).toBe(blocksIn('docs/requests.md', 'text')[0])
  })

  it.each([
    ['without a token', {}, 'refused 403'],
    ['without a token on a public path', { url: 'https://shop.example.com/api/health' }, 'allowed'],
    ['with a token', { token }, 'allowed'],
    ['with a token of another issuer', { token: token.replace('id.example', 'evil.example') }, 'refused 401'],
    ['with a token for another service', { token: token.replace('aud=shop', 'aud=pay') }, 'refused 403'],
    ['with an expired token', { token: token.replace('+5m', '-2m') }, 'refused 401'],
    ['with a token that expired within the skew', { token: token.replace('+5m', '-59s') }, 'allowed'],
    ['with a token without the role', { token: token.replaceAll('realm.roles', 'roles') }, 'refused 403'],
    [
      'with an expired token on a public path',
      { url: 'https://shop.example.com/api/health', token: token.replace('+5m', '-2m') },
      'refused 401',
    ],
    ['with a token where nobody looks', { token, headers: ['x-token={token}'] }, 'refused 403'],
    ['with garbage', { headers: ['authorization=Bearer x'] }, 'refused 401'],
    ['without TLS', { url: 'http://shop.example.com/api/orders' }, 'allowed 301'],
    ['to a path without a route', { url: 'https://shop.example.com/', token }, 'refused 404'],
    ['to a host that nobody serves', { url: 'https://pay.example.com/' }, 'no mesh'],
    ['to the pods, without mTLS', { url: 'http://api.shop/health' }, 'refused'],
  ])('%s', async (_, options, expected) => {
    expect(await verdict(options)).toBe(expected)
  })

  it('names objects whose namespace nothing states without one', async () => {
    const inNoNamespace = (text: string): string => text.replaceAll(', namespace: shop }', ' }')
    const chart = {
      'edge/Chart.yaml': 'apiVersion: v2\nname: edge\nversion: 0.1.0\n',
      'edge/templates/all.yaml': inNoNamespace(`${gateway.slice(gateway.indexOf('---'))}---${routes}`),
      'ingress.yaml': gateway.slice(0, gateway.indexOf('---')),
    }
    const answer = JSON.stringify(await ask({}, chart))
    expect(answer).toContain('Gateway shop')
    expect(answer).not.toMatch(/release-ns-[0-9a-f]/)
  })

  it('depends on the pods of a gateway that files do not show', async () => {
    const { 'gateway.yaml': text, ...others } = files
    const head = { ...others, 'gateway.yaml': text.slice(text.indexOf('---')) }
    const principals = head['policies.yaml'].replace(
      '{ requestPrincipals:',
      '{ principals: [cluster.local/ns/istio-ingress/sa/ingress], requestPrincipals:',
    )
    const strict = { ...head, 'policies.yaml': principals }
    expect(await verdict({ token }, strict)).toMatch(/^depends .*the identity of the client/)
    expect(await verdict({ token, gateway: 'istio-ingress/ingress' }, strict)).toBe('allowed')
    expect(await verdict({ token, gateway: 'other/ingress' }, strict)).toBe('refused 403')
  })
})

describe('a request in the mesh', () => {
  const url = 'http://api.shop/health'

  it.each([
    ['to a public path', { url, from: 'shop/web' }, 'allowed'],
    ['by its short name', { url: 'http://api/health', from: 'shop/web' }, 'allowed'],
    ['without a token', { url: 'http://api.shop/orders', from: 'shop/web' }, 'refused 403'],
    ['outside', { url: 'https://pay.example.com/', from: 'shop/web' }, 'allowed'],
  ])('%s', async (_, options, expected) => {
    expect(await verdict(options)).toBe(expected)
  })
})

it('passes TLS of its own through mTLS to a port of which no sidecar reads requests', async () => {
  const passing = `---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: pass, namespace: shop }
spec:
  selector: { istio: ingress }
  servers:
    - port: { number: 443, name: tls, protocol: TLS }
      tls: { mode: PASSTHROUGH }
      hosts: [pass.example.com]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: pass, namespace: shop }
spec:
  hosts: [pass.example.com]
  gateways: [pass]
  tls: [{ match: [{ sniHosts: [pass.example.com] }], route: [{ destination: { host: web, port: { number: 443 } } }] }]
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { selector: { app: web }, ports: [{ name: PROTOCOL, port: 443, targetPort: 8443 }] }
`
  const url = 'https://pass.example.com/'
  const verdictFor = async (protocol: string): Promise<string> =>
    verdict({ url }, { ...files, 'routes.yaml': routes + passing.replace('PROTOCOL', protocol) })
  expect(await verdictFor('https')).toBe('allowed')
  expect(await verdictFor('tcp')).toBe('allowed')
  expect(await verdictFor('http')).toBe('depends what the sidecar makes of TLS within mTLS')
})

it('comes from one workload of several, where it is named', async () => {
  const labelled = api.replaceAll('serviceAccountName: web', 'serviceAccountName: api')
  const byLabels = routes.replace('gateways: [shop]', '').replace(
    '    - match: [{ uri: { prefix: /api/ } }]',
    `    - match: [{ sourceLabels: { app: web } }]
      directResponse: { status: 403 }
    - match: [{ uri: { prefix: /api/ } }]`,
  )
  const head = {
    ...files,
    'api.yaml': labelled,
    'routes.yaml': byLabels.replace('[shop.example.com]', '[api]'),
  }
  const from = async (text: string): Promise<string> =>
    verdict({ url: 'http://api.shop/api/health', from: text }, head)
  expect(await from('shop/api')).toBe('depends which workload of shop/api calls')
  expect(await from('shop/api/web')).toBe('refused 403')
  expect(await from('shop/api/api')).toBe('allowed')
})

it('depends on where the pods of a gateway are, if routes are exported to some namespaces', async () => {
  const { 'gateway.yaml': text, ...others } = files
  const head = {
    ...others,
    'gateway.yaml': text.slice(text.indexOf('---')),
    'routes.yaml': routes.replace('spec:', 'spec:\n  exportTo: [istio-ingress]'),
  }
  const url = 'https://shop.example.com/api/health'
  expect(await verdict({ url }, head)).toMatch(/^depends .*the namespace of the pods of Gateway shop\/shop/)
  expect(await verdict({ url, gateway: 'istio-ingress/ingress' }, head)).toBe('allowed')
  expect(await verdict({ url, gateway: 'other/ingress' }, head)).toBe('refused 404')
})

it('depends on a Service that no file has', async () => {
  const { 'api.yaml': _, ...head } = files
  expect(await verdict({ token }, head)).toBe(
    'depends the Service or ServiceEntry of api.shop.svc.cluster.local, which is in no file',
  )
  expect(await verdict({}, head)).toMatch(/^depends/)
})

it('has a subject unless the token says that there is none', async () => {
  const withoutSubject = token.replace('sub=ann,', '')
  expect(await verdict({ token: withoutSubject })).toBe('allowed')
  expect(await verdict({ token: withoutSubject.replace('aud', 'sub=,aud') })).toBe('refused 403')
})

it('is refused by a value, which is named beside the template', async () => {
  const head = {
    ...folderTexts('charts/istio-jwt'),
    'values-prod.yaml': `jwt: { issuer: https://id.example }
services:
  orders:
    hosts: [shop.example.com]
    destination: { host: orders.shop.svc.cluster.local, port: 8080 }
    methods:
      - POST
`,
    '.meshgate.yaml': `targets:
  - { environment: prod, chart: charts/istio-jwt, release: edge, namespace: shop, values: [values-prod.yaml] }
`,
  }
  const { meshes } = await ask({ url: 'http://shop.example.com/', token: 'issuer=https://id.example' }, head)
  const ends = meshes.flatMap(({ head: decision }) => decision!.paths.map(({ end }) => end))
  expect(ends[0]).toMatchObject({
    status: 403,
    by: { path: 'spec.rules[2]', value: { file: 'values-prod.yaml', line: 7 } },
  })
})

it('is refused by the ALLOW policies of which no rule matches, which are named', async () => {
  const allow = (name: string): string => `---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: ${name}, namespace: shop }
spec: {}
`
  const decidedBy = async (...names: readonly string[]): Promise<unknown> => {
    const { meshes } = await ask({}, { ...files, 'policies.yaml': policies + names.map(allow).join('') })
    const { hops, end } = meshes[0]!.head!.paths[0]!
    const places = hops.at(-1)!.steps.map(({ by }) => by && `${by.object} ${by.path}`)
    return [places, end.kind === 'answered' && [end.status, end.by?.object ?? null]]
  }
  const sole = 'AuthorizationPolicy shop/api spec.rules'
  const second = 'AuthorizationPolicy shop/b spec'
  expect(await decidedBy()).toEqual([[sole], [403, 'AuthorizationPolicy shop/api']])
  expect(await decidedBy('b')).toEqual([
    [sole, second],
    [403, null],
  ])
  expect(await decidedBy('b', 'c', 'd')).toEqual([[null], [403, null]])
})

it('depends on a file that cannot be read', async () => {
  expect(
    await verdict(
      { token },
      {
        ...files,
        'more.yaml': 'apiVersion: security.istio.io/v1\nkind: AuthorizationPolicy\nspec: { a: [ }',
      },
    ),
  ).toBe('depends what more.yaml has, which is no valid YAML')
})

it('is answered for base and head', async () => {
  const base = { ...files, 'policies.yaml': policies.replace('[/health]', '[/health, /orders]') }
  const { meshes } = await ask({}, files, base)
  expect(meshes.map((mesh) => [mesh.base?.verdict, mesh.head?.verdict])).toEqual([['allowed', 'refused']])
})

it.each([
  [{ url: 'shop.example.com' }, 'write the URL as in https://shop.example.com/api, not shop.example.com'],
  [{ from: 'web' }, 'write --from as NAMESPACE/SERVICEACCOUNT, not web'],
  [{ from: 'a/b/c/d' }, 'write --from as NAMESPACE/SERVICEACCOUNT, not a/b/c/d'],
  [{ from: 'a/b/' }, 'write --from as NAMESPACE/SERVICEACCOUNT, not a/b/'],
  [{ headers: ['x'] }, 'write a header as in --header x-user=ann, not x'],
  [{ token: 'x' }, 'write a token as in --token issuer=https://id.example,aud=shop, not x'],
  [{ token: 'exp=soon' }, 'write exp as in exp=+5m, or in seconds since 1970, not soon'],
  [{ token: 'exp=5m' }, 'write exp as in exp=+5m, or in seconds since 1970, not 5m'],
])('%j is refused', async (options, message) => {
  await expect(ask(options)).rejects.toThrow(message)
})

it('its options are those of the guide', () => {
  const program = new Command()
  addRequest(program, {} as Terminal)
  const options = program.commands[0]!.options.map(({ long }) => long)
  const guide = readFileSync(new URL('../../docs/requests.md', import.meta.url), 'utf8')
  const documented = [...guide.matchAll(/^\| `(--[a-z]+)/gm)].map(([, option]) => option)
  expect(options).toEqual(expect.arrayContaining(documented))
  expect(documented).toEqual(
    expect.arrayContaining(['--from', '--token', '--header', '--address', '--gateway', '--base', '--format']),
  )
})
