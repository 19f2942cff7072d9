import { checkEgressAllowlist } from './config.ts'
import { once } from './core/once-per.ts'
import type { Report } from './core/report.ts'
import type { Tree } from './core/tree.ts'
import { checkEnvironments, checkPaths } from './discover/scope.ts'
import { readableTree } from './inspect/readable.ts'
import { inLaterTurn } from './inspect/schedule.ts'
import { readUsedConfig } from './run/configurations.ts'
import { environmentsOf, inspectTrees } from './run/inspect-trees.ts'
import { maskedReport, type MaskedReport } from './run/masked-report.ts'
import type { RunInput } from './run/run-input.ts'
import { unmaskedReport } from './run/unmasked-report.ts'
import { createMask } from './secrets/mask.ts'
import { readerOf, readerSharingFiles } from './yaml/reader.ts'

/**
 * Checks head, compares it with base, and returns the report.
 * Throws `UsageError` for an invalid configuration, a path that head lacks, an environment without targets,
 * and an invalid entry of the egress allowlist.
 */
export async function run(input: RunInput): Promise<Report> {
  const { report } = await runForFixes(input)
  return report
}

/** Like `run`, for callers that write fixes to files and so need the text that the report masks. */
export async function runForFixes(input: RunInput): Promise<MaskedReport> {
  const { configFile, egressAllowlist, environments, paths } = input.options
  checkPaths(input.head, paths)
  checkEgressAllowlist(egressAllowlist)
  const readableInput = { ...input, head: readableTree(input.head) }
  const configurations = { ...readableInput, base: once(() => readableBase(readableInput)), configFile }
  const config = await readUsedConfig(configurations, createMask(input.host.maskKey))
  const [{ head, base }, headCommit] = await Promise.all([
    inspectTrees(readableInput, config, configurations),
    inLaterTurn(input.headCommit),
  ])
  checkEnvironments(environmentsOf(head, base), environments)
  const unmasked = await unmaskedReport({ ...readableInput, headCommit }, config, head, base)
  const { mask } = head.sources
  const baseSources = [base?.inspected.tree, base?.inspected.unchecked].flatMap((tree) => tree?.sources ?? [])
  return maskedReport(unmasked, { sources: [head.sources, ...baseSources], mask, configFile })
}

/** Base without what cannot be read; `null` without a base. What head and base have in common is read once. */
function readableBase(input: RunInput): Tree | null {
  if (!input.base) return null
  const base = readableTree(input.base)
  readerSharingFiles(base, readerOf(input.head))
  return base
}
