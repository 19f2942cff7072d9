// Random Gateways, those of the Gateway API included.
import type { Json, JsonMap } from '../mutate.ts'
import type { Random } from '../random.ts'
import { fields, istioObject, several } from './fields.ts'

/** The Gateway `gw`, which serves plain HTTP and TLS. */
export function gateway(random: Random): JsonMap {
  const { spec, ...rest } = istioObject('networking', 'Gateway', 'istio-system', {
    selector: { istio: 'ingressgateway' },
    servers: [
      plainServer('http', httpHosts(random)),
      ...(random.isLikely(0.3)
        ? [{ ...plainServer('http-redirect', ['api.example.com']), tls: { httpsRedirect: true } }]
        : []),
      httpsServer(
        'https',
        random.pick<Json>([
          ['shop.example.com'],
          ['*.example.com'],
          ['shop/shop.example.com', 'api.example.com'],
        ]),
      ),
      ...(random.isLikely(0.3) ? [passthroughServer()] : []),
    ],
  })
  return { ...rest, metadata: { name: 'gw', namespace: 'istio-system' }, spec: spec! }
}

function httpHosts(random: Random): Json {
  return random.pick<Json>([
    ['*'],
    ['shop.example.com', '*.example.com'],
    ['*.example.com', 'pay.example.net'],
    ['shop/shop.example.com', './*.example.com'],
    ['shop/*'],
  ])
}

function plainServer(name: string, hosts: Json): JsonMap {
  return { port: { number: 80, name, protocol: 'HTTP' }, hosts }
}

function httpsServer(name: string, hosts: Json): JsonMap {
  return {
    port: { number: 443, name, protocol: 'HTTPS' },
    hosts,
    tls: { mode: 'SIMPLE', credentialName: 'cert' },
  }
}

function passthroughServer(): JsonMap {
  return {
    port: { number: 443, name: 'pass', protocol: 'TLS' },
    hosts: ['pass.example.com'],
    tls: { mode: 'PASSTHROUGH' },
  }
}

/** The route of the server that passes TLS on. */
export function passedRoute(): JsonMap {
  return istioObject('networking', 'VirtualService', 'shop', {
    hosts: ['pass.example.com'],
    gateways: ['istio-system/gw'],
    tls: [
      {
        match: [{ port: 443, sniHosts: ['pass.example.com'] }],
        route: [{ destination: { host: 'api', port: { number: 82 } } }],
      },
    ],
  })
}

/** A Gateway of the Gateway API in the place of `gw`, with routes. */
export function gatewayApi(random: Random): JsonMap[] {
  const listener = {
    name: 'http',
    port: 80,
    protocol: 'HTTP',
    allowedRoutes: { namespaces: { from: 'All' } },
    ...fields(random, { hostname: [0.4, () => random.pick(['*.example.com', 'shop.example.com'])] }),
  }
  return [
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'edge-istio', namespace: 'istio-system' },
      spec: { selector: { istio: 'ingressgateway' }, ports: [{ name: 'http', port: 80, targetPort: 8080 }] },
    },
    {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'Gateway',
      metadata: { name: 'edge', namespace: 'istio-system' },
      spec: { gatewayClassName: 'istio', listeners: [listener] },
    },
    ...several(random, 1, 3, () => httpRoute(random)),
  ]
}

function httpRoute(random: Random): JsonMap {
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name: `route-${random.below(1e6)}`, namespace: 'shop' },
    spec: {
      parentRefs: [{ name: 'edge', namespace: 'istio-system' }],
      hostnames: [random.pick(['shop.example.com', 'api.example.com', '*.example.com'])],
      rules: several(random, 1, 3, () => rule(random)),
    },
  }
}

function rule(random: Random): JsonMap {
  const matches = { matches: several(random, 1, 2, () => ruleMatch(random)) }
  const kind = random.next()
  if (kind < 0.15) return { ...matches, filters: [redirectFilter(random)] }
  return {
    ...matches,
    ...fields(random, { filters: [0.3, () => [ruleFilter(random)]] }),
    backendRefs: [{ name: random.pick(['api', 'api', 'web', 'empty', 'nothing']), port: 80 }],
  }
}

