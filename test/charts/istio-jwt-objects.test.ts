import { describe, expect, it } from 'vitest'
import { destination, issuer, orders, release } from './jwt-release.ts'
import { only } from './only.ts'
import { render } from './render.ts'

const chart = 'istio-jwt'
const services = { orders }

describe('istio-jwt: the way in', () => {
  it('serves the hosts with TLS and redirects http', async () => {
    const gateway = only(await release(services), 'Gateway')
    expect(gateway.spec['servers']).toEqual([
      {
        port: { number: 443, name: 'https', protocol: 'HTTPS' },
        tls: { mode: 'SIMPLE', credentialName: 'shop-tls' },
        hosts: orders.hosts,
      },
      {
        port: { number: 80, name: 'http', protocol: 'HTTP' },
        tls: { httpsRedirect: true },
        hosts: orders.hosts,
      },
    ])
  })

  it('serves plain http where somebody else ends TLS', async () => {
    const gateway = only(await render(chart, { jwt: { issuer }, services }), 'Gateway')
    expect(gateway.spec['servers']).toEqual([
      { port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: orders.hosts },
    ])
  })

  it('routes each service from that gateway, with its timeout and retries', async () => {
    const retries = { attempts: 2, perTryTimeout: '2s' }
    const routes = only(await release({ orders: { ...orders, timeout: '6s', retries } }), 'VirtualService')
    const route = [{ destination: { host: destination.host, port: { number: 8080 } } }]
    expect(routes.spec).toEqual({
      hosts: orders.hosts,
      gateways: ['shop'],
      http: [{ route, timeout: '6s', retries }],
    })
  })

  it('splits the claims that are lists in one text', async () => {
    const ruleOf = async (jwt: object): Promise<object> =>
      (only(await release(services, jwt), 'RequestAuthentication').spec['jwtRules'] as object[])[0]!
    expect(await ruleOf({ spaceDelimitedClaims: ['scp'] })).toHaveProperty('spaceDelimitedClaims', ['scp'])
    expect(await ruleOf({})).not.toHaveProperty('spaceDelimitedClaims')
  })

  it('uses a gateway that is already there', async () => {
    const objects = await render(chart, { jwt: { issuer }, gateway: { existing: 'edge/public' }, services })
    expect(objects.some((object) => object.kind === 'Gateway')).toBe(false)
    expect(only(objects, 'VirtualService').spec['gateways']).toEqual(['edge/public'])
  })

  it('replaces the default selector instead of joining it', async () => {
    const gateway = { namespace: 'edge', selector: { app: 'edge' } }
    const objects = await render(chart, { jwt: { issuer }, gateway, services })
    expect(only(objects, 'Gateway').spec['selector']).toEqual({ app: 'edge' })
    for (const kind of ['RequestAuthentication', 'AuthorizationPolicy']) {
      expect(only(objects, kind).spec['selector']).toEqual({ matchLabels: { app: 'edge' } })
      expect(only(objects, kind).metadata.namespace).toBe('edge')
    }
  })

  it('renders nothing where there are no services', async () => {
    expect(await render(chart, { jwt: { issuer } })).toEqual([])
  })
})

describe('istio-jwt: the token settings', () => {
  it('go to Istio as they are, also where the gate will refuse them', async () => {
    const jwt = {
      issuer: 'not a URL',
      jwks: { keys: [{ kid: 'new' }, { kid: 'old' }] },
      audiences: ['shop', 'admin'],
      fromHeaders: [{ name: 'x-token', prefix: 'Token ' }],
      outputClaimToHeaders: [{ header: 'x-user', claim: 'sub' }],
      forwardOriginalToken: true,
    }
    const { spec } = only(await render(chart, { jwt, services }), 'RequestAuthentication')
    expect(spec['jwtRules']).toEqual([{ ...jwt, jwks: '{"keys":[{"kid":"new"},{"kid":"old"}]}' }])
  })

  it('take the keys as a text too', async () => {
    const jwks = '{ "keys": [] }\n'
    const { spec } = only(await render(chart, { jwt: { issuer, jwks }, services }), 'RequestAuthentication')
    expect(spec['jwtRules']).toEqual([{ issuer, jwks, forwardOriginalToken: false }])
  })
})

