import { groupBy } from '../../core/group.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Node } from '../../model/node.ts'

/** A JWT rule, and the RequestAuthentication that has it. */
export interface PlacedRule {
  readonly object: Manifest
  readonly node: Node
}

/** The rules of both sides without those that say the same about audiences and keys. */
export function differingJwtRules(
  base: readonly PlacedRule[],
  head: readonly PlacedRule[],
): [base: PlacedRule[], head: PlacedRule[]] {
  const [inBase, inHead] = [base, head].map((rules) => new Set(rules.map(ruleKey)))
  return [
    base.filter((rule) => !inHead!.has(ruleKey(rule))),
    head.filter((rule) => !inBase!.has(ruleKey(rule))),
  ]
}

function ruleKey(rule: PlacedRule): string {
  return JSON.stringify([audienceKey(rule), keysKey(rule)])
}

/** A text that is equal for rules with the same audiences. */
export function audienceKey(rule: PlacedRule): string {
  return JSON.stringify(ruleAudiences(rule).toSorted())
}

/** A text that is equal for rules with the same keys. */
export function keysKey({ node }: PlacedRule): string {
  return JSON.stringify([keysOf(node), node.get('jwks').text])
}

/** The rules of head with the rule of base that each replaces: one with the same keys, else the same audiences, else in order. */
export function pairedRules(
  base: readonly PlacedRule[],
  head: readonly PlacedRule[],
): ReadonlyMap<PlacedRule, PlacedRule> {
  const pairs = new Map<PlacedRule, PlacedRule>()
  const free = new Set(base)
  for (const keyOf of [keysKey, audienceKey, (): string => '']) {
    const candidates = groupBy([...free], keyOf)
    for (const rule of head) {
      const before = pairs.has(rule) ? undefined : candidates.get(keyOf(rule))?.shift()
      if (!before) continue
      pairs.set(rule, before)
      free.delete(before)
    }
  }
  return pairs
}

/** The audiences of a rule, as written. */
export function ruleAudiences({ node }: PlacedRule): string[] {
  return node.items('audiences').map(({ text }) => text)
}

/** The keys of a rule in words. */
export function keysOf(rule: Node): string {
  const uri = rule.get('jwksUri').text
  if (rule.get('jwks').text !== '') return 'keys that are written beside it'
  return uri === '' ? 'the keys that the issuer publishes' : `the keys of \`${uri}\``
}
