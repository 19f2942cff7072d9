// Random policies about who gets in.
import type { JsonMap } from '../mutate.ts'
import type { Random } from '../random.ts'
import { fields, namespaceIn, object, security, selector } from './object-parts.ts'

export function peerAuthentication(random: Random): JsonMap {
  const mtls = (): JsonMap => ({ mode: random.pick(['STRICT', 'PERMISSIVE', 'DISABLE', 'UNSET']) })
  return object(security, 'PeerAuthentication', 'peers', namespaceIn(random), {
    ...fields(random, {
      selector: [0.5, () => selector(random)],
      mtls: [0.7, mtls],
    }),
    ...(random.isLikely(0.4) && {
      selector: selector(random),
      portLevelMtls: { [random.pick(['80', '8080', '9090', '7070'])]: mtls() },
    }),
  })
}

export function authorizationPolicy(random: Random): JsonMap {
  const spec = fields(random, {
    selector: [0.5, () => selector(random)],
    action: [0.6, () => random.pick(['ALLOW', 'DENY', 'AUDIT'])],
    rules: [0.8, () => Array.from({ length: 1 + random.below(2) }, () => accessRule(random))],
  })
  // The webhook refuses one that denies or logs nothing.
  const isEmpty = spec['rules'] === undefined && ['DENY', 'AUDIT'].includes(String(spec['action']))
  return object(security, 'AuthorizationPolicy', 'access', namespaceIn(random), {
    ...spec,
    ...(isEmpty && { action: 'ALLOW' }),
  })
}

function accessRule(random: Random): JsonMap {
  const principals = [
    ...[
      'cluster.local/ns/a/sa/default',
      'old.example/ns/a/sa/default',
      '*/ns/b/sa/default',
      'foreign/ns/a/sa/x',
    ],
    ...['*/sa/default', 'cluster.local/ns/b/*'],
  ]
  return fields(random, {
    from: [0.6, () => [{ source: { principals: [random.pick(principals)] } }]],
    to: [
      0.6,
      () => [
        {
          operation: random.pick<JsonMap>([
            { ports: ['8080'] },
            { ports: ['80'] },
            { paths: ['/a*'] },
            { methods: ['GET'], ports: ['9090'] },
          ]),
        },
      ],
    ],
  })
}

export function requestAuthentication(random: Random): JsonMap {
  return object(security, 'RequestAuthentication', 'tokens', namespaceIn(random), {
    ...fields(random, { selector: [0.5, () => selector(random)] }),
    jwtRules: Array.from({ length: 1 + random.below(2) }, () => ({
      issuer: random.pick(['https://one.example', 'https://two.example']),
      jwks: '{"keys":[]}',
      ...fields(random, {
        audiences: [0.4, () => [random.pick(['one', 'two'])]],
        forwardOriginalToken: [0.3, () => true],
      }),
    })),
  })
}

/** Policies about who gets in. */
export const policiesOfAccess: readonly ((random: Random) => JsonMap)[] = [
  authorizationPolicy,
  requestAuthentication,
]
