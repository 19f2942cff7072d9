/** Two texts of objects that two targets apply together. */
export interface Pair {
  readonly rule: string
  readonly first: string
  readonly second: string
}

export const object = (
  apiVersion: string,
  kind: string,
  name: string,
  spec: object,
  metadata: object = {},
): string => JSON.stringify({ apiVersion, kind, metadata: { name, NS: 0, ...metadata }, spec })

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

/** Pairs in which `first` needs an object that `second` has in the same namespace. */
export const needs: readonly Pair[] = [
  {
    rule: 'routing/gateway-exists',
    first: together(
      network('Gateway', 'inner', { selector: { istio: 'inner' }, servers: [] }),
      route({ host: 'a.example.org' }, { gateways: ['edge'] }),
    ),
    second: network('Gateway', 'edge', { selector: { istio: 'edge' }, servers: [] }),
  },
  {
    rule: 'routing/destination-known',
    first: together(service('web'), route({ host: 'orders' })),
    second: service('orders'),
  },
  {
    rule: 'egress/policy-host-unknown',
    first: together(service('web'), network('DestinationRule', 'orders', { host: 'orders' })),
    second: service('orders'),
  },
  {
    rule: 'routing/subset-exists',
    first: together(service('web'), route({ host: 'web', subset: 'v1' })),
    second: network('DestinationRule', 'web', { host: 'web', subsets: [{ name: 'v1', labels: { v: '1' } }] }),
  },
  {
    rule: 'authz/selects-nothing',
    first: together(deployment('orders', { app: 'orders' }), security('PeerAuthentication', selector)),
    second: deployment('web', { app: 'web' }),
  },
  {
    rule: 'jwt/policy-without-authentication',
    first: security('AuthorizationPolicy', { ...selector, rules: tokens }),
    second: security('RequestAuthentication', { ...selector, jwtRules }),
  },
  {
    rule: 'jwt/not-enforced',
    first: security('RequestAuthentication', { ...selector, jwtRules }),
    second: security('AuthorizationPolicy', { ...selector, rules: tokens }),
  },
  {
    rule: 'jwt/audience-missing',
    first: security('RequestAuthentication', {
      ...selector,
      jwtRules: [{ issuer: 'https://id.example.org' }],
    }),
    second: security('AuthorizationPolicy', {
      ...selector,
      rules: [{ ...tokens[0], when: [{ key: 'request.auth.claims[aud]', values: ['web'] }] }],
    }),
  },
  {
    rule: 'jwt/negative-only',
    first: security('AuthorizationPolicy', {
      ...selector,
      rules: [{ from: [{ source: { notRequestPrincipals: ['https://id.example.org/x'] } }] }],
    }),
    second: security('AuthorizationPolicy', {
      action: 'DENY',
      rules: [{ from: [{ source: { notRequestPrincipals: ['*'] } }] }],
    }),
  },
]

