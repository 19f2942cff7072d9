// Objects of one kind, in shapes: objects of a shape share what a rule may compare in pairs.
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
import { attachedPolicy, envoyFilter, httpRoute, telemetry, wasmPlugin } from './other-objects.ts'
import type { Maker } from './releases.ts'

export const COMMON_HOST = 'api.example.com'
export const COMMON_LABELS = '{ app: web }'

export const WEB_PORTS: readonly (readonly [number, string])[] = [
  [80, 'HTTP'],
  [443, 'TLS'],
]

export const hosts: Record<string, Maker> = {
  'own hosts': ownHost,
  'one host': () => COMMON_HOST,
  wildcards: (index) => `"*.zone${index}.example.com"`,
  // Every second one is a wildcard; they are nested twenty deep.
  'nested hosts': (index) => (index % 2 ? `"*.${'a.'.repeat(index % 40)}example.com"` : ownHost(index)),
}

export const selectors: Record<string, (index: number) => string | undefined> = {
  'own selectors': ownLabels,
  'one selector': () => COMMON_LABELS,
  'own keys': (index) => `{ app: web, key${index}: x }`,
  'no selector': () => undefined,
}

/** By kind, and by what its objects have in common. */
export const kindShapes: Record<string, Record<string, Maker>> = {
  VirtualService: {
    ...mapShapes(hosts, (host) => (index) => virtualService(index, host(index), ownHost(index))),
    ...named(
      'one gateway, ',
      mapShapes(
        hosts,
        (host) => (index) => virtualService(index, host(index), ownHost(index), 'edge/public'),
      ),
    ),
    'one destination': (index) => virtualService(index, ownHost(index), 'api.shop.svc.cluster.local'),
    'one name': (index) => virtualService(0, ownHost(index), ownHost(index)),
  },
  ServiceEntry: {
    ...mapShapes(hosts, (host) => (index) => serviceEntry(index, host(index), WEB_PORTS)),
    'one host, not exported': (index) => serviceEntry(index, COMMON_HOST, WEB_PORTS, ['exportTo: ["."]']),
    'one port': (index) => serviceEntry(index, ownHost(index), [[5432, 'TCP']]),
    'one address': (index) =>
      serviceEntry(index, ownHost(index), [[5432, 'TCP']], ['addresses: [240.0.0.1]']),
    'own ports': (index) => serviceEntry(index, ownHost(index), [[1024 + index, 'TCP']]),
    'two protocols': (index) => serviceEntry(index, ownHost(index), [[8080, index % 2 ? 'TCP' : 'HTTP']]),
    ...mapShapes(
      selectors,
      (labels) => (index) =>
        serviceEntry(index, ownHost(index), [[80, 'HTTP']], workloads('labels', labels(index))),
    ),
    'one name': (index) => serviceEntry(0, ownHost(index), [[80, 'HTTP']]),
  },
  DestinationRule: {
    ...mapShapes(hosts, (host) => (index) => destinationRule(index, host(index))),
    ...named(
      'one host, ',
      mapShapes(
        selectors,
        (labels) => (index) => destinationRule(index, COMMON_HOST, workloads('matchLabels', labels(index))),
      ),
    ),
  },
  AuthorizationPolicy: {
    ...mapShapes(selectors, (labels) => (index) => authorizationPolicy(index, labels(index), 'ALLOW')),
    ...named(
      'DENY, ',
      mapShapes(selectors, (labels) => (index) => authorizationPolicy(index, labels(index), 'DENY')),
    ),
    ...attached('AuthorizationPolicy'),
  },
  RequestAuthentication: {
    ...mapShapes(selectors, (labels) => (index) => requestAuthentication(index, labels(index))),
    ...attached('RequestAuthentication'),
  },
  PeerAuthentication: mapShapes(selectors, (labels) => (index) => peerAuthentication(index, labels(index))),
  Sidecar: mapShapes(selectors, (labels) => (index) => sidecar(index, labels(index))),
  Service: {
    ...mapShapes(selectors, (labels) => (index) => service(index, labels(index))),
    'one name': (index) => service(0, ownLabels(index)),
  },
  Gateway: {
    ...mapShapes(hosts, (host) => (index) => gateway(index, COMMON_LABELS, host(index))),
    'own selectors': (index) => gateway(index, ownLabels(index), COMMON_HOST),
    'own keys': (index) => gateway(index, `{ app: web, key${index}: x }`, COMMON_HOST),
    'own ports': (index) => gateway(index, COMMON_LABELS, '"*"', 1024 + index),
  },
  Deployment: {
    'own labels': (index) => deployment(index, ownLabels(index)),
    'one label': (index) => deployment(index, COMMON_LABELS),
  },
  Telemetry: mapShapes(selectors, (labels) => (index) => telemetry(index, labels(index))),
  EnvoyFilter: mapShapes(selectors, (labels) => (index) => envoyFilter(index, labels(index))),
  WasmPlugin: mapShapes(selectors, (labels) => (index) => wasmPlugin(index, labels(index))),
  HTTPRoute: mapShapes(
    hosts,
    (host) => (index) => httpRoute(index, host(index), '{ name: public, namespace: edge }'),
  ),
}

/** Policies by what they attach to. */
function attached(kind: string): Record<string, Maker> {
  return {
    'own targets': (index) => attachedPolicy(kind, index, 'Gateway', `app${index}`),
    'one target': (index) => attachedPolicy(kind, index, 'Gateway', 'public'),
    'two kinds of target': (index) =>
      attachedPolicy(kind, index, index % 2 ? 'Gateway' : 'Service', `app${index}`),
  }
}

export function ownHost(index: number): string {
  return `api${index}.example.com`
}

export function ownLabels(index: number): string {
  return `{ app: app${index} }`
}

export function workloads(key: string, labels: string | undefined): string[] {
  return labels ? [`workloadSelector: { ${key}: ${labels} }`] : []
}

export function mapShapes<Value>(
  values: Record<string, Value>,
  makerOf: (value: Value) => Maker,
): { [k: string]: Maker } {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, makerOf(value)]))
}

export function named(start: string, makers: Record<string, Maker>): { [k: string]: Maker } {
  return Object.fromEntries(Object.entries(makers).map(([name, maker]) => [start + name, maker]))
}
