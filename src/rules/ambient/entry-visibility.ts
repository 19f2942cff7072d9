import { entryVisibility, type EntryVisibility } from '../../istio/ambient/entry-visibility.ts'
import { waypointOf } from '../../istio/ambient/waypoints.ts'
import { hasSidecars } from '../../istio/ambient/ztunnel.ts'
import { exportedTo } from '../../istio/hosts/export.ts'
import { waypointLabel } from '../../istio/policy/waypoint-label.ts'
import { namespaceDataplane } from '../../istio/workload/dataplane.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'

type Code = 'export-ignored' | 'export-narrowed' | 'hidden' | 'waypoint-elsewhere'

export const entryVisibilityRule = defineRule({
  id: 'ambient/entry-visibility',
  codes: ['export-ignored', 'export-narrowed', 'hidden', 'waypoint-elsewhere'],
  severity: 'warning',
  summary: 'A ServiceEntry that is visible to other namespaces than its `exportTo` says.',
  why: 'In ambient mode Istio does not read `exportTo`: all workloads see all ServiceEntries. Since 1.31 `serviceEntryVisibility` of the MeshConfig limits them to their namespace or hides them, by the labels of the namespace: ztunnel and waypoints always honour it, sidecars with `applyToSidecars`. An entry that is limited to its namespace gets no waypoint of another one (istio `pilot/pkg/model/serviceentry_visibility.go`).',
  fix: 'Leave `exportTo` out, or set `serviceEntryVisibility` to what is meant; create the waypoint in the namespace of the ServiceEntry.',
  across: { ServiceEntry: check },
})

function* check(entry: Manifest, mesh: Mesh): Generator<Problem<Code>> {
  const visibility = entryVisibility(mesh, entry)
  const isAmbient = namespaceDataplane(mesh, entry) === 'ambient'
  const to = visibility?.to ?? 'public'
  if (to === 'public') {
    if (isAmbient && !hasSidecars(mesh)) yield* exportIgnored(entry)
  } else if (isAmbient || visibility!.isOfSidecars) {
    yield* to === 'none' ? hidden(entry, visibility!) : limited(entry, visibility!, mesh)
  }
}

/** Sidecars of workloads in other repositories may honour it. */
function* exportIgnored(entry: Manifest): Generator<Problem<'export-ignored'>> {
  const exportTo = entry.spec.get('exportTo')
  if (
    exportTo.items().length === 0 ||
    exportedTo(entry).includes('*') ||
    exportTo.items().some(isUnfilledNode)
  )
    return
  yield {
    code: 'export-ignored',
    node: exportTo,
    at: 'key',
    confidence: 'likely',
    message:
      '`exportTo` does nothing in ambient mode: all workloads of the mesh see this ServiceEntry; since Istio 1.31 `serviceEntryVisibility` of the MeshConfig limits it',
  }
}

function isUnfilledNode({ isUnfilled }: Node): boolean {
  return isUnfilled
}

function* hidden({ root }: Manifest, visibility: EntryVisibility): Generator<Problem<'hidden'>> {
  yield {
    code: 'hidden',
    node: root.at('metadata', 'name'),
    at: 'object',
    message: `\`serviceEntryVisibility\` is NONE for this namespace: ${proxiesOf(visibility)} ignore this ServiceEntry; remove it, or let the MeshConfig admit it`,
    related: [{ node: visibility.node, note: 'the visibility' }],
  }
}

function* limited(
  entry: Manifest,
  visibility: EntryVisibility,
  mesh: Mesh,
): Generator<Problem<'export-narrowed' | 'waypoint-elsewhere'>> {
  const related = [{ node: visibility.node, note: 'the visibility' }]
  const elsewhere = entry.spec
    .items('exportTo')
    .find(({ text, isUnfilled }) => !isUnfilled && !['.', '~', entry.namespace].includes(text))
  if (elsewhere)
    yield {
      code: 'export-narrowed',
      node: elsewhere,
      message: `\`serviceEntryVisibility\` is NAMESPACE for this namespace: ${proxiesOf(visibility)} elsewhere do not see this ServiceEntry, whatever \`exportTo\` says`,
      related,
    }
  const waypoint = waypointOf(mesh, entry)
  if (!waypoint || waypoint === 'none' || waypoint.namespace === entry.namespace) return
  const label = entry.root.at('metadata', 'labels').get(waypointLabel)
  yield {
    code: 'waypoint-elsewhere',
    node: label.exists ? label : entry.root.at('metadata', 'name'),
    ...(!label.exists && { at: 'object' }),
    message: `\`serviceEntryVisibility\` limits this ServiceEntry to ${quote(entry.namespace)}: it does not get the waypoint ${quote(`${waypoint.namespace}/${waypoint.name}`)} of another namespace, and requests go without one`,
    related,
  }
}

function proxiesOf({ isOfSidecars }: EntryVisibility): string {
  return isOfSidecars ? 'all proxies' : 'ztunnel and waypoints'
}
