import type { InspectedPair } from '../../inspect/types.ts'
import type { Comparison, EgressGraph } from '../../core/report.ts'
import { isMeshChanged } from '../../effect/consequences/changed-config.ts'
import type { ChangedMesh } from '../../effect/consequences/changed-objects.ts'
import { comparedAccess, consequencesOf } from '../../effect/consequences/consequences.ts'
import type { MeshConsequence } from '../../model/consequence.ts'
import { accessComparison } from './access-comparison.ts'
import { changedEgressGraph } from './changed-egress-graph.ts'
import { egressComparison } from './egress-comparison.ts'
import { withUnread } from './unread-beside.ts'

/** The consequences in one mesh, and whether they are complete. */
export interface ComparedMesh {
  readonly consequences: readonly MeshConsequence[]
  readonly comparisons: readonly Comparison[]
  /** `null` if egress does not differ. */
  readonly graph: EgressGraph | null
}

/** Compares a mesh of head with that of the same place in base. */
export function compareMesh(pair: ChangedMesh, trees: InspectedPair, configFile: string): ComparedMesh {
  const access = comparedAccess(pair)
  const ofAccess = access ? [accessComparison(pair, access, trees, configFile)] : []
  return {
    consequences: isMeshChanged(pair) ? withUnread(consequencesOf(pair, access), pair, trees) : [],
    comparisons: [...ofAccess, ...egressComparison(pair, trees, configFile)],
    graph: pair.isRemoved ? null : changedEgressGraph(pair),
  }
}

/**
 * The comparisons of a mesh. The `because` of each also names the rules of consequences of its area that the configuration
 * leaves out of the report.
 * @param listed the consequences in the report
 */
export function comparisonsOf(
  { consequences, comparisons }: ComparedMesh,
  listed: ReadonlySet<MeshConsequence>,
): Comparison[] {
  return comparisons.map((comparison): Comparison => {
    const hidden = consequences.filter(
      (consequence) => consequence.area === comparison.area && !listed.has(consequence),
    )
    const because = [...new Set(hidden.map(({ area, code }) => `change/${area}/${code}`))].map(
      (name) => `the configuration leaves out \`${name}\``,
    )
    // A proof that nothing is new does not depend on what is listed: what is left out is gone.
    if (because.length === 0 || comparison.verdict === 'nothing-new') return comparison
    return { ...comparison, because: [...comparison.because, ...because] }
  })
}
