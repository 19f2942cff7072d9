import { describe, expect, it } from 'vitest'
import { accessOutline } from './outline.ts'

function object(apiVersion: string, kind: string, metadata: string, spec = '{}'): string {
  return `
apiVersion: ${apiVersion}
kind: ${kind}
metadata: { ${metadata} }
spec: ${spec}
---
`
}

const ambient = object('v1', 'Namespace', 'name: shop, labels: { istio.io/dataplane-mode: ambient }')
const waypoint = (name = 'way'): string =>
  object(
    'gateway.networking.k8s.io/v1',
    'Gateway',
    `name: ${name}, namespace: shop`,
    '{ gatewayClassName: istio-waypoint, listeners: [{ name: mesh, port: 15008, protocol: HBONE }] }',
  )
const service = (labels = 'istio.io/use-waypoint: way'): string =>
  object(
    'v1',
    'Service',
    `name: api, namespace: shop, labels: { ${labels} }`,
    '{ selector: { app: api }, ports: [{ name: http, port: 80 }, { name: tcp-db, port: 5432 }] }',
  )
const policy = (spec: string, kind = 'AuthorizationPolicy', namespace = 'shop'): string =>
  object('security.istio.io/v1', kind, `name: p, namespace: ${namespace}`, spec)
const mesh = ambient + waypoint() + service()
const atService = 'targetRefs: [{ kind: Service, name: api }]'

describe('requests that waypoints decide about otherwise', () => {
  it('are those of paths that a policy of the Service opens', () => {
    const paths = (list: string): string =>
      mesh + policy(`{ ${atService}, rules: [{ to: [{ operation: { paths: [${list}] } }] }] }`)
    expect(accessOutline(paths('/a, /b'), paths('/a'))).toMatchInlineSnapshot(`
      [
        "waypoint shop/way of Service shop/api | port: port 80 | path: \`/b\` | 403 by AuthorizationPolicy shop/p spec -> let through by AuthorizationPolicy shop/p spec.rules[0]",
      ]
    `)
  })

  it('are those of callers, as waypoints see them, of each Service of a waypoint', () => {
    const from = (list: string): string =>
      mesh +
      policy(
        `{ targetRefs: [{ kind: Gateway, name: way }], action: DENY, rules: [{ from: [{ source: { notPrincipals: [${list}] } }] }] }`,
      )
    expect(
      accessOutline(
        from('cluster.local/ns/shop/sa/web, cluster.local/ns/edge/sa/gate'),
        from('cluster.local/ns/shop/sa/web'),
      ),
    ).toMatchInlineSnapshot(`
      [
        "waypoint shop/way of Service shop/api | port: port 80 or port 5432 | identity: \`cluster.local/ns/edge/sa/gate\` | 403 or closed by AuthorizationPolicy shop/p spec.rules[0] -> let through",
      ]
    `)
  })

  it('are those of a class in the root namespace', () => {
    const deny = policy(
      '{ targetRefs: [{ kind: GatewayClass, name: istio-waypoint }], action: DENY, rules: [{ to: [{ operation: { methods: [DELETE] } }] }] }',
      'AuthorizationPolicy',
      'istio-system',
    )
    expect(accessOutline(mesh, mesh + deny)).toMatchInlineSnapshot(`
      [
        "waypoint shop/way of Service shop/api | port: port 80 | method: \`DELETE\` | 403 by AuthorizationPolicy istio-system/p spec.rules[0] -> let through",
        "waypoint shop/way of Service shop/api | port: port 5432 | closed by AuthorizationPolicy istio-system/p spec.rules[0] -> let through",
        "unknown: ambient: what each waypoint of the class \`istio-waypoint\` decides is not compared",
      ]
    `)
  })

  it('are those of tokens that a RequestAuthentication of the Service refuses', () => {
    const jwt = policy(
      `{ ${atService}, jwtRules: [{ issuer: 'https://id.example' }] }`,
      'RequestAuthentication',
    )
    expect(accessOutline(mesh + jwt, mesh)).toMatchInlineSnapshot(`
      [
        "waypoint shop/way of Service shop/api | port: port 80 | token: with a wrong token | let through -> 401 by RequestAuthentication shop/p spec.jwtRules[0]",
        "unknown: RequestAuthentications differ, and requests with several tokens are not compared",
      ]
    `)
  })

  it('are those whose waypoint is gone, or another one', () => {
    const deny = policy(
      `{ ${atService}, action: DENY, rules: [{ to: [{ operation: { paths: [/admin] } }] }] }`,
    )
    const without = ambient + waypoint() + service('') + deny
    expect(accessOutline(without, mesh + deny)).toMatchInlineSnapshot(`
      [
        "waypoint shop/way of Service shop/api | port: port 80 | path: \`/admin\` | 403 by AuthorizationPolicy shop/p spec.rules[0] -> let through by Service shop/api metadata.labels",
        "waypoint shop/way of Service shop/api | port: port 5432 | closed by AuthorizationPolicy shop/p spec.rules[0] -> let through by Service shop/api metadata.labels",
      ]
    `)
    const second = waypoint('second')
    const moved = ambient + waypoint() + second + service('istio.io/use-waypoint: second') + deny
    expect(accessOutline(moved, mesh + second + deny)).toEqual([])
  })

  it('are those that routes send elsewhere or answer', () => {
    const routes = (http: string): string =>
      mesh +
      object(
        'networking.istio.io/v1',
        'VirtualService',
        'name: api, namespace: shop',
        `{ hosts: [api], http: ${http} }`,
      )
    const usual = '{ route: [{ destination: { host: api } }] }'
    const answered = '{ match: [{ uri: { prefix: /old } }], directResponse: { status: 410 } }'
    expect(accessOutline(routes(`[${answered}, ${usual}]`), routes(`[${usual}]`))).toMatchInlineSnapshot(`
      [
        "waypoint shop/way of Service shop/api | port: port 80 | path: what begins with \`/old\` | let through by VirtualService shop/api spec.http[0] -> 410 by VirtualService shop/api spec.http[0]",
      ]
    `)
  })

  it('are none where a policy allows all, a waypoint is new, or labels select pods', () => {
    expect(accessOutline(mesh + policy(`{ ${atService}, rules: [{}] }`), mesh)).toEqual([])
    expect(accessOutline(waypoint(), '')).toEqual([])
    const selecting = policy(
      '{ selector: { matchLabels: { app: other } }, rules: [{ to: [{ operation: { paths: [/a] } }] }] }',
    )
    expect(accessOutline(mesh + selecting, mesh).filter((line) => line.startsWith('waypoint'))).toEqual([])
  })

  it('are those of Services that no file has', () => {
    const deny = policy(
      '{ targetRefs: [{ kind: Gateway, name: way }], action: DENY, rules: [{ to: [{ operation: { ports: ["8080"] } }] }] }',
    )
    expect(accessOutline(waypoint(), waypoint() + deny)).toMatchInlineSnapshot(`
      [
        "waypoint shop/way of other Services | port: port 8080 | 403 or closed by AuthorizationPolicy shop/p spec.rules[0] -> let through",
      ]
    `)
  })
})
