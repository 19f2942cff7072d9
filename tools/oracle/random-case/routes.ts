// Random VirtualServices, of hosts in the mesh and of gateways, with their delegates.
import type { Json, JsonMap } from '../mutate.ts'
import type { Random } from '../random.ts'
import { fields, istioObject, several } from './fields.ts'

/** Hosts that clients in the mesh call. */
export const meshHosts = [
  ...['api', 'web', 'empty', 'api.shop.svc.cluster.local', 'robot.ops.svc.cluster.local'],
  ...['pay.example.net', 'a.wild.example.net', '*.wild.example.net', 'unknown.example.com'],
] as const

/** Hosts that gateways serve. */
export const gatewayHosts = [
  'shop.example.com',
  'api.example.com',
  '*.example.com',
  'pay.example.net',
] as const

/** Paths of requests, which the conditions of routes and policies are made for. */
export const paths = [
  ...['/', '/a', '/a/', '/a/b', '/ab', '/A', '/b', '/b/c/d', '/api/v1/x', '/a?x=1', '/b?x=2&y', '/a/b?x='],
  ...[
    '//a',
    '/a//b',
    '/b/../a',
    '/%61',
    '/a%2fb',
    '/a;v=1/b',
    '/./a',
    '/a/%2e%2e/b',
    '/b/%7e',
    '/a b'.replace(' ', '%20'),
  ],
] as const

/** A VirtualService for the mesh, a gateway, or both. */
export function virtualService(random: Random): JsonMap {
  const isOfGateway = random.isLikely(0.5)
  const gateways = isOfGateway
    ? random.pick<Json>([['istio-system/gw'], ['istio-system/gw'], ['istio-system/gw', 'mesh']])
    : undefined
  const host = random.pick<string>(isOfGateway ? gatewayHosts : meshHosts)
  // The webhook refuses hosts of one VirtualService that overlap.
  const hosts = host.startsWith('*') || random.isLikely(0.7) ? [host] : [host, 'added.example.org']
  return istioObject('networking', 'VirtualService', random.pick(['shop', 'shop', 'ops', 'istio-system']), {
    hosts,
    ...(gateways !== undefined && { gateways }),
    ...fields(random, {
      exportTo: [0.2, () => random.pick<Json>([['*'], ['.'], ['shop', 'istio-system'], ['ops']])],
    }),
    http: several(random, 1, 4, () => rootRoute(random)),
  })
}

function rootRoute(random: Random): JsonMap {
  const name = fields(random, { name: [0.6, () => `r${random.below(100)}`] })
  if (random.isLikely(0.12))
    return {
      ...name,
      ...conditions(random),
      delegate: { name: random.pick(['part-a', 'part-b']), namespace: 'shop' },
    }
  return { ...name, ...conditions(random), ...action(random) }
}

/** The VirtualServices `part-a` and `part-b`, which others delegate to. */
export function delegates(random: Random): JsonMap[] {
  return ['part-a', 'part-b'].map((name) => ({
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: { name, namespace: 'shop' },
    spec: {
      http: several(random, 1, 2, () => ({
        ...fields(random, { name: [0.5, () => `${name}-${random.below(100)}`] }),
        ...conditions(random),
        ...action(random),
      })),
    },
  }))
}

function conditions(random: Random): JsonMap {
  return fields(random, { match: [0.7, () => several(random, 1, 2, () => condition(random))] })
}

function condition(random: Random): JsonMap {
  const chosen = fields(random, {
    uri: [0.6, () => uriMatch(random)],
    headers: [0.2, () => ({ [random.pick(['x-a', 'X-B'])]: textMatch(random) })],
    withoutHeaders: [0.1, () => ({ 'x-b': textMatch(random) })],
    queryParams: [
      0.12,
      () => ({
        x: random.pick<JsonMap>([{ exact: '1' }, { exact: '' }, { regex: '[0-9]+' }, { prefix: '2' }]),
      }),
    ],
    method: [0.15, () => random.pick<JsonMap>([{ exact: 'GET' }, { regex: 'P.*' }, { prefix: 'DE' }])],
    authority: [
      0.07,
      () => random.pick<JsonMap>([{ exact: 'shop.example.com' }, { prefix: 'api' }, { regex: '.*:[0-9]+' }]),
    ],
    scheme: [0.05, () => ({ exact: random.pick(['http', 'https']) })],
    port: [0.07, () => random.pick([80, 443])],
    sourceLabels: [0.07, () => random.pick<JsonMap>([{ app: 'client' }, { tier: 'front' }])],
    sourceNamespace: [0.05, () => random.pick(['shop', 'ops'])],
    gateways: [0.05, () => random.pick<Json>([['mesh'], ['istio-system/gw']])],
  })
  return 'uri' in chosen && random.isLikely(0.15) ? { ...chosen, ignoreUriCase: true } : chosen
}

