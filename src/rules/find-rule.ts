import { closest } from '../schema/suggest.ts'
import { rules } from './index.ts'
import type { Rule } from './rule.ts'

/** The rule with an id, `family/name`; `undefined` if there is none. */
export function findRule(id: string): Rule | undefined {
  return rulesById.get(id)
}

/** Says that there is no rule with an id, and which rule is probably meant: one that was renamed, or a similar id. */
export function unknownRule(id: string): string {
  const renamed = rules.find(({ formerId }) => formerId === id)
  if (renamed) return `the rule \`${id}\` was renamed; write \`${renamed.id}\``
  const similar = closest(id, [...rulesById.keys()])
  return `there is no rule \`${id}\`${similar ? `; did you mean \`${similar}\`?` : ''}`
}

const rulesById: ReadonlyMap<string, Rule> = new Map(rules.map((rule) => [rule.id, rule]))
