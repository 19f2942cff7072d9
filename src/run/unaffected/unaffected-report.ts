import { engines } from '../../core/engines.ts'
import { checkEgressAllowlist } from '../../config.ts'
import type { Difference } from '../../core/difference.ts'
import type { Report } from '../../core/report.ts'
import { summarise } from '../summarise.ts'
import { touchesNothing } from './touches-nothing.ts'

/** The input for finding out that a change touches nothing. */
export interface UnaffectedInput {
  /** Asks Git for the difference; `null` if it is unknown or there is no base. */
  readonly difference: () => Difference | null
  readonly baseCommit: string | null
  /** Path of the configuration in the tree. */
  readonly configFile: string
  readonly egressAllowlist: readonly string[]
  readonly version: string
}

/**
 * The report of a change that is proven to touch nothing that is rendered or checked; `null` for any other change.
 * Throws `UsageError` for an invalid egress allowlist, as `run` does.
 */
export async function unaffectedReport(input: UnaffectedInput): Promise<Report | null> {
  checkEgressAllowlist(input.egressAllowlist)
  const difference = input.difference()
  if (difference === null || !(await touchesNothing(difference, input.configFile))) return null
  const empty = { targets: [], deletions: [], findings: [], changes: [], skipped: [] }
  return {
    schemaVersion: 1,
    tool: { name: 'meshgate', version: input.version, engines },
    head: difference.headCommit,
    base: input.baseCommit,
    summary: summarise(empty),
    unaffected: { changedFiles: new Set(difference.changes.map(({ path }) => path)).size },
    ...empty,
    environments: [],
    matrix: [],
    consequences: [],
    checkChanges: [],
    noLongerChecked: [],
    newlyChecked: [],
  }
}
