import { describe, expect, it } from 'vitest'
import { accessOutline } from './outline.ts'

const pods = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: ingress, namespace: shop }
spec: { template: { metadata: { labels: { istio: ingress }, annotations: { inject.istio.io/templates: gateway } }, spec: { containers: [] } } }
---
apiVersion: v1
kind: Service
metadata: { name: api, namespace: shop }
spec: { selector: { app: api }, ports: [{ name: tls, port: 443 }] }
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { selector: { app: web }, ports: [{ name: tls, port: 443 }] }
---
`

function gateway(...servers: readonly string[]): string {
  return `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: gw, namespace: shop }
spec: { selector: { istio: ingress }, servers: [${servers.join(', ')}] }
---
`
}

function server(hosts: string, mode: string, protocol = 'HTTPS', name = 'tls'): string {
  const port = `port: { number: ${protocol === 'TCP' ? 9000 : 443}, name: ${name}, protocol: ${protocol} }`
  const tls = mode === '' ? '' : `, tls: { mode: ${mode}, credentialName: cert }`
  return `{ ${port}, hosts: [${hosts}]${tls} }`
}

function virtualService(spec: string): string {
  return `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec: { gateways: [gw], ${spec} }
---
`
}

function policy(spec: string): string {
  return `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: names, namespace: shop }
spec: { selector: { matchLabels: { istio: ingress } }, ${spec} }
---
`
}

const toApi = 'route: [{ destination: { host: api, port: { number: 443 } } }]'

describe('TLS that passes a gateway', () => {
  const passing = pods + gateway(server("'*.example'", 'PASSTHROUGH', 'TLS'))
  const routed = (names: string, to = 'api'): string =>
    virtualService(
      `hosts: ['*.example'], tls: [{ match: [{ sniHosts: [${names}] }], ${toApi.replace('api', to)} }]`,
    )

  it('is compared by the names of its routes', () => {
    expect(accessOutline(passing + routed('a.example, b.example'), passing + routed('a.example')))
      .toMatchInlineSnapshot(`
        [
          "port 443 of Deployment shop/ingress | sni: \`b.example\` | closed by Gateway shop/gw spec.servers[0] -> let through by VirtualService shop/shop spec.tls[0]",
        ]
      `)
    expect(accessOutline(passing + routed('a.example', 'web'), passing + routed('a.example')))
      .toMatchInlineSnapshot(`
        [
          "port 443 of Deployment shop/ingress | sni: \`a.example\` | sent to \`api.shop.svc.cluster.local:443\` by VirtualService shop/shop spec.tls[0] -> sent to \`web.shop.svc.cluster.local:443\` by VirtualService shop/shop spec.tls[0]",
        ]
      `)
    expect(accessOutline(passing + routed('a.example'), passing + routed('a.example'))).toEqual([])
  })

  it('is refused by policies about names', () => {
    const deny = policy(
      "action: DENY, rules: [{ when: [{ key: connection.sni, values: ['admin.example'] }] }]",
    )
    const mesh = passing + routed("'*.example'")
    expect(accessOutline(mesh, mesh + deny)).toMatchInlineSnapshot(`
      [
        "port 443 of Deployment shop/ingress | sni: \`admin.example\` | closed by AuthorizationPolicy shop/names spec.rules[0] -> let through by VirtualService shop/shop spec.tls[0]",
      ]
    `)
  })
})

describe('a name in the handshake that is not the host', () => {
  const routed = virtualService(`hosts: [a.example, b.example], http: [{ ${toApi} }]`)
  const locked = server('a.example', 'MUTUAL')

  it('reaches a host by the server of another one', () => {
    const base = pods + gateway(locked, server('b.example', 'SIMPLE', 'HTTPS', 'b')) + routed
    const head = pods + gateway(locked, server("'*.example'", 'SIMPLE', 'HTTPS', 'b')) + routed
    expect(accessOutline(head, base)).toMatchInlineSnapshot(`
      [
        "port 443 of Deployment shop/ingress | transport: without a certificate | sni: \`*.example\` or \`b.example\` | host: \`a.example\` | closed or 404 -> let through by VirtualService shop/shop spec.hosts",
      ]
    `)
  })

  it('makes no difference where the name of the host does the same', () => {
    const base = pods + gateway(server('a.example, b.example', 'SIMPLE')) + routed
    const head = pods + gateway(server('a.example, b.example, c.example', 'SIMPLE')) + routed
    expect(accessOutline(head, base)).toEqual([])
  })

  it('decides in policies of a gateway and of a workload', () => {
    const allow = (name: string): string =>
      policy(`rules: [{ when: [{ key: connection.sni, values: ['${name}'] }] }]`)
    const mesh = pods + gateway(server('a.example, b.example', 'SIMPLE')) + routed
    expect(accessOutline(mesh + allow('*.example'), mesh + allow('a.example'))).toMatchInlineSnapshot(`
      [
        "port 443 of Deployment shop/ingress | host: \`b.example\` | 403 by AuthorizationPolicy shop/names spec -> let through by AuthorizationPolicy shop/names spec.rules[0]",
      ]
    `)
    const api = (name: string): string => allow(name).replace('istio: ingress', 'app: api')
    expect(accessOutline(api('b.example'), api('a.example'))).toMatchInlineSnapshot(`
      [
        "pods of namespace shop with app=api | transport: by mTLS or by TLS of the client | sni: \`b.example\` | 403 or closed by AuthorizationPolicy shop/names spec -> let through by AuthorizationPolicy shop/names spec.rules[0]",
        "pods of namespace shop with app=api | transport: by mTLS or by TLS of the client | sni: \`a.example\` | let through by AuthorizationPolicy shop/names spec.rules[0] -> 403 or closed by AuthorizationPolicy shop/names spec",
      ]
    `)
  })
})

it('connections of TCP are compared without names', () => {
  const mesh = pods + gateway(server("'*'", '', 'TCP', 'tcp'))
  const routed = virtualService(`hosts: ['*'], tcp: [{ match: [{ port: 9000 }], ${toApi} }]`)
  expect(accessOutline(mesh + routed, mesh)).toMatchInlineSnapshot(`
    [
      "port 9000 of Deployment shop/ingress | closed by Gateway shop/gw spec.servers[0] -> let through by VirtualService shop/shop spec.tcp[0]",
    ]
  `)
})
