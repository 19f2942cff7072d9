import { groupBy } from '../../core/group.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derived, derivedPer } from '../../model/derived.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { declaredPorts } from '../hosts/services.ts'
import { selectorIndex } from '../policy/selector-index.ts'
import { labelsOf } from '../policy/selector.ts'
import { podOf } from './pod.ts'
import type { Workload } from './workloads.ts'

/** A port of a Service that leads to another port of its pods. */
export interface TranslatedPort {
  readonly service: Manifest
  readonly node: Node
  /** The port on which the pods listen. */
  readonly target: number
}

/** The ports of a workload, as its containers and the Services that select it declare them. */
export interface PodPorts {
  /** True for a port on which the pods listen, or may. */
  listensOn(port: number): boolean
  /** By the port of the Service. */
  readonly translated: ReadonlyMap<number, TranslatedPort>
}

/**
 * The ports on which the pods of a workload listen, and the ports of Services that lead to another port of the pods: proxies
 * see connections with the port of the pod, not with that of the Service.
 */
export const podPorts = derivedPer(['Service'], (mesh, workload: Workload): PodPorts => {
  const containers = podOf(workload.manifest).at('spec').items('containers')
  const declared = containers.flatMap((container) => container.items('ports'))
  const numbers = new Set(declared.map((port) => port.get('containerPort').number))
  const named = new Map(
    declared.map((port) => [port.get('name').text, port.get('containerPort').number] as const),
  )
  const translated = new Map<number, TranslatedPort>()
  let mayListenElsewhere = declared.some((port) => port.get('containerPort').isUnfilled)
  for (const service of servicesSelecting(mesh, workload)) {
    for (const { node, number } of declaredPorts(service)) {
      const target = targetOf(node, number, named)
      if (target === undefined) mayListenElsewhere = true
      else if (target === number) numbers.add(number)
      else {
        numbers.add(target)
        translated.set(number, { service, node, target })
      }
    }
  }
  return { listensOn: (port) => mayListenElsewhere || numbers.has(port), translated }
})

/** The number that a port of a Service leads to; `undefined` where files do not tell. */
function targetOf(
  port: Node,
  number: number,
  named: ReadonlyMap<string, number | undefined>,
): number | undefined {
  const target = port.get('targetPort')
  if (target.isUnfilled) return undefined
  if (!target.exists || target.isNull) return number
  return target.number ?? named.get(target.text)
}

function servicesSelecting(mesh: Mesh, { namespace, labels }: Workload): readonly Manifest[] {
  return servicesByNamespace(mesh).get(namespace)?.selecting(labels) ?? []
}

const servicesByNamespace = derived(['Service'], (mesh) => {
  const services = mesh.ofKind('Service').filter(({ spec }) => labelsOf(spec.get('selector')).size > 0)
  const groups = groupBy(services, ({ namespace }) => namespace)
  return new Map(
    [...groups].map(([namespace, group]) => [
      namespace,
      selectorIndex(group, ({ spec }) => labelsOf(spec.get('selector'))),
    ]),
  )
})
