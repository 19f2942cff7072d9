import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { only } from './only.ts'
import { type Manifest, render } from './render.ts'
import { effectivePolicy } from './traffic-policy.ts'

const chart = 'istio-egress'
const host = 'pay.example.com'
const blocks = {
  connectionPool: { http: { http1MaxPendingRequests: 7 }, tcp: { maxConnections: 1000000 } },
  outlierDetection: { consecutive5xxErrors: 3 },
  loadBalancer: { simple: 'LEAST_REQUEST' },
  retryBudget: { percent: 20, minRetryConcurrency: 3 },
  tunnel: { protocol: 'CONNECT', targetHost: 'pay.example.com', targetPort: 443 },
}

describe('istio-egress: a mediated host', () => {
  it('is called on port 80 and left on port 443', async () => {
    const entry = await mediatedAs('ServiceEntry', {})
    expect(entry.spec).toEqual({
      hosts: [host],
      location: 'MESH_EXTERNAL',
      resolution: 'DNS',
      ports: [
        { number: 80, name: 'http', protocol: 'HTTP', targetPort: 443 },
        { number: 443, name: 'tls', protocol: 'TLS' },
      ],
    })
  })

  it('is routed with its timeout and retries, word for word', async () => {
    const budget = { attempts: 0, perTryTimeout: '3s', retryOn: 'reset,503', backoff: '20ms' }
    const retries = { ...budget, retryRemoteLocalities: false, retryIgnorePreviousHosts: true }
    const { spec } = await mediatedAs('VirtualService', { timeout: '1.5s', retries })
    const route = [{ destination: { host, port: { number: 80 } } }]
    expect(spec).toEqual({
      hosts: [host],
      http: [{ match: [{ port: 80 }], route, timeout: '1.5s', retries }],
    })
  })

  it('renders no timeout and no retries where none are given', async () => {
    const { spec } = await mediatedAs('VirtualService', {})
    const [route] = spec['http'] as object[]
    expect(Object.keys(route!).toSorted()).toEqual(['match', 'route'])
  })

  it('applies every block of the traffic policy to the mediated route', async () => {
    const rule = await mediatedAs('DestinationRule', { trafficPolicy: blocks })
    expect(rule.spec['host']).toBe(host)
    expect(effectivePolicy(rule, 80)).toEqual({ ...blocks, tls: { mode: 'SIMPLE' } })
  })

  it('leaves the TLS of the application alone, whatever the traffic policy says', async () => {
    const rule = await mediatedAs('DestinationRule', { tlsMode: 'MUTUAL', trafficPolicy: blocks })
    expect(effectivePolicy(rule, 443)).toEqual({ tls: { mode: 'DISABLE' } })
  })

  const names = { subjectAltNames: ['*.example.com'], insecureSkipVerify: false }
  it.each([
    ['none', {}, 'SIMPLE'],
    ['tlsMode', { tlsMode: 'MUTUAL' }, 'MUTUAL'],
    ['a mode inside', { trafficPolicy: { tls: { ...names, mode: 'MUTUAL' } } }, 'MUTUAL'],
    ['both', { tlsMode: 'SIMPLE', trafficPolicy: { tls: { ...names, mode: 'MUTUAL' } } }, 'SIMPLE'],
  ])('joins the TLS mode with the other TLS settings: %s', async (_, settings, mode) => {
    const rule = await mediatedAs('DestinationRule', { trafficPolicy: { tls: names }, ...settings })
    expect(effectivePolicy(rule, 80)).toEqual({ tls: { ...names, mode } })
  })

  it('keeps the wildcard that the gate refuses, so that it shows in the difference', async () => {
    const objects = await render(chart, { mediatedTls: { maps: { externalHost: '*.maps.example.org' } } })
    expect(only(objects, 'ServiceEntry').spec['hosts']).toEqual(['*.maps.example.org'])
  })
})

