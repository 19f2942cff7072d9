import { describe, expect, it } from 'vitest'
import { accessDifference } from '../../../src/effect/access/access-difference.ts'
import { meshOfYaml } from '../request/meshes.ts'
import { accessOutline } from './outline.ts'

const workload = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: api, namespace: shop }
spec:
  template:
    metadata: { labels: { app: api, sidecar.istio.io/inject: 'true' } }
    spec: { containers: [{ name: api, image: api:1, ports: [{ containerPort: 8080 }] }] }
---
apiVersion: v1
kind: Service
metadata: { name: api, namespace: shop }
spec: { selector: { app: api }, ports: [{ name: http, port: 80, targetPort: 8080 }] }
---
`
const tokens = `
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: { name: jwt, namespace: shop }
spec: { jwtRules: [{ issuer: 'https://id.example', jwksUri: 'https://id.example/keys' }] }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: token, namespace: shop }
spec:
  rules:
    - from: [{ source: { requestPrincipals: ['*'] } }]
    - to: [{ operation: { paths: [/healthz] } }]
---
`
const strict = `
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: strict, namespace: shop }
spec: { mtls: { mode: STRICT } }
---
`
const deny = `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: deny, namespace: shop }
spec:
  action: DENY
  selector: { matchLabels: { app: api } }
  rules:
    - from: [{ source: { notNamespaces: [shop] } }]
      to: [{ operation: { methods: [POST], paths: ['/admin/*'], notPaths: ['/admin/public/*'] } }]
