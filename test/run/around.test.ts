import { describe, expect, it } from 'vitest'
import {
  conflicts,
  deployment,
  inNamespace,
  needs,
  network,
  object,
  security,
  together,
  type Pair,
} from '../rules/pairs.ts'
import { chart, report, type Files } from './scene.ts'

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
const lacking: readonly Pair[] = [
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

/** The rules that speak of a chart beside plain files. */
async function spoken(templates: string, plain: Files, environments: readonly string[]): Promise<string[]> {
  const values = Object.fromEntries(environments.map((name) => [`values-${name}.yaml`, `name: ${name}\n`]))
  const { findings } = await report({ ...chart('web', templates, values), ...plain })
  return findings
    .filter(({ severity, at }) => severity !== 'info' && at.file !== 'plain.yaml')
    .map(({ rule }) => rule)
}

describe.each([[[]], [['prod', 'stage']]])('a chart with the environments %j', (environments) => {
  it.each([...needs, ...lacking])('is judged alone: $rule', async ({ rule, one }) => {
    // What is applied to the root namespace is known, and so are the Services and workloads of its own.
    const root = inNamespace(object('v1', 'ConfigMap', 'root', {}), 'istio-system')
    expect(await spoken(together(inNamespace(one, 'shop'), root), {}, environments)).toContain(rule)
  })

  it.each([...needs, ...lacking])('sees plain files beside it: $rule', async ({ rule, one, other }) => {
    const plain = { 'plain.yaml': inNamespace(other, 'shop') }
    expect(await spoken(inNamespace(one, 'shop'), plain, environments)).not.toContain(rule)
  })

  it.each(conflicts)('and has nothing against them: $rule', async ({ rule, one, other }) => {
    const plain = { 'plain.yaml': inNamespace(other, 'shop') }
    expect(await spoken(inNamespace(one, 'shop'), plain, environments)).not.toContain(rule)
  })
})

it('a chart without environments sees what others of the kind render', async () => {
  const { one, other, rule } = needs[0]!
  const files = { ...chart('web', inNamespace(one, 'shop')), ...chart('edge', inNamespace(other, 'shop')) }
  const found = async (all: Files): Promise<string[]> => (await report(all)).findings.map((each) => each.rule)
  expect(await found(chart('web', inNamespace(one, 'shop')))).toContain(rule)
  expect(await found(files)).not.toContain(rule)
})

it('a chart does not see what another environment renders', async () => {
  const gateway = `{{ if eq .Values.name "prod" }}\n${inNamespace(needs[0]!.other, 'shop')}\n{{ end }}\n`
  const templates = `${inNamespace(needs[0]!.one, 'shop')}\n---\n${gateway}`
  expect(await spoken(templates, {}, ['prod', 'stage'])).toContain('routing/gateway-exists')
})