describe('istio-egress: portLevelSettings of the user', () => {
  const { connectionPool, outlierDetection } = blocks
  const tls = { sni: 'sni.example.com', subjectAltNames: ['pay.example.com'] }
  it.each([
    ['80 without TLS', 80, { outlierDetection }, { outlierDetection, tls: { ...tls, mode: 'SIMPLE' } }],
    ['80 with TLS settings', 80, { tls: { sni: 'own' } }, { tls: { sni: 'own', mode: 'SIMPLE' } }],
    ['80 with a mode', 80, { tls: { mode: 'MUTUAL' } }, { tls: { mode: 'MUTUAL' } }],
    ['443 without TLS', 443, { connectionPool }, { connectionPool, tls: { mode: 'DISABLE' } }],
    ['443 with a mode', 443, { tls: { mode: 'SIMPLE' } }, { tls: { mode: 'SIMPLE' } }],
    ['another port', 8443, { connectionPool }, { connectionPool }],
  ])('for port %s', async (_, port, entry, expected) => {
    const portLevelSettings = [{ port: { number: port }, ...entry }]
    const rule = await mediatedAs('DestinationRule', {
      trafficPolicy: { tls, connectionPool, portLevelSettings },
    })
    expect(effectivePolicy(rule, port)).toEqual(expected)
    expect(portsOf(rule)).toEqual([...new Set([port, 443])])
  })
})

describe('istio-egress: a passthrough host', () => {
  it('is one ServiceEntry that opens port 443 to the name in the handshake', async () => {
    const objects = await render(chart, {
      passthroughTls: { store: { externalHost: '*.storage.example.net' } },
    })
    expect(objects.map(({ kind, spec }) => ({ kind, ...spec }))).toEqual([
      {
        kind: 'ServiceEntry',
        hosts: ['*.storage.example.net'],
        location: 'MESH_EXTERNAL',
        resolution: 'NONE',
        ports: [{ number: 443, name: 'tls', protocol: 'TLS' }],
      },
    ])
  })
})

describe('istio-egress: the entries', () => {
  it('renders nothing by default, and nothing for a removed entry', async () => {
    expect(await render(chart, {})).toEqual([])
    expect(await render(chart, { mediatedTls: { a: null }, passthroughTls: { b: null } })).toEqual([])
  })

  it('bears the namespace of the release and the standard labels', async () => {
    const objects = await mediated({})
    const labels = {
      'app.kubernetes.io/name': 'istio-egress',
      'app.kubernetes.io/instance': 'pay-release',
      'app.kubernetes.io/managed-by': 'Helm',
      'helm.sh/chart': 'istio-egress-0.1.0',
    }
    expect(objects.map(({ metadata }) => metadata)).toEqual(
      [1, 2, 3].map(() => ({ name: 'pay', namespace: 'payments', labels })),
    )
  })

  const keys = fc.uniqueArray(fc.oneof(fc.string({ minLength: 1 }), fc.stringMatching(/^[aA.-]{1,4}$/)), {
    maxLength: 8,
  })
  const dns1123 = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/
  it('names its objects so that Kubernetes takes them and none hides another', async () => {
    const property = fc.asyncProperty(keys, keys, async (some, others) => {
      const objects = await render(chart, { mediatedTls: entries(some), passthroughTls: entries(others) })
      expect(objects).toHaveLength(3 * some.length + others.length)
      expect(new Set(objects.map(({ kind, metadata }) => `${kind}/${metadata.name}`)).size).toBe(
        objects.length,
      )
      for (const { metadata } of objects) expect(metadata.name).toMatch(dns1123)
    })
    await fc.assert(property)
  })

  it.each([
    ['timout', { pay: { externalHost: host, timout: '3s' } }],
    ['attempt', { pay: { externalHost: host, retries: { attempt: 3 } } }],
    ['externalHost', { pay: {} }],
  ])('refuses a key that is unknown or missing: %s', async (key, mediatedTls) => {
    await expect(render(chart, { mediatedTls })).rejects.toThrow(key)
  })
})

function mediated(entry: object): Promise<Manifest[]> {
  const mediatedTls = { pay: { externalHost: host, ...entry } }
  return render(chart, { mediatedTls }, { release: 'pay-release', namespace: 'payments' })
}

async function mediatedAs(kind: string, entry: object): Promise<Manifest> {
  return only(await mediated(entry), kind)
}

function portsOf(rule: Manifest): number[] {
  const policy = rule.spec['trafficPolicy'] as { portLevelSettings: { port: { number: number } }[] }
  return policy.portLevelSettings.map((entry) => entry.port.number)
}

function entries(names: readonly string[]): Record<string, object> {
  return Object.fromEntries(names.map((name) => [name, { externalHost: 'a.example.com' }]))
}
