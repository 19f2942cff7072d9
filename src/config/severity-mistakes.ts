import type { Node } from '../model/node.ts'
import type * as FindRule from '../rules/find-rule.ts'
import { closest } from '../schema/suggest.ts'
import { mistake, type ConfigMistake } from './mistake.ts'

/** Keys of `rules` that are no rule and no code of one. The rules are loaded only for a configuration that names some. */
export async function severityMistakes(severities: Node): Promise<ConfigMistake[]> {
  const entries = severities.entries()
  if (entries.length === 0) return []
  const rules = await import('../rules/find-rule.ts')
  return entries.flatMap(([key, node]) => ruleMistake(rules, key, node) ?? [])
}

/** A key of `rules` is a rule, `family/name`, or one code of it, `family/name/code`. */
function ruleMistake(
  { findRule, unknownRuleMessage }: typeof FindRule,
  key: string,
  node: Node,
): ConfigMistake | null {
  const [id, code] = splitCode(key)
  const rule = findRule(id)
  if (!rule) return mistake(node, unknownRuleMessage(id))
  if (code === null || rule.codes.includes(code)) return null
  const names = rule.codes.map((name) => `${id}/${name}`)
  const similar = closest(key, names)
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
