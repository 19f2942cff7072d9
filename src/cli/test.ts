import { existsSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { UsageError } from '../core/errors.ts'
import type { PolicyTestReport } from '../core/policy-test-report.ts'
import { coveredPercent, policyTestsFail } from '../core/policy-test-words.ts'
import type { EnginePool } from '../host/engine/engine-pool.ts'
import { policyTestsJunit } from '../report/policy-tests-junit.ts'
import { policyTestsJson, policyTestsText } from '../report/policy-tests-text.ts'
import { proposalText } from '../report/proposal-text.ts'
import { wrapLines } from '../report/wrapped-lines.ts'
import type { ProposedTests } from '../run/policy-tests/propose/propose-tests.ts'
import { runPolicyTests } from '../run/policy-tests/run-policy-tests.ts'
import { paintFor } from './colours.ts'
import type { RunOptions } from './options.ts'
import { workspaceRunInput } from './session.ts'
import type { Terminal } from './terminal.ts'
import { repeatOnEdits } from './watch-tests.ts'
import { openWorkspace } from './workspace.ts'

/** The options of `meshgate test`. */
export interface TestCommandOptions extends RunOptions {
  readonly filter?: string
  readonly format: 'text' | 'json' | 'junit'
  readonly coverage: boolean
  /** In percent. */
  readonly failUnder?: number
  /** The file to write; `true` for the usual one. */
  readonly write?: string | true
  readonly force: boolean
  readonly watch: boolean
  /** Prints nothing if all tests pass. */
  readonly quiet: boolean
}

/**
 * `meshgate test [PATH...]`: runs policy tests and prints the results. Exit code 1 if one fails, a test file has a mistake,
 * or tests reach less than `--fail-under` says; always 0 with `--write`, which writes proposed cases, and with `--watch`.
 * Throws `UsageError` for `--write` with `--watch`, and for a file that `--write` may not write.
 */
export async function testCommand(
  paths: readonly string[],
  options: TestCommandOptions,
  terminal: Terminal,
  engine: EnginePool,
): Promise<void> {
  const run = (): Promise<void> => runOnce(paths, options, terminal, engine)
  if (!options.watch) return run()
  if (options.write !== undefined) throw new UsageError('--write and --watch do not go together')
  await repeatOnEdits(paths, options, terminal, run)
  // Failures were printed, and the person ended the command.
  terminal.exitWith(0)
}

async function runOnce(
  paths: readonly string[],
  options: TestCommandOptions,
  terminal: Terminal,
  engine: EnginePool,
): Promise<void> {
  const { filter = null, coverage, failUnder, write } = options
  const workspace = openWorkspace(paths, options, terminal)
  const target = write === undefined ? null : freeFile(write, options.force, workspace.root, terminal.folder)
  // The paths say which tests run, not what is rendered for them.
  const input = workspaceRunInput({ ...workspace, paths: [] }, options, terminal, engine)
  const { report, proposed } = await runPolicyTests(input, {
    paths: workspace.paths,
    filter,
    coverage: coverage || failUnder !== undefined,
    propose: target !== null,
  })
  if (target && proposed) return writeProposal(target, proposed, report, terminal)
  const fails = policyTestsFail(report) || isUnder(report, failUnder)
  if (fails || !options.quiet) terminal.print(textOf(report, options, terminal))
  if (fails) terminal.exitWith(1)
}

function textOf(report: PolicyTestReport, { format }: TestCommandOptions, terminal: Terminal): string {
  const { colour, width } = terminal
  const texts = {
    text: () => wrapLines(policyTestsText(report, paintFor(colour)), width),
    json: () => policyTestsJson(report),
    junit: () => policyTestsJunit(report),
  }
  return texts[format]()
}

function isUnder({ coverage }: PolicyTestReport, least: number | undefined): boolean {
  return coverage !== undefined && least !== undefined && coveredPercent(coverage) < least
}

/** The file for proposed cases, unless `--write` names another one. */
const usualFile = 'proposed.meshgate-test.yaml'

/** The path of the file to write. Throws `UsageError` for one that exists, unless it may be replaced, and for one that is no test file. */
function freeFile(write: string | true, isForced: boolean, root: string, folder: string): string {
  const tests = join(root, 'tests')
  const file = write === true ? join(existsSync(tests) ? tests : root, usualFile) : resolve(folder, write)
  if (!/\.meshgate-test\.ya?ml$/.test(file))
    throw new UsageError(`\`${file}\` is no test file: end its name in \`.meshgate-test.yaml\``)
  if (existsSync(file) && !isForced)
    throw new UsageError(`\`${file}\` exists: name another file, or replace it with --force`)
  if (!existsSync(dirname(file))) throw new UsageError(`there is no folder \`${dirname(file)}\``)
  return file
}

function writeProposal(
  file: string,
  proposed: ProposedTests,
  report: PolicyTestReport,
  terminal: Terminal,
): void {
  if (proposed.text !== null) writeFileSync(file, proposed.text)
  const shown = relative(terminal.folder, file).replaceAll('\\', '/')
  terminal.print(proposalText(proposed, report, shown, paintFor(terminal.colour)))
}
