import { conversionKinds } from '../../istio/gateway-api/convert.ts'
import { podOf } from '../../istio/workload/pod.ts'
import { podLabels } from '../../istio/workload/workloads.ts'
import { canonicalJson } from '../../model/canonical-json.ts'
import type { MeshKind } from '../../model/kinds.ts'
import type { Manifest } from '../../model/manifest.ts'
import { knownKind } from '../../model/mesh.ts'
import { shownVersion, type ChangedMesh, type ManifestChange } from './changed-objects.ts'

/** The kinds that decide who gets in, whatever of them differs. */
const decidingKinds: ReadonlySet<MeshKind | undefined> = new Set<MeshKind>([
  ...(['AuthorizationPolicy', 'RequestAuthentication', 'PeerAuthentication'] as const),
  ...(['EnvoyFilter', 'Gateway', 'Sidecar', 'TrafficExtension', 'VirtualService', 'WasmPlugin'] as const),
  ...conversionKinds,
])

/** The changes that may have to do with who gets in: most differ in an image or a number of replicas alone. */
export function accessRelevance({ base, head, objects }: ChangedMesh): ManifestChange[] {
  const owners = new Set(
    [base, head].flatMap(({ configSources }) => configSources.map(({ owner }) => owner as object)),
  )
  return objects.filter((change) => {
    const shown = shownVersion(change)
    if (decidingKinds.has(knownKind(shown)) || owners.has(shown)) return true
    return podLabels(shown) !== undefined && podText(change.base) !== podText(change.head)
  })
}

/** What of the pods of a workload decides which policies they have, and at which ports. */
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
