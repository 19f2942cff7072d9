import { describe, expect, it } from 'vitest'
import { comparedAccess, consequencesOf } from '../../../src/effect/consequences/consequences.ts'
import type { MeshConsequence } from '../../../src/model/consequence.ts'
import { meshOf } from '../egress/outline.ts'
import { changedMesh } from './changed-mesh.ts'
import { gateway, route } from './shop.ts'

function policy(spec: string, namespace = 'istio-system', labels = 'istio: ingress'): string {
  return `
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: shop, namespace: ${namespace} }
spec: { selector: { matchLabels: { ${labels} } }, ${spec} }
`
}

const pods = (labels = 'app: shop') => `
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: shop, namespace: shop }
spec:
  template:
    metadata: { labels: { app: shop, ${labels} } }
    spec: { containers: [{ name: shop, image: shop, ports: [{ containerPort: 8080 }] }] }
`

type OutboundMode = Parameters<typeof meshOf>[1]

/** `area/code: sentence`, of those of some areas. */
function sentencesOf(
  before: string,
  after: string,
  areas: readonly MeshConsequence['area'][],
  mode?: OutboundMode,
): string[] {
  return consequencesOf(changedMesh(before, after, mode))
    .filter(({ area }) => areas.includes(area))
    .map(({ area, code, sentence }) => `${area}/${code}: ${sentence}`)
}

