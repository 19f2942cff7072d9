import { compareText } from '../../core/order.ts'
import { groupBy, groupPairs } from '../../core/group.ts'
import { isStatedNamespace, standInNamespace } from '../../core/namespace.ts'
import { conversionKinds } from '../../istio/gateway-api/convert.ts'
import { workloadSelector, type Labels, labelsKey } from '../../istio/policy/selector.ts'
import {
  dataplaneOf,
  isSystemNamespace,
  namespaceDataplane,
  type Dataplane,
} from '../../istio/workload/dataplane.ts'
import { allWorkloads, workloadsIn, type Workload } from '../../istio/workload/workloads.ts'
import { derived } from '../../model/derived.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import { isGatewayWorkload } from '../request/hops/gateway-pods.ts'
import { assumedSidecar, type MeshProxy } from '../request/proxy/proxy.ts'
import { workloadProxy } from '../request/registry/workloads.ts'
import { meshRoutes } from './host-links.ts'
import { hostsByNamespace } from './differing-hosts.ts'
import { conditionsOnClients } from './client-conditions.ts'

/** Pods that reach the same hosts. */
export interface EgressClient {
  /** For people, unique in a mesh: `namespace payments`, `Deployment payments/batch`. */
  readonly name: string
  readonly proxy: MeshProxy
  /** How they take part in the mesh; `undefined` if files do not state it. */
  readonly dataplane: Dataplane | undefined
  /** A key that is equal for clients whose sidecars import and route the same. */
  readonly scopeKey: string
  /** True for pods that count as in the mesh, though no file of this side states how they take part. */
  readonly isAssumed?: true
}

/** Represents all namespaces that no object names. */
const otherNamespace = 'any-other-namespace'

/** Pods of a namespace that no object of the mesh names, with a sidecar. */
export const unnamedNamespaceClient: EgressClient = {
  name: 'any other namespace',
  proxy: assumedSidecar('any other namespace', otherNamespace, new Map()),
  dataplane: 'sidecar',
  scopeKey: otherNamespace,
}

/**
 * The clients of a mesh: its namespaces, and the workloads with their own selector or annotation. Pods of gateways are
 * listed by `gatewaysWithExits`.
 */
export const egressClients = derived('everything', (mesh): readonly EgressClient[] => [
  ...namespacesOf(mesh).flatMap((namespace) => clientsIn(mesh, namespace)),
  unnamedNamespaceClient,
])

/** The namespaces that have pods, or that an object about hosts names. */
function namespacesOf(mesh: Mesh): string[] {
  const names = new Set([
    ...mesh.ofKind('Namespace').map(({ name }) => name),
    ...mesh
      .ofKind('Sidecar')
      .filter(selectsSome(mesh))
      .map(({ namespace }) => namespace),
    ...podSources(mesh).map(({ namespace }) => namespace),
    ...hostsByNamespace(mesh).keys(),
  ])
  return [...names].filter((name) => !isSystemNamespace(name)).toSorted(compareText)
}

/** A Sidecar for all namespaces selects no single one. */
function selectsSome({ rootNamespace }: Mesh): (sidecar: Manifest) => boolean {
  return (sidecar) => sidecar.namespace !== rootNamespace || workloadSelector(sidecar).size > 0
}

function podSources(mesh: Mesh): readonly Workload[] {
  return allWorkloads(mesh).filter(isPods)
}

/** False for a machine outside of the cluster. */
function isPods({ manifest }: Workload): boolean {
  return manifest.kind !== 'WorkloadEntry' && manifest.kind !== 'WorkloadGroup'
}

function clientsIn(mesh: Mesh, namespace: string): EgressClient[] {
  const selectors = selectorsIn(mesh, namespace)
  const general = namespaceClient(mesh, namespace)
  const workloads = workloadsIn(mesh, namespace).filter(isPods)
  const pods = workloads.filter((workload) => !isGatewayWorkload(mesh, workload))
  const classes = groupBy(pods, (workload) => classOf(mesh, workload, selectors))
  const generalClass = JSON.stringify([selectors.map(() => false), general.dataplane ?? null])
  const separate = [...classes].filter(([key]) => key !== generalClass)
  const selected = selectors.filter((selector) => !pods.some(({ labels }) => covers(labels, selector)))
  // Pods that no file shows may be in a namespace of the mesh; outside of it, the pods of the files count.
  const isInMesh = general.dataplane === 'sidecar' || general.dataplane === 'ambient'
  const isGeneral = isInMesh || workloads.length === 0 || classes.has(generalClass)
  return [
    ...(isGeneral ? [general] : []),
    ...separate.flatMap(([key, group]) => group.map((workload) => workloadClient(mesh, workload, key))),
    ...selected.map((selector) => selectedClient(general, namespace, selector)),
  ]
}

