import { groupBy } from '../../../core/group.ts'
import { canonicalHost } from '../../../istio/hosts/services.ts'
import { fullHost } from '../../../istio/hosts/hosts.ts'
import { labelsOf, type Labels } from '../../../istio/policy/selector.ts'
import { derived, derivedByKey } from '../../../model/derived.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { Mesh } from '../../../model/mesh.ts'
import type { Node } from '../../../model/node.ts'
import { oldestFirst } from './age.ts'
import { protocolOf, serviceProtocol, type PortProtocol } from './protocol.ts'

/** What a Service or ServiceEntry says of a host by itself. */
export interface DeclaredService {
  /** In lower case, with `cluster.local` for the domain of the cluster; a wildcard for a ServiceEntry with one. */
  readonly host: string
  readonly manifest: Manifest
  readonly ports: readonly RegistryPort[]
  /** The labels of its pods or WorkloadEntries; `null` if it has none. */
  readonly selector: Labels | null
}

/** A port of a service, as istiod has it. */
export interface RegistryPort {
  readonly number: number
  readonly name: string
  readonly protocol: PortProtocol
  /** The entry of `ports`. */
  readonly node: Node
  /** The port of the workload; a name is that of a container port. */
  readonly target: number | string
}

/**
 * The hosts of the Services of a namespace, the oldest Service first, then those of its ServiceEntries, the oldest first;
 * empty if it has neither. Only objects of this namespace are read.
 */
export const servicesIn = derivedByKey(
  ['Service', 'ServiceEntry'],
  (_, namespace: string) => namespace,
  (mesh, namespace): readonly DeclaredService[] => [
    ...oldestFirst(declaredIn(mesh).services.get(namespace) ?? []).map((service) =>
      declaredByService(mesh, service),
    ),
    ...oldestFirst(declaredIn(mesh).entries.get(namespace) ?? []).flatMap((entry) =>
      declaredByEntry(mesh, entry),
    ),
  ],
)

const declaredIn = derived(['Service', 'ServiceEntry'], (mesh) => ({
  services: groupBy(mesh.ofKind('Service'), ({ namespace }) => namespace),
  entries: groupBy(mesh.ofKind('ServiceEntry'), ({ namespace }) => namespace),
}))

/** What a Service says of its host. */
export function declaredByService(mesh: Mesh, manifest: Manifest): DeclaredService {
  const { spec, namespace, name } = manifest
  const selector = labelsOf(spec.get('selector'))
  return {
    host: canonicalHost(mesh, fullHost(name, namespace)),
    manifest,
    ports: spec.items('ports').flatMap(servicePort),
    selector: selector.size > 0 ? selector : null,
  }
}

function servicePort(node: Node): RegistryPort[] {
  const number = node.get('port').number
  if (number === undefined) return []
  const target = node.get('targetPort')
  const name = node.get('name').text
  return [
    { number, name, protocol: serviceProtocol(node), node, target: target.number ?? (target.text || number) },
  ]
}

/** What a ServiceEntry says of each of its hosts. */
export function declaredByEntry(mesh: Mesh, manifest: Manifest): DeclaredService[] {
  const { spec } = manifest
  const selector = spec.at('workloadSelector', 'labels')
  const ports = spec.items('ports').flatMap(entryPort)
  return spec.items('hosts').map(({ text }): DeclaredService => ({
    host: canonicalHost(mesh, text),
    manifest,
    ports,
    selector: selector.exists ? labelsOf(selector) : null,
  }))
}

function entryPort(node: Node): RegistryPort[] {
  const number = node.get('number').number
  if (number === undefined) return []
  const protocol = protocolOf(node.get('protocol').text)
  return [
    { number, name: node.get('name').text, protocol, node, target: node.get('targetPort').number ?? number },
  ]
}
