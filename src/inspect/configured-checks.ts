import type { Config } from '../core/config.ts'
import type { UsableRule } from '../core/custom-rule.ts'
import type { Expressions } from '../core/expressions.ts'
import { oncePerName } from '../core/once-per.ts'
import type { CustomRules } from '../model/mesh-context.ts'
import type { KindShape } from '../schema/kind-shape.ts'
import { readerOf, type Reader } from '../yaml/reader.ts'
import type { ProblemsOfTree } from './check-meshes.ts'
import { readConfiguredSchemas } from './configured-schemas.ts'
import { readCustomRules, type ConfiguredRules } from './custom-rules.ts'
import { exampleProblems } from './example-results.ts'
import type { ChecksScope, InspectOptions } from './types.ts'

/** What a configuration adds to the checks: kinds that its schemas describe, and rules. */
export interface ConfiguredChecks {
  readonly shapes: readonly KindShape[]
  readonly customRules: CustomRules | null
  /** What is wrong with the files that the configuration of the inspected tree names. */
  readonly problems: Pick<ProblemsOfTree, 'schemaProblems' | 'customRuleProblems' | 'exampleProblems'>
}

/** Reads the schemas and custom rules by which a tree is checked: its own ones, or those of the other tree. */
export async function configuredChecks(
  reader: Reader,
  config: Config,
  scope: ChecksScope,
  { checks }: InspectOptions,
): Promise<ConfiguredChecks> {
  const own = await readChecks(reader, checks ? checks.own : config, scope)
  const used = checks ? await readChecks(readerOf(checks.tree), checks.config, scope) : own
  const ownRules = sharedRulesOf(own.rules, scope)
  return {
    shapes: used.schemas.shapes,
    customRules: sharedRulesOf(used.rules, scope),
    problems: {
      schemaProblems: own.schemas.problems,
      customRuleProblems: own.rules.problems,
      exampleProblems: () => {
        // An example tells nothing about a rule that cannot be used.
        if (own.rules.problems().length > 0) return []
        return exampleProblems(reader, (checks ? checks.own : config)['custom-rules'] ?? [], ownRules)
      },
    },
  }
}

function sharedRulesOf({ rules }: ConfiguredRules, { host }: ChecksScope): CustomRules | null {
  return rules.length === 0 ? null : sharedRules(host.expressions, JSON.stringify(rules))
}

async function readChecks(reader: Reader, config: Config, scope: ChecksScope) {
  const schemas = await readConfiguredSchemas(reader, config, scope)
  return { schemas, rules: await readCustomRules(reader, config, scope, schemas.shapes) }
}

/**
 * Equal rules of two trees as one object, by which what they find in an object of both trees is kept.
 *
 * @param text the rules as JSON
 */
const sharedRules = oncePerName((expressions: Expressions, text: string): CustomRules => ({
  rules: JSON.parse(text) as readonly UsableRule[],
  expressions,
}))
