// Random policies about who gets in.
import type { Json, JsonMap } from '../mutate.ts'
import type { Random } from '../random.ts'
import { fields, istioObject, several, someFields } from './fields.ts'

export const issuers = ['https://one.example', 'https://two.example'] as const

/** The key sets of the issuers, by where they are. */
export function keysUri(issuer: string): string {
  return `${issuer}/keys`
}

const selectors: readonly JsonMap[] = [
  { matchLabels: { istio: 'ingressgateway' } },
  { matchLabels: { istio: 'egressgateway' } },
  { matchLabels: { app: 'api' } },
  { matchLabels: { version: 'v1' } },
  { matchLabels: { app: 'robot' } },
]
const namespaces = ['istio-system', 'istio-system', 'shop', 'shop', 'ops'] as const

function selected(random: Random): JsonMap {
  return fields(random, { selector: [0.5, () => random.pick(selectors)] })
}

export function requestAuthentication(random: Random): JsonMap {
  return istioObject('security', 'RequestAuthentication', random.pick(namespaces), {
    ...selected(random),
    jwtRules: several(random, 1, 2, () => jwtRule(random)),
  })
}

function jwtRule(random: Random): JsonMap {
  const issuer = random.pick(issuers)
  return {
    issuer,
    jwksUri: keysUri(issuer),
    ...fields(random, {
      audiences: [0.4, () => random.pick<Json>([['shop'], ['shop', 'other'], ['https://shop/']])],
      forwardOriginalToken: [0.3, () => true],
      outputPayloadToHeader: [0.15, () => 'x-payload'],
      outputClaimToHeaders: [0.15, () => [{ header: 'x-role', claim: 'role' }]],
    }),
    ...random.pick<JsonMap>([
      ...[
        {},
        {},
        {},
        {},
        { fromHeaders: [{ name: 'x-jwt' }] },
        { fromParams: ['token'] },
        { fromCookies: ['session'] },
      ],
      {
        fromHeaders: [
          { name: 'Authorization', prefix: 'Bearer ' },
          { name: 'x-jwt', prefix: 'JWT ' },
        ],
      },
    ]),
  }
}

export function authorizationPolicy(random: Random): JsonMap {
  const action = random.pick(['ALLOW', 'ALLOW', 'DENY', 'DENY', 'AUDIT', ''])
  const rules = several(random, action === 'ALLOW' && random.isLikely(0.1) ? 0 : 1, 3, () => rule(random))
  const { metadata, ...policy } = istioObject('security', 'AuthorizationPolicy', random.pick(namespaces), {
    ...selected(random),
    ...(action !== '' && { action }),
    ...(rules.length > 0 && { rules }),
  })
  const annotations = fields(random, { 'istio.io/dry-run': [0.05, () => 'true'] })
  return { ...policy, metadata: { ...(metadata as JsonMap), annotations } }
}

function rule(random: Random): JsonMap {
  return fields(random, {
    from: [0.45, () => several(random, 1, 2, () => ({ source: source(random) }))],
    to: [0.6, () => several(random, 1, 2, () => ({ operation: operation(random) }))],
    when: [0.35, () => several(random, 1, 2, () => condition(random))],
  })
}

/** Some values of a field, or of the one with `not` before it. */
function signed(random: Random, field: string, values: readonly string[]): JsonMap {
  const name = random.isLikely(0.3) ? `not${field[0]!.toUpperCase()}${field.slice(1)}` : field
  return { [name]: [...new Set(several(random, 1, 2, () => random.pick(values)))] }
}