---
`
const all = workload + tokens + strict + deny

describe('requests that are decided otherwise', () => {
  it('are none where nothing differs', () => {
    expect(accessOutline(all, all)).toEqual([])
  })

  it('are none where another text says the same', () => {
    const reworded = all
      .replace('paths: [/healthz]', 'methods: [GET, "*"], paths: [/healthz]')
      .replace('mode: STRICT', 'mode: "STRICT"')
    expect(accessOutline(reworded, all)).toEqual([])
  })

  it('are those of a path that a policy opens', () => {
    expect(accessOutline(all.replace('[/healthz]', "[/healthz, '/docs/*']"), all)).toMatchInlineSnapshot(`
      [
        "Deployment shop/api and other pods of namespace shop | transport: by mTLS | path: all under \`/docs/\` | token: without a token | 403 by AuthorizationPolicy shop/token spec -> let through by AuthorizationPolicy shop/token spec.rules[1]",
        "Deployment shop/api and other pods of namespace shop | transport: by mTLS | path: all under \`/docs/\` | token: with a token of \`https://id.example\` | claim sub: not any text | 403 by AuthorizationPolicy shop/token spec -> let through by AuthorizationPolicy shop/token spec.rules[1]",
      ]
    `)
  })

  it('are those of another issuer', () => {
    expect(
      accessOutline(
        (tokens + workload).replace("issuer: 'https://id.", "issuer: 'https://new."),
        workload + tokens,
      ),
    ).toMatchInlineSnapshot(`
      [
        "Deployment shop/api | transport: in plain text or by mTLS | path: not \`/healthz\` | token: with a token of \`https://new.example\` | claim sub: any text | 401 by RequestAuthentication shop/jwt spec.jwtRules[0] -> let through by AuthorizationPolicy shop/token spec.rules[0] and RequestAuthentication shop/jwt spec.jwtRules[0]",
        "Deployment shop/api | transport: in plain text or by mTLS | path: \`/healthz\` | token: with a token of \`https://new.example\` | 401 by RequestAuthentication shop/jwt spec.jwtRules[0] -> let through by AuthorizationPolicy shop/token spec.rules[1]",
        "Deployment shop/api | transport: in plain text or by mTLS | path: not \`/healthz\` | token: with a token of \`https://id.example\` | claim sub: any text | let through by AuthorizationPolicy shop/token spec.rules[0] and RequestAuthentication shop/jwt spec.jwtRules[0] -> 401 by RequestAuthentication shop/jwt spec.jwtRules[0]",
        "Deployment shop/api | transport: in plain text or by mTLS | path: \`/healthz\` | token: with a token of \`https://id.example\` | let through by AuthorizationPolicy shop/token spec.rules[1] -> 401 by RequestAuthentication shop/jwt spec.jwtRules[0]",
      ]
    `)
  })

  it('are those without mTLS where a mode is weakened', () => {
    expect(accessOutline(workload + strict.replace('STRICT', 'PERMISSIVE'), workload + strict))
      .toMatchInlineSnapshot(`
        [
          "Deployment shop/api | transport: in plain text | closed by PeerAuthentication shop/strict spec.mtls.mode -> let through by PeerAuthentication shop/strict spec.mtls.mode",
          "Deployment shop/api | transport: by TLS of the client | port: not port 8080 | closed by PeerAuthentication shop/strict spec.mtls.mode -> let through by PeerAuthentication shop/strict spec.mtls.mode",
        ]
      `)
  })

  it('are those without a token where the only policy that demands one goes', () => {
    const head =
      workload +
      tokens.slice(0, tokens.indexOf('apiVersion: security.istio.io/v1\nkind: AuthorizationPolicy'))
    expect(accessOutline(head, workload + tokens)).toMatchInlineSnapshot(`
      [
        "Deployment shop/api | transport: in plain text or by mTLS | path: not \`/healthz\` | token: without a token | 403 by AuthorizationPolicy shop/token spec -> let through",
        "Deployment shop/api | transport: by TLS of the client | port: not port 8080 | closed by AuthorizationPolicy shop/token spec -> let through",
        "Deployment shop/api | transport: in plain text or by mTLS | path: not \`/healthz\` | token: with a token of \`https://id.example\` | claim sub: not any text | 403 by AuthorizationPolicy shop/token spec -> let through",
      ]
    `)
  })

  it('are those of an inverted DENY', () => {
    expect(accessOutline(workload + deny.replace('notNamespaces', 'namespaces'), workload + deny))
      .toMatchInlineSnapshot(`
        [
          "Deployment shop/api | transport: in plain text | path: all under \`/admin/\` but for all under \`/admin/public/\` | method: \`POST\` | 403 by AuthorizationPolicy shop/deny spec.rules[0] -> let through",
          "Deployment shop/api | transport: by TLS of the client | port: not port 8080 | closed by AuthorizationPolicy shop/deny spec.rules[0] -> let through",
          "Deployment shop/api | transport: by mTLS | path: all under \`/admin/\` but for all under \`/admin/public/\` | method: \`POST\` | identity: not namespace \`shop\` | 403 by AuthorizationPolicy shop/deny spec.rules[0] -> let through",
          "Deployment shop/api | transport: by mTLS | path: all under \`/admin/\` but for all under \`/admin/public/\` | method: \`POST\` | identity: namespace \`shop\` | let through -> 403 by AuthorizationPolicy shop/deny spec.rules[0]",
        ]
      `)
  })

  it('are those that a provider no longer decides about', () => {
    const custom = `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: ask, namespace: shop }
