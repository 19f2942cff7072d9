import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { defaultConfigFile, readConfig } from '../config.ts'
import type { CustomRule } from '../core/custom-rule.ts'
import { UsageError } from '../core/errors.ts'
import { ruleTestsFail } from '../core/rule-test-report.ts'
import { readRuleFiles } from '../custom-rules/read-rules.ts'
import { createExpressions } from '../host/expressions.ts'
import { openFolder } from '../host/open.ts'
import { createValidator } from '../host/schema-validator.ts'
import { ruleTestsJunit } from '../report/rule-tests-junit.ts'
import { ruleTestsText } from '../report/rule-tests-text.ts'
import { testRules } from '../run/rule-tests/test-rules.ts'
import { readerOf } from '../yaml/reader.ts'
import { paintFor } from './colours.ts'
import type { Terminal } from './terminal.ts'

/** The options of `meshgate rules test`. */
export interface RuleTestOptions {
  readonly config: string
  readonly format: 'text' | 'junit'
  readonly quiet: boolean
}

/**
 * `meshgate rules test [PATH...]`: tries the rules of the repository on its examples. Exit code 1 if one is not as its marks
 * expect, or if a rule has a mistake.
 */
export async function rulesTestCommand(
  paths: readonly string[],
  { config: configFile, format, quiet }: RuleTestOptions,
  { folder, env, processWorker, colour, print, exitWith }: Terminal,
): Promise<void> {
  const workspace = openFolder({ folder, paths, base: null, env })
  const reader = readerOf(workspace.head)
  const config = await readConfig(reader, configFile)
  if (!config['custom-rules'])
    throw new UsageError(`there are no rules: \`custom-rules\` in \`${configFile}\` names their files`)
  const host = { expressions: createExpressions(processWorker), validator: createValidator(processWorker) }
  const report = await testRules(reader, config, { options: { configFile }, host }, workspace.paths)
  const fails = ruleTestsFail(report)
  if (format === 'junit') print(ruleTestsJunit(report))
  else if (fails || !quiet) print(ruleTestsText(report, paintFor(colour)))
  if (fails) exitWith(1)
}

/**
 * The custom rules of the repository around the current folder. Empty if neither the folder nor one above has a configuration,
 * and if the configuration or a rule file is wrong (`UsageError`); rejects with any other error.
 */
export async function rulesOfFolder({ folder, env }: Terminal): Promise<readonly CustomRule[]> {
  if (!hasConfiguration(folder)) return []
  try {
    const reader = readerOf(openFolder({ folder, paths: [], base: null, env }).head)
    const config = await readConfig(reader)
    const { rules } = await readRuleFiles(reader, config['custom-rules'] ?? [])
    return rules.map(({ rule }) => rule)
  } catch (error) {
    if (error instanceof UsageError) return []
    throw error
  }
}

/** True if the folder or one above has a configuration, so that it is worth to look at its files. */
function hasConfiguration(folder: string): boolean {
  if (existsSync(join(folder, defaultConfigFile))) return true
  const above = dirname(folder)
  return above !== folder && hasConfiguration(above)
}
