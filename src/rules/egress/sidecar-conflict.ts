import { groupBy } from '../../core/group.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derived } from '../../model/derived.ts'
import type { Mesh } from '../../model/mesh.ts'
import { isSameObject } from '../../model/presence.ts'
import { workloadSelector } from '../../istio/policy/selector.ts'
import { workloadsWithLabelsIn } from '../../istio/workload/workloads.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'

/** Istio uses the oldest Sidecar that selects a workload (istio `pilot/pkg/model/push_context.go`, getSidecarScope). */
export const sidecarConflict = defineRule({
  id: 'egress/sidecar-conflict',
  codes: ['several-for-namespace', 'several-for-workload'],
  severity: 'warning',
  istio: ['IST0110', 'IST0111'],
  summary: 'Several Sidecars apply to one workload, and Istio uses only one of them.',
  why: 'Istio does not merge Sidecars: for each workload it uses one, the oldest that selects the workload, or the oldest for the whole namespace. What the others import or restrict has no effect, and which Sidecars these are depends on the order in which they were created.',
  fix: 'Keep one Sidecar without a `workloadSelector` in a namespace, and let the others select different workloads.',
  across: {
    *Sidecar(sidecar, mesh) {
      const conflict = conflicts(mesh).get(sidecar)
      if (!conflict) return
      const selector = sidecar.spec.get('workloadSelector')
      const name = conflict.conflicting.root.at('metadata', 'name')
      yield {
        code: conflict.code,
        node: selector.exists ? selector : sidecar.root.at('metadata', 'name'),
        at: 'object',
        message: `Sidecar ${quote(conflict.conflicting.name)} of the same namespace is for ${conflict.scope}, too: Istio uses only one of the two; merge them, or give them selectors that exclude each other`,
        about: `${sidecar.namespace}/${sidecar.name}`,
        related: [{ node: name, note: 'the other Sidecar' }],
      }
    },
  },
})

/** `several-for-namespace`: both Sidecars are for all workloads. `several-for-workload`: both select the same workload. */
type Code = 'several-for-namespace' | 'several-for-workload'

/** Another Sidecar for the same workloads. */
interface Conflict {
  readonly conflicting: Manifest
  readonly code: Code
  /** The workloads that both Sidecars are for, in words. */
  readonly scope: string
}

/** For each Sidecar the first other one that it conflicts with; all pairs would be too many. */
const conflicts = derived('everything', (mesh) => {
  const conflictOf = new Map<Manifest, Conflict>()
  const settled = new Set<SelectorGroup>()
  for (const { groups, code, scope } of [...namespaceOverlaps(mesh), ...workloadOverlaps(mesh)]) {
    const { first, second } = firstTwo(groups)
    // The first overlap with another Sidecar sets the conflict of each Sidecar of the group.
    for (const group of second ? groups.filter((candidate) => !settled.has(candidate)) : []) {
      settled.add(group)
      for (const sidecar of group.sidecars)
        conflictOf.set(sidecar, {
          conflicting: isSameObject(sidecar, first) ? second! : first,
          code,
          scope,
        })
    }
  }
  return conflictOf
})

/** A Sidecar with its index among all Sidecars of the mesh. */
interface IndexedSidecar {
  readonly sidecar: Manifest
  readonly index: number
}

/** Sidecars of one namespace with the same selector, in their order. */
interface SelectorGroup {
  readonly sidecars: readonly Manifest[]
  readonly first: IndexedSidecar
  /** The first that is another object than `first`. */
  readonly second: IndexedSidecar | undefined
}

/** Groups of Sidecars of one namespace that are for the same workloads. */
interface Overlap {
  readonly groups: readonly SelectorGroup[]
  readonly code: Code
  readonly scope: string
}

/** The first Sidecar of some groups, and the first that is another object. */
function firstTwo(groups: readonly SelectorGroup[]): { first: Manifest; second: Manifest | undefined } {
  const [first] = groups.map((group) => group.first).toSorted(byIndex)
  const candidates = groups.flatMap((group) =>
    isSameObject(group.first.sidecar, first!.sidecar) ? (group.second ?? []) : group.first,
  )
  return { first: first!.sidecar, second: candidates.toSorted(byIndex)[0]?.sidecar }
}

function byIndex(a: IndexedSidecar, b: IndexedSidecar): number {
  return a.index - b.index
}

/** The groups of Sidecars without a selector, each of which is for all workloads of its namespace. */
function namespaceOverlaps(mesh: Mesh): Overlap[] {
  const unselective = selectorGroups(mesh).filter(({ first }) => workloadSelector(first.sidecar).size === 0)
  return unselective.map((group) => ({
    groups: [group],
    code: 'several-for-namespace',
    scope: 'all workloads',
  }))
}

/** The groups that select a workload of this repository. Whether two selectors share any other workload, files cannot tell. */
function workloadOverlaps(mesh: Mesh): Overlap[] {
  const selecting = selectorGroups(mesh).flatMap((group) => {
    const { sidecar } = group.first
    const labels = workloadSelector(sidecar)
    const selected = labels.size === 0 ? [] : workloadsWithLabelsIn(mesh, sidecar.namespace, labels)
    return selected.map(({ manifest }) => ({ group, workload: manifest }))
  })
  return [...groupBy(selecting, ({ workload }) => workload)].map(([{ kind, name }, pairs]) => ({
    groups: pairs.map(({ group }) => group),
    code: 'several-for-workload',
    scope: `${kind} ${quote(name)}`,
  }))
}

const selectorGroups = derived(['Sidecar'], (mesh): readonly SelectorGroup[] => {
  const indexed = mesh.ofKind('Sidecar').map((sidecar, index): IndexedSidecar => ({ sidecar, index }))
  const groups = groupBy(indexed, ({ sidecar }) =>
    JSON.stringify([sidecar.namespace, [...workloadSelector(sidecar)].toSorted()]),
  )
  return [...groups.values()].map((group) => ({
    sidecars: group.map(({ sidecar }) => sidecar),
    first: group[0]!,
    second: group.find(({ sidecar }) => !isSameObject(sidecar, group[0]!.sidecar)),
  }))
})
