import { dataplaneOf, type Dataplane } from '../../../istio/workload/dataplane.ts'
import { podOf } from '../../../istio/workload/pod.ts'
import { workloadsIn, type Workload } from '../../../istio/workload/workloads.ts'
import { selects } from '../../../istio/policy/selector.ts'
import type { Mesh } from '../../../model/mesh.ts'
import type { MeshProxy } from '../proxy/proxy.ts'
import type { RegistryPort } from './declared-services.ts'
import type { RegistryService } from './registry.ts'

/**
 * The workloads of the repository in the namespace of a service that have the labels of its selector and of `subset`, if given.
 * Empty for a service without a selector.
 */
export function workloadsOf(
  mesh: Mesh,
  { namespace, selector }: RegistryService,
  subset?: ReadonlyMap<string, string>,
): readonly Workload[] {
  if (selector === null) return []
  return workloadsIn(mesh, namespace).filter(
    ({ labels }) => selects(selector, labels) && (!subset || selects(subset, labels)),
  )
}

/** The port of a workload that a port of a service leads to; `undefined` if no container has it by its name. */
export function targetPort(port: RegistryPort, workload: Workload): number | undefined {
  if (typeof port.target === 'number') return port.target
  const containers = podOf(workload.manifest).get('spec').items('containers')
  const named = containers
    .flatMap((container) => container.items('ports'))
    .find((containerPort) => containerPort.get('name').text === port.target)
  return named?.get('containerPort').number
}

/** Whether the pods of a workload are in the mesh by a sidecar, by ambient mode or not; `undefined` if files do not tell. */
export function dataplane(mesh: Mesh, { manifest }: Workload): Dataplane | undefined {
  return dataplaneOf(mesh, manifest)
}

/** The proxy in the pods of a workload. */
export function workloadProxy({ manifest, namespace, labels }: Workload, type: MeshProxy['type']): MeshProxy {
  const account = podOf(manifest).at('spec', 'serviceAccountName').text || 'default'
  return {
    type,
    name: `${manifest.kind} ${namespace}/${manifest.name}`,
    namespace,
    labels,
    hasAllLabels: true,
    serviceAccount: account,
    workload: manifest,
  }
}
