import { inboundMtls } from '../../istio/policy/mtls.ts'
import { namespaceDataplane, type Dataplane } from '../../istio/workload/dataplane.ts'
import { isStatedNamespace } from '../../core/namespace.ts'
import { allWorkloads, workloadsIn, type Workload } from '../../istio/workload/workloads.ts'
import { attachedPolicies } from '../request/policy/attachment.ts'
import { extensionsOf } from '../request/policy/extensions.ts'
import { isGatewayWorkload } from '../request/hops/gateway-pods.ts'
import { inboundPort, statedPorts } from '../request/proxy/server-sidecar.ts'
import type { MeshProxy } from '../request/proxy/proxy.ts'
import { sidecarOf } from '../request/registry/scope.ts'
import { dataplane, workloadProxy } from '../request/registry/workloads.ts'
import { manifestTitle } from '../request/registry/age.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { PreparedEntry } from './prepared-entry.ts'
import { prepareWorkload, type WorkloadSide } from './inbound-entry.ts'
import { policyOptions, type MeshPair, type MeshSide } from './mesh-pair.ts'
import {
  extensionKeys,
  extensionReservations,
  hasEqualPolicies,
  pairedPolicyKey,
  policyKeys,
} from './policy-keys.ts'
import { podClasses } from './pod-classes.ts'
import type { RequestFilter } from './request-filter.ts'
import type { RuleSlice } from './rule-slice.ts'
import { ruleSlice } from './slice-rules.ts'
import type { ProxySide } from './proxy-conditions.ts'

/** An entry point at which base and head may decide differently. */
export interface EntryPoint {
  /** For people: `Deployment shop/api`, `pods of namespace shop with app=api`. */
  readonly name: string
  /** Equal for entry points at which the same objects decide. */
  readonly key: string
  /** ALLOW policies that stand for those of entry points with the same key, see `RuleSlice`. */
  readonly standIns?: readonly Manifest[]
  /** The keys of entry points that show its differences: it is compared only if none of these has any. */
  readonly shownBy?: readonly string[]
  /** The reasons why the comparison may be incomplete. */
  readonly reservations: readonly string[]
  /** The missing inputs that all its differences depend on. */
  readonly missing: readonly string[]
  readonly site: EntrySite
  /** True if base does not have the entry point. */
  readonly isAdded: boolean
  /**
   * Set if only one of several entry points exists: a key that these share, their number, and the missing input that
   * selects one.
   */
  readonly alternatives: { readonly of: string; readonly count: number; readonly choice: string } | null
  /**
   * Prepares the comparison. Throws `DiagramBoundError` beyond a limit.
   * @param filter the requests to compare; absent: all
   */
  prepare(filter?: RequestFilter): PreparedEntry
}

/** Where an entry point is: the pods of a workload, or a port of a gateway. */
export type EntrySite =
  | {
      readonly kind: 'workload'
      readonly proxy: MeshProxy
      /** True if a workload or a policy of the repository states that such pods exist. */
      readonly areStated: boolean
    }
  | {
      readonly kind: 'waypoint'
      readonly proxy: MeshProxy
      /** The host of the Service or ServiceEntry that it serves; `null` for Services that are in no file. */
      readonly host: string | null
    }
  | {
      readonly kind: 'gateway'
      readonly proxy: MeshProxy
      /** The port number in the servers. */
      readonly port: number
      readonly isTls: boolean
    }

/** The entry points of a kind that have to be compared, and notes about the others. */
export interface EntryPoints {
  readonly compared: readonly EntryPoint[]
  /** Sentences about what is not compared, and why. */
  readonly reservations: readonly string[]
  /** Those that base does not have. */
  readonly added: readonly string[]
}

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
  return JSON.stringify([head.plane, base.plane, pairedPolicyKey(pair, head, base)])
}

/** Pods on both sides. */
export interface WorkloadSides {
  readonly head: WorkloadSide
  readonly base: WorkloadSide
}

/** A workload that base does not have is compared with what the policies of base would decide for its pods. */
function workloadSides(
  { head, base }: MeshPair,
  workload: Workload,
  before: Workload | undefined,
): WorkloadSides {
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

/** Pods on a side, at the proxy that decides about their connections. */
export function placedWorkload(side: MeshSide, proxy: MeshProxy, plane: Dataplane = 'sidecar'): WorkloadSide {
  const self: ProxySide = { side, proxy: plane === 'ambient' ? { ...proxy, type: 'ztunnel' } : proxy }
  return { ...self, plane, portsOf: self }
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

/** An entry point at pods, as far as no difference decides it. */
export function preparedPoint(
  pair: MeshPair,
  name: string,
  { head, base, slice }: WorkloadSides & { readonly slice?: RuleSlice | null },
): Omit<EntryPoint, 'key' | 'reservations'> {
  return {
    name,
    missing: extensionsOf(head.side.mesh, head.proxy, 'SIDECAR_INBOUND').map(
      (extension) => `what ${manifestTitle(extension)} does`,
    ),
    site: { kind: 'workload', proxy: head.proxy, areStated: true },
    isAdded: false,
    alternatives: null,
    prepare: (filter) => prepareWorkload(pair, { head, base, slice: slice ?? null }, filter),
  }
}

/** The rules that matter, of sides on which nothing but AuthorizationPolicies differs. */
function workloadSlice(pair: MeshPair, { head, base }: WorkloadSides): RuleSlice | null {
  const isSidecar = head.plane === 'sidecar' && base.plane === 'sidecar'
  return isSidecar && pair.isConfigEqual ? ruleSlice(pair, head, base) : null
}

/** A key of everything that decides at the sidecar or ztunnel of a workload. */
export function sideKey(workload: WorkloadSide): string {
  return JSON.stringify([restKey(workload), policyKeys(workload, ['AuthorizationPolicy'])])
}

/** A key of what decides besides AuthorizationPolicies. */
function restKey(workload: WorkloadSide): string {
  const { side, proxy, plane, portsOf } = workload
  const { sidecar } = sidecarOf(portsOf.side.mesh, portsOf.proxy)
  const ports = statedPorts(portsOf.side.mesh, portsOf.proxy, sidecar)
  return JSON.stringify([
    plane,
    policyKeys(workload, ['RequestAuthentication', 'PeerAuthentication']),
    ports.map((port) => [port, inboundPort(portsOf.side.mesh, portsOf.proxy, sidecar, port).protocol]),
    extensionKeys(side, proxy, 'SIDECAR_INBOUND'),
    policyOptions(side.mesh),
  ])
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
