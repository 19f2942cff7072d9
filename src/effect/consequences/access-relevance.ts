import { once } from '../../core/once-per.ts'
import { conversionKinds } from '../../istio/gateway-api/convert.ts'
import { gatewayKeysOf, meshGateway } from '../../istio/routing/gateways.ts'
import { injectionDifferences } from '../../istio/workload/injection-differences.ts'
import { isInjection } from '../../istio/workload/injection-settings.ts'
import { podOf } from '../../istio/workload/pod.ts'
import { podLabels } from '../../istio/workload/pod-templates.ts'
import { canonicalJson } from '../../model/canonical-json.ts'
import type { MeshKind } from '../../model/kinds.ts'
import type { Manifest } from '../../model/manifest.ts'
import { knownKind } from '../../model/mesh.ts'
import { statedWaypoints } from '../access/stated-waypoints.ts'
import { wholeMeshChange, shownVersion, type ChangedMesh, type ManifestChange } from './changed-objects.ts'

/** Kinds of which any change may affect access. */
const decidingKinds: ReadonlySet<MeshKind | undefined> = new Set<MeshKind>([
  ...(['AuthorizationPolicy', 'RequestAuthentication', 'PeerAuthentication'] as const),
  ...(['EnvoyFilter', 'Gateway', 'Sidecar', 'TrafficExtension', 'WasmPlugin'] as const),
  ...conversionKinds.filter((kind) => kind !== 'ServiceEntry'),
])

/** The changes that may affect access. Most changes are only in an image or a number of replicas. */
export function accessRelevance(changed: ChangedMesh): ManifestChange[] {
  const { base, head, objects } = wholeMeshChange(changed)
  const meshes = [base, head]
  // The Services whose waypoint a route or entry may affect are linked with it.
  const hasWaypoints = once(() => statedWaypoints([changed.base, changed.head]).length > 0)
  const hasGateways = meshes.some((mesh) => gatewayKinds.some((kind) => mesh.ofKind(kind).length > 0))
  const owners = new Set(
    meshes.flatMap(({ configSources }) => configSources.map(({ owner }) => owner as object)),
  )
  const isInjectionChanged = once(() => injectionDifferences(head, base, 'inbound').length > 0)
  return objects.filter((change) => {
    const shown = shownVersion(change)
    if (isInjection(shown) && isInjectionChanged()) return true
    if (decidingKinds.has(knownKind(shown)) || owners.has(shown)) return true
    if (knownKind(shown) === 'VirtualService') return versionsOf(change).some(isOfGateways) || hasWaypoints()
    if (knownKind(shown) === 'ServiceEntry')
      return hasGateways || versionsOf(change).some(selectsWorkloads) || hasWaypoints()
    return podLabels(shown) !== undefined && podText(change.base) !== podText(change.head)
  })
}

const gatewayKinds = ['Gateway', 'KubernetesGateway'] as const

function versionsOf({ base, head }: ManifestChange): Manifest[] {
  return [base, head].filter((version) => version !== null)
}

/** True for a ServiceEntry whose ports are ports of pods. Gateways may route to the hosts of any ServiceEntry. */
function selectsWorkloads({ spec }: Manifest): boolean {
  return spec.get('workloadSelector').exists
}

/**
 * False for a VirtualService that applies only to sidecars and waypoints: at sidecars it routes outbound calls and does
 * not affect access.
 */
function isOfGateways(virtualService: Manifest): boolean {
  const isDelegate = virtualService.spec.items('hosts').length === 0
  return isDelegate || gatewayKeysOf(virtualService).some((key) => key !== meshGateway)
}

/** The parts of a workload that decide which policies its pods have, and at which ports. */
function podText(workload: Manifest | null): string {
  if (!workload) return ''
  const spec = podOf(workload).get('spec')
  const containers = [...spec.items('containers'), ...spec.items('initContainers')]
  return JSON.stringify([
    [...(podLabels(workload) ?? [])].toSorted(),
    canonicalJson(podOf(workload).at('metadata', 'annotations')),
    ...[spec.get('serviceAccountName').text, spec.get('hostNetwork').scalar],
    containers.map((container) => [container.get('name').text, canonicalJson(container.get('ports'))]),
  ])
}
