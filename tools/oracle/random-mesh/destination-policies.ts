// Random policies about destinations.
import type { JsonMap } from '../mutate.ts'
import type { Random } from '../random.ts'
import { workloadNames } from './fixed-objects.ts'
import {
  exportTo,
  fields,
  namespaceIn,
  networking,
  object,
  outsideHosts,
  selector,
  serviceHosts,
  someFields,
} from './object-parts.ts'

export function destinationRule(random: Random): JsonMap {
  const host = random.pick([
    ...['web', 'api', ...serviceHosts, ...serviceHosts, ...outsideHosts],
    ...['*.a.svc.cluster.local', '*.svc.cluster.local', '*.local', '*.example.com', '*'],
  ])
  const spec: JsonMap = {
    host,
    ...(random.isLikely(0.2) ? { workloadSelector: selector(random) } : {}),
    ...fields(random, {
      trafficPolicy: [0.8, () => trafficPolicy(random)],
      subsets: [0.5, () => subsets(random)],
    }),
  }
  if (random.isLikely(0.5)) spec['exportTo'] = spec['workloadSelector'] ? ['.'] : exportTo(random)
  return object(networking, 'DestinationRule', 'rule', namespaceIn(random), spec)
}

/** A policy of the Gateway API for all ports of a Service, or for one. */
export function backendTlsPolicy(random: Random): JsonMap {
  const [name, namespace] = random.pick(workloadNames).split('/').toReversed()
  const target: JsonMap = {
    group: '',
    kind: 'Service',
    name: name!,
    ...fields(random, { sectionName: [0.3, () => random.pick(['http', 'tcp'])] }),
  }
  return object('gateway.networking.k8s.io/v1', 'BackendTLSPolicy', 'backend', namespace!, {
    targetRefs: [target],
    validation: { hostname: 'named.example.com', wellKnownCACertificates: 'System' },
  })
}

/** A policy of the Gateway API about the retries to a Service. */
export function backendTrafficPolicy(random: Random): JsonMap {
  const [name, namespace] = random.pick(workloadNames).split('/').toReversed()
  const kind = 'XBackendTrafficPolicy'
  return object('gateway.networking.x-k8s.io/v1alpha1', kind, 'traffic', namespace!, {
    targetRefs: [{ group: '', kind: 'Service', name: name! }],
    ...fields(random, { retryConstraint: [0.8, () => retryConstraint(random)] }),
  })
}

function retryConstraint(random: Random): JsonMap {
  return {
    budget: { percent: 10 + random.below(50), interval: '10s' },
    ...fields(random, { minRetryRate: [0.5, () => ({ count: 1 + random.below(9), interval: '1s' })] }),
  }
}

function subsets(random: Random): JsonMap[] {
  return random.pick([['v1'], ['v2'], ['v1', 'v2'], ['v2', 'v1']]).map((name) => subset(random, name))
}

function subset(random: Random, name: string): JsonMap {
  return {
    name,
    labels: { version: name },
    ...fields(random, { trafficPolicy: [0.6, () => trafficPolicy(random)] }),
  }
}

function trafficPolicy(random: Random): JsonMap {
  return {
    ...settings(random),
    ...fields(random, {
      portLevelSettings: [
        0.5,
        () => [{ port: { number: random.pick([80, 443, 9000]) }, ...settings(random) }],
      ],
    }),
  }
}

/** At least one setting: the webhook refuses an empty policy. */
function settings(random: Random): JsonMap {
  return someFields(random, {
    tls: [0.5, () => tls(random)],
    connectionPool: [0.4, () => connectionPool(random)],
    outlierDetection: [0.3, () => ({ consecutive5xxErrors: 1 + random.below(9) })],
  })
}

function tls(random: Random): JsonMap {
  return random.pick<JsonMap>([
    { mode: 'DISABLE' },
    { mode: 'SIMPLE' },
    { mode: 'ISTIO_MUTUAL' },
    { mode: 'SIMPLE', credentialName: 'ca' },
    { mode: 'MUTUAL', clientCertificate: '/c.pem', privateKey: '/k.pem', caCertificates: '/ca.pem' },
    { sni: 'named.example.com' },
  ])
}

function connectionPool(random: Random): JsonMap {
  return someFields(random, {
    tcp: [
      0.8,
      () =>
        someFields(random, {
          maxConnections: [0.8, () => 1 + random.below(99)],
          connectTimeout: [0.5, () => '3s'],
        }),
    ],
    http: [0.5, () => ({ http1MaxPendingRequests: 1 + random.below(99) })],
  })
}
