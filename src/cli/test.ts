import type { EnginePool } from '../host/engine/engine-pool.ts'
import { policyTestsFail } from '../core/policy-test-words.ts'
import { policyTestsJunit } from '../report/policy-tests-junit.ts'
import { policyTestsJson, policyTestsText } from '../report/policy-tests-text.ts'
import { runPolicyTests } from '../run/policy-tests/run-policy-tests.ts'
import { paintFor } from './colours.ts'
import type { RunOptions } from './options.ts'
import { inputFor } from './session.ts'
import type { Terminal } from './terminal.ts'
import { openWorkspace } from './workspace.ts'

/** The options of `meshgate test`. */
export interface TestCommandOptions extends RunOptions {
  readonly filter?: string
  readonly format: 'text' | 'json' | 'junit'
}

/** `meshgate test [PATH...]`: runs policy tests. Exit code 1 if one fails, or a test file has a mistake. */
export async function testCommand(
  paths: readonly string[],
  { filter, ...options }: TestCommandOptions,
  terminal: Terminal,
  engine: EnginePool,
): Promise<void> {
  const workspace = openWorkspace(paths, options, terminal)
  // The paths say which tests run, not what is rendered for them.
  const input = inputFor({ ...workspace, paths: [] }, options, terminal, engine)
  const report = await runPolicyTests(input, { paths: workspace.paths, filter: filter ?? null })
  const texts = {
    text: () => policyTestsText(report, paintFor(terminal.colour)),
    json: () => policyTestsJson(report),
    junit: () => policyTestsJunit(report),
  }
  terminal.print(texts[options.format]())
  if (policyTestsFail(report)) terminal.exitWith(1)
}
