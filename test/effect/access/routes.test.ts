import { expect, it, describe } from 'vitest'
import { accessOutline } from './outline.ts'

const gateway = `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: gw, namespace: shop }
spec:
  selector: { istio: ingress }
  servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: ['*.example'] }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: ingress, namespace: shop }
spec: { template: { metadata: { labels: { istio: ingress }, annotations: { inject.istio.io/templates: gateway } }, spec: { containers: [] } } }
---
`

function route(http: string, hosts = 'a.example', name = 'shop'): string {
  return `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: ${name}, namespace: shop }
spec: { hosts: [${hosts}], gateways: [gw], http: [${http}] }
---
`
}

const to = (host: string): string => `route: [{ destination: { host: ${host} } }]`

/** The classes of two lists of routes, without the entry point and the host. */
function outline(head: string, base: string): string[] {
  return accessOutline(gateway + route(head), gateway + route(base)).map((line) =>
    line.replace('port 80 of Deployment shop/ingress | host: `a.example` | ', ''),
  )
}

const matched = (match: string): string => `{ match: [{ ${match} }], ${to('api')} }`

describe('routes of a gateway that differ', () => {
  it('take other requests, by each part of a condition', () => {
    expect(outline(matched('uri: { prefix: /b }'), matched('uri: { prefix: /a }'))).toMatchInlineSnapshot(`
      [
        "path: paths that begin with \`/b\` | 404 by VirtualService shop/shop spec.hosts -> let through by VirtualService shop/shop spec.hosts and VirtualService shop/shop spec.http[0]",
        "path: paths that begin with \`/a\` | let through by VirtualService shop/shop spec.hosts and VirtualService shop/shop spec.http[0] -> 404 by VirtualService shop/shop spec.hosts",
      ]
    `)
    expect(outline(matched('method: { exact: GET }'), `{ ${to('api')} }`)).toMatchInlineSnapshot(`
      [
        "method: not \`GET\` | let through by VirtualService shop/shop spec.hosts and VirtualService shop/shop spec.http[0] -> 404 by VirtualService shop/shop spec.hosts",
      ]
    `)
    expect(outline(matched('headers: { x-a: { regex: "[0-9]+" } }'), matched('headers: { x-a: {} }')))
      .toMatchInlineSnapshot(`
        [
          "header x-a: any value but for what matches \`[0-9]+\` | let through by VirtualService shop/shop spec.hosts and VirtualService shop/shop spec.http[0] -> 404 by VirtualService shop/shop spec.hosts",
        ]
      `)
    expect(outline(matched('withoutHeaders: { x-a: { prefix: b } }'), `{ ${to('api')} }`))
      .toMatchInlineSnapshot(`
      [
        "header x-a: what begins with \`b\` | let through by VirtualService shop/shop spec.hosts and VirtualService shop/shop spec.http[0] -> 404 by VirtualService shop/shop spec.hosts",
      ]
    `)
    expect(outline(matched('queryParams: { v: { exact: "1" } }'), matched('queryParams: { v: {} }')))
      .toMatchInlineSnapshot(`
      [
        "query v: any value but for \`1\` | let through by VirtualService shop/shop spec.hosts and VirtualService shop/shop spec.http[0] -> 404 by VirtualService shop/shop spec.hosts",
      ]
    `)
    expect(outline(matched('authority: { exact: "a.example:80" }'), `{ ${to('api')} }`))
      .toMatchInlineSnapshot(`
      [
        "port 80 of Deployment shop/ingress | host: \`a.example\` but for \`a.example:80\` | let through by VirtualService shop/shop spec.hosts and VirtualService shop/shop spec.http[0] -> 404 by VirtualService shop/shop spec.hosts",
      ]
    `)
    expect(outline(matched('scheme: { exact: https }'), `{ ${to('api')} }`)).toMatchInlineSnapshot(`
      [
        "let through by VirtualService shop/shop spec.hosts and VirtualService shop/shop spec.http[0] -> 404 by VirtualService shop/shop spec.hosts",
      ]
    `)
  })

  it('send requests somewhere else', () => {
    const base = `${matched('uri: { prefix: /a }')}, { ${to('web')} }`
    expect(outline(base.replace('host: api', 'host: other'), base)).toMatchInlineSnapshot(`
      [
        "path: paths that begin with \`/a\` | sent to \`api.shop.svc.cluster.local:80\` by VirtualService shop/shop spec.hosts and VirtualService shop/shop spec.http[0] -> sent to \`other.shop.svc.cluster.local:80\` by VirtualService shop/shop spec.hosts and VirtualService shop/shop spec.http[0]",
      ]
    `)
    expect(outline(`{ ${to('web')} }`, base)).toMatchInlineSnapshot(`
      [
        "path: paths that begin with \`/a\` | sent to \`api.shop.svc.cluster.local:80\` by VirtualService shop/shop spec.hosts and VirtualService shop/shop spec.http[0] -> sent to \`web.shop.svc.cluster.local:80\` by VirtualService shop/shop spec.hosts and VirtualService shop/shop spec.http[0]",
      ]
    `)
    expect(outline(`{ redirect: { uri: /b } }`, `{ ${to('web')} }`)).toMatchInlineSnapshot(`
      [
        "sent to \`web.shop.svc.cluster.local:80\` by VirtualService shop/shop spec.hosts and VirtualService shop/shop spec.http[0] -> redirected to \`uri: /b\` by VirtualService shop/shop spec.hosts and VirtualService shop/shop spec.http[0]",
      ]
    `)
    expect(outline(`{ directResponse: { status: 403 } }`, `{ ${to('web')} }`)).toMatchInlineSnapshot(`
      [
        "let through by VirtualService shop/shop spec.hosts and VirtualService shop/shop spec.http[0] -> 403 by VirtualService shop/shop spec.hosts and VirtualService shop/shop spec.http[0]",
      ]
    `)
  })

  it('ask for claims of the verified token', () => {
    const tokens = `
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: { name: jwt, namespace: shop }
spec: { selector: { matchLabels: { istio: ingress } }, jwtRules: [{ issuer: 'https://id.example', jwksUri: 'https://id.example/keys' }] }
---
`
    const of = (match: string): string => tokens + gateway + route(matched(match))
    const role = (value: string): string =>
      of(`headers: { "@request.auth.claims.role": { exact: ${value} } }`)
    expect(accessOutline(role('admin'), role('buyer'))).toMatchInlineSnapshot(`
      [
        "port 80 of Deployment shop/ingress | host: \`a.example\` | token: with a token of \`https://id.example\` | claim role: \`admin\` but for \`buyer\` | 404 by VirtualService shop/shop spec.hosts -> let through by RequestAuthentication shop/jwt spec.jwtRules[0] and VirtualService shop/shop spec.hosts and VirtualService shop/shop spec.http[0]",
        "port 80 of Deployment shop/ingress | host: \`a.example\` | token: with a token of \`https://id.example\` | claim role: \`buyer\` but for \`admin\` | let through by RequestAuthentication shop/jwt spec.jwtRules[0] and VirtualService shop/shop spec.hosts and VirtualService shop/shop spec.http[0] -> 404 by VirtualService shop/shop spec.hosts",
      ]
    `)
    expect(accessOutline(of('withoutHeaders: { "@request.auth.claims.role": { exact: admin } }'), of('')))
      .toMatchInlineSnapshot(`
        [
          "port 80 of Deployment shop/ingress | host: \`a.example\` | token: with a token of \`https://id.example\` | claim role: \`admin\` | let through by VirtualService shop/shop spec.hosts and VirtualService shop/shop spec.http[0] -> 404 by RequestAuthentication shop/jwt spec.jwtRules[0] and VirtualService shop/shop spec.hosts",
        ]
      `)
    const issuer = of('headers: { "@request.auth.claims.iss": { prefix: "https://" } }')
    expect(accessOutline(issuer, of(''))).toMatchInlineSnapshot(`
      [
        "port 80 of Deployment shop/ingress | host: \`a.example\` | token: without a token | let through by VirtualService shop/shop spec.hosts and VirtualService shop/shop spec.http[0] -> 404 by VirtualService shop/shop spec.hosts",
      ]
    `)
    // Without a token that is verified no claim is found.
    const claim = matched('headers: { "@request.auth.claims.role": { prefix: a } }')
    expect(outline(claim, claim.replace('prefix: a', 'prefix: b'))).toEqual([])
  })

  it('take no CONNECT, whatever policies allow', () => {
    const policy = (methods: string): string => `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: allow, namespace: shop }
spec: { selector: { matchLabels: { istio: ingress } }, rules: [{ to: [{ operation: { methods: [${methods}] } }] }] }
---
`
    const mesh = gateway + route(`{ ${to('api')} }`)
    expect(accessOutline(mesh + policy('GET, CONNECT'), mesh + policy('GET'))).toEqual([])
    expect(accessOutline(mesh + policy('GET, POST'), mesh + policy('GET'))).toHaveLength(1)
  })

  it('say the same in another order', () => {
    const [first, second] = [matched('uri: { exact: /a }'), matched('uri: { exact: /b }')]
    expect(outline(`${first}, ${second}`, `${second}, ${first}`)).toEqual([])
    expect(outline(`${first}, ${matched('uri: { prefix: / }')}`, `{ ${to('api')} }`)).toEqual([])
  })

  it('rest on what something fills in, and on which VirtualService is older', () => {
    expect(outline(matched('uri: { prefix: "${PATH}" }'), `{ ${to('api')} }`)).toMatchInlineSnapshot(`
      [
        "let through by VirtualService shop/shop spec.hosts and VirtualService shop/shop spec.http[0] -> 404 by VirtualService shop/shop spec.hosts | if what \`\${PATH}\` matches",
      ]
    `)
    const two = (host: string): string =>
      gateway + route(`{ ${to('api')} }`) + route(`{ ${to(host)} }`, 'a.example', 'b')
    expect(accessOutline(two('web'), two('other'))).toMatchInlineSnapshot(`
      [
        "port 80 of Deployment shop/ingress | host: \`a.example\` | sent to \`other.shop.svc.cluster.local:80\` by VirtualService shop/b spec.hosts and VirtualService shop/b spec.http[0] -> sent to \`web.shop.svc.cluster.local:80\` by VirtualService shop/b spec.hosts and VirtualService shop/b spec.http[0] | if which is older, VirtualService shop/b or VirtualService shop/shop",
        "unknown: it is not known which is older, VirtualService shop/b or VirtualService shop/shop",
      ]
    `)
  })

  it('are not compared where they are too many, and only if they differ', () => {
    const many = Array.from({ length: 500 }, (_, index) => matched(`uri: { exact: /${index} }`)).join()
    expect(outline(many, many)).toEqual([])
    expect(outline(`${many}, { ${to('api')} }`, many)).toEqual([
      'unknown: the routes of VirtualService shop/shop differ, and are more than can be compared',
    ])
  })

  it('let through what policies open only where something takes it', () => {
    const policy = (paths: string): string => `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: deny, namespace: shop }
spec: { selector: { matchLabels: { istio: ingress } }, action: DENY, rules: [{ to: [{ operation: { paths: [${paths}] } }] }] }
---
`
    const mesh = gateway + route(matched('uri: { prefix: /a }'))
    expect(accessOutline(mesh + policy('/a, /none'), mesh + policy('/a, /none, /a/b')))
      .toMatchInlineSnapshot(`
      [
        "port 80 of Deployment shop/ingress | host: \`a.example\` | path: \`/a/b\` | 403 by AuthorizationPolicy shop/deny spec.rules[0] -> let through by VirtualService shop/shop spec.hosts and VirtualService shop/shop spec.http[0]",
      ]
    `)
    expect(accessOutline(mesh + policy('/a'), mesh + policy('/a, /none'))).toEqual([])
  })
})

