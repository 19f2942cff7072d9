import { groupBy } from '../../core/group.ts'
import { oncePer } from '../../core/once-per.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derived, derivedByKey } from '../../model/derived.ts'
import type { Mesh } from '../../model/mesh.ts'
import { policySelector, labelsOf, selects, type Labels } from '../policy/selector.ts'
import { selectorIndex } from '../policy/selector-index.ts'
import { declaredPorts, isHttp } from '../hosts/services.ts'
import type { Node } from '../../model/node.ts'

/** A port of workloads that their sidecar does not read as http for certain, as a Service declares it. */
export interface OpaquePort {
  readonly service: Manifest
  /** The port of the Service. */
  readonly node: Node
  /** The port that the workload listens on, which is what policies name. */
  readonly number: number
  /** Lower case; `''` where nothing that Istio knows is declared, and the proxy looks at each connection. */
  readonly protocol: string
}

/**
 * The opaque ports of the workloads that a policy selects, all of which bear its labels: those of `number`, or all.
 * Gateways are left out: what a Service says of their ports is not what their listeners speak. Policies that select the
 * same have the same array.
 */
export const opaquePorts = derivedByKey(
  ['Gateway', 'Service'],
  (_, policy: Manifest, number?: number) =>
    JSON.stringify([policy.namespace, number ?? null, ...policySelector(policy)]),
  findPorts,
)

function findPorts(mesh: Mesh, policy: Manifest, number?: number): readonly OpaquePort[] {
  const labels = policySelector(policy)
  const namespace = policy.namespace === mesh.rootNamespace && labels.size === 0 ? '*' : policy.namespace
  const keys =
    number === undefined
      ? [...labels].map(([key, value]) => keyOf(namespace, key, value))
      : [keyOf(namespace, '', String(number))]
  const index = portIndex(mesh)
  const lists = (keys.length > 0 ? keys : [namespace]).map((key) => index.get(key) ?? [])
  const shortest = lists.toSorted((one, other) => one.length - other.length)[0] ?? []
  return shortest.filter(({ service }) => selects(labels, serviceSelector(service)))
}

/** By namespace, `*` for all; in each by label and by port. */
const portIndex = derived(['Gateway', 'Service'], (mesh) => {
  const gateways = selectorIndex(mesh.ofKind('Gateway'), ({ spec }) => labelsOf(spec.get('selector')))
  const ports = mesh
    .ofKind('Service')
    .filter(
      (service) =>
        isWorkload(serviceSelector(service)) && gateways.selecting(serviceSelector(service)).length === 0,
    )
    .flatMap(portsOf)
  const keyed = ports.flatMap((port) => keysOf(port).map((key) => ({ key, port })))
  const groups = groupBy(keyed, ({ key }) => key)
  return new Map([...groups].map(([key, group]) => [key, group.map(({ port }) => port)]))
})

/** A Service without a selector has endpoints of its own; the pods of a gateway bear one of these labels. */
function isWorkload(selector: Labels): boolean {
  return (
    selector.size > 0 && !selector.has('istio') && !selector.has('gateway.networking.k8s.io/gateway-name')
  )
}

function portsOf(service: Manifest): OpaquePort[] {
  return declaredPorts(service).flatMap(({ node, protocol, targetPort }) => {
    // The number behind a name is the container's to say; UDP never reaches the proxy.
    if (node.get('targetPort').text !== '' || node.get('protocol').text === 'UDP') return []
    if (protocol !== '' && isHttp(protocol)) return []
    if (node.get('appProtocol').isUnfilled || node.get('name').isUnfilled) return []
    const known = opaque.has(protocol) ? protocol : ''
    return [{ service, node, number: targetPort, protocol: known }]
  })
}

function keysOf({ service, number }: OpaquePort): string[] {
  const labels = [...serviceSelector(service)]
  return [service.namespace, '*'].flatMap((namespace) => [
    namespace,
    keyOf(namespace, '', String(number)),
    ...labels.map(([key, value]) => keyOf(namespace, key, value)),
  ])
}

function keyOf(namespace: string, key: string, value: string): string {
  return [namespace, key, value].join('\0')
}

const serviceSelector = oncePer(({ spec }: Manifest) => labelsOf(spec.get('selector')))

/** Protocols whose requests the sidecar does not see (istio `pkg/config/protocol/instance.go`). */
const opaque = new Set(['tcp', 'tls', 'https', 'mongo', 'mysql', 'redis'])