describe('who gets in', () => {
  const asksForToken = policy("rules: [{ from: [{ source: { requestPrincipals: ['*'] } }] }]")
  it.each<[string, string, string, string[]]>([
    [
      'without the only policy that asks for a token',
      asksForToken,
      '',
      [
        'access/token-lost: lets requests without a token reach any path of `shop.example.com`, which needed one: `GET http://shop.example.com/` was answered 403, and will be let through',
      ],
    ],
    [
      'with a policy that asks for a token',
      '',
      asksForToken,
      [
        'access/token-demanded: refuses requests without a token for any path of `shop.example.com`: `GET http://shop.example.com/` was let through, and will be answered 403',
      ],
    ],
    [
      'past a path that a DENY rule leaves out',
      policy('action: DENY, rules: [{ to: [{ operation: { paths: [/admin/*, /debug] } }] }]'),
      policy('action: DENY, rules: [{ to: [{ operation: { paths: [/admin/*] } }] }]'),
      [
        'access/deny-narrowed: lets anyone reach `/debug` of `shop.example.com` without a token, which a DENY rule no longer refuses: `GET http://shop.example.com/debug` was answered 403, and will be let through',
      ],
    ],
    [
      'past a DENY rule that is turned round',
      policy('action: DENY, rules: [{ to: [{ operation: { paths: [/admin/*] } }] }]'),
      policy('action: DENY, rules: [{ to: [{ operation: { notPaths: [/admin/*] } }] }]'),
      [
        'access/deny-inverted: turns a DENY rule round, which lets anyone reach all under `/admin/` of `shop.example.com` without a token: `GET http://shop.example.com/admin/any-path` was answered 403, and will be let through',
        'access/closed: no longer lets anyone reach any path but all under `/admin/` of `shop.example.com`: `GET http://shop.example.com/` was let through, and will be answered 403',
      ],
    ],
    [
      'by other methods',
      policy('action: DENY, rules: [{ to: [{ operation: { methods: [PUT, DELETE] } }] }]'),
      policy('action: DENY, rules: [{ to: [{ operation: { methods: [DELETE] } }] }]'),
      [
        'access/deny-narrowed: lets anyone reach any path of `shop.example.com` by PUT without a token, which a DENY rule no longer refuses: `PUT http://shop.example.com/` was answered 403, and will be let through',
      ],
    ],
  ])('%s', (_, before, after, expected) => {
    const mesh = gateway + route()
    expect(sentencesOf(mesh + before, mesh + after, ['access'])).toEqual(expected)
  })

  it('at the port of https, and not at the one that redirects to it', () => {
    const https =
      '{ port: { number: 443, name: https, protocol: HTTPS }, tls: { mode: SIMPLE, credentialName: shop }, hosts: [shop.example.com] }'
    const secure = gateway.replace(
      'hosts: [shop.example.com] }]',
      `tls: { httpsRedirect: true }, hosts: [shop.example.com] }, ${https}]`,
    )
    expect(sentencesOf(secure + route() + asksForToken, secure + route(), ['access'])).toEqual([
      'access/token-lost: lets requests without a token reach any path of `shop.example.com`, which needed one: `GET https://shop.example.com/` was answered 403, and will be let through',
    ])
  })

  it('with the tokens and claims that are asked for', () => {
    const asks = (audience: string): string =>
      policy(
        `rules: [{ from: [{ source: { requestPrincipals: ['https://login.example.com/*'] } }], when: [{ key: 'request.auth.claims[team]', values: [${audience}] }] }]`,
      )
    const mesh = gateway + route()
    expect(sentencesOf(mesh + asks('cart'), mesh + asks('cart, stock'), ['access'])).toEqual([
      'access/opened-with-token: lets requests with a token of `https://login.example.com` (`team` is `stock` but not `cart`) reach any path of `shop.example.com`: `GET http://shop.example.com/` was answered 403, and will be let through',
    ])
  })

  it.each([
    [
      "when: [{ key: 'request.headers[x-team]', values: ['red*'] }]",
      'any path of `shop.example.com` where the header `x-team` begins with `red` without a token: `GET http://shop.example.com/` with `x-team: red` was',
    ],
    [
      "to: [{ operation: { hosts: ['shop.example.com:*'] } }]",
      'any path of `shop.example.com` with a port without a token: `GET http://shop.example.com/` with Host `shop.example.com:0` was',
    ],
    [
      "to: [{ operation: { methods: ['P*'] } }]",
      'any path of `shop.example.com` by methods that begin with `P` without a token: `POST http://shop.example.com/` was',
    ],
    [
      "from: [{ source: { notIpBlocks: ['10.0.0.0/8'] } }]",
      'lets clients at any address but `10.0.0.0/8` reach any path of `shop.example.com` without a token: `GET http://shop.example.com/` was',
    ],
    [
      "from: [{ source: { notIpBlocks: ['0.0.0.0/0'] } }]",
      'lets clients at any IPv6 address reach any path of `shop.example.com` without a token: `GET http://shop.example.com/` was',
    ],
    [
      "from: [{ source: { notIpBlocks: ['0.0.0.0/0', '2001:db8::/32'] } }]",
      'lets clients at any IPv6 address but `2001:db8::/32` reach any path of `shop.example.com` without a token',
    ],
  ])('with an example that has what the rule asks for: %s', (rule, words) => {
    const mesh = gateway + route()
    const [sentence] = sentencesOf(mesh + policy('rules: []'), mesh + policy(`rules: [{ ${rule} }]`), [
      'access',
    ])
    expect(sentence).toContain(words)
  })

  it('at the addresses of pods that a rule names', () => {
    const rules = (addresses: string): string =>
      policy(`rules: [{ when: [{ key: destination.ip, values: [${addresses}] }] }]`, 'shop', 'app: shop')
    const [sentence] = sentencesOf(pods() + rules('10.1.2.3'), pods() + rules('10.1.2.3, 10.1.2.4'), [
      'access',
    ])
    expect(sentence).toContain('reach any path at Deployment shop/shop of pods at `10.1.2.4` without a token')
  })

  it('but for those who only get a redirect', () => {
    const mesh = gateway + route('redirect: { authority: login.example.com }')
    expect(sentencesOf(mesh + asksForToken, mesh, ['access'])).toEqual([
      'access/redirected: no longer refuses requests without a token for any path of `shop.example.com`, and answers them with a redirect: `GET http://shop.example.com/` was answered 403, and will be answered 301',
    ])
  })

  const inside = (spec: string) => policy(spec, 'shop', 'app: shop')
  it('among pods: a caller that a rule names, or any', () => {
    const mesh = gateway + pods()
    const named = (name: string) =>
      inside(`rules: [{ from: [{ source: { principals: [cluster.local/ns/shop/sa/${name}] } }] }]`)
    expect(sentencesOf(mesh + named('web'), mesh + named('cart'), ['access'])).toEqual([
      'access/caller-allowed: lets calls from `cluster.local/ns/shop/sa/cart` reach any path at Deployment shop/shop: `GET http://shop.shop.svc.cluster.local/` was answered 403, and will be let through',
      'access/closed: no longer lets calls from `cluster.local/ns/shop/sa/web` reach any path at Deployment shop/shop: `GET http://shop.shop.svc.cluster.local/` was let through, and will be answered 403',
    ])
    expect(sentencesOf(mesh + named('web'), mesh, ['access']).join()).toMatch(
      /^access\/opened: lets any client reach/,
    )
  })

  it('at a waypoint, and at ztunnel behind it', () => {
    const ambient = gateway.replace(
      'labels: { istio-injection: enabled }',
      'labels: { istio.io/dataplane-mode: ambient, istio.io/use-waypoint: way }',
    )
    const mesh = `${ambient + pods()}
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: way, namespace: shop }
spec: { gatewayClassName: istio-waypoint, listeners: [{ name: mesh, port: 15008, protocol: HBONE }] }
`
    const deny = policy(
      'action: DENY, rules: [{ to: [{ operation: { paths: [/admin/*] } }] }]',
      'shop',
    ).replace('selector: { matchLabels: { istio: ingress } }', 'targetRefs: [{ kind: Service, name: shop }]')
    expect(sentencesOf(mesh + deny, mesh, ['access'])).toEqual([
      'access/opened: lets any pods reach all under `/admin/` at waypoint shop/way of Service shop/shop (port 80) without a token: `GET /admin/any-path` was answered 403, and will be let through',
    ])
    const only = inside('rules: [{ from: [{ source: { principals: [cluster.local/ns/shop/sa/way] } }] }]')
    expect(sentencesOf(mesh + only, mesh, ['access'])).toEqual([
      'access/opened: lets any client reach any path at Deployment shop/shop without a token: `GET http://shop.shop.svc.cluster.local/` was not connected: no ALLOW rule matches the connection, and will be let through',
    ])
  })

  it('at pods that a policy no longer selects', () => {
    const guarded =
      gateway + policy('rules: [{ from: [{ source: { namespaces: [web] } }] }]', 'shop', 'tier: api')
    expect(sentencesOf(guarded + pods('tier: api'), guarded + pods('tier: web'), ['access']).join()).toMatch(
      /^access\/opened: lets any client reach/,
    )
  })

  it('says nothing where a policy says the same in other words', () => {
    const mesh = gateway + route()
    const deny = policy("action: DENY, rules: [{ from: [{ source: { notRequestPrincipals: ['*'] } }] }]")
    expect(sentencesOf(mesh + asksForToken, mesh + deny, ['access', 'tokens', 'egress', 'traffic'])).toEqual(
      [],
    )
  })

  it('takes nothing for certain that files do not tell', () => {
    const withOwnToken = policy("rules: [{ from: [{ source: { requestPrincipals: ['*'] } }] }]", 'ingress')
    const mesh = gateway.replace(
      'namespace: istio-system }\nspec:\n  selector',
      'namespace: shop }\nspec:\n  selector',
    )
    const [consequence] = consequencesOf(
      changedMesh(
        mesh + route().replace('gateways: [shop]', 'gateways: [shop/shop]') + withOwnToken,
        mesh + route().replace('gateways: [shop]', 'gateways: [shop/shop]'),
      ),
    )
    expect(consequence).toMatchObject({
      area: 'access',
      missing: ['the namespace of the pods of Gateway shop/shop'],
    })
  })
})

