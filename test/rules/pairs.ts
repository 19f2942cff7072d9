/** Two objects that are applied together, by two targets. */
export interface Pair {
  readonly rule: string
  readonly one: string
  readonly other: string
}

export const object = (
  apiVersion: string,
  kind: string,
  name: string,
  spec: object,
  more: object = {},
): string => JSON.stringify({ apiVersion, kind, metadata: { name, NS: 0, ...more }, spec })

export const network = (kind: string, name: string, spec: object): string =>
  object('networking.istio.io/v1', kind, name, spec)
export const security = (kind: string, spec: object): string =>
  object('security.istio.io/v1', kind, kind.toLowerCase(), spec)
export const together = (...objects: readonly string[]): string => objects.join('\n---\n')

export const service = (name: string): string =>
  object('v1', 'Service', name, { selector: { app: name }, ports: [{ name: 'http', port: 80 }] })
export const deployment = (name: string, labels: object): string =>
  object('apps/v1', 'Deployment', name, { template: { metadata: { labels }, spec: { containers: [] } } })
const route = (destination: object, spec: object = {}): string =>
  network('VirtualService', 'route', { hosts: ['web'], http: [{ route: [{ destination }] }], ...spec })
const selector = { selector: { matchLabels: { app: 'web' } } }
const jwtRules = [{ issuer: 'https://id.example.org', audiences: ['web'] }]
const tokens = [{ from: [{ source: { requestPrincipals: ['https://id.example.org/*'] } }] }]

/** What `one` needs and `other` has in the same namespace. */
export const needs: readonly Pair[] = [
  {
    rule: 'routing/gateway-exists',
    one: together(
      network('Gateway', 'inner', { selector: { istio: 'inner' }, servers: [] }),
      route({ host: 'a.example.org' }, { gateways: ['edge'] }),
    ),
    other: network('Gateway', 'edge', { selector: { istio: 'edge' }, servers: [] }),
  },
  {
    rule: 'routing/destination-known',
    one: together(service('web'), route({ host: 'orders' })),
    other: service('orders'),
  },
  {
    rule: 'egress/policy-host-unknown',
    one: together(service('web'), network('DestinationRule', 'orders', { host: 'orders' })),
    other: service('orders'),
  },
  {
    rule: 'routing/subset-exists',
    one: together(service('web'), route({ host: 'web', subset: 'v1' })),
    other: network('DestinationRule', 'web', { host: 'web', subsets: [{ name: 'v1', labels: { v: '1' } }] }),
  },
  {
    rule: 'authz/selects-nothing',
    one: together(deployment('orders', { app: 'orders' }), security('PeerAuthentication', selector)),
    other: deployment('web', { app: 'web' }),
  },
  {
    rule: 'jwt/policy-without-authentication',
    one: security('AuthorizationPolicy', { ...selector, rules: tokens }),
    other: security('RequestAuthentication', { ...selector, jwtRules }),
  },
  {
    rule: 'jwt/not-enforced',
    one: security('RequestAuthentication', { ...selector, jwtRules }),
    other: security('AuthorizationPolicy', { ...selector, rules: tokens }),
  },
  {
    rule: 'jwt/audience-missing',
    one: security('RequestAuthentication', { ...selector, jwtRules: [{ issuer: 'https://id.example.org' }] }),
    other: security('AuthorizationPolicy', {
      ...selector,
      rules: [{ ...tokens[0], when: [{ key: 'request.auth.claims[aud]', values: ['web'] }] }],
    }),
  },
  {
    rule: 'jwt/negative-only',
    one: security('AuthorizationPolicy', {
      ...selector,
      rules: [{ from: [{ source: { notRequestPrincipals: ['https://id.example.org/x'] } }] }],
    }),
    other: security('AuthorizationPolicy', {
      action: 'DENY',
      rules: [{ from: [{ source: { notRequestPrincipals: ['*'] } }] }],
    }),
  },
]

const host = 'api.example.org'
const ports = (...all: readonly (readonly [number, string, number?])[]): object[] =>
  all.map(([number, protocol, targetPort]) => ({
    number,
    protocol,
    name: `${protocol.toLowerCase()}-${number}`,
    ...(targetPort !== undefined && { targetPort }),
  }))
const entry = (spec: object, name = 'entry'): string =>
  network('ServiceEntry', name, { hosts: [host], location: 'MESH_EXTERNAL', resolution: 'DNS', ...spec })
const policy = (spec: object): string => security('AuthorizationPolicy', { rules: [{}], ...spec })
const simple = network('DestinationRule', 'tls', { host, trafficPolicy: { tls: { mode: 'SIMPLE' } } })
const fetching = object('apps/v1', 'Deployment', 'istiod', {
  template: {
    spec: {
      containers: [{ name: 'discovery', env: [{ name: 'PILOT_JWT_ENABLE_REMOTE_JWKS', value: 'envoy' }] }],
    },
  },
})
const keys = security('RequestAuthentication', {
  jwtRules: [{ issuer: `https://${host}`, jwksUri: `https://${host}/keys`, audiences: ['a'] }],
})