/** With the path that the API server adds where a match has none. */
function ruleMatch(random: Random): JsonMap {
  return {
    path: random.pick<JsonMap>([
      ...[
        { type: 'PathPrefix', value: '/' },
        { type: 'PathPrefix', value: '/' },
        { type: 'PathPrefix', value: '/a' },
      ],
      ...[
        { type: 'PathPrefix', value: '/a/' },
        { type: 'Exact', value: '/a' },
        { type: 'RegularExpression', value: '/[ab].*' },
      ],
    ]),
    ...fields(random, {
      headers: [
        0.2,
        () => [{ name: 'x-a', value: 'one', type: random.pick(['Exact', 'RegularExpression']) }],
      ],
      queryParams: [0.15, () => [{ name: 'x', value: '1', type: 'Exact' }]],
      method: [0.15, () => random.pick(['GET', 'POST'])],
    }),
  }
}

function redirectFilter(random: Random): JsonMap {
  return {
    type: 'RequestRedirect',
    requestRedirect: random.pick<JsonMap>([
      ...[
        { scheme: 'https', statusCode: 301 },
        { hostname: 'moved.example.com', statusCode: 302 },
      ],
      { path: { type: 'ReplaceFullPath', replaceFullPath: '/new' }, statusCode: 302 },
      { path: { type: 'ReplacePrefixMatch', replacePrefixMatch: '/new' }, statusCode: 302 },
    ]),
  }
}

function ruleFilter(random: Random): JsonMap {
  return random.pick<JsonMap>([
    {
      type: 'RequestHeaderModifier',
      requestHeaderModifier: { set: [{ name: 'x-new', value: '1' }], remove: ['x-a'] },
    },
    {
      type: 'URLRewrite',
      urlRewrite: { path: { type: 'ReplacePrefixMatch', replacePrefixMatch: random.pick(['/', '/v1']) } },
    },
    { type: 'URLRewrite', urlRewrite: { path: { type: 'ReplaceFullPath', replaceFullPath: '/full' } } },
    { type: 'URLRewrite', urlRewrite: { hostname: 'changed.example.com' } },
  ])
}

/** The Gateway `egress` for pods on the way out, with the routes that lead to it and on, and what it leads to. */
export function egressGateway(random: Random): JsonMap[] {
  const secure = random.pick<JsonMap>([
    { port: { number: 443, name: 'tls', protocol: 'TLS' }, tls: { mode: 'PASSTHROUGH' } },
    { port: { number: 443, name: 'https', protocol: 'HTTPS' }, tls: { mode: 'ISTIO_MUTUAL' } },
  ])
  const servers = [plainServer('http', [outsideHost]), { ...secure, hosts: [outsideHost] }]
  const { spec, ...rest } = istioObject('networking', 'Gateway', 'istio-system', {
    selector: { istio: 'egressgateway' },
    servers,
  })
  const entry = istioObject('networking', 'ServiceEntry', 'istio-system', {
    hosts: [outsideHost],
    ports: [
      { number: 80, name: 'http', protocol: 'HTTP' },
      { number: 443, name: 'tls', protocol: random.pick(['TLS', 'HTTPS', 'HTTP']) },
    ],
    resolution: 'DNS',
  })
  return [
    { ...rest, metadata: { name: 'egress', namespace: 'istio-system' }, spec: spec! },
    entry,
    egressRoutes(random),
  ]
}

const outsideHost = 'pay.example.net'
const egressGatewayName = 'istio-system/egress'

/** Pods go to the gateway, and the gateway goes on. */
function egressRoutes(random: Random): JsonMap {
  const toGateway = (number: number): JsonMap => ({
    destination: { host: 'egress.istio-system.svc.cluster.local', port: { number } },
  })
  const outside = (number: number): JsonMap => ({ destination: { host: outsideHost, port: { number } } })
  const sni = { port: 443, sniHosts: [outsideHost] }
  return istioObject('networking', 'VirtualService', 'istio-system', {
    hosts: [outsideHost],
    gateways: ['mesh', egressGatewayName],
    http: [
      {
        match: [
          { gateways: ['mesh'], port: 80, ...fields(random, { uri: [0.3, () => ({ prefix: '/a' })] }) },
        ],
        route: [toGateway(random.pick([80, 443]))],
      },
      {
        match: [{ gateways: [egressGatewayName] }],
        route: [outside(random.pick([80, 443]))],
        ...fields(random, {
          timeout: [0.3, () => '3s'],
          retries: [0.3, () => ({ attempts: 1 + random.below(2), retryOn: '5xx' })],
          rewrite: [0.2, () => ({ authority: 'changed.example.com' })],
        }),
      },
    ],
    tls: [
      { match: [{ gateways: ['mesh'], ...sni }], route: [toGateway(443)] },
      { match: [{ gateways: [egressGatewayName], ...sni }], route: [outside(443)] },
    ],
  })
}
