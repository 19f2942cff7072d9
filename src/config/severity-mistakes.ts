import { customRuleCodes, isCustomRule } from '../core/custom-rule.ts'
import type { Node } from '../model/node.ts'
import type * as FindRule from '../rules/find-rule.ts'
import { closestName } from '../schema/suggest.ts'
import { mistake, type ConfigMistake } from './mistake.ts'

/** The keys of `rules` that name neither a rule nor a code. Rules are loaded only for a configuration that names some. */
export async function severityMistakes(severities: Node): Promise<ConfigMistake[]> {
  const entries = severities.entries()
  const builtIn = entries.filter(([key]) => !isCustomRule(key))
  const ofCustomRules = entries.flatMap(([key, node]) =>
    isCustomRule(key) ? (codeMistake(key, node, customRuleCodes) ?? []) : [],
  )
  if (builtIn.length === 0) return ofCustomRules
  const rules = await import('../rules/find-rule.ts')
  return [...ofCustomRules, ...builtIn.flatMap(([key, node]) => ruleMistake(rules, key, node) ?? [])]
}

/** A key of `rules` is a rule, `family/name`, or one code of it, `family/name/code`. */
function ruleMistake(
  { findRule, unknownRuleMessage }: typeof FindRule,
  key: string,
  node: Node,
): ConfigMistake | null {
  const [id] = splitCode(key)
  const rule = findRule(id)
  return rule ? codeMistake(key, node, rule.codes) : mistake(node, unknownRuleMessage(id))
}

/** A code that the rule does not have. Which custom rules there are shows only in their files. */
function codeMistake(key: string, node: Node, codes: readonly string[]): ConfigMistake | null {
  const [id, code] = splitCode(key)
  if (code === null || codes.includes(code)) return null
  const names = codes.map((name) => `${id}/${name}`)
  const similar = closestName(key, names)
  return mistake(
    node,
    `the rule \`${id}\` has no code \`${code}\`${similar ? `; did you mean \`${similar}\`?` : ''}`,
  )
}

/** Splits `family/name/code` into rule and code; the code is `null` for `family/name`. */
function splitCode(key: string): [id: string, code: string | null] {
  const [family = '', name, ...code] = key.split('/')
  return [name === undefined ? family : `${family}/${name}`, code.length === 0 ? null : code.join('/')]
}