describe('mTLS', () => {
  const mode = (name: string) => `
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: default, namespace: shop }
spec: { mtls: { mode: ${name} } }
`
  it.each([
    [
      'STRICT',
      'PERMISSIVE',
      'mtls/weakened: no longer demands mTLS at Deployment shop/shop (`STRICT` to `PERMISSIVE`): `GET http://shop.shop.svc.cluster.local/` of a client without a sidecar was not connected: the port takes mTLS only, and will be let through to Deployment shop/shop',
    ],
    [
      'PERMISSIVE',
      'STRICT',
      'mtls/strengthened: demands mTLS at Deployment shop/shop (`PERMISSIVE` to `STRICT`)',
    ],
  ])('from %s to %s', (before, after, expected) => {
    const mesh = gateway + pods()
    expect(sentencesOf(mesh + mode(before), mesh + mode(after), ['mtls'])).toEqual([expected])
  })

  it('says that a request may get in where an extension decides', () => {
    const filter = `
---
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: { name: lua, namespace: shop }
spec: { configPatches: [{ applyTo: HTTP_FILTER, match: { context: SIDECAR_INBOUND } }] }
`
    const mesh = gateway + pods() + filter
    expect(sentencesOf(mesh + mode('STRICT'), mesh + mode('PERMISSIVE'), ['mtls'])).toEqual([
      expect.stringContaining('and may be let through to Deployment shop/shop'),
    ])
  })

  it('is not weakened where the pods have a policy of their own', () => {
    const mesh = `${gateway}${pods()}
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: shop, namespace: shop }
spec: { selector: { matchLabels: { app: shop } }, mtls: { mode: STRICT } }
`
    expect(sentencesOf(mesh + mode('STRICT'), mesh + mode('PERMISSIVE'), ['mtls'])).toEqual([])
  })
})

