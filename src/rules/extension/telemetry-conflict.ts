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
  why: 'Of several for one workload, or for one namespace, Istio uses the oldest and ignores the others whole.',
  fix: 'Make one of them, or have their selectors exclude each other.',
  across: {
    *Telemetry(telemetry, mesh) {
      const found = conflicts(mesh).get(telemetry)
      if (!found) return
      const { other, workload } = found
      const where = workload ? `the workload ${quote(workload.manifest.name)}` : namespaceOf(other)
      yield {
        code: workload ? 'same-workload' : 'same-namespace',
        node: telemetry.root.at('metadata', 'name'),
        at: 'object',
        message: `${quote(other.name)} is for ${where}, too: only the older of the two is used`,
        related: [
          { node: other.root.at('metadata', 'name'), note: 'the other' },
          ...(workload
            ? [{ node: workload.manifest.root.at('metadata', 'name'), note: 'what both select' }]
            : []),
        ],
      }
    },
  },
})

interface Conflict {
  readonly other: Manifest
  /** What both select; absent where both are for all of the namespace. */
  readonly workload?: Workload
}

const conflicts = derived('everything', (mesh): ReadonlyMap<Manifest, Conflict> => {
  const all = mesh.ofKind('Telemetry').filter((telemetry) => targetRefs(telemetry).length === 0)
  const found = new Map<Manifest, Conflict>()
  for (const [namespace, own] of groupBy(all, (one) => one.namespace)) {
    const groups = [...groupBy(own, policyScope).values()].map(alikeOf)
    note(groups.filter(isWide), undefined, found)
    const narrow = groups.filter((group) => !isWide(group))
    const index = selectorIndex(narrow, ({ one }) => policySelector(one))
    const several = narrow.some(({ two }) => two) || narrow.length > 1
    for (const workload of several ? workloadsIn(mesh, namespace) : [])
      note(index.holding(workload.labels), workload, found)
  }
  return found
})

/** Telemetry objects that select the same, in their order. */
interface Alike {
  readonly all: readonly Manifest[]
  readonly one: Manifest
  /** The first that is another object than `one`. */
  readonly two: Manifest | undefined
}

function alikeOf(all: readonly Manifest[]): Alike {
  const one = all[0]!
  return { all, one, two: all.find((other) => !isSameObject(other, one)) }
}

function isWide({ one }: Alike): boolean {
  return policySelector(one).size === 0
}

/** Notes for each of several with another of them that other one: the first conflict of each is the one that is told. */
function note(
  groups: readonly Alike[],
  workload: Workload | undefined,
  found: Map<Manifest, Conflict>,
): void {
  const first = groups[0]?.one
  const others = first ? groups.flatMap(({ one, two }) => (isSameObject(one, first) ? (two ?? []) : one)) : []
  const [second] = others
  if (!first || !second) return
  // Where one of a group has been told, all of it have.
  for (const { all } of groups.filter(({ one }) => !found.has(one)))
    for (const one of all)
      found.set(one, { other: isSameObject(one, first) ? second : first, ...(workload && { workload }) })
}
