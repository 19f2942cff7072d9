import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Manifest, helm, render } from './helm.ts'
import { effectivePolicy } from './traffic-policy.ts'

const host = 'pay.example.com'
const blocks = {
  connectionPool: { http: { http1MaxPendingRequests: 7 }, tcp: { maxConnections: 1000000 } },
  outlierDetection: { consecutive5xxErrors: 3 },
  loadBalancer: { simple: 'LEAST_REQUEST' },
  retryBudget: { percent: 20, minRetryConcurrency: 3 },
  tunnel: { protocol: 'CONNECT', targetHost: 'pay.example.com', targetPort: 443 },
}

describe.skipIf(!helm)('istio-egress: a mediated host', () => {
  it('is called on port 80 and left on port 443', () => {
    const entry = find(mediated({}), 'ServiceEntry')
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

  it('is routed with its timeout and retries, word for word', () => {
    const retries = {
      attempts: 0,
      perTryTimeout: '3s',
      retryOn: 'reset,503',
      backoff: '20ms',
      retryRemoteLocalities: false,
    }
    const route = find(mediated({ timeout: '1.5s', retries }), 'VirtualService')
    expect(route.spec).toEqual({
      hosts: [host],
      http: [
        {
          match: [{ port: 80 }],
          route: [{ destination: { host, port: { number: 80 } } }],
          timeout: '1.5s',
          retries,
        },
      ],
    })
  })

  it('renders no timeout and no retries where none are given', () => {
    const [route] = find(mediated({}), 'VirtualService').spec['http'] as object[]
    expect(Object.keys(route!).toSorted()).toEqual(['match', 'route'])
  })

  it('applies every block of the traffic policy to the mediated route', () => {
    const rule = find(mediated({ trafficPolicy: blocks }), 'DestinationRule')
    expect(rule.spec['host']).toBe(host)
    expect(effectivePolicy(rule, 80)).toEqual({ ...blocks, tls: { mode: 'SIMPLE' } })
  })

  it('leaves the TLS of the application alone, whatever the traffic policy says', () => {
    const rule = find(mediated({ tlsMode: 'MUTUAL', trafficPolicy: blocks }), 'DestinationRule')
    expect(effectivePolicy(rule, 443)).toEqual({ tls: { mode: 'DISABLE' } })
  })

  it('joins the TLS mode with the other TLS settings', () => {
    const tls = { subjectAltNames: ['*.example.com'], insecureSkipVerify: false }
    const modes = [{ tlsMode: 'MUTUAL' }, { trafficPolicy: { tls: { ...tls, mode: 'MUTUAL' } } }, {}]
    const seen = modes.map((given) => {
      const rule = find(mediated({ trafficPolicy: { tls }, ...given }), 'DestinationRule')
      return effectivePolicy(rule, 80)['tls']
    })
    expect(seen).toEqual([
      { ...tls, mode: 'MUTUAL' },
      { ...tls, mode: 'MUTUAL' },
      { ...tls, mode: 'SIMPLE' },
    ])
  })

  it('lets tlsMode win over a mode inside the TLS settings', () => {
    const rule = find(
      mediated({ tlsMode: 'SIMPLE', trafficPolicy: { tls: { mode: 'MUTUAL' } } }),
      'DestinationRule',
    )
    expect(effectivePolicy(rule, 80)['tls']).toEqual({ mode: 'SIMPLE' })
  })

  it('keeps the wildcard that the gate refuses, so that it shows in the difference', () => {
    const objects = render('istio-egress', { mediatedTls: { maps: { externalHost: '*.maps.example.org' } } })
    expect(find(objects, 'ServiceEntry').spec['hosts']).toEqual(['*.maps.example.org'])
  })
})

describe.skipIf(!helm)('istio-egress: portLevelSettings of the user', () => {
  const tls = { sni: 'sni.example.com', subjectAltNames: ['pay.example.com'] }

  it('gets the TLS settings that an entry for port 80 lacks, and nothing else', () => {
    const policy = policyFor(
      80,
      { outlierDetection: blocks.outlierDetection },
      { tls, connectionPool: blocks.connectionPool },
    )
    expect(policy).toEqual({ outlierDetection: blocks.outlierDetection, tls: { ...tls, mode: 'SIMPLE' } })
  })

  it('keeps the TLS settings of an entry for port 80 and adds the mode they lack', () => {
    expect(policyFor(80, { tls: { sni: 'own.example.com' } }, { tls })['tls']).toEqual({
      sni: 'own.example.com',
      mode: 'SIMPLE',
    })
    expect(policyFor(80, { tls: { mode: 'MUTUAL' } }, { tls })['tls']).toEqual({ mode: 'MUTUAL' })
  })

  it('keeps an entry for port 443 and switches TLS origination off if it says nothing', () => {
    const { connectionPool } = blocks
    expect(policyFor(443, { connectionPool }, {})).toEqual({ connectionPool, tls: { mode: 'DISABLE' } })
    expect(policyFor(443, { tls: { mode: 'SIMPLE' } }, {})).toEqual({ tls: { mode: 'SIMPLE' } })
  })

  it('leaves entries for other ports alone', () => {
    expect(policyFor(8443, { connectionPool: blocks.connectionPool }, {})).toEqual({
      connectionPool: blocks.connectionPool,
    })
  })
})

describe.skipIf(!helm)('istio-egress: a passthrough host', () => {
  it('is one ServiceEntry that opens port 443 to the name in the handshake', () => {
    const [entry, ...rest] = render('istio-egress', {
      passthroughTls: { store: { externalHost: '*.storage.example.net' } },
    })
    expect(rest).toEqual([])
    expect(entry!.kind).toBe('ServiceEntry')
    expect(entry!.spec).toEqual({
      hosts: ['*.storage.example.net'],
      location: 'MESH_EXTERNAL',
      resolution: 'NONE',
      ports: [{ number: 443, name: 'tls', protocol: 'TLS' }],
    })
  })
})

describe.skipIf(!helm)('istio-egress: the entries', () => {
  it('renders nothing by default, and nothing for a removed entry', () => {
    expect(render('istio-egress', {})).toEqual([])
    expect(render('istio-egress', { mediatedTls: { a: null }, passthroughTls: { b: null } })).toEqual([])
  })

  it('bears the namespace of the release and the standard labels', () => {
    for (const object of mediated({})) {
      expect(object.metadata).toEqual({
        name: 'pay',
        namespace: 'payments',
        labels: {
          'app.kubernetes.io/name': 'istio-egress',
          'app.kubernetes.io/instance': 'pay-release',
          'app.kubernetes.io/managed-by': 'Helm',
          'helm.sh/chart': 'istio-egress-0.1.0',
        },
      })
    }
  })

  it('names its objects so that Kubernetes takes them and none hides another', () => {
    const keys = fc.uniqueArray(fc.oneof(fc.string({ minLength: 1 }), fc.stringMatching(/^[aA.-]{1,4}$/)), {
      maxLength: 8,
    })
    const property = fc.property(keys, keys, (mediatedKeys, passthroughKeys) => {
      const objects = render('istio-egress', {
        mediatedTls: entries(mediatedKeys),
        passthroughTls: entries(passthroughKeys),
      })
      expect(objects).toHaveLength(3 * mediatedKeys.length + passthroughKeys.length)
      expect(new Set(objects.map((object) => `${object.kind}/${object.metadata.name}`)).size).toBe(
        objects.length,
      )
      for (const { metadata } of objects)
        expect(metadata.name).toMatch(
          /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/,
        )
    })
    fc.assert(property, { numRuns: 25 })
  })

  it('refuses a key that it does not know', () => {
    expect(() => mediated({ timout: '3s' })).toThrow(/timout/)
    expect(() => mediated({ retries: { attempt: 3 } })).toThrow(/attempt/)
    expect(() => render('istio-egress', { mediatedTls: { pay: {} } })).toThrow(/externalHost/)
  })
})

function mediated(entry: object): Manifest[] {
  return render(
    'istio-egress',
    { mediatedTls: { pay: { externalHost: host, ...entry } } },
    'pay-release',
    'payments',
  )
}

function find(objects: readonly Manifest[], kind: string): Manifest {
  const [object, ...others] = objects.filter((one) => one.kind === kind)
  expect(others).toEqual([])
  return object!
}

function policyFor(port: number, entry: object, trafficPolicy: object) {
  const portLevelSettings = [{ port: { number: port }, ...entry }]
  const rule = find(mediated({ trafficPolicy: { ...trafficPolicy, portLevelSettings } }), 'DestinationRule')
  const ports = (rule.spec['trafficPolicy'] as { portLevelSettings: { port: { number: number } }[] })
    .portLevelSettings
  expect(new Set(ports.map((item) => item.port.number))).toEqual(new Set([port, 443]))
  expect(ports).toHaveLength(port === 443 ? 1 : 2)
  return effectivePolicy(rule, port)
}

function entries(keys: readonly string[]): Record<string, object> {
  return Object.fromEntries(keys.map((key) => [key, { externalHost: 'a.example.com' }]))
}
