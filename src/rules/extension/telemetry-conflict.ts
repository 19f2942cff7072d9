import { groupBy } from '../../core/group.ts'
import { oncePer } from '../../core/once-per.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import { targetRefs } from '../../model/policies.ts'
import { isSameObject } from '../../model/presence.ts'
import { selectorIndex } from '../../model/selector-index.ts'
import { policySelector } from '../../model/selector.ts'
import { workloadsIn, type Workload } from '../../model/workloads.ts'
import { namespaceOf } from '../namespace-of.ts'
import { quote } from '../quote.ts'
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

const conflicts = oncePer((mesh: Mesh) => {
  const all = mesh.ofKind('Telemetry').filter((telemetry) => targetRefs(telemetry).length === 0)
  const found = [...groupBy(all, ({ namespace }) => namespace)].flatMap(([namespace, own]) => {
    const selecting = own.filter((telemetry) => policySelector(telemetry).size > 0)
    const index = selectorIndex(selecting, policySelector)
    const wide = own.filter((telemetry) => policySelector(telemetry).size === 0)
    const narrow = selecting.length > 1 ? workloadsIn(mesh, namespace) : []
    return [
      ...paired(wide),
      ...narrow.flatMap((workload) => paired(index.holding(workload.labels), workload)),
    ]
  })
  // The first conflict of each is the one that is told.
  return new Map(found.toReversed())
})

/** Each of several with another of them. */
function paired(several: readonly Manifest[], workload?: Workload): [Manifest, Conflict][] {
  const [first] = several
  const second = first && several.find((one) => !isSameObject(one, first))
  if (!first || !second) return []
  return several.map((one) => [
    one,
    { other: isSameObject(one, first) ? second : first, ...(workload && { workload }) },
  ])
}
