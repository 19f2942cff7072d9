// Random ServiceEntries, DestinationRules and Sidecars: what clients know of the hosts that they call.
import type { Json, JsonMap } from '../mutate.ts'
import type { Random } from '../random.ts'
import { fields, istioObject, several, someFields } from './fields.ts'

const namespaces = ['shop', 'ops', 'istio-system'] as const

export function serviceEntry(random: Random): JsonMap {
  const host = random.pick(['pay.example.net', 'pay.example.net', 'static.example.net', '*.wild.example.net'])
  const resolution = host.startsWith('*') ? 'NONE' : host.startsWith('static') ? 'STATIC' : 'DNS'
  return istioObject('networking', 'ServiceEntry', random.pick(namespaces), {
    hosts: [host],
    ports: [
      { number: 80, name: 'http', protocol: 'HTTP' },
      { number: 443, name: 'tls', protocol: random.pick(['TLS', 'HTTPS']) },
    ],
    resolution,
    ...(resolution === 'STATIC' && { endpoints: [{ address: '192.0.2.10', labels: { version: 'v1' } }] }),
    ...fields(random, {
      exportTo: [0.25, () => random.pick<Json>([['*'], ['.'], ['shop']])],
      location: [0.5, () => random.pick(['MESH_EXTERNAL', 'MESH_INTERNAL'])],
    }),
  })
}

export function destinationRule(random: Random): JsonMap {
  const host = random.pick([
    ...['api', 'api.shop.svc.cluster.local', 'api.shop.svc.cluster.local', 'web.shop.svc.cluster.local'],
    ...['robot.ops.svc.cluster.local', '*.shop.svc.cluster.local', 'pay.example.net', '*.example.net'],
  ])
  return istioObject('networking', 'DestinationRule', random.pick(namespaces), {
    host,
    ...fields(random, {
      trafficPolicy: [0.6, () => trafficPolicy(random)],
      subsets: [
        0.7,
        () =>
          [...new Set(several(random, 1, 3, () => random.pick(['v1', 'v2', 'v3'])))].map((name) =>
            subset(random, name),
          ),
      ],
      exportTo: [0.25, () => random.pick<Json>([['*'], ['.'], ['shop', 'istio-system']])],
    }),
  })
}

function subset(random: Random, name: string): JsonMap {
  return {
    name,
    labels: { version: name },
    ...fields(random, { trafficPolicy: [0.3, () => trafficPolicy(random)] }),
  }
}

function trafficPolicy(random: Random): JsonMap {
  return someFields(random, {
    tls: [0.5, () => tls(random)],
    connectionPool: [0.3, () => ({ tcp: { connectTimeout: '3s' } })],
    portLevelSettings: [0.3, () => [{ port: { number: random.pick([80, 443]) }, tls: tls(random) }]],
  })
}

function tls(random: Random): JsonMap {
  return random.pick<JsonMap>([
    ...[{ mode: 'DISABLE' }, { mode: 'SIMPLE' }, { mode: 'ISTIO_MUTUAL' }],
    ...[
      { mode: 'SIMPLE', sni: 'named.example.com' },
      { mode: 'SIMPLE', insecureSkipVerify: true },
    ],
    { mode: 'SIMPLE', subjectAltNames: ['named.example.com'] },
    { mode: 'MUTUAL', clientCertificate: '/c.pem', privateKey: '/k.pem', caCertificates: '/ca.pem' },
  ])
}

export function sidecar(random: Random): JsonMap {
  return istioObject('networking', 'Sidecar', random.pick(namespaces), {
    egress: [
      {
        hosts: several(random, 1, 2, () =>
          random.pick(['./*', '*/*', 'shop/*', '*/api.shop.svc.cluster.local', '*/*.example.net', '~/*']),
        ),
      },
    ],
    ...fields(random, {
      workloadSelector: [0.3, () => ({ labels: { app: 'client' } })],
      outboundTrafficPolicy: [0.4, () => ({ mode: random.pick(['REGISTRY_ONLY', 'ALLOW_ANY']) })],
    }),
  })
}
