import { isStatedNamespace } from '../../core/namespace.ts'
import { inboundMtls } from '../../istio/policy/mtls.ts'
import { namespaceDataplane } from '../../istio/workload/dataplane.ts'
import { allWorkloads, workloadsIn, type Workload } from '../../istio/workload/workloads.ts'
import type { Mesh } from '../../model/mesh.ts'
import { isGatewayWorkload } from '../request/hops/gateway-pods.ts'
import { attachedPolicies } from '../request/policy/attachment.ts'
import type { MeshProxy } from '../request/proxy/proxy.ts'
import { manifestTitle } from '../request/registry/age.ts'
import { dataplane, workloadProxy } from '../request/registry/workloads.ts'
import type { EntryPoint, EntryPoints } from './entry-points.ts'
import type { WorkloadSide } from './inbound-entry.ts'
import type { MeshPair, MeshSide } from './mesh-pair.ts'
import { captureKey } from './pod-capture.ts'
import { podClasses } from './pod-classes.ts'
import { extensionReservations, hasEqualPolicies, pairedPolicyKey } from './policy-keys.ts'
import type { ProxySide } from './proxy-conditions.ts'
import type { RuleSlice } from './rule-slice.ts'
import { ruleSlice } from './slice-rules.ts'
import { placedWorkload, preparedPoint, restKey, sideKey, type WorkloadSides } from './workload-sides.ts'

/** The workloads, and the pods without a workload in the repository, at which different objects decide than in base. */
export function workloadEntries(pair: MeshPair): EntryPoints {
  const { head, base, affected } = pair
  const ofBase = podWorkloads(base, affected)
  const inBase = new Map(ofBase.map((workload) => [manifestTitle(workload.manifest), workload]))
  const compared: EntryPoint[] = []
  const added: string[] = []
  const seen = new Set<string>()
  for (const workload of podWorkloads(head, affected)) {
    const name = manifestTitle(workload.manifest)
    const before = inBase.get(name)
    if (!before) added.push(name)
    const sides = workloadSides(pair, workload, before)
    seen.add(seenKey(pair, sides))
    const entry = entryOf(pair, name, sides)
    if (entry) compared.push({ ...entry, isAdded: !before })
  }
  const classes = podClasses(pair)
  for (const { name, proxy, isSelectedWhole } of classes.classes) {
    const sides = { head: unseenSide(head, proxy), base: unseenSide(base, proxy) }
    // Pods with the policies of a workload of the repository are represented by that workload.
    if (seen.has(seenKey(pair, sides))) continue
    const entry = entryOf(pair, name, sides)
    if (entry)
      compared.push({
        ...entry,
        site: { kind: 'workload', proxy: sides.head.proxy, areStated: isSelectedWhole },
      })
  }
  return { compared, reservations: classes.reservations, added }
}

/** The workloads of a side, without gateways. */
export function podWorkloads({ mesh }: MeshSide, within: MeshPair['affected']): Workload[] {
  const workloads =
    within === 'all'
      ? allWorkloads(mesh)
      : [...within].flatMap((namespace) => workloadsIn(mesh, namespace)).toSorted(byPosition(mesh))
  return workloads.filter((workload) => !isGatewayWorkload(mesh, workload))
}

function byPosition(mesh: Mesh): (first: Workload, second: Workload) => number {
  return (first, second) => mesh.positionOf(first.manifest)! - mesh.positionOf(second.manifest)!
}

/** A key that is equal for pods with the same dataplane and policies, in head and in base. */
function seenKey(pair: MeshPair, { head, base }: WorkloadSides): string {
  return JSON.stringify([
    [head, base].map((side) => [side.plane, captureKey(side, side.statedPlane)]),
    pairedPolicyKey(pair, head, base),
  ])
}

/** A workload that base does not have is compared with what the policies of base would decide for its pods. */
function workloadSides(pair: MeshPair, workload: Workload, before: Workload | undefined): WorkloadSides {
  const { head, base } = pair
  const ofHead = placedWorkload(head, workloadProxy(workload, 'sidecar'), dataplane(head.mesh, workload))
  if (before)
    return {
      head: ofHead,
      base: placedWorkload(base, workloadProxy(before, 'sidecar'), dataplane(base.mesh, before)),
    }
  return { head: ofHead, base: { ...ofHead, side: base } }
}

function unseenSide(side: MeshSide, proxy: MeshProxy): WorkloadSide {
  const { namespace } = proxy
  const plane = isStatedNamespace(namespace) ? namespaceDataplane(side.mesh, { namespace }) : undefined
  return placedWorkload(side, proxy, plane)
}

/** The entry point of a workload; `null` if the same objects decide. */
function entryOf(pair: MeshPair, name: string, { head, base }: WorkloadSides): EntryPoint | null {
  if (head.plane === 'none' && base.plane === 'none') return null
  const rest = restKey(head)
  const isRestEqual = rest === restKey(base)
  if (isRestEqual && hasEqualPolicies(head, base, 'AuthorizationPolicy')) return null
  const slice = isRestEqual ? workloadSlice(pair, { head, base }) : null
  return {
    ...preparedPoint(pair, name, { head, base, slice }),
    key: slice ? `${rest} ${slice.key}` : [head, base].map(sideKey).join('\n'),
    standIns: slice?.standIns ?? [],
    reservations: [
      ...extensionReservations(head, base, 'SIDECAR_INBOUND'),
      ...unknownModes(pair, head, base),
    ],
  }
}

/** The rules that matter, of sides on which nothing but AuthorizationPolicies differs. */
function workloadSlice(pair: MeshPair, { head, base }: WorkloadSides): RuleSlice | null {
  const isSidecar = head.plane === 'sidecar' && base.plane === 'sidecar'
  return isSidecar && pair.isConfigEqual ? ruleSlice(pair, head, base) : null
}

/** PeerAuthentications that differ and of which the age decides. */
function unknownModes({ changes }: MeshPair, ...sides: readonly ProxySide[]): string[] {
  return sides.flatMap(({ side: { mesh }, proxy }) => {
    const policies = attachedPolicies(mesh, 'PeerAuthentication', proxy).map(({ policy }) => policy)
    const isSettled = policies.length < 2 || !policies.some((policy) => changes.isChanged(policy))
    return isSettled || !inboundMtls(mesh, proxy).restsOnAge
      ? []
      : [`which PeerAuthentication is the oldest for ${proxy.name} is not known`]
  })
}