function uriMatch(random: Random): JsonMap {
  return random.pick<JsonMap>([
    ...[{ prefix: '/' }, { prefix: '/a' }, { prefix: '/a/' }, { prefix: '/b' }, { prefix: '/api/v1/' }],
    ...[{ exact: '/a' }, { exact: '/a/b' }, { exact: '/' }],
    ...[
      { regex: '/a.*' },
      { regex: '/[ab](/[^/]+)*' },
      { regex: '/(?i)A' },
      { regex: '/b|/a' },
      { regex: '/api/v(\\d+)/.*' },
    ],
  ])
}

function textMatch(random: Random): JsonMap {
  return random.pick<JsonMap>([
    { exact: 'one' },
    { prefix: 'o' },
    { regex: 'o.e|two' },
    {},
    { regex: '.*' },
    { exact: '' },
  ])
}

function action(random: Random): JsonMap {
  const kind = random.next()
  if (kind < 0.1) return { redirect: redirect(random) }
  if (kind < 0.15)
    return {
      directResponse: {
        status: random.pick([200, 404, 503]),
        ...fields(random, { body: [0.5, () => ({ string: 'text' })] }),
      },
    }
  return { route: [weighted(random)].flat(), ...changes(random) }
}

function redirect(random: Random): JsonMap {
  const target = fields(random, {
    uri: [0.5, () => random.pick(['/new', '/new?z=1'])],
    authority: [0.4, () => 'moved.example.com'],
    scheme: [0.3, () => random.pick(['https', 'http'])],
    redirectCode: [0.3, () => random.pick([302, 308])],
  })
  const port = random.pick<JsonMap>([
    {},
    {},
    { port: 8443 },
    { derivePort: 'FROM_REQUEST_PORT' },
    { derivePort: 'FROM_PROTOCOL_DEFAULT' },
  ])
  return { uri: '/new', ...target, ...port }
}

/** One destination takes all: which of several would is chance. */
function weighted(random: Random): JsonMap[] {
  const [first, second] = [destination(random), destination(random)]
  return random.isLikely(0.1)
    ? [
        { ...first, weight: 100 },
        { ...second, weight: 0 },
      ]
    : [first]
}

function destination(random: Random): JsonMap {
  return {
    destination: {
      host: random.pick([
        ...['api', 'api', 'web', 'empty', 'alias', 'nothing'],
        'api.shop.svc.cluster.local',
        'robot.ops.svc.cluster.local',
        'pay.example.net',
        'static.example.net',
      ]),
      ...fields(random, {
        subset: [0.25, () => random.pick(['v1', 'v2', 'v3'])],
        port: [0.5, () => ({ number: random.pick([80, 80, 80, 443, 9999]) })],
      }),
    },
    ...fields(random, { headers: [0.1, () => headerChanges(random)] }),
  }
}

function changes(random: Random): JsonMap {
  return fields(random, {
    rewrite: [0.25, () => rewrite(random)],
    timeout: [0.2, () => `${1 + random.below(9)}s`],
    retries: [0.25, () => retries(random)],
    fault: [0.12, () => fault(random)],
    headers: [0.12, () => headerChanges(random)],
    mirror: [0.06, () => ({ host: 'mirror.shop.svc.cluster.local' })],
  })
}

function rewrite(random: Random): JsonMap {
  return random.pick<JsonMap>([
    ...[{ uri: '/' }, { uri: '/v1' }, { uri: '/v1/' }, { authority: 'changed.example.com' }],
    ...[
      { uri: '/v1', authority: 'changed.example.com' },
      { uriRegexRewrite: { match: '^/(\\w+)', rewrite: '/r/\\1' } },
    ],
    { uriRegexRewrite: { match: 'a', rewrite: 'z' } },
  ])
}

function retries(random: Random): JsonMap {
  const attempts = random.below(3)
  if (attempts === 0) return { attempts }
  return {
    attempts,
    ...fields(random, {
      retryOn: [
        0.7,
        () => random.pick(['5xx', 'gateway-error', 'reset', '503', 'retriable-4xx', 'connect-failure,503']),
      ],
      perTryTimeout: [0.3, () => '2s'],
    }),
  }
}

function fault(random: Random): JsonMap {
  return random.pick<JsonMap>([
    { abort: { httpStatus: random.pick([418, 503]), percentage: { value: 100 } } },
    { abort: { httpStatus: 418, percentage: { value: 0 } } },
    { delay: { fixedDelay: '0.010s', percentage: { value: 100 } } },
    {
      delay: { fixedDelay: '0.010s', percentage: { value: 100 } },
      abort: { httpStatus: 500, percentage: { value: 100 } },
    },
  ])
}

function headerChanges(random: Random): JsonMap {
  return {
    request: random.pick<JsonMap>([
      ...[{ set: { 'x-new': '1' } }, { add: { 'x-a': '2' } }, { remove: ['x-a'] }],
      { set: { 'x-b': '3' }, remove: ['X-A'] },
      { set: { host: 'header.example.com' } },
    ]),
  }
}