/** What `one` lacks, and `other` has whatever its namespace. */
export const lacking: readonly Pair[] = [
  { rule: 'egress/plain-http-to-tls-port', one: entry({ ports: ports([80, 'HTTP', 443]) }), other: simple },
  { rule: 'egress/port-protocol', one: entry({ ports: ports([443, 'HTTP']) }), other: simple },
  {
    rule: 'egress/mediated-timeout-ineffective',
    one: together(
      entry({ ports: ports([443, 'TLS']) }),
      network('VirtualService', 'route', {
        hosts: [host],
        http: [{ timeout: '5s', route: [{ destination: { host } }] }],
      }),
    ),
    other: entry({ ports: ports([80, 'HTTP']) }, 'other'),
  },
  {
    rule: 'routing/destination-port',
    one: together(
      entry({ ports: ports([443, 'TLS']) }),
      network('VirtualService', 'route', {
        hosts: [host],
        tls: [{ match: [{ sniHosts: [host] }], route: [{ destination: { host, port: { number: 8443 } } }] }],
      }),
    ),
    other: entry({ ports: ports([8443, 'TLS']) }, 'other'),
  },
  {
    rule: 'egress/static-no-endpoints',
    one: entry({ resolution: 'STATIC', ports: ports([443, 'TLS']) }),
    other: entry(
      { resolution: 'STATIC', ports: ports([443, 'TLS']), endpoints: [{ address: '10.0.0.1' }] },
      'other',
    ),
  },
  {
    rule: 'jwt/jwks-egress',
    one: together(fetching, keys),
    other: entry({ ports: ports([443, 'TLS']), location: 'MESH_INTERNAL' }),
  },
  {
    rule: 'jwt/jwks-egress',
    one: together(fetching, keys, entry({ ports: ports([443, 'HTTPS']) })),
    other: simple,
  },
  {
    rule: 'authz/mtls',
    one: together(
      deployment('web', { app: 'web' }),
      policy({
        action: 'DENY',
        rules: [{ from: [{ source: { principals: ['cluster.local/ns/a/sa/b'] } }] }],
      }),
      security('PeerAuthentication', { mtls: { mode: 'PERMISSIVE' } }),
    ),
    other: security('PeerAuthentication', { mtls: { mode: 'STRICT' } }).replace(
      'peerauthentication',
      'strict',
    ),
  },
  {
    rule: 'authz/path-bypass',
    one: policy({ action: 'DENY', rules: [{ to: [{ operation: { paths: ['/admin'] } }] }] }),
    other: policy({ action: 'DENY', rules: [{ to: [{ operation: { paths: ['/admin/'] } }] }] }).replace(
      'authorizationpolicy',
      'b',
    ),
  },
  {
    rule: 'workload/application-uid',
    one: object('apps/v1', 'Deployment', 'web', {
      template: { spec: { containers: [{ name: 'web', securityContext: { runAsUser: 1337 } }] } },
    }),
    other:
      '{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"shop","labels":{"istio-injection":"disabled"}}}',
  },
]

/** What `one` and `other` have against each other in one namespace. */
export const conflicts: readonly Pair[] = [
  {
    rule: 'egress/policy-conflict',
    one: network('DestinationRule', 'a', {
      host: 'api.example.org',
      trafficPolicy: { tls: { mode: 'SIMPLE' } },
    }),
    other: network('DestinationRule', 'b', {
      host: 'api.example.org',
      trafficPolicy: { outlierDetection: {} },
    }),
  },
  { rule: 'egress/sidecar-conflict', one: network('Sidecar', 'a', {}), other: network('Sidecar', 'b', {}) },
  {
    rule: 'extension/telemetry-conflict',
    one: object('telemetry.istio.io/v1', 'Telemetry', 'a', {}),
    other: object('telemetry.istio.io/v1', 'Telemetry', 'b', {}),
  },
  {
    rule: 'gitops/duplicate-object',
    one: object('v1', 'ConfigMap', 'settings', {}),
    other: object('v1', 'ConfigMap', 'settings', { changed: true }),
  },
  {
    rule: 'routing/host-conflict',
    one: network('VirtualService', 'a', {
      hosts: ['web'],
      http: [{ route: [{ destination: { host: 'web' } }] }],
    }),
    other: network('VirtualService', 'b', {
      hosts: ['web'],
      http: [{ route: [{ destination: { host: 'web' } }] }],
    }),
  },
]

/** A text of objects, in a namespace or in none that is stated. */
export function inNamespace(text: string, namespace: string | null): string {
  const said = namespace === null ? '' : `"namespace":"${namespace}",`
  return text.replaceAll('"NS":0', `${said}"labels":{}`)
}