it('names the server name that a class of connections has', () => {
  const tls = (names: string) =>
    gateway.replace(
      '{ port: { number: 80, name: http, protocol: HTTP }, hosts: [shop.example.com] }',
      "{ port: { number: 443, name: tls, protocol: TLS }, hosts: ['*.example.com'], tls: { mode: PASSTHROUGH } }",
    ) +
    `
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop, namespace: istio-system }
spec:
  hosts: ['*.example.com']
  gateways: [shop]
  tls: [{ match: [{ sniHosts: [${names}] }], route: [{ destination: { host: shop.shop.svc.cluster.local, port: { number: 80 } } }] }]
`
  const [sentence] = sentencesOf(tls('a.example.com'), tls('a.example.com, b.example.com'), ['access'])
  expect(sentence).toContain('`b.example.com` in the TLS handshake')
  expect(sentence).toContain('`GET https://b.example.com/`')
})

describe('mTLS of calls', () => {
  const rule = (tls: string, more = '', name = 'shop', namespace = 'shop') => `
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: ${name}, namespace: ${namespace} }
spec: { host: shop.shop.svc.cluster.local, trafficPolicy: { ${tls} }${more} }
`
  const none = 'connectionPool: { http: { http1MaxPendingRequests: 10 } }'
  const mode = (name: string) => `tls: { mode: ${name} }`
  const target = '`shop.shop.svc.cluster.local`'
  const strict = `
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: default, namespace: shop }
spec: { mtls: { mode: STRICT } }
`
  const subsets = (tls: string) =>
    `, subsets: [{ name: v1, labels: { app: shop }, trafficPolicy: { ${tls} } }]`
  const secondPort = gateway.replace('targetPort: 8080 }', 'targetPort: 8080 }, { name: http-2, port: 81 }')
  const ofPort = `portLevelSettings: [{ port: { number: 81 }, ${mode('DISABLE')} }]`
  it.each<[string, string, string, string[]]>([
    [
      'that a DestinationRule switches off',
      gateway + pods() + rule(none),
      gateway + pods() + rule(mode('DISABLE')),
      [
        `mtls/calls-weakened: sends calls of pods of any namespace to ${target} in plain text instead of by mTLS`,
      ],
    ],
    [
      'that a new DestinationRule replaces by TLS',
      gateway + pods(),
      gateway + pods() + rule(mode('SIMPLE')),
      [
        `mtls/calls-weakened: sends calls of pods of any namespace to ${target} by TLS without an identity of the mesh instead of by mTLS: \`GET http://shop.shop.svc.cluster.local/\` was let through to Deployment shop/shop, and will not be connected: the port takes no such connection`,
      ],
    ],
    [
      'that a DestinationRule is deleted for',
      gateway + pods() + rule(mode('DISABLE')),
      gateway + pods(),
      [
        `mtls/calls-strengthened: sends calls of pods of any namespace to ${target} by mTLS instead of in plain text`,
      ],
    ],
    [
      'that pods demand',
      gateway + pods() + strict,
      gateway + pods() + strict + rule(mode('DISABLE')),
      [
        `mtls/calls-weakened: sends calls of pods of any namespace to ${target} in plain text instead of by mTLS: \`GET http://shop.shop.svc.cluster.local/\` was let through to Deployment shop/shop, and will not be connected: the port takes mTLS only`,
      ],
    ],
    [
      'of pods of one namespace',
      gateway + pods(),
      gateway + pods() + rule(mode('DISABLE'), '', 'callers', 'orders'),
      [
        `mtls/calls-weakened: sends calls of pods of \`orders\` to ${target} in plain text instead of by mTLS`,
      ],
    ],
    [
      'of some pods',
      gateway + pods(),
      gateway +
        pods() +
        rule(mode('DISABLE'), ', workloadSelector: { matchLabels: { app: cart } }', 'callers', 'orders'),
      [
        `mtls/calls-weakened: sends calls of pods with \`app=cart\` of \`orders\` to ${target} in plain text instead of by mTLS`,
      ],
    ],
    [
      'to one port',
      secondPort + pods() + rule(none),
      secondPort + pods() + rule(ofPort),
      [
        'mtls/calls-weakened: sends calls of pods of any namespace to `shop.shop.svc.cluster.local:81` in plain text instead of by mTLS',
      ],
    ],
    [
      'to a subset',
      gateway + pods() + rule(none, subsets(none)),
      gateway + pods() + rule(none, subsets(mode('DISABLE'))),
      [
        `mtls/calls-weakened: sends calls of pods of any namespace to ${target} (v1) in plain text instead of by mTLS`,
      ],
    ],
    [
      'to pods without a sidecar',
      gateway.replace('enabled', 'disabled') + pods(),
      gateway.replace('enabled', 'disabled') + pods() + rule(mode('DISABLE')),
      [],
    ],
    [
      'that nothing changes',
      gateway + pods() + rule(none),
      gateway + pods() + rule(mode('ISTIO_MUTUAL')),
      [],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(sentencesOf(before, after, ['mtls'])).toEqual(expected)
  })

  it('is likely to be lost where no file has the pods', () => {
    const changed = changedMesh(gateway, gateway + rule(mode('DISABLE')))
    expect(consequencesOf(changed).filter(({ area }) => area === 'mtls')).toMatchObject([
      {
        code: 'calls-weakened',
        missing: ['whether the pods of shop.shop.svc.cluster.local take mTLS'],
        place: { side: 'head', node: { text: 'DISABLE' } },
      },
    ])
  })

  it('is lost with the setting of the mesh', () => {
    const config = (value: boolean) => `
---
apiVersion: v1
kind: ConfigMap
metadata: { name: istio, namespace: istio-system }
data: { mesh: "enableAutoMtls: ${value}" }
`
    expect(sentencesOf(gateway + pods() + config(true), gateway + pods() + config(false), ['mtls'])).toEqual([
      `mtls/calls-weakened: sends calls of pods of any namespace to ${target} in plain text instead of by mTLS`,
    ])
  })
})

describe('retries', () => {
  const config = (policy: string) => `
---
apiVersion: v1
kind: ConfigMap
metadata: { name: istio, namespace: istio-system }
data: { mesh: "defaultHttpRetryPolicy: ${policy}" }
`
  const own = (retries: string) =>
    gateway +
    route(
      `route: [{ destination: { host: shop.shop.svc.cluster.local, port: { number: 80 } } }], retries: ${retries}`,
    )
  it.each<[string, string, string, string[]]>([
    [
      'of the mesh',
      gateway + route() + config('{ attempts: 2 }'),
      gateway + route() + config('{ attempts: 5 }'),
      [
        'traffic/retries-changed: tries requests whose route sets no `retries`, such as those to `shop.example.com`, up to 6 times instead of up to 3 times',
      ],
    ],
    [
      'of the mesh, for other failures',
      gateway + config('{ attempts: 2, retryOn: 5xx }'),
      gateway + config('{ attempts: 2, retryOn: connect-failure }'),
      [
        'traffic/retries-changed: tries requests whose route sets no `retries` up to 3 times on `connect-failure` instead of up to 3 times on `5xx`',
      ],
    ],
    [
      'of a route, for other failures',
      own('{ attempts: 2, retryOn: 5xx }'),
      own('{ attempts: 2, retryOn: "reset,503" }'),
      [
        'traffic/retries-changed: tries requests to `shop.example.com` up to 3 times on `503,reset` instead of up to 3 times on `5xx`',
      ],
    ],
    [
      'of a route, each with another limit',
      own('{ attempts: 2, perTryTimeout: 1s, retryOn: reset }'),
      own('{ attempts: 2, perTryTimeout: 3s, retryOn: reset }'),
      [
        'traffic/retries-changed: tries requests to `shop.example.com` up to 3 times (each for 3s) instead of up to 3 times (each for 1s)',
      ],
    ],
    [
      'that nothing changes',
      gateway + config('{ attempts: 2 }'),
      gateway + config('{}').replace('{}', '{ attempts: 2 }'),
      [],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(sentencesOf(before, after, ['traffic'])).toEqual(expected)
  })
})

describe('traffic', () => {
  it('to a host that is no longer declared', () => {
    const entry = (host: string): string => `
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: cards, namespace: shop }
spec: { hosts: [${host}], ports: [{ number: 80, name: http, protocol: HTTP }], resolution: DNS }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: cards, namespace: shop }
spec: { hosts: [${host}], http: [{ timeout: 15s, route: [{ destination: { host: ${host} } }] }] }
`
    const [before, after] = ['com', 'org'].map((end) => gateway + pods() + entry(`cards.example.${end}`))
    expect(sentencesOf(before!, after!, ['traffic'], 'ALLOW_ANY')).toEqual([
      'traffic/moved: moves requests to `cards.example.com` that went to `cards.example.com:80`: nothing declares that host any more, and they leave as pods send them',
    ])
    const none = gateway + pods()
    expect(sentencesOf(none, before!, ['traffic'], 'ALLOW_ANY')).toEqual([])
    const elsewhere = before!.replace(
      'destination: { host: cards.example.com }',
      'destination: { host: shop }',
    )
    expect(sentencesOf(none, elsewhere, ['traffic'], 'ALLOW_ANY')).toEqual([
      'traffic/moved: moves requests to `cards.example.com` that left as pods sent them: they go to `shop.shop.svc.cluster.local:80`',
    ])
  })

  const to = (host: string, more = '') =>
    route(`route: [{ destination: { host: ${host}.shop.svc.cluster.local, port: { number: 80 } } }]${more}`)
  it.each([
    [
      'to another Service',
      to('shop'),
      to('shop2'),
      'traffic/moved: moves requests to `shop.example.com` from `shop.shop.svc.cluster.local:80` to `shop2.shop.svc.cluster.local:80`',
    ],
    [
      'with another timeout and other tries',
      to('shop', ', timeout: 15s, retries: { attempts: 2, perTryTimeout: 4s, retryOn: reset }'),
      to('shop', ', timeout: 6s, retries: { attempts: 2, perTryTimeout: 4s, retryOn: reset }'),
      'traffic/timeout-changed: lets requests to `shop.example.com` wait 6s instead of 15s; traffic/retries-changed: tries requests to `shop.example.com` up to 3 times (2 of them begin before the timeout, if the host does not answer) instead of up to 3 times',
    ],
  ])('%s', (_, before, after, expected) => {
    expect(sentencesOf(gateway + before, gateway + after, ['traffic']).join('; ')).toBe(expected)
  })
})

const withWaypoint = gateway.replace('labels: {', 'labels: { istio.io/use-waypoint: waypoint,')
it.each([
  [
    'routes of sidecars beside a waypoint',
    route().replace('gateways: [shop]', 'gateways: [mesh]'),
    true,
    withWaypoint,
  ],
  ['routes of sidecars', route().replace('gateways: [shop]', 'gateways: [mesh]'), false],
  ['routes of gateways', route(), true],
  [
    'routes without hosts, which others delegate to',
    route().replace('hosts: [shop.example.com], gateways: [shop], ', ''),
    true,
  ],
])('compares who gets in where %s differ: %#', (_, routes, isCompared, mesh = gateway) => {
  const [before, after] = [routes, routes.replace('number: 80', 'number: 8080')]
  expect(comparedAccess(changedMesh(mesh + before, mesh + after)) !== null).toBe(isCompared)
})

it('looks at nothing where nothing differs', () => {
  const mesh = meshOf(gateway)
  const untouched = new Proxy(mesh, {
    get: () => {
      throw new Error('the mesh was asked')
    },
  })
  expect(consequencesOf({ base: untouched, head: untouched, objects: [] })).toEqual([])
})

it('tells which waypoint may not exist', () => {
  const head = `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: all, namespace: istio-system }
spec: { targetRefs: [{ group: gateway.networking.k8s.io, kind: GatewayClass, name: istio-waypoint }], action: DENY, rules: [{}] }
`
  const missing = consequencesOf(changedMesh('', head)).flatMap((item) => item.missing)
  expect(missing.join()).toContain('whether there is any other waypoint of other Services')
})
