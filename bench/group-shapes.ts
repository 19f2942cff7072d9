// Objects of several kinds that belong together, in shapes.
import {
  authorizationPolicy,
  deployment,
  destinationRule,
  gateway,
  peerAuthentication,
  requestAuthentication,
  service,
  serviceEntry,
  sidecar,
  virtualService,
} from './kind-objects.ts'
import {
  COMMON_HOST,
  COMMON_LABELS,
  mapShapes,
  hosts,
  named,
  ownHost,
  ownLabels,
  selectors,
  WEB_PORTS,
} from './kind-shapes.ts'
import {
  attachedPolicy,
  backendTlsPolicy,
  httpRoute,
  kubernetesGateway,
  pod,
  proxyConfig,
  telemetry,
  workloadEntry,
} from './other-objects.ts'
import type { Maker } from './releases.ts'

/** By purpose of the objects, and by what the objects of all groups have in common. */
export const groupShapes: Record<string, Maker> = {
  ...named('egress, ', mapShapes(hosts, egress)),
  ...named('ingress, ', mapShapes(hosts, ingress)),
  ...named('workloads, ', mapShapes(selectors, workload)),
  ...named('egress gateways, ', mapShapes(selectors, egressGateway)),
  ...named('pods, ', mapShapes(selectors, proxied)),
  ...named('telemetry, ', mapShapes(selectors, observed)),
  'not exported': inGroups([
    (index, first) => serviceEntry(index, ownHost(first), WEB_PORTS, ['exportTo: ["."]']),
    (index) => sidecar(index, undefined),
    (index, first) => virtualService(index, ownHost(first), ownHost(first)),
  ]),
  'one host, not exported': inGroups([
    (index) => serviceEntry(index, COMMON_HOST, WEB_PORTS, ['exportTo: ["."]']),
    (index) => virtualService(index, COMMON_HOST, COMMON_HOST),
  ]),
  'one Gateway name': inGroups([
    (index) => gateway(index, COMMON_LABELS, ownHost(index)),
    (index) => virtualService(index, ownHost(index), ownHost(index), `app${index + 1}`),
  ]),
  ...named('endpoints, ', mapShapes(selectors, endpoints)),
  gateways: attached('istio', 'Gateway'),
  waypoints: attached('istio-waypoint', 'Gateway'),
  'waypoints of services': attached('istio-waypoint', 'Service'),
  'TLS of services': inGroups([
    (index, first) => service(index, ownLabels(first)),
    (index, first) => backendTlsPolicy(index, 'Service', `app${first}`),
    (index, first) => virtualService(index, ownHost(first), `app${first}.shop.svc.cluster.local`),
  ]),
  'TLS of entries': inGroups([
    (index, first) => serviceEntry(index, ownHost(first), WEB_PORTS),
    (index, first) => backendTlsPolicy(index, 'ServiceEntry', `app${first}`),
    (index, first) =>
      httpRoute(
        index,
        ownHost(first),
        `{ group: networking.istio.io, kind: ServiceEntry, name: app${first} }`,
      ),
  ]),
}

/** A host with the objects needed to call it. */
function egress(host: (index: number) => string): Maker {
  return inGroups([
    (index, first) => serviceEntry(index, host(first), WEB_PORTS),
    (index, first) => destinationRule(index, host(first)),
    (index, first) => virtualService(index, host(first), host(first)),
  ])
}

/** A Service whose host is served through a Gateway. */
function ingress(host: (index: number) => string): Maker {
  return inGroups([
    (index, first) => gateway(index, COMMON_LABELS, host(first)),
    (index, first) => service(index, ownLabels(first)),
    (index, first) =>
      virtualService(index, host(first), `app${first + 1}.shop.svc.cluster.local`, `app${first}`),
  ])
}

/** A Deployment with the policies that select it. */
function workload(labels: (index: number) => string | undefined): Maker {
  return inGroups([
    (index, first) => deployment(index, labels(first) ?? ownLabels(first)),
    (index, first) => service(index, labels(first)),
    (index, first) => requestAuthentication(index, labels(first)),
    (index, first) => authorizationPolicy(index, labels(first), first % 4 ? 'DENY' : 'ALLOW'),
    (index, first) => peerAuthentication(index, labels(first)),
    (index, first) => sidecar(index, labels(first)),
  ])
}

/** A host that is called through a Gateway. */
function egressGateway(labels: (index: number) => string | undefined): Maker {
  const behind = (first: number) => `app${first + 2}.shop.svc.cluster.local`
  return inGroups([
    (index, first) => serviceEntry(index, ownHost(first), WEB_PORTS),
    (index, first) => gateway(index, labels(first) ?? '{}', ownHost(first)),
    (index, first) => service(index, labels(first)),
    (index, first) => destinationRule(index, behind(first)),
    (index, first) => virtualService(index, ownHost(first), behind(first)),
    (index, first) => virtualService(index, ownHost(first), ownHost(first), `app${first + 1}`),
  ])
}

/** A Deployment with two Telemetry objects. */
function observed(labels: (index: number) => string | undefined): Maker {
  return inGroups([
    (index, first) => deployment(index, labels(first) ?? ownLabels(first)),
    (index, first) => telemetry(index, labels(first)),
    (index, first) => telemetry(index, labels(first)),
  ])
}

/** A Pod and what configures its proxy. */
function proxied(labels: (index: number) => string | undefined): Maker {
  return inGroups([
    (index, first) => pod(index, labels(first) ?? ownLabels(first)),
    (index, first) => proxyConfig(index, labels(first)),
  ])
}

/** A host with its addresses. */
function endpoints(labels: (index: number) => string | undefined): Maker {
  return inGroups([
    (index, first) =>
      serviceEntry(
        index,
        ownHost(first),
        [[80, 'HTTP']],
        [`workloadSelector: { labels: ${labels(first) ?? '{}'} }`],
      ),
    (index, first) => workloadEntry(index, labels(first) ?? ownLabels(first)),
  ])
}

/**
 * A Gateway of the Gateway API and a Service, and policies that attach to it or to them.
 * @param target what the last policy attaches to
 */
function attached(className: string, target: 'Gateway' | 'Service'): Maker {
  return inGroups([
    (index) => kubernetesGateway(index, className),
    (index, first) => httpRoute(index, ownHost(first), `{ name: app${first} }`),
    (index, first) => attachedPolicy('RequestAuthentication', index, 'Gateway', `app${first}`),
    (index, first) => attachedPolicy('AuthorizationPolicy', index, 'Gateway', `app${first}`),
    (index, first) => service(index, ownLabels(first)),
    (index, first) =>
      attachedPolicy('AuthorizationPolicy', index, target, `app${target === 'Service' ? first + 4 : first}`),
  ])
}

/**
 * Objects that belong together, one of each maker.
 * @param makers `first` is the index of the first of them
 */
function inGroups(makers: readonly ((index: number, first: number) => string)[]): Maker {
  return (index) => makers[index % makers.length]!(index, index - (index % makers.length))
}
