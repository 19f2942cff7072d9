import type { Config } from '../../core/config.ts'
import type { Finding } from '../../core/report.ts'
import type { TreeOfMeshes } from '../../inspect/tree-of-meshes.ts'
import type { LocatedFinding } from '../../inspect/locate.ts'
import type { InspectedTree } from '../../inspect/types.ts'
import type { CheckedInvariants } from '../invariants/check-invariants.ts'
import type { MaskedReport } from '../masked-report.ts'

/** The result of a check, and what the next check needs of it. */
export interface CheckedTree extends MaskedReport {
  /** The findings that the previous check did not have; all of them without a previous check. */
  readonly appeared: readonly Finding[]
  /** The findings that are gone since the previous check, at their old locations. */
  readonly fixed: readonly Finding[]
  readonly config: Config
  readonly meshes: TreeOfMeshes
  /** The inspected tree. It only has the findings that the edit may affect. */
  readonly inspected: InspectedTree
  /** All findings of the tree, except those about waivers and overrides. */
  readonly placed: readonly PlacedFinding[]
  readonly waiverFindings: readonly LocatedFinding[]
  /** The decided invariants; `null` until no edit follows for a moment. */
  readonly invariants: CheckedInvariants | null
  /** The findings of the invariants that were decided last, for this tree or an earlier one. */
  readonly invariantFindings: readonly LocatedFinding[]
  /** Findings of earlier checks in parts that could not be checked again, such as a failed render. */
  readonly unseen: readonly LocatedFinding[]
}

/** A finding before and after it is moved to its cause. */
export interface PlacedFinding {
  /** As `locate` places it: for a rendered object at the template line. */
  readonly located: LocatedFinding
  /** At its cause, with its fix. */
  readonly shown: LocatedFinding
  /** True if the cause is from a check before an edit that may have changed it. Its lines are moved. */
  readonly isCarried?: boolean
}

/** A key that is equal for the same finding in two checks of an unchanged part. */
export function findingIdentity(finding: LocatedFinding): string {
  const { rule, code, message, at, fingerprint, lintFinding } = finding
  return JSON.stringify([rule, code, lintFinding.target, at, fingerprint, message])
}