function source(random: Random): JsonMap {
  const chosen = someFields(random, {
    principals: [0.25, () => true],
    namespaces: [0.25, () => true],
    serviceAccounts: [0.1, () => true],
    ipBlocks: [0.2, () => true],
    remoteIpBlocks: [0.2, () => true],
    requestPrincipals: [0.3, () => true],
  })
  const values: Readonly<Record<string, readonly string[]>> = {
    principals: [
      'cluster.local/ns/shop/sa/client',
      'cluster.local/ns/ops/*',
      '*/sa/robot',
      '*',
      'old.example/ns/shop/sa/client',
    ],
    namespaces: ['shop', 'ops', 'o*', '*s', '*'],
    serviceAccounts: ['client', 'ops/robot', 'shop/client'],
    ipBlocks: ['10.1.0.0/16', '10.1.2.3', '192.0.2.0/24'],
    remoteIpBlocks: ['10.1.0.0/16', '198.51.100.7', '192.0.2.0/24'],
    requestPrincipals: ['*', 'https://one.example/*', 'https://one.example/ann', '*/ann', 'https://two*'],
  }
  const isWithAccounts = 'serviceAccounts' in chosen
  const names = Object.keys(chosen).filter(
    (name) => !isWithAccounts || (name !== 'principals' && name !== 'namespaces'),
  )
  return Object.assign({}, ...names.map((name) => signed(random, name, values[name]!)))
}

function operation(random: Random): JsonMap {
  const chosen = someFields(random, {
    paths: [0.6, () => true],
    methods: [0.3, () => true],
    hosts: [0.2, () => true],
    ports: [0.2, () => true],
  })
  const values: Readonly<Record<string, readonly string[]>> = {
    paths: ['/a', '/a*', '*/b', '/', '*', '/{*}/b', '/a/{**}', '/b/{*}/d', '/api/v1/x', '/a/b', '/A'],
    methods: ['GET', 'POST', 'P*', '*'],
    hosts: ['shop.example.com', '*.example.com', 'api*', 'SHOP.example.com', 'shop.example.com:*', '*'],
    ports: ['8080', '80', '8081', '8443'],
  }
  return Object.assign({}, ...Object.keys(chosen).map((name) => signed(random, name, values[name]!)))
}

function condition(random: Random): JsonMap {
  const [key, values] = random.pick<readonly [string, readonly string[]]>([
    ['request.headers[x-a]', ['one', 'o*', '*']],
    ['request.headers[X-B]', ['two', '*o']],
    ['request.auth.claims[role]', ['buyer', 'b*', '*']],
    ['request.auth.claims[roles]', ['buyer', 'admin']],
    ['request.auth.claims[realm][roles]', ['buyer', 'admin', 'a*']],
    ['request.auth.claims[scope]', ['read', 'write', 'read write']],
    ['request.auth.claims[level]', ['5']],
    ['request.auth.audiences', ['shop', 'other', 's*']],
    ['request.auth.presenter', ['app']],
    ['request.auth.principal', ['https://one.example/ann', '*']],
    ['source.ip', ['10.1.0.0/16', '192.0.2.7']],
    ['remote.ip', ['10.1.0.0/16', '198.51.100.7']],
    ['source.namespace', ['shop', 'o*']],
    ['source.principal', ['cluster.local/ns/shop/sa/client', '*/robot', '*']],
    ['destination.port', ['8080', '8082', '8443']],
    ['connection.sni', ['shop.example.com', '*.example.com', '*']],
  ])
  const [value, second] = [random.pick(values), random.pick(values)]
  return random.pick<JsonMap>([
    { key, values: [value] },
    { key, values: [value, second] },
    { key, notValues: [value] },
  ])
}

export function peerAuthentication(random: Random): JsonMap {
  const mtls = (): JsonMap => ({
    mode: random.pick(['STRICT', 'PERMISSIVE', 'PERMISSIVE', 'DISABLE', 'UNSET']),
  })
  const isForWorkload = random.isLikely(0.5)
  return istioObject('security', 'PeerAuthentication', random.pick(['istio-system', 'shop', 'shop', 'ops']), {
    mtls: mtls(),
    ...(isForWorkload && { selector: random.pick(selectors) }),
    ...(isForWorkload &&
      random.isLikely(0.5) && { portLevelMtls: { [random.pick(['8080', '8081', '8082'])]: mtls() } }),
  })
}