it('gives no reason for the routes of another host', () => {
  const base = gateway + route(matched('uri: { prefix: /a }'))
  expect(accessOutline(gateway + route(matched('uri: { prefix: /a }'), 'a.example, b.example'), base))
    .toMatchInlineSnapshot(`
      [
        "port 80 of Deployment shop/ingress | host: \`b.example\` | path: paths that begin with \`/a\` | 404 by Gateway shop/gw spec.servers[0] -> let through by VirtualService shop/shop spec.hosts and VirtualService shop/shop spec.http[0]",
      ]
    `)
})

it('names the Gateways of the same pods that have the port', () => {
  const edge = (name: string, ports: string, host = '*'): string => `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: ${name}, namespace: shop }
spec:
  selector: { istio: edge }
  servers: [${ports
    .split(',')
    .map((port) => `{ port: { number: ${port}, name: http-${port}, protocol: HTTP }, hosts: ['${host}'] }`)
    .join(', ')}]
---
`
  const routed = (gateway: string): string => `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: web, namespace: shop }
spec:
  hosts: [web.example.com]
  gateways: [${gateway}]
  http: [{ directResponse: { status: 200 } }]
`
  const entriesOf = (gateways: string, name: string): string[] =>
    accessOutline(gateways + routed(name), gateways).map((text) => text.split(' | ')[0]!)
  expect(new Set(entriesOf(edge('a', '80') + edge('b', '8080'), 'b'))).toEqual(
    new Set(['port 8080 of Gateway shop/b']),
  )
  const both = edge('a', '80', 'a.example.com') + edge('b', '80', 'web.example.com')
  expect(new Set(entriesOf(both, 'b'))).toEqual(new Set(['port 80 of Gateway shop/a and Gateway shop/b']))
})
