import type { Node } from '../../../model/node.ts'
import { allOf, anyOf, not } from '../match/truth.ts'
import type { Attribute, FactMatch, RuleContext } from './attribute.ts'
import { conditionKeys, operationAttributes, sourceAttributes, unknownKey } from './attributes.ts'

/** Whether a rule matches: on HTTP, and on a connection of which the proxy sees no requests. */
export interface RuleMatch {
  readonly http: FactMatch
  /** `null` if the rule is left out there: an ALLOW rule with HTTP attributes. */
  readonly tcp: FactMatch | null
}

/**
 * Compiles a rule of an AuthorizationPolicy (istio `pilot/pkg/security/authz/model/model.go`): sources are alternatives,
 * so are operations, and within each all attributes have to match.
 */
export function ruleMatch(rule: Node, context: RuleContext): RuleMatch {
  const when = rule.items('when').map((condition) => conditionMatch(condition, context))
  const from = rule.items('from').map((item) => fieldsMatch(item.get('source'), sourceAttributes, context))
  const to = rule.items('to').map((item) => fieldsMatch(item.get('operation'), operationAttributes, context))
  const parts = [when, alternatives(from), alternatives(to)].flat()
  return joined(parts, context)
}

function alternatives(matches: readonly RuleMatch[]): RuleMatch[] {
  if (matches.length === 0) return []
  const http: FactMatch = (facts) => anyOf(matches.map((match) => match.http(facts)))
  // One source with an HTTP attribute takes the whole rule away.
  const areAllKept = matches.every((match) => match.tcp !== null)
  const tcp: FactMatch = (facts) => anyOf(matches.map((match) => match.tcp!(facts)))
  return [{ http, tcp: areAllKept ? tcp : null }]
}

function joined(matches: readonly RuleMatch[], { isAllow }: RuleContext): RuleMatch {
  const isDropped = isAllow && matches.some(({ tcp }) => tcp === null)
  const tcp = matches.flatMap((match) => match.tcp ?? [])
  return {
    http: (facts) => allOf(matches.map((match) => match.http(facts))),
    tcp: isDropped ? null : (facts) => allOf(tcp.map((match) => match(facts))),
  }
}

function fieldsMatch(
  node: Node,
  fields: Readonly<Record<string, Attribute>>,
  context: RuleContext,
): RuleMatch {
  const matches = Object.entries(fields).flatMap(([field, attribute]) => {
    const negative = `not${field[0]!.toUpperCase()}${field.slice(1)}`
    return attributeMatches(attribute, field, textsOf(node.get(field)), textsOf(node.get(negative)), context)
  })
  return joined(matches, context)
}

function conditionMatch(condition: Node, context: RuleContext): RuleMatch {
  const key = condition.get('key').text
  const [name, attribute] = Object.entries(conditionKeys).find(([prefix]) =>
    prefix.endsWith('[') || prefix.endsWith('.') ? key.startsWith(prefix) : key === prefix,
  ) ?? ['', unknownKey]
  const rest = key.slice(name.replace(/\[$/, '').length)
  const values = textsOf(condition.get('values'))
  const matches = attributeMatches(attribute, rest, values, textsOf(condition.get('notValues')), context)
  return joined(matches, context)
}

function attributeMatches(
  attribute: Attribute,
  key: string,
  values: readonly string[],
  notValues: readonly string[],
  context: RuleContext,
): RuleMatch[] {
  const signed: FactMatch[] = []
  if (values.length > 0) signed.push(attribute.match(values, key, context))
  if (notValues.length > 0) {
    const match = attribute.match(notValues, key, context)
    signed.push((facts) => not(match(facts)))
  }
  return signed.map((http) => ({ http, tcp: attribute.isHttp ? null : http }))
}

function textsOf(list: Node): string[] {
  return list.items().flatMap(({ scalar, text }) => (scalar === undefined ? [] : [text || String(scalar)]))
}
