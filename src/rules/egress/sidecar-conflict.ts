import { groupBy } from '../../core/group.ts'
import { oncePer } from '../../core/once-per.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import { isSameObject, sharesNamespace } from '../../model/presence.ts'
import { workloadSelector } from '../../model/selector.ts'
import { workloadsBearing } from '../../model/workloads.ts'
import { quote } from '../quote.ts'
import { defineRule } from '../rule.ts'

/** Istio `pilot/pkg/model/push_context.go`, getSidecarScope: the oldest one that fits. */
export const sidecarConflict = defineRule({
  id: 'egress/sidecar-conflict',
  severity: 'warning',
  istio: ['IST0110', 'IST0111'],
  summary: 'Several Sidecars for one workload, of which one counts.',
  why: 'Sidecars are not merged: for each workload Istio takes one whole, the oldest that selects it, or that is for all of the namespace. What the others import or restrict is lost, which of them depends on the order in which they were created.',
  fix: 'Keep one Sidecar without a `workloadSelector` in a namespace, and let the others select different workloads.',
  across: {
    *Sidecar(sidecar, mesh) {
      const rival = rivalsOf(mesh).get(sidecar)
      if (!rival) return
      const selector = sidecar.spec.get('workloadSelector')
      const name = rival.other.root.at('metadata', 'name')
      yield {
        node: selector.exists ? selector : sidecar.root.at('metadata', 'name'),
        message: `Sidecar ${quote(rival.other.name)} of the same namespace is for ${rival.what}, too: Istio takes one of the two alone`,
        about: `${sidecar.namespace}/${sidecar.name}`,
        related: [{ node: name, note: 'the other Sidecar' }],
      }
    },
  },
})

/** Another Sidecar for the same workloads. */
interface Rival {
  readonly other: Manifest
  /** What both are for, in words. */
  readonly what: string
}

/** The first other one for each: of many all pairs are not worth their number. */
const rivalsOf = oncePer((mesh: Mesh) => {
  const found = new Map<Manifest, Rival>()
  for (const { sidecars, what } of [...forAll(mesh), ...forOne(mesh)]) {
    const first = sidecars[0]!
    const second = sidecars.find((one) => !isSameObject(one, first))
    for (const sidecar of sidecars) {
      const other = isSameObject(sidecar, first) ? second : first
      if (other && !found.has(sidecar)) found.set(sidecar, { other, what })
    }
  }
  return found
})

/** Sidecars of one namespace for the same workloads. */
interface Group {
  readonly sidecars: readonly Manifest[]
  readonly what: string
}

function forAll(mesh: Mesh): Group[] {
  const general = mesh.ofKind('Sidecar').filter((one) => workloadSelector(one).size === 0)
  const groups = groupBy(general, ({ namespace }) => namespace)
  return [...groups.values()].map((sidecars) => ({ sidecars, what: 'all workloads' }))
}

/** Of two selectors that only may meet in a workload, files cannot tell; of a workload that both select they can. */
function forOne(mesh: Mesh): Group[] {
  const selecting = mesh.ofKind('Sidecar').flatMap((sidecar) => {
    const labels = workloadSelector(sidecar)
    const selected = labels.size === 0 ? [] : workloadsBearing(mesh, labels)
    return selected
      .filter(({ manifest }) => sharesNamespace(manifest, sidecar))
      .map(({ manifest }) => ({ sidecar, workload: manifest }))
  })
  return [...groupBy(selecting, ({ workload }) => workload)].map(([{ kind, name }, found]) => ({
    sidecars: found.map(({ sidecar }) => sidecar),
    what: `${kind} ${quote(name)}`,
  }))
}