describe('istio-jwt: the way to the keys', () => {
  const originated = [{ host: 'login.example.com', trafficPolicy: { tls: { mode: 'SIMPLE' } } }]
  it.each([
    ['https://login.example.com/keys', false, { number: 443, name: 'tls', protocol: 'TLS' }, []],
    [
      'https://login.example.com:8443/keys',
      true,
      { number: 8443, name: 'http', protocol: 'HTTP' },
      originated,
    ],
    ['http://login.example.com/keys', true, { number: 80, name: 'http', protocol: 'HTTP' }, []],
  ])('%s, TLS by the proxy: %s', async (jwksUri, originateTls, port, rules) => {
    const objects = await release(services, { jwksUri, egress: { enabled: true, originateTls } })
    const entry = only(objects, 'ServiceEntry')
    expect(entry.spec).toMatchObject({ hosts: ['login.example.com'], resolution: 'DNS', ports: [port] })
    expect(objects.filter(({ kind }) => kind === 'DestinationRule').map(({ spec }) => spec)).toEqual(rules)
  })

  it.each([
    ['nobody asks for it', {}],
    ['the address is none', { jwksUri: 'keys', egress: { enabled: true } }],
  ])('is not rendered where %s', async (_, jwt) => {
    const objects = await release(services, jwt)
    expect(objects.map(({ kind }) => kind)).not.toContain('ServiceEntry')
  })
})

describe('istio-jwt: monitoring', () => {
  it.each([
    ['gateway', 'reporter="source",source_workload_namespace="istio-system"'],
    ['workload', 'reporter="destination",destination_workload_namespace="shop"'],
  ])('counts the refusals of the proxies that check: %s', async (enforceAt, series) => {
    const monitoring = { enabled: true, labels: { release: 'prometheus' } }
    const rule = only(await render(chart, { jwt: { issuer, enforceAt }, monitoring }), 'PrometheusRule')
    const [{ rules }] = rule.spec['groups'] as [{ rules: { expr: string }[] }]
    expect(rule.metadata.labels['release']).toBe('prometheus')
    expect(rules[0]!.expr).toContain(`istio_requests_total{${series},response_code=~"401|403"}`)
    expect(rules[1]!.expr).toMatch(/> 0\.2$/)
  })

  it.each([
    ['jwksUri', { jwksUri: `${issuer}/keys` }, true],
    ['the discovery of the issuer', {}, true],
    ['jwks', { jwks: { keys: [{ kid: 'new' }] } }, false],
  ])('alerts on failing fetches where keys come from %s', async (_, keys, alerts) => {
    const rule = only(
      await render(chart, { jwt: { issuer, ...keys }, monitoring: { enabled: true } }),
      'PrometheusRule',
    )
    const [{ rules }] = rule.spec['groups'] as [{ rules: { alert?: string }[] }]
    expect(rules.some(({ alert }) => alert === 'JwksFetchFails')).toBe(alerts)
  })

  it.each([
    ['gateway', { istio: 'ingressgateway' }, 'istio-system'],
    ['workload', { app: 'orders' }, 'shop'],
  ])('logs the refusals of the proxies that check: %s', async (enforceAt, labels, namespace) => {
    const monitoring = { accessLogs: { provider: 'envoy' } }
    const workloadSelector = { app: 'orders' }
    const values = { jwt: { issuer, enforceAt }, services: { orders: { ...orders, workloadSelector } }, monitoring }
    const telemetry = only(await render(chart, values, { namespace: 'shop' }), 'Telemetry')
    expect(telemetry.metadata.namespace).toBe(namespace)
    expect(telemetry.spec).toEqual({
      selector: { matchLabels: labels },
      accessLogging: [
        {
          providers: [{ name: 'envoy' }],
          filter: { expression: 'response.code == 401 || response.code == 403' },
        },
      ],
    })
  })
})
