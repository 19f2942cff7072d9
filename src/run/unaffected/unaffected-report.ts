import { checkEgressAllowlist } from '../../config.ts'
import type { Difference } from '../../core/difference.ts'
import type { Report } from '../../core/report.ts'
import { summarise } from '../summarise.ts'
import { touchesNothing } from './touches-nothing.ts'

/** What it takes to see that nothing has to be looked at. */
export interface UnaffectedInput {
  /** Asks what differs; `null` where that is not known, or nothing is compared. */
  readonly difference: () => Difference | null
  readonly baseCommit: string | null
  /** Where the configuration stands. */
  readonly configFile: string
  readonly egressAllowlist: readonly string[]
  readonly version: string
}

/**
 * The report of a change that touches nothing that is rendered or checked; `null` for any other, and for one of which
 * that is not proven. Throws `UsageError` for what cannot be allowed, as `run` does.
 */
export async function unaffectedReport(input: UnaffectedInput): Promise<Report | null> {
  checkEgressAllowlist(input.egressAllowlist)
  const difference = input.difference()
  if (difference === null || !(await touchesNothing(difference, input.configFile))) return null
  const nothing = { targets: [], findings: [], changes: [], skipped: [] }
  return {
    schemaVersion: 1,
    tool: { name: 'meshgate', version: input.version },
    head: difference.headCommit,
    base: input.baseCommit,
    summary: summarise(nothing),
    unaffected: { changedFiles: new Set(difference.changes.map(({ path }) => path)).size },
    ...nothing,
    checkChanges: [],
    noLongerChecked: [],
    newlyChecked: [],
  }
}
