import type { Config } from '../core/config.ts'
import type { Change, SkippedFile } from '../core/report.ts'
import { outOfTime } from '../core/time-budget.ts'
import { diffObjects } from '../diff/objects.ts'
import type { InspectedTree, Scope } from '../inspect/types.ts'
import { comparableRenders } from './compare-trees.ts'
import { deletionReport, type DeletionReport } from './deletion-report.ts'

/** What differs between the objects of base and head. */
export interface ObjectDifference extends DeletionReport {
  readonly changes: Change[]
}

/** Nothing differs, or nothing was compared. */
export const noDifference: ObjectDifference = { changes: [], deletions: [], findings: [] }

/** The changed objects, and what becomes of removed ones; `null` if there was no time to compare them. */
export function objectDifference(
  base: InspectedTree,
  head: InspectedTree,
  config: Config,
  { host: { maskKey, budget } }: Pick<Scope, 'host'>,
): ObjectDifference | null {
  let difference: ObjectDifference | null = null
  budget.within('repair', () => {
    const [inBase, inHead] = comparableRenders(base, head)
    difference = {
      changes: diffObjects(inBase, inHead, maskKey),
      ...deletionReport({ tree: base, rendered: inBase }, { tree: head, rendered: inHead }, config),
    }
  })
  return difference
}

/** The entry of a report for a comparison that there was no time for. */
export function skippedDifference({ host: { budget } }: Pick<Scope, 'host'>): SkippedFile {
  return { file: '.', reason: `what changes in the manifests and what is deleted: ${outOfTime(budget)}` }
}
