import type { Config } from '../core/config.ts'
import type { Change, SkippedFile } from '../core/report.ts'
import { outOfTime } from '../core/time-budget.ts'
import { mergeEnvironments, type TargetChange } from '../diff/merge.ts'
import { objectChanges } from '../diff/objects.ts'
import type { HostServices, InspectedTree, Scope } from '../inspect/types.ts'
import { withCauses } from './change-causes/change-causes.ts'
import { comparableRenders } from './compare-trees.ts'
import { deletionReport, type DeletionReport } from './deletion-report.ts'

/** The differences between the objects of base and head. */
export interface ObjectDifference extends DeletionReport {
  readonly changes: Change[]
}

/** The value if nothing differs, or nothing was compared. */
export const noDifference: ObjectDifference = { changes: [], deletions: [], findings: [] }

/** The options of a comparison. */
export interface DifferenceOptions {
  readonly host: HostServices
  /** Whether changes get the lines that decide them. */
  readonly changeCauses: boolean
}

/**
 * The changed objects with the lines that decide them, and what happens to removed ones; `null` if there was no time to
 * compare them.
 */
export async function objectDifference(
  base: InspectedTree,
  head: InspectedTree,
  config: Config,
  { host, changeCauses }: DifferenceOptions,
): Promise<ObjectDifference | null> {
  const compared: { changes: readonly TargetChange[]; deletions: DeletionReport }[] = []
  host.budget.within('repair', () => {
    const [inBase, inHead] = comparableRenders(base, head)
    compared.push({
      changes: objectChanges(inBase, inHead, host.maskKey),
      deletions: deletionReport({ tree: base, rendered: inBase }, { tree: head, rendered: inHead }, config),
    })
  })
  const [difference] = compared
  if (!difference) return null
  const changes = changeCauses
    ? await withCauses(difference.changes, { base, head, host })
    : difference.changes
  return { changes: mergeEnvironments(changes), ...difference.deletions }
}

/** The entry of a report for a comparison that there was no time for. */
export function skippedDifference({ host: { budget } }: Pick<Scope, 'host'>): SkippedFile {
  return { file: '.', reason: `what changes in the manifests and what is deleted: ${outOfTime(budget)}` }
}
