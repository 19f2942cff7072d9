import type { Report } from './core/report.ts'
import { checkEnvironments } from './discover/scope.ts'
import { inLaterTurn } from './inspect/schedule.ts'
import { environmentsOf, inspectTrees } from './run/inspect-trees.ts'
import { maskedReport, type MaskedReport } from './run/masked-report.ts'
import { prepareRun } from './run/prepare-run.ts'
import type { RunInput } from './run/run-input.ts'
import { unmaskedReport } from './run/unmasked-report.ts'

/**
 * Checks head, compares it with base, and returns the report.
 * Throws `UsageError` for an invalid configuration, a path that head lacks, an environment without targets,
 * and an invalid entry of the egress allowlist.
 */
export async function run(input: RunInput): Promise<Report> {
  const { report } = await runForFixes(input)
  return report
}

/** Like `run`, for callers that write fixes to files: returns the masked report, and the edits with their unmasked text. */
export async function runForFixes(input: RunInput): Promise<MaskedReport> {
  const { configFile, environments } = input.options
  const { input: readableInput, config, configurations } = await prepareRun(input)
  const [{ head, base }, headCommit] = await Promise.all([
    inspectTrees(readableInput, config, configurations),
    inLaterTurn(input.headCommit),
  ])
  checkEnvironments(environmentsOf(head, base), environments)
  const unmasked = await unmaskedReport({ ...readableInput, headCommit }, config, head, base)
  input.host.lists.save()
  const { mask } = head.sources
  const baseSources = [base?.inspected.tree, base?.inspected.unchecked].flatMap((tree) => tree?.sources ?? [])
  return maskedReport(unmasked, { sources: [head.sources, ...baseSources], mask, configFile })
}
