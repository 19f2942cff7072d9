import { describe, expect, it } from 'vitest'
import { helm, render } from './helm.ts'
import { destination, issuer, only, orders, release } from './jwt-release.ts'

describe.skipIf(!helm)('istio-jwt: the objects beside the policies', () => {
  it('serves the hosts with TLS and redirects http', () => {
    const [server, redirect] = only(release({ orders }), 'Gateway').spec['servers'] as Record<
      string,
      unknown
    >[]
    expect(server).toMatchObject({
      port: { number: 443, protocol: 'HTTPS' },
      hosts: orders.hosts,
      tls: { mode: 'SIMPLE', credentialName: 'shop-tls' },
    })
    expect(redirect).toMatchObject({
      port: { number: 80, protocol: 'HTTP' },
      hosts: orders.hosts,
      tls: { httpsRedirect: true },
    })
  })

  it('routes each service from that gateway, with its timeout and retries', () => {
    const retries = { attempts: 2, perTryTimeout: '2s' }
    const route = only(release({ orders: { ...orders, timeout: '6s', retries } }), 'VirtualService')
    expect(route.spec).toEqual({
      hosts: orders.hosts,
      gateways: ['shop'],
      http: [
        {
          route: [{ destination: { host: destination.host, port: { number: 8080 } } }],
          timeout: '6s',
          retries,
        },
      ],
    })
  })

  it('uses a gateway that is already there', () => {
    const objects = render('istio-jwt', {
      jwt: { issuer },
      gateway: { existing: 'edge/public' },
      services: { orders },
    })
    expect(objects.some((object) => object.kind === 'Gateway')).toBe(false)
    expect(only(objects, 'VirtualService').spec['gateways']).toEqual(['edge/public'])
  })

  it('replaces the default selector instead of joining it', () => {
    const objects = render('istio-jwt', {
      jwt: { issuer },
      gateway: { namespace: 'edge', selector: { app: 'edge' } },
      services: { orders },
    })
    expect(only(objects, 'Gateway').spec['selector']).toEqual({ app: 'edge' })
    for (const kind of ['RequestAuthentication', 'AuthorizationPolicy']) {
      expect(only(objects, kind).spec['selector']).toEqual({ matchLabels: { app: 'edge' } })
      expect(only(objects, kind).metadata.namespace).toBe('edge')
    }
  })

  it('hands the token settings to Istio as they are', () => {
    const jwt = {
      issuer: 'not a URL',
      jwks: { keys: [{ kid: 'new' }, { kid: 'old' }] },
      audiences: ['shop', 'admin'],
      fromHeaders: [{ name: 'x-token', prefix: 'Token ' }],
      outputClaimToHeaders: [{ header: 'x-user', claim: 'sub' }],
      forwardOriginalToken: true,
    }
    const rules = only(render('istio-jwt', { jwt, services: { orders } }), 'RequestAuthentication').spec[
      'jwtRules'
    ]
    expect(rules).toEqual([{ ...jwt, jwks: '{"keys":[{"kid":"new"},{"kid":"old"}]}' }])
  })

  it('renders nothing where there are no services', () => {
    expect(render('istio-jwt', { jwt: { issuer } })).toEqual([])
  })
})

describe.skipIf(!helm)('istio-jwt: the way to the keys', () => {
  it.each([
    ['https://login.example.com/keys', false, port(443, 'tls', 'TLS'), false],
    ['https://login.example.com:8443/keys', true, port(8443, 'http', 'HTTP'), true],
    ['http://login.example.com/keys', true, port(80, 'http', 'HTTP'), false],
  ])('%s, TLS by the proxy: %s', (jwksUri, originateTls, expectedPort, rule) => {
    const objects = release({ orders }, { jwksUri, egress: { enabled: true, originateTls } })
    const entry = only(objects, 'ServiceEntry')
    expect(entry.spec).toMatchObject({
      hosts: ['login.example.com'],
      resolution: 'DNS',
      ports: [expectedPort],
    })
    const rules = objects.filter((object) => object.kind === 'DestinationRule')
    expect(rules.map((object) => object.spec)).toEqual(
      rule ? [{ host: 'login.example.com', trafficPolicy: { tls: { mode: 'SIMPLE' } } }] : [],
    )
  })

  it('renders none on no request, and none to an address that is none', () => {
    const kinds = [{}, { jwksUri: 'keys', egress: { enabled: true } }].map((jwt) =>
      release({ orders }, jwt).map((object) => object.kind),
    )
    expect(kinds.flat()).not.toContain('ServiceEntry')
  })
})

describe.skipIf(!helm)('istio-jwt: monitoring', () => {
  it('counts the refusals of the proxies that check', () => {
    const rule = only(
      render('istio-jwt', {
        jwt: { issuer },
        monitoring: { enabled: true, labels: { release: 'prometheus' } },
      }),
      'PrometheusRule',
    )
    const text = JSON.stringify(rule.spec)
    expect(rule.metadata.labels['release']).toBe('prometheus')
    expect(text).toContain(
      String.raw`istio_requests_total{reporter=\"source\",source_workload_namespace=\"istio-system\",response_code=~\"401|403\"}`,
    )
  })
})

function port(number: number, name: string, protocol: string) {
  return { number, name, protocol }
}
