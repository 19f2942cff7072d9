import type { Config } from '../../core/config.ts'
import type { Finding } from '../../core/report.ts'
import type { TreeOfMeshes } from '../../inspect/tree-of-meshes.ts'
import type { LocatedFinding } from '../../inspect/locate.ts'
import type { InspectedTree } from '../../inspect/types.ts'
import type { MaskedReport } from '../masked-report.ts'

/** What a check of a tree came to, and what the check after the next edit needs of it. */
export interface CheckedTree extends MaskedReport {
  /** The findings that the check before did not have; all of them without one. */
  readonly appeared: readonly Finding[]
  /** The findings that are gone since the check before, each where it was. */
  readonly fixed: readonly Finding[]
  readonly config: Config
  readonly meshes: TreeOfMeshes
  /** The tree as it was inspected. Its findings are those of what the edit may alter. */
  readonly inspected: InspectedTree
  /** The findings of all of the tree, but for those about waivers and overrides. */
  readonly placed: readonly PlacedFinding[]
  readonly waiverFindings: readonly LocatedFinding[]
  /** Findings of earlier checks in what could not be checked again, such as a release that does not render. */
  readonly unseen: readonly LocatedFinding[]
}

/** A finding before and after it is moved to its cause. */
export interface PlacedFinding {
  /** As `locate` places it: in a rendered object at the line of the template. */
  readonly located: LocatedFinding
  /** At its cause, with its fix. */
  readonly shown: LocatedFinding
  /** True if the cause is that of a check before an edit of what decides it, with the lines that moved. */
  readonly isCarried?: boolean
}

/** What two findings have in common that are the same in two checks of what did not change. */
export function findingIdentity({
  rule,
  code,
  message,
  at,
  fingerprint,
  lintFinding,
}: LocatedFinding): string {
  return JSON.stringify([rule, code, lintFinding.target, at, fingerprint, message])
}
