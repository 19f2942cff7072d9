import { groupBy } from '../../core/group.ts'
import { oncePer } from '../../core/once-per.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derived, derivedByKey } from '../../model/derived.ts'
import type { Mesh } from '../../model/mesh.ts'
import { policySelector, labelsOf, selects, type Labels } from '../policy/selector.ts'
import { selectorIndex } from '../policy/selector-index.ts'
import { declaredPorts, isHttp } from '../hosts/services.ts'
import type { Node } from '../../model/node.ts'

/** A port of workloads, as a Service declares it, that their sidecar does not certainly treat as http. */
export interface OpaquePort {
  readonly service: Manifest
  /** The port of the Service. */
  readonly node: Node
  /** The port on which the workload listens, which policies name. */
  readonly number: number
  /** Lower case; `''` if no protocol known to Istio is declared, so that the proxy inspects each connection. */
  readonly protocol: string
}

/**
 * The opaque ports of the workloads that a policy selects, all of which have its labels: those with a number, or all.
 * Gateways are left out, since what a Service declares for their ports is not what their listeners serve. The same array
 * for policies with the same selector.
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
  const shortest = lists.toSorted((a, b) => a.length - b.length)[0] ?? []
  return shortest.filter(({ service }) => selects(labels, serviceSelector(service)))
}

/** Ports by namespace, `*` for all namespaces; in each by label and by number. */
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

/** False for a Service without a selector, which has endpoints of its own, and for the labels of gateways' pods. */
function isWorkload(selector: Labels): boolean {
  return (
    selector.size > 0 && !selector.has('istio') && !selector.has('gateway.networking.k8s.io/gateway-name')
  )
}

function portsOf(service: Manifest): OpaquePort[] {
  return declaredPorts(service).flatMap(({ node, protocol, targetPort }) => {
    // The number of a named port is known to the container only; UDP does not pass the proxy.
    if (node.get('targetPort').text !== '' || node.get('protocol').text === 'UDP') return []
    if (protocol !== '' && isHttp(protocol)) return []
    if (node.get('appProtocol').isUnfilled || node.get('name').isUnfilled) return []
    const opaqueProtocol = opaqueProtocols.has(protocol) ? protocol : ''
    return [{ service, node, number: targetPort, protocol: opaqueProtocol }]
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
const opaqueProtocols = new Set(['tcp', 'tls', 'https', 'mongo', 'mysql', 'redis'])
