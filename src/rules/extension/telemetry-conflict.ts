import { groupBy } from '../../core/group.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derived } from '../../model/derived.ts'
import { policyScope, targetRefs } from '../../istio/policy/policies.ts'
import { isSameObject } from '../../model/presence.ts'
import { selectorIndex } from '../../istio/policy/selector-index.ts'
import { policySelector } from '../../istio/policy/selector.ts'
import { workloadsIn, type Workload } from '../../istio/workload/workloads.ts'
import { namespaceOf } from '../shared/namespace-of.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'

export const telemetryConflict = defineRule({
  id: 'extension/telemetry-conflict',
  codes: ['same-workload', 'same-namespace'],
  severity: 'warning',
  istio: ['IST0159', 'IST0160'],
  summary: 'Two Telemetry objects for the same workloads.',
  why: 'Istio does not merge Telemetry objects for one workload, or for one namespace: it uses the oldest and ignores the others entirely.',
  fix: 'Merge them into one object, or give them selectors that exclude each other.',
  across: {
    *Telemetry(telemetry, mesh) {
      const conflict = conflicts(mesh).get(telemetry)
      if (!conflict) return
      const { conflicting, workload } = conflict
      const scope = workload ? `the workload ${quote(workload.manifest.name)}` : namespaceOf(conflicting)
      yield {
        code: workload ? 'same-workload' : 'same-namespace',
        node: telemetry.root.at('metadata', 'name'),
        at: 'object',
        message: `${quote(conflicting.name)} is for ${scope}, too: Istio uses only the older of the two; merge them`,
        related: [
          { node: conflicting.root.at('metadata', 'name'), note: 'the other Telemetry' },
          ...(workload
            ? [{ node: workload.manifest.root.at('metadata', 'name'), note: 'the workload that both select' }]
            : []),
        ],
      }
    },
  },
})

/** Another Telemetry for the same workloads. */
interface Conflict {
  readonly conflicting: Manifest
  /** The workload that both select; absent if both are for the whole namespace. */
  readonly workload?: Workload
}

/** For each Telemetry the first other one that it conflicts with. */
const conflicts = derived('everything', (mesh): ReadonlyMap<Manifest, Conflict> => {
  const telemetries = mesh.ofKind('Telemetry').filter((telemetry) => targetRefs(telemetry).length === 0)
  const conflictOf = new Map<Manifest, Conflict>()
  for (const [namespace, ofNamespace] of groupBy(telemetries, (telemetry) => telemetry.namespace)) {
    const groups = [...groupBy(ofNamespace, policyScope).values()].map(selectorGroup)
    addConflicts(groups.filter(isUnselective), undefined, conflictOf)
    const selective = groups.filter((group) => !isUnselective(group))
    const index = selectorIndex(selective, ({ first }) => policySelector(first))
    const mayConflict = selective.some(({ second }) => second) || selective.length > 1
    for (const workload of mayConflict ? workloadsIn(mesh, namespace) : [])
      addConflicts(index.selecting(workload.labels), workload, conflictOf)
  }
  return conflictOf
})

/** Telemetry objects of one namespace with the same selector, in their order. */
interface SelectorGroup {
  readonly members: readonly Manifest[]
  readonly first: Manifest
  /** The first that is another object than `first`. */
  readonly second: Manifest | undefined
}

function selectorGroup(members: readonly Manifest[]): SelectorGroup {
  const first = members[0]!
  return { members, first, second: members.find((member) => !isSameObject(member, first)) }
}

function isUnselective({ first }: SelectorGroup): boolean {
  return policySelector(first).size === 0
}

/** Adds a conflict for each member of groups for the same workloads. A member that has a conflict already keeps it. */
function addConflicts(
  groups: readonly SelectorGroup[],
  workload: Workload | undefined,
  conflictOf: Map<Manifest, Conflict>,
): void {
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
        ...(workload && { workload }),
      })
}