spec: { action: CUSTOM, provider: { name: opa }, rules: [{ to: [{ operation: { paths: ['/pay/*'] } }] }] }
---
`
    expect(accessOutline(workload, workload + custom)).toMatchInlineSnapshot(`
      [
        "Deployment shop/api | transport: in plain text or by mTLS | path: all under \`/pay/\` | refused by the provider \`opa\` by AuthorizationPolicy shop/ask spec.rules[0] -> let through | if the answer of the provider \`opa\`",
        "Deployment shop/api | transport: by TLS of the client | port: not port 8080 | refused by the provider \`opa\` by AuthorizationPolicy shop/ask spec.rules[0] -> let through | if the answer of the provider \`opa\`",
      ]
    `)
  })

  it('are those of pods that the repository does not have', () => {
    expect(accessOutline(deny, '')).toMatchInlineSnapshot(`
      [
        "pods of namespace shop with app=api | transport: in plain text | path: all under \`/admin/\` but for all under \`/admin/public/\` | method: \`POST\` | let through -> 403 by AuthorizationPolicy shop/deny spec.rules[0]",
        "pods of namespace shop with app=api | transport: by mTLS | path: all under \`/admin/\` but for all under \`/admin/public/\` | method: \`POST\` | identity: not namespace \`shop\` | let through -> 403 by AuthorizationPolicy shop/deny spec.rules[0]",
        "pods of namespace shop with app=api | transport: by TLS of the client | let through -> closed by AuthorizationPolicy shop/deny spec.rules[0]",
      ]
    `)
  })

  it('are those of pods without workloads that only base has policies for', () => {
    const root = deny.replace('namespace: shop', 'namespace: istio-system').replace('app: api', 'app: other')
    expect(accessOutline(workload, workload + root)).toEqual(
      expect.arrayContaining([expect.stringContaining('other pods of namespace shop with app=other')]),
    )
  })

  it('are those of as many pods as policies of one label select', () => {
    const policies = (path: string): string =>
      Array.from(
        { length: 100 },
        (_, index) => `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: app${index}, namespace: shop }
spec: { selector: { matchLabels: { app: app${index} } }, rules: [{ to: [{ operation: { paths: [${path}] } }] }] }
`,
      ).join('---')
    const outline = accessOutline(policies('/a, /b'), policies('/a'))
    expect(outline).toHaveLength(100)
    expect(outline[0]).toBe(
      'pods of namespace shop with app=app0 | transport: in plain text or by mTLS | path: `/b` | 403 by AuthorizationPolicy shop/app0 spec -> let through by AuthorizationPolicy shop/app0 spec.rules[0]',
    )
  })

  it('are those of other roles in lists of a token', () => {
    const role = (value: string): string =>
      `${workload}${tokens}
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: role, namespace: shop }
spec: { action: DENY, rules: [{ when: [{ key: 'request.auth.claims[roles]', values: [${value}] }] }] }
`
    expect(accessOutline(role('guest, robot'), role('guest'))).toMatchInlineSnapshot(`
      [
        "Deployment shop/api | transport: in plain text or by mTLS | path: not \`/healthz\` | token: with a token of \`https://id.example\` | claim sub: any text | claim roles: \`robot\` but for \`guest\` | let through by AuthorizationPolicy shop/token spec.rules[0] and RequestAuthentication shop/jwt spec.jwtRules[0] -> 403 by RequestAuthentication shop/jwt spec.jwtRules[0] and AuthorizationPolicy shop/role spec.rules[0]",
        "Deployment shop/api | transport: in plain text or by mTLS | path: \`/healthz\` | token: with a token of \`https://id.example\` | claim roles: \`robot\` but for \`guest\` | let through by AuthorizationPolicy shop/token spec.rules[1] -> 403 by RequestAuthentication shop/jwt spec.jwtRules[0] and AuthorizationPolicy shop/role spec.rules[0]",
      ]
    `)
  })

  it('rest on what something fills in', () => {
    const path = (value: string): string => workload + deny.replace("'/admin/*'", value)
    expect(accessOutline(path('/a, "${PATH}"'), path('/a, /b, "${PATH}"'))).toMatchInlineSnapshot(`
      [
        "Deployment shop/api | transport: in plain text | path: \`/b\` | method: \`POST\` | 403 by AuthorizationPolicy shop/deny spec.rules[0] -> let through | if the value of \`\${PATH}\`",
        "Deployment shop/api | transport: by mTLS | path: \`/b\` | method: \`POST\` | identity: not namespace \`shop\` | 403 by AuthorizationPolicy shop/deny spec.rules[0] -> let through | if the value of \`\${PATH}\`",
      ]
    `)
    expect(accessOutline(path('"${PATH}", /a'), path('/a, "${PATH}"'))).toEqual([])
  })

  it('are not decided past a bound', () => {
    const paths = [...'abcdefghijklmnopqrstuvwxyz'].map((letter) => `"/{**}${letter}{**}"`).join()
    expect(accessOutline(workload + deny.replace("'/admin/*'", paths), workload + deny))
      .toMatchInlineSnapshot(`
      [
        "unknown: Deployment shop/api is not decided: too many different conditions on the path",
      ]
    `)
  })
})

const gateway = `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: gw, namespace: shop }
spec:
  selector: { istio: ingress }
  servers:
    - { port: { number: 80, name: http, protocol: HTTP }, hosts: [shop.example.com] }
    - { port: { number: 443, name: https, protocol: HTTPS }, hosts: [shop.example.com], tls: { mode: SIMPLE, credentialName: c } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: ingress, namespace: shop }
