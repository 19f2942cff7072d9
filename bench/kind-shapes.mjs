// Many objects of one kind in one namespace, in shapes: what all of a shape have in common is what a rule may
// compare in pairs.
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
} from './kind-objects.mjs'

/** The text of the object of an index. @typedef {(index: number) => string} Maker */

const COMMON_HOST = 'api.example.com'
const COMMON_LABELS = '{ app: web }'

/** @type {readonly (readonly [number, string])[]} */
const WEB_PORTS = [
  [80, 'HTTP'],
  [443, 'TLS'],
]

/** @type {Record<string, Maker>} */
const hosts = {
  'own hosts': ownHost,
  'one host': () => COMMON_HOST,
  wildcards: (index) => `"*.zone${index}.example.com"`,
  // Half of them are names below wildcards that lie in each other, twenty deep.
  'nested hosts': (index) => (index % 2 ? `"*.${'a.'.repeat(index % 40)}example.com"` : ownHost(index)),
}

/** @type {Record<string, (index: number) => string | undefined>} */
const selectors = {
  'own selectors': ownLabels,
  'one selector': () => COMMON_LABELS,
  'own keys': (index) => `{ app: web, key${index}: x }`,
  'no selector': () => undefined,
}

/** By kind, and by what its objects have in common. @type {Record<string, Record<string, Maker>>} */
export const shapes = {
  VirtualService: {
    ...each(hosts, (host) => (index) => virtualService(index, host(index), ownHost(index))),
    ...named(
      'one gateway, ',
      each(hosts, (host) => (index) => virtualService(index, host(index), ownHost(index), 'edge/public')),
    ),
    'one destination': (index) => virtualService(index, ownHost(index), 'api.shop.svc.cluster.local'),
    'one name': (index) => virtualService(0, ownHost(index), ownHost(index)),
  },
  ServiceEntry: {
    ...each(hosts, (host) => (index) => serviceEntry(index, host(index), WEB_PORTS)),
    'one port': (index) => serviceEntry(index, ownHost(index), [[5432, 'TCP']]),
    'one address': (index) =>
      serviceEntry(index, ownHost(index), [[5432, 'TCP']], ['addresses: [240.0.0.1]']),
    'own ports': (index) => serviceEntry(index, ownHost(index), [[1024 + index, 'TCP']]),
    'two protocols': (index) => serviceEntry(index, ownHost(index), [[8080, index % 2 ? 'TCP' : 'HTTP']]),
    ...each(
      selectors,
      (labels) => (index) =>
        serviceEntry(index, ownHost(index), [[80, 'HTTP']], workloads('labels', labels(index))),
    ),
    'one name': (index) => serviceEntry(0, ownHost(index), [[80, 'HTTP']]),
  },
  DestinationRule: {
    ...each(hosts, (host) => (index) => destinationRule(index, host(index))),
    ...named(
      'one host, ',
      each(
        selectors,
        (labels) => (index) => destinationRule(index, COMMON_HOST, workloads('matchLabels', labels(index))),
      ),
    ),
  },
  AuthorizationPolicy: {
    ...each(selectors, (labels) => (index) => authorizationPolicy(index, labels(index), 'ALLOW')),
    ...named(
      'DENY, ',
      each(selectors, (labels) => (index) => authorizationPolicy(index, labels(index), 'DENY')),
    ),
  },
  RequestAuthentication: each(selectors, (labels) => (index) => requestAuthentication(index, labels(index))),
  PeerAuthentication: each(selectors, (labels) => (index) => peerAuthentication(index, labels(index))),
  Sidecar: each(selectors, (labels) => (index) => sidecar(index, labels(index))),
  Service: {
    ...each(selectors, (labels) => (index) => service(index, labels(index))),
    'one name': (index) => service(0, ownLabels(index)),
  },
  Gateway: {
    ...each(hosts, (host) => (index) => gateway(index, COMMON_LABELS, host(index))),
    'own selectors': (index) => gateway(index, ownLabels(index), COMMON_HOST),
    'own keys': (index) => gateway(index, `{ app: web, key${index}: x }`, COMMON_HOST),
    'own ports': (index) => gateway(index, COMMON_LABELS, '"*"', 1024 + index),
  },
  Deployment: {
    'own labels': (index) => deployment(index, ownLabels(index)),
    'one label': (index) => deployment(index, COMMON_LABELS),
  },
  'several kinds': {
    ...named('egress, ', each(hosts, egress)),
    ...named('ingress, ', each(hosts, ingress)),
    ...named('workloads, ', each(selectors, workload)),
  },
}

/** A host with what is needed to call it. @param {(index: number) => string} host @returns {Maker} */
function egress(host) {
  return inGroups([
    (index, first) => serviceEntry(index, host(first), WEB_PORTS),
    (index, first) => destinationRule(index, host(first)),
    (index, first) => virtualService(index, host(first), host(first)),
  ])
}

/** A host that is served through a Gateway, from a Service. @param {(index: number) => string} host @returns {Maker} */
function ingress(host) {
  return inGroups([
    (index, first) => gateway(index, COMMON_LABELS, host(first)),
    (index, first) => service(index, ownLabels(first)),
    (index, first) =>
      virtualService(index, host(first), `app${first + 1}.shop.svc.cluster.local`, `app${first}`),
  ])
}

/** A Deployment with the policies that hold for it. @param {(index: number) => string | undefined} labels @returns {Maker} */
function workload(labels) {
  return inGroups([
    (index, first) => deployment(index, labels(first) ?? ownLabels(first)),
    (index, first) => service(index, labels(first)),
    (index, first) => requestAuthentication(index, labels(first)),
    (index, first) => authorizationPolicy(index, labels(first), first % 4 ? 'DENY' : 'ALLOW'),
    (index, first) => peerAuthentication(index, labels(first)),
    (index, first) => sidecar(index, labels(first)),
  ])
}

/**
 * Objects that belong together, one of each maker.
 * @param {readonly ((index: number, first: number) => string)[]} makers `first` is the index of the first of them
 * @returns {Maker}
 */
function inGroups(makers) {
  return (index) => makers[index % makers.length](index, index - (index % makers.length))
}

/** @param {number} index */
function ownHost(index) {
  return `api${index}.example.com`
}

/** @param {number} index */
function ownLabels(index) {
  return `{ app: app${index} }`
}

/**
 * @param {string} key
 * @param {string | undefined} labels
 */
function workloads(key, labels) {
  return labels ? [`workloadSelector: { ${key}: ${labels} }`] : []
}

/**
 * @template Value
 * @param {Record<string, Value>} values
 * @param {(value: Value) => Maker} makerOf
 */
function each(values, makerOf) {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, makerOf(value)]))
}

/**
 * @param {string} start
 * @param {Record<string, Maker>} makers
 */
function named(start, makers) {
  return Object.fromEntries(Object.entries(makers).map(([name, maker]) => [start + name, maker]))
}
