import { groupBy } from '../../core/group.ts'
import { oncePer } from '../../core/once-per.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import { isSameObject } from '../../model/presence.ts'
import { workloadSelector } from '../../istio/policy/selector.ts'
import { workloadsBearingIn } from '../../istio/workload/workloads.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'

/** Istio `pilot/pkg/model/push_context.go`, getSidecarScope: the oldest one that fits. */
export const sidecarConflict = defineRule({
  id: 'egress/sidecar-conflict',
  codes: ['several-for-namespace', 'several-for-workload'],
  severity: 'warning',
  istio: ['IST0110', 'IST0111'],
  summary: 'Several Sidecars for one workload, of which one counts.',
  why: 'Sidecars are not merged: for each workload Istio takes one whole, the oldest that selects it, or that is for all of the namespace. What the others import or restrict is lost, which of them depends on the order in which they were created.',
  fix: 'Keep one Sidecar without a `workloadSelector` in a namespace, and let the others select different workloads.',
  across: {
    *Sidecar(sidecar, mesh) {
      const conflict = rivalsOf(mesh).get(sidecar)
      if (!conflict) return
      const selector = sidecar.spec.get('workloadSelector')
      const name = conflict.other.root.at('metadata', 'name')
      yield {
        code: conflict.code,
        node: selector.exists ? selector : sidecar.root.at('metadata', 'name'),
        at: 'object',
        message: `Sidecar ${quote(conflict.other.name)} of the same namespace is for ${conflict.what}, too: Istio takes one of the two alone`,
        about: `${sidecar.namespace}/${sidecar.name}`,
        related: [{ node: name, note: 'the other Sidecar' }],
      }
    },
  },
})

/** Whether the Sidecars are for all workloads of their namespace, or select the same workload. */
type Code = 'several-for-namespace' | 'several-for-workload'

/** Another Sidecar for the same workloads. */
interface Conflict {
  readonly other: Manifest
  readonly code: Code
  /** What both are for, in words. */
  readonly what: string
}

/** The first other one for each: of many all pairs are not worth their number. */
const rivalsOf = oncePer((mesh: Mesh) => {
  const found = new Map<Manifest, Conflict>()
  const settled = new Set<Alike>()
  for (const { groups, code, what } of [...forAll(mesh), ...forOne(mesh)]) {
    const { first, second } = firstTwo(groups)
    // A group that has met another Sidecar once has found the first one for each of its own.
    for (const group of second ? groups.filter((one) => !settled.has(one)) : []) {
      settled.add(group)
      for (const sidecar of group.sidecars)
        found.set(sidecar, { other: isSameObject(sidecar, first) ? second! : first, code, what })
    }
  }
  return found
})

/** A Sidecar with its place among all. */
interface Placed {
  readonly sidecar: Manifest
  readonly index: number
}

/** Sidecars of one namespace that select the same labels, in their order. */
interface Alike {
  readonly sidecars: readonly Manifest[]
  readonly one: Placed
  /** The first that is another object than `one`. */
  readonly two: Placed | undefined
}

/** Sidecars of one namespace for the same workloads. */
interface Group {
  readonly groups: readonly Alike[]
  readonly code: Code
  readonly what: string
}

/** The first Sidecar of some groups, and the first that is another object. */
function firstTwo(groups: readonly Alike[]): { first: Manifest; second: Manifest | undefined } {
  const [first] = groups.map(({ one }) => one).toSorted(byIndex)
  const others = groups.flatMap(({ one, two }) =>
    isSameObject(one.sidecar, first!.sidecar) ? (two ?? []) : one,
  )
  return { first: first!.sidecar, second: others.toSorted(byIndex)[0]?.sidecar }
}

function byIndex(one: Placed, other: Placed): number {
  return one.index - other.index
}

function forAll(mesh: Mesh): Group[] {
  const general = alike(mesh).filter(({ one }) => workloadSelector(one.sidecar).size === 0)
  return general.map((group) => ({ groups: [group], code: 'several-for-namespace', what: 'all workloads' }))
}

/** Of two selectors that only may meet in a workload, files cannot tell; of a workload that both select they can. */
function forOne(mesh: Mesh): Group[] {
  const selecting = alike(mesh).flatMap((group) => {
    const { sidecar } = group.one
    const labels = workloadSelector(sidecar)
    const selected = labels.size === 0 ? [] : workloadsBearingIn(mesh, sidecar.namespace, labels)
    return selected.map(({ manifest }) => ({ group, workload: manifest }))
  })
  return [...groupBy(selecting, ({ workload }) => workload)].map(([{ kind, name }, found]) => ({
    groups: found.map(({ group }) => group),
    code: 'several-for-workload',
    what: `${kind} ${quote(name)}`,
  }))
}

const alike = oncePer((mesh: Mesh): readonly Alike[] => {
  const placed = mesh.ofKind('Sidecar').map((sidecar, index): Placed => ({ sidecar, index }))
  const groups = groupBy(placed, ({ sidecar }) =>
    JSON.stringify([sidecar.namespace, [...workloadSelector(sidecar)].toSorted()]),
  )
  return [...groups.values()].map((group) => ({
    sidecars: group.map(({ sidecar }) => sidecar),
    one: group[0]!,
    two: group.find(({ sidecar }) => !isSameObject(sidecar, group[0]!.sidecar)),
  }))
})
