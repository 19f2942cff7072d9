import type { Config } from '../core/config.ts'
import { groupBy } from '../core/group.ts'
import { compareText } from '../core/order.ts'
import type { Deletion } from '../core/report.ts'
import { deletionConsequences } from '../diff/deletions/consequences.ts'
import { deletionsOf } from '../diff/deletions/deletions.ts'
import type { DeletionSide } from '../diff/deletions/side.ts'
import type { RenderedTarget } from '../diff/objects.ts'
import { locate, sourceLocation, type LocatedFinding } from '../inspect/locate.ts'
import { overridesIn } from '../inspect/overrides.ts'
import { adjustSeverities } from '../inspect/severities.ts'
import type { InspectedTree } from '../inspect/types.ts'
import { lint, locationOf } from '../lint.ts'
import { lossRank, type ObjectDeletion, type DeletionOutcome } from '../model/deletion.ts'
import { objectRef } from '../model/manifest.ts'
import { createMesh, emptyMesh } from '../model/mesh.ts'
import { rules } from '../rules/index.ts'
import { unseenObjects } from './unseen-objects.ts'

/** The part of a report about objects that head no longer renders. */
export interface DeletionReport {
  readonly deletions: Deletion[]
  /** Located in base; all are new. */
  readonly findings: LocatedFinding[]
}

/** A tree with those of its targets that both trees could render. */
export interface DeletionTree {
  readonly tree: InspectedTree
  readonly rendered: readonly RenderedTarget[]
}

/**
 * What happens to the objects of base that head no longer renders, and the findings about it. `config` is the configuration
 * of head; the findings are located in files of base.
 */
export function deletionReport(base: DeletionTree, head: DeletionTree, config: Config): DeletionReport {
  const sides = [sideOf(base), sideOf(head)] as const
  const deletions = deletionsOf(...sides)
  const consequences = deletionConsequences(deletions, ...sides)
  const problems = lint(createMesh({ ...emptyMesh, deletions: consequences }), rules)
  const { sources } = base.tree
  const unseen = unseenObjects(base.tree, head.tree)
  return {
    deletions: mergeEnvironments([...deletions, ...unseen], base.tree).toSorted(compare),
    findings: locate(adjustSeverities(problems, config), sources)
      .flatMap(overridesIn(config))
      .map((finding) => ({ ...finding, side: 'base' })),
  }
}

function sideOf({ tree: { targets, gitops }, rendered }: DeletionTree): DeletionSide {
  return { targets, gitops, rendered }
}

/** The deletions for a report; the same of an object in several environments is one. */
function mergeEnvironments(deletions: readonly ObjectDeletion[], { sources }: InspectedTree): Deletion[] {
  const groups = groupBy(deletions, ({ outcome, reason, manifest }) =>
    JSON.stringify([outcome, reason, objectRef(manifest)]),
  )
  return [...groups.values()].map((group): Deletion => {
    const [{ outcome, manifest, reason, movedTo }] = group as [ObjectDeletion]
    return {
      outcome,
      object: objectRef(manifest),
      reason,
      target: manifest.target,
      ...(movedTo !== undefined && { movedTo }),
      environments: [...new Set(group.flatMap(({ environment }) => environment ?? []))].toSorted(),
      at: sourceLocation(locationOf(manifest.root.at('metadata', 'name')), sources),
    }
  })
}

const outcomeRanks = {
  deleted: 0,
  unknown: 1,
  unseen: 2,
  orphaned: 3,
  moved: 4,
  kept: 5,
} as const satisfies Record<DeletionOutcome, number>

function compare(a: Deletion, b: Deletion): number {
  return (
    outcomeRanks[a.outcome] - outcomeRanks[b.outcome] ||
    lossRank(a.object) - lossRank(b.object) ||
    compareText(a.at.file, b.at.file) ||
    a.at.line - b.at.line
  )
}
