import { once } from '../../core/once-per.ts'
import { isStatedNamespace } from '../../core/namespace.ts'
import { namespaceDataplane } from '../../istio/workload/dataplane.ts'
import { injectionDifferences } from '../../istio/workload/injection-differences.ts'
import { changedCapture } from '../../istio/workload/traffic-capture.ts'
import { podLabels } from '../../istio/workload/pod-templates.ts'
import { workloadsIn } from '../../istio/workload/workloads.ts'
import { targetRefs } from '../../istio/policy/policy-targets.ts'
import { labelsOf, selects, workloadSelector, type Labels } from '../../istio/policy/selector.ts'
import { canonicalJson } from '../../model/canonical-json.ts'
import type { MeshKind } from '../../model/kinds.ts'
import type { Manifest } from '../../model/manifest.ts'
import { knownKind, type Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { isGatewayWorkload, selectorsOfGateways } from '../request/hops/gateway-pods.ts'
import { manifestTitle } from '../request/registry/age.ts'
import { differentSpellings } from '../request/registry/host-spellings.ts'
import { waypointReservations } from './ambient.ts'
import type { MeshPair } from './mesh-pair.ts'
import { statedWaypoints } from './stated-waypoints.ts'
import { unseenDelegates } from './unseen-delegates.ts'
import { unseenGateways } from './unseen-gateways.ts'

/** The reasons why base and head may decide differently outside of the compared entry points. */
export function pairReservations(pair: MeshPair): string[] {
  return [
    ...pair.reservations,
    ...changedExtensions(pair),
    ...waypointReservations(pair),
    ...unstatedDataplanes(pair),
    ...unseenPorts(pair),
    ...uncapturedPods(pair),
    ...differentSpellings([pair.head.mesh, pair.base.mesh]),
    ...unseenDelegates(pair),
    ...unseenGateways(pair).map(({ reason }) => reason),
  ]
}

/**
 * Pods with other annotations about connections that go past their proxy, and another injection of sidecars. Workloads of both
 * sides are compared.
 */
function uncapturedPods({ changes, head, base }: MeshPair): string[] {
  const texts = changes.changed.flatMap((object) => {
    const versions = changes.versionsOf(object)
    if (!versions.head || (versions.base && isPodWorkload(head.mesh, object))) return []
    return changedCapture(versions.head, versions.base, 'inbound').map(
      (annotation) =>
        `\`${annotation}\` of ${manifestTitle(object)} differs, by which connections go past the proxy of the pods`,
    )
  })
  const ofInjection = injectionDifferences(head.mesh, base.mesh, 'inbound')
  return [
    ...new Set(texts),
    ...ofInjection.map((text) => `${text}, by which connections may go past sidecars`),
  ]
}

/** True for an object whose pods are compared at their own proxy. */
function isPodWorkload(mesh: Mesh, manifest: Manifest): boolean {
  const labels = podLabels(manifest)
  return labels !== undefined && !isGatewayWorkload(mesh, { manifest, labels, namespace: manifest.namespace })
}

const extensionKinds: ReadonlySet<MeshKind | undefined> = new Set<MeshKind>([
  ...(['EnvoyFilter', 'TrafficExtension', 'WasmPlugin'] as const),
])

/** Extensions for outbound traffic of sidecars only matter at waypoints. */
function changedExtensions({ changes, head, base }: MeshPair): string[] {
  const hasWaypoints = once(() => statedWaypoints([head.mesh, base.mesh]).length > 0)
  return changes.changed
    .filter((object) => extensionKinds.has(knownKind(object)))
    .filter((object) => targetRefs(object).length > 0 || !isOutboundFilter(object) || hasWaypoints())
    .map((object) => `${manifestTitle(object)} differs, and what it does is not known`)
}

function isOutboundFilter({ kind, spec }: Manifest): boolean {
  const patches = kind === 'EnvoyFilter' ? spec.items('configPatches') : []
  return (
    patches.length > 0 && patches.every((patch) => patch.at('match', 'context').text === 'SIDECAR_OUTBOUND')
  )
}

/** Namespaces whose dataplane is stated on one side only. The default for the other side may be wrong. */
function unstatedDataplanes({ changes, head, base }: MeshPair): string[] {
  const names = new Set(changes.changed.filter(({ kind }) => kind === 'Namespace').map(({ name }) => name))
  return [...names].flatMap((namespace) => {
    const planes = [head, base].map(({ mesh }) => namespaceDataplane(mesh, { namespace }))
    const isUnstated = planes.includes(undefined) && planes.some((plane) => plane && plane !== 'sidecar')
    const isDecided = [head, base].some(({ mesh }) => hasPolicies(mesh, namespace))
    return isUnstated && isDecided
      ? [`how pods of namespace ${namespace} are in the mesh is said in ${planes[0] ? 'head' : 'base'} alone`]
      : []
  })
}

function hasPolicies(mesh: Mesh, namespace: string): boolean {
  return (['AuthorizationPolicy', 'RequestAuthentication', 'PeerAuthentication'] as const).some((kind) =>
    mesh.ofKind(kind).some((policy) => [mesh.rootNamespace, namespace].includes(policy.namespace)),
  )
}

/** The fields that state the protocols of pod ports, or select the pods. */
const portFields: Readonly<Partial<Record<MeshKind | '', (object: Manifest) => [Labels, Node]>>> = {
  Service: ({ spec }) => [labelsOf(spec.get('selector')), spec.get('ports')],
  ServiceEntry: (object) => [workloadSelector(object), object.spec.get('ports')],
  Sidecar: (object) => [workloadSelector(object), object.spec.get('ingress')],
}

/** Objects that state the protocol of ports of pods that are in no file. Workloads in files are compared. */
function unseenPorts({ changes, head, base }: MeshPair): string[] {
  const meshes = [head.mesh, base.mesh]
  return changes.changed.flatMap((object) => {
    if (namespaceKind(object, meshes) === 'none') return []
    const versions = changes.versionsOf(object)
    if (portText(versions.head) === portText(versions.base)) return []
    const isSeen = [versions.head, versions.base].every(
      (version, index) => !version || selectsWorkload(meshes[index]!, version),
    )
    return isSeen ? [] : [`${manifestTitle(object)} differs, and the pods with its ports are in no file`]
  })
}

function namespaceKind({ namespace }: Manifest, meshes: readonly Mesh[]): string | undefined {
  if (!isStatedNamespace(namespace)) return undefined
  const planes = new Set(meshes.map((mesh) => namespaceDataplane(mesh, { namespace })))
  return planes.size === 1 ? [...planes][0] : undefined
}

function portText(object: Manifest | undefined): string {
  const fields = object && portFields[knownKind(object) ?? '']?.(object)
  if (!fields) return ''
  const [labels, ports] = fields
  return labels.size > 0 && ports.exists ? JSON.stringify([[...labels].toSorted(), canonicalJson(ports)]) : ''
}

/** True if an object selects a workload that is in a file. Gateways are compared by their listeners. */
function selectsWorkload(mesh: Mesh, object: Manifest): boolean {
  const labels = portFields[knownKind(object) ?? '']?.(object)[0] ?? new Map()
  return (
    labels.size === 0 ||
    workloadsIn(mesh, object.namespace).some((workload) => selects(labels, workload.labels)) ||
    selectorsOfGateways(mesh).some((selector) => selects(selector, labels))
  )
}
