import { closestName } from '../schema/suggest.ts'
import { rules } from './index.ts'
import type { Rule } from './rule.ts'

/** Returns the built-in rule with the id `family/name`; `undefined` for any other id, such as a former one. */
export function findRule(id: string): Rule | undefined {
  return rulesById.get(id)
}

/** The message for an id that no rule has. It names the rule that had this id before, else one with a similar id. */
export function unknownRuleMessage(id: string): string {
  const renamed = rules.find(({ formerId }) => formerId === id)
  if (renamed) return `the rule \`${id}\` was renamed; write \`${renamed.id}\``
  const similar = closestName(id, [...rulesById.keys()])
  return `there is no rule \`${id}\`; ${similar ? `did you mean \`${similar}\`?` : '`meshgate rules` lists all'}`
}

const rulesById: ReadonlyMap<string, Rule> = new Map(rules.map((rule) => [rule.id, rule]))
