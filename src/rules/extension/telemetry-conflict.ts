import { groupBy } from '../../core/group.ts'
import { oncePer } from '../../core/once-per.ts'
import { selectingTelemetries, type Proxy } from '../../istio/policy/attachment.ts'
import { gatewayPods } from '../../istio/policy/kubernetes-gateway.ts'
import { policyIndexes } from '../../istio/policy/policy-indexes.ts'
import { workloadsIn, type Workload } from '../../istio/workload/workloads.ts'
import { derived } from '../../model/derived.ts'
import type { MeshKind } from '../../model/kinds.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import { isSameObject } from '../../model/presence.ts'
import { namespaceOf } from '../shared/namespace-of.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'

export const telemetryConflict = defineRule({
  id: 'extension/telemetry-conflict',
  codes: ['same-workload', 'same-namespace'],
  severity: 'warning',
  istio: ['IST0159', 'IST0160'],
  summary: 'Two Telemetry objects for the same workloads.',
  why: 'Of several Telemetry objects for one namespace Istio uses the oldest and ignores the others entirely. Those for one workload are applied one over the other in the order of their age, which no file tells (istio `pilot/pkg/model/telemetry.go`, applicableTelemetries).',
  fix: 'Merge them into one object, or give them selectors that exclude each other.',
  across: {
    *Telemetry(telemetry, mesh) {
      const conflict = conflicts(mesh).get(telemetry)
      if (!conflict) return
      const { conflicting, common } = conflict
      const scope = common ? common.text : namespaceOf(conflicting)
      const outcome = common
        ? 'where both set the same, their age decides which of them holds'
        : 'Istio uses only the older of the two'
      yield {
        code: common ? 'same-workload' : 'same-namespace',
        node: telemetry.root.at('metadata', 'name'),
        at: 'object',
        message: `${quote(conflicting.name)} is for ${scope}, too: ${outcome}; merge them`,
        related: [
          { node: conflicting.root.at('metadata', 'name'), note: 'the other Telemetry' },
          ...(common?.manifest
            ? [{ node: common.manifest.root.at('metadata', 'name'), note: 'what both are for' }]
            : []),
        ],
      }
    },
  },
})

/** Another Telemetry for the same workloads. */
interface Conflict {
  readonly conflicting: Manifest
  /** What both are for; absent if both are for the whole namespace. */
  readonly common?: CommonSubject
}

/** A workload, or what else two Telemetry objects are for. */
interface CommonSubject {
  /** For people: ``the workload `web` ``. */
  readonly text: string
  /** `undefined` if it is not in this repository. */
  readonly manifest: Manifest | undefined
}

/** For each Telemetry the first other one that it conflicts with. */
const conflicts = derived('everything', (mesh): ReadonlyMap<Manifest, Conflict> => {
  const conflictOf = new Map<Manifest, Conflict>()
  const gateways = groupBy(mesh.ofKind('KubernetesGateway'), ({ namespace }) => namespace)
  for (const [namespace, { byLabels, byTarget }] of policyIndexes.Telemetry(mesh).byNamespace) {
    addConflicts(byLabels.selecting(new Map()), undefined, conflictOf)
    for (const [ref, group] of byTarget) addConflicts([group], targetOf(mesh, namespace, ref), conflictOf)
    const proxies = [
      ...workloadsIn(mesh, namespace).map(sidecarOf),
      ...(gateways.get(namespace) ?? []).map((gateway) => proxyOfGateway(mesh, gateway)),
    ]
    for (const { proxy, subject } of proxies)
      addConflicts(selectingTelemetries(mesh, proxy), subject, conflictOf)
  }
  return conflictOf
})

function targetOf(mesh: Mesh, namespace: string, ref: string): CommonSubject {
  const [kind = '', name = ''] = ref.split('/')
  const meshKind = targetKinds.get(kind)
  return {
    text: `the ${kind} ${quote(name)}`,
    manifest: meshKind && mesh.find(meshKind, namespace, name),
  }
}

/** The kinds of targets in a namespace. */
const targetKinds: ReadonlyMap<string, MeshKind> = new Map([
  ['Gateway', 'KubernetesGateway'],
  ['Service', 'Service'],
  ['ServiceEntry', 'ServiceEntry'],
])

/** A proxy that Telemetry objects select or name. */
interface SelectedProxy {
  readonly proxy: Proxy
  readonly subject: CommonSubject
}

function sidecarOf({ manifest, namespace, labels }: Workload): SelectedProxy {
  const subject = { text: `the workload ${quote(manifest.name)}`, manifest }
  return { proxy: { type: 'sidecar', namespace, labels }, subject }
}

function proxyOfGateway(mesh: Mesh, manifest: Manifest): SelectedProxy {
  const { namespace, name } = manifest
  const { labels, isWaypoint } = gatewayPods(mesh, namespace, name)
  const type = isWaypoint === true ? 'waypoint' : 'gateway'
  return { proxy: { type, namespace, labels }, subject: { text: `the Gateway ${quote(name)}`, manifest } }
}

/** Telemetry objects of one namespace with the same selector, in their order. */
interface SelectorGroup {
  readonly members: readonly Manifest[]
  readonly first: Manifest
  /** The first that is another object than `first`. */
  readonly second: Manifest | undefined
}

const selectorGroup = oncePer((members: readonly Manifest[]): SelectorGroup => {
  const first = members[0]!
  return { members, first, second: members.find((member) => !isSameObject(member, first)) }
})

/** Adds a conflict for each member of groups for the same workloads. A member that has a conflict already keeps it. */
function addConflicts(
  manifests: readonly (readonly Manifest[])[],
  common: CommonSubject | undefined,
  conflictOf: Map<Manifest, Conflict>,
): void {
  const groups = manifests.map(selectorGroup)
  const first = groups[0]?.first
  const [second] = first
    ? groups.flatMap((group) => (isSameObject(group.first, first) ? (group.second ?? []) : group.first))
    : []
  if (!first || !second) return
  // The members of a group get their conflicts together, so the first member stands for all.
  for (const { members } of groups.filter((group) => !conflictOf.has(group.first)))
    for (const member of members)
      conflictOf.set(member, {
        conflicting: isSameObject(member, first) ? second : first,
        ...(common && { common }),
      })
}