const host = 'api.example.org'
const ports = (...declared: readonly (readonly [number, string, number?])[]): object[] =>
  declared.map(([number, protocol, targetPort]) => ({
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

/** Pairs in which `first` lacks an object that `second` has, in whatever namespace. */
export const lacking: readonly Pair[] = [
  {
    rule: 'egress/plain-http-to-tls-port',
    first: entry({ ports: ports([80, 'HTTP', 443]) }),
    second: simple,
  },
  { rule: 'egress/port-protocol', first: entry({ ports: ports([443, 'HTTP']) }), second: simple },
  {
    rule: 'egress/mediated-timeout-ineffective',
    first: together(
      entry({ ports: ports([443, 'TLS']) }),
      network('VirtualService', 'route', {
        hosts: [host],
        http: [{ timeout: '5s', route: [{ destination: { host } }] }],
      }),
    ),
    second: entry({ ports: ports([80, 'HTTP']) }, 'other'),
  },
  {
    rule: 'routing/destination-port',
    first: together(
      entry({ ports: ports([443, 'TLS']) }),
      network('VirtualService', 'route', {
        hosts: [host],
        tls: [{ match: [{ sniHosts: [host] }], route: [{ destination: { host, port: { number: 8443 } } }] }],
      }),
    ),
    second: entry({ ports: ports([8443, 'TLS']) }, 'other'),
  },
  {
    rule: 'egress/static-no-endpoints',
    first: entry({ resolution: 'STATIC', ports: ports([443, 'TLS']) }),
    second: entry(
      { resolution: 'STATIC', ports: ports([443, 'TLS']), endpoints: [{ address: '10.0.0.1' }] },
      'other',
    ),
  },
  {
    rule: 'jwt/jwks-egress',
    first: together(fetching, keys),
    second: entry({ ports: ports([443, 'TLS']), location: 'MESH_INTERNAL' }),
  },
  {
    rule: 'jwt/jwks-egress',
    first: together(fetching, keys, entry({ ports: ports([443, 'HTTPS']) })),
    second: simple,
  },
  {
    rule: 'authz/mtls',
    first: together(
      deployment('web', { app: 'web' }),
      policy({
        action: 'DENY',
        rules: [{ from: [{ source: { principals: ['cluster.local/ns/a/sa/b'] } }] }],
      }),
      security('PeerAuthentication', { mtls: { mode: 'PERMISSIVE' } }),
    ),
    second: security('PeerAuthentication', { mtls: { mode: 'STRICT' } }).replace(
      'peerauthentication',
      'strict',
    ),
  },
  {
    rule: 'authz/path-bypass',
    first: policy({ action: 'DENY', rules: [{ to: [{ operation: { paths: ['/admin'] } }] }] }),
    second: policy({ action: 'DENY', rules: [{ to: [{ operation: { paths: ['/admin/'] } }] }] }).replace(
      'authorizationpolicy',
      'b',
    ),
  },
  {
    rule: 'workload/application-uid',
    first: object('apps/v1', 'Deployment', 'web', {
      template: { spec: { containers: [{ name: 'web', securityContext: { runAsUser: 1337 } }] } },
    }),
    second:
      '{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"shop","labels":{"istio-injection":"disabled"}}}',
  },
]

/** Pairs that conflict if both are in one namespace. */
export const conflicts: readonly Pair[] = [
  {
    rule: 'egress/policy-conflict',
    first: network('DestinationRule', 'a', {
      host: 'api.example.org',
      trafficPolicy: { tls: { mode: 'SIMPLE' } },
    }),
    second: network('DestinationRule', 'b', {
      host: 'api.example.org',
      trafficPolicy: { outlierDetection: {} },
    }),
  },
  {
    rule: 'egress/sidecar-conflict',
    first: network('Sidecar', 'a', {}),
    second: network('Sidecar', 'b', {}),
  },
  {
    rule: 'extension/telemetry-conflict',
    first: object('telemetry.istio.io/v1', 'Telemetry', 'a', {}),
    second: object('telemetry.istio.io/v1', 'Telemetry', 'b', {}),
  },
  {
    rule: 'gitops/duplicate-object',
    first: object('v1', 'ConfigMap', 'settings', {}),
    second: object('v1', 'ConfigMap', 'settings', { changed: true }),
  },
  {
    rule: 'routing/host-conflict',
    first: network('VirtualService', 'a', {
      hosts: ['web'],
      http: [{ route: [{ destination: { host: 'web' } }] }],
    }),
    second: network('VirtualService', 'b', {
      hosts: ['web'],
      http: [{ route: [{ destination: { host: 'web' } }] }],
    }),
  },
]

/** The objects of a text in a namespace; `null` states none. */
export function inNamespace(text: string, namespace: string | null): string {
  const namespaceField = namespace === null ? '' : `"namespace":"${namespace}",`
  return text.replaceAll('"NS":0', `${namespaceField}"labels":{}`)
}