function covers(labels: Labels, selector: Labels): boolean {
  return [...selector].every(([key, value]) => labels.get(key) === value)
}

/** The selectors that may give pods of a namespace different hosts. */
function selectorsIn(mesh: Mesh, namespace: string): Labels[] {
  const near = [...(selectingObjects(mesh).get(namespace) ?? []), ...conditionsOfRoutes(mesh)]
  const distinct = new Map(near.map((selector) => [labelsKey(selector), selector]))
  return [...distinct.values()]
}

/** The selectors of Sidecars and DestinationRules by their namespace. */
const selectingObjects = derived(['Sidecar', 'DestinationRule'], (mesh) => {
  const selecting = [...mesh.ofKind('Sidecar'), ...mesh.ofKind('DestinationRule')].flatMap((object) => {
    const selector = workloadSelector(object)
    return selector.size > 0 ? [[object.namespace, selector] as const] : []
  })
  return groupPairs(selecting)
})

const conditionsOfRoutes = derived(['VirtualService', ...conversionKinds], (mesh): readonly Labels[] =>
  meshRoutes(mesh)
    .flatMap((virtualService) => conditionsOnClients(mesh, virtualService))
    .map(({ labels }) => labels)
    .filter(({ size }) => size > 0),
)

function classOf(mesh: Mesh, { manifest, labels }: Workload, selectors: readonly Labels[]): string {
  return JSON.stringify([
    selectors.map((selector) => covers(labels, selector)),
    dataplaneOf(mesh, manifest) ?? null,
  ])
}

function namespaceClient(mesh: Mesh, namespace: string): EgressClient {
  const name = namespaceName(mesh, namespace)
  return {
    name,
    proxy: assumedSidecar(name, namespace, new Map()),
    dataplane: namespaceDataplane(mesh, { namespace }),
    scopeKey: namespace,
  }
}

function namespaceName(mesh: Mesh, namespace: string): string {
  if (isStatedNamespace(namespace)) return `namespace ${namespace}`
  const target = mesh.targets.find(({ id }) => standInNamespace(id) === namespace)
  return `the namespace of ${target?.id ?? 'a target'} (stated nowhere)`
}

function workloadClient(mesh: Mesh, workload: Workload, classKey: string): EgressClient {
  const proxy = workloadProxy(workload, 'sidecar')
  const dataplane = dataplaneOf(mesh, workload.manifest)
  return { name: proxy.name, proxy, dataplane, scopeKey: `${workload.namespace} ${classKey}` }
}

/** Pods that are in no file, with the labels of a selector. */
function selectedClient(general: EgressClient, namespace: string, selector: Labels): EgressClient {
  const labels = [...selector].map(([key, value]) => `${key}=${value}`).join(',')
  const name = `pods of ${general.name.replace(/^namespace /, '')} with ${labels}`
  return {
    ...general,
    name,
    proxy: assumedSidecar(name, namespace, selector),
    scopeKey: `${namespace} with ${labels}`,
  }
}

/**
 * The client in another mesh to compare with: the same pods, or any pods of their namespace if the mesh does not have
 * them.
 */
export function clientCounterpart(mesh: Mesh, client: EgressClient): EgressClient {
  const ofName = clientsByName(mesh).get(client.name)
  if (ofName) return ofName
  const { namespace, labels } = client.proxy
  const dataplane = namespaceDataplane(mesh, { namespace })
  return {
    name: client.name,
    proxy: assumedSidecar(client.name, namespace, labels),
    dataplane: dataplane ?? 'sidecar',
    scopeKey: `${namespace} of ${client.name}`,
    ...(dataplane === undefined && { isAssumed: true }),
  }
}

const clientsByName = derived(
  'everything',
  (mesh): ReadonlyMap<string, EgressClient> =>
    new Map(egressClients(mesh).map((client) => [client.name, client])),
)
