import type { Config } from '../../core/config.ts'
import type { RuleTestReport } from '../../core/rule-test-report.ts'
import { isInside } from '../../core/path.ts'
import { exampleFiles } from '../../custom-rules/rule-files.ts'
import { configuredChecks } from '../../inspect/configured-checks.ts'
import { exampleResults } from '../../inspect/example-results.ts'
import type { ChecksScope } from '../../inspect/types.ts'
import { locationOf } from '../../lint.ts'
import type { Reader } from '../../yaml/reader.ts'
import { locationAt } from '../../yaml/lines.ts'

/**
 * Tries the custom rules of a configuration on its examples: the files among those of `custom-rules` whose names end in
 * `.example.yaml`.
 *
 * @param paths files and folders to which the examples are narrowed; empty for all
 */
export async function testRules(
  reader: Reader,
  config: Config,
  scope: ChecksScope,
  paths: readonly string[],
): Promise<RuleTestReport> {
  const { customRules, problems } = await configuredChecks(reader, config, scope, {})
  const files = exampleFiles(reader, config['custom-rules'] ?? []).filter(
    (file) => paths.length === 0 || paths.some((path) => isInside(file, path)),
  )
  const results = files.flatMap((file) => exampleResults(reader, file, customRules))
  const tested = new Set(results.flatMap(({ rules }) => rules))
  const ofRules = problems
    .customRuleProblems()
    .map(({ node, message }) => ({ at: locationOf(node), message }))
  return {
    files,
    results,
    mistakes: [...ofRules, ...files.flatMap((file) => syntaxMistakesIn(reader, file))],
    untested: (customRules?.rules ?? []).flatMap(({ id }) => (tested.has(id) ? [] : id)),
  }
}

function syntaxMistakesIn(reader: Reader, file: string): RuleTestReport['mistakes'] {
  return reader.documents(file).flatMap(({ source, root, problems }) =>
    root === null
      ? problems.map(({ message, start, end }) => ({
          at: locationAt(source, start, end),
          message: `cannot be read: ${message}`,
        }))
      : [],
  )
}