spec: { template: { metadata: { labels: { istio: ingress }, annotations: { inject.istio.io/templates: gateway } }, spec: { containers: [] } } }
---
`
const route = `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec: { hosts: [shop.example.com], gateways: [gw], http: [{ route: [{ destination: { host: api } }] }] }
---
`
const edge = gateway + route + workload

describe('requests to gateways that are decided otherwise', () => {
  it('are those of a wildcard host', () => {
    const head = edge.replaceAll('[shop.example.com]', "['*.example.com']")
    expect(accessOutline(head, edge)).toMatchInlineSnapshot(`
      [
        "port 80 of Deployment shop/ingress | host: \`*.example.com\` but for \`shop.example.com\` | 404 by Gateway shop/gw spec.servers[0] -> let through by VirtualService shop/shop spec.hosts",
        "port 443 of Deployment shop/ingress | host: \`*.example.com\` but for \`shop.example.com\` | closed -> let through by VirtualService shop/shop spec.hosts",
      ]
    `)
  })

  it('are those of a host without policies of its own', () => {
    const policy = (hosts: string): string => `${edge}
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: hosts, namespace: shop }
spec:
  selector: { matchLabels: { istio: ingress } }
  action: DENY
  rules: [{ to: [{ operation: { hosts: [${hosts}] } }] }]
`
    expect(accessOutline(policy('shop.example.com'), policy("'shop.example.com', 'shop.example.com:*'")))
      .toMatchInlineSnapshot(`
        [
          "port 80 of Deployment shop/ingress and port 443 of Deployment shop/ingress | host: \`shop.example.com\` with a port | 403 by AuthorizationPolicy shop/hosts spec.rules[0] -> let through by VirtualService shop/shop spec.hosts",
        ]
      `)
  })

  it('are caused by the server of a port that only head has', () => {
    const servers = `
    - { port: { number: 8080, name: other, protocol: HTTP }, hosts: [shop.example.com] }`
    const head = edge.replace('credentialName: c } }', (last) => `${last}${servers}`)
    const { changes } = accessDifference(meshOfYaml(head), meshOfYaml(edge))
    const places = changes.map(({ entries, decidingPlaces }) => [
      ...entries,
      ...decidingPlaces.head.map(({ object, node }) => `${object.kind} ${node.path}`),
    ])
    expect(places).toEqual([['port 8080 of Deployment shop/ingress', 'Gateway spec.servers[2]']])
  })

  it('are those of a server that asks for certificates', () => {
    expect(accessOutline(edge, edge.replace('SIMPLE', 'MUTUAL'))).toMatchInlineSnapshot(`
      [
        "port 443 of Deployment shop/ingress | transport: without a certificate | host: \`shop.example.com\` | closed by Gateway shop/gw spec.servers[1].tls -> let through by VirtualService shop/shop spec.hosts",
      ]
    `)
  })

  it('rest on an EnvoyFilter', () => {
    const filter = `
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: { name: lua, namespace: shop }
spec: { configPatches: [{ applyTo: HTTP_FILTER, match: { context: GATEWAY } }] }
`
    expect(accessOutline(edge + filter, edge)).toMatchInlineSnapshot(`
      [
        "unknown: EnvoyFilter shop/lua differs, and what it does is not known",
      ]
    `)
    expect(accessOutline(edge + filter, edge + filter)).toEqual([])
  })
})
