import { table } from '../../../core/table.ts'
import { clausesOf, isLeftOutSilently, type ConnectionMatch } from '../../../istio/ambient/connection-rule.ts'
import type { Node } from '../../../model/node.ts'
import { addressRange } from '../match/address-range.ts'
import { policyTextMatch } from '../match/text-match.ts'
import { allOf, anyOf, not, unknownTruth } from '../match/truth.ts'
import type { FactMatch } from './attribute.ts'
import type { Facts } from './facts.ts'

/**
 * Whether ztunnel finds that a rule matches a connection; `null` for an ALLOW rule with conditions about requests, which
 * istiod leaves out (istio `pilot/pkg/serviceregistry/ambient/authorization.go`, handleRule; ztunnel `src/rbac.rs`).
 */
export function l4RuleMatch(rule: Node, isAllow: boolean, namespace: string): FactMatch | null {
  const clauses = clausesOf(rule)
  const omitted = clauses.flat().flatMap((match) => match.omitted)
  if (isAllow && !omitted.every(isLeftOutSilently)) return null
  const compiled = clauses.map((clause) => clause.map((match) => matchOf(match, namespace)))
  return (facts) => allOf(compiled.map((clause) => anyOf(clause.map((match) => match(facts)))))
}

/** A part without conditions on connections matches nothing. */
function matchOf({ section, conditions }: ConnectionMatch, namespace: string): FactMatch {
  const matches = conditions.flatMap((condition) => {
    const field = String(condition.pathKeys.at(-1))
    return field === 'key' ? whenMatches(section, namespace) : [listMatch(condition, field, namespace)]
  })
  return matches.length === 0 ? () => false : (facts) => allOf(matches.map((match) => match(facts)))
}

function whenMatches(when: Node, namespace: string): FactMatch[] {
  const attribute = attributes[fieldsOfKeys[when.get('key').text] ?? '']
  if (!attribute) return [() => unknownTruth(`the key \`${when.get('key').text}\``)]
  const [values, excluded] = [textsOf(when.get('values')), textsOf(when.get('notValues'))]
  return [
    ...(values.length > 0 ? [attribute(values, namespace)] : []),
    ...(excluded.length > 0 ? [negated(attribute(excluded, namespace))] : []),
  ]
}

function listMatch(list: Node, field: string, namespace: string): FactMatch {
  const isNegative = field.startsWith('not')
  const name = isNegative ? `${field[3]!.toLowerCase()}${field.slice(4)}` : field
  const match = attributes[name]!(textsOf(list), namespace)
  return isNegative ? negated(match) : match
}

function negated(match: FactMatch): FactMatch {
  return (facts) => not(match(facts))
}

function textsOf(list: Node): string[] {
  return list.items().map(({ text, scalar }) => text || String(scalar))
}

type ListMatch = (values: readonly string[], namespace: string) => FactMatch

/** Trust domains are compared as they are written, without their aliases. */
const attributes = table<ListMatch>({
  principals: (values) =>
    ofIdentity(
      values.map((value) => policyTextMatch(value)),
      principalIn,
    ),
  namespaces: (values) =>
    ofIdentity(
      values.map((value) => policyTextMatch(value)),
      namespaceIn,
    ),
  serviceAccounts: (values, namespace) =>
    ofIdentity(
      values.map((value) => {
        const [account = '', of = namespace] = value.split('/').toReversed()
        return (text: string) => text === `${of}/${account}`
      }),
      (principal) => `${namespaceIn(principal)}/${accountIn(principal)}`,
    ),
  ipBlocks: (values) => ofAddress(values, 'the address of the client', ({ source }) => source),
  destinationIps: (values) =>
    ofAddress(values, 'the address of the pod', ({ destinationAddress }) => destinationAddress),
  ports:
    (values) =>
    ({ destinationPort }) =>
      values.includes(String(destinationPort)),
})

/** The fields that mean the same as the key of a `when`. */
const fieldsOfKeys = table<string>({
  'source.namespace': 'namespaces',
  'source.principal': 'principals',
  'source.ip': 'ipBlocks',
  'destination.ip': 'destinationIps',
  'destination.port': 'ports',
})

/** A connection without an identity has none of its parts. */
function ofIdentity(
  matches: readonly ((text: string) => ReturnType<FactMatch>)[],
  partOf: (principal: string) => string,
): FactMatch {
  return ({ principal }) => {
    if (principal === undefined) return unknownTruth('the identity of the client')
    return principal !== null && anyOf(matches.map((match) => match(partOf(principal))))
  }
}

function ofAddress(
  values: readonly string[],
  whose: string,
  addressIn: (facts: Facts) => string | undefined,
): FactMatch {
  const ranges = values.map((value) => addressRange(value, whose))
  return (facts) => anyOf(ranges.map((range) => range(addressIn(facts))))
}

function principalIn(principal: string): string {
  return principal.replace(/^spiffe:\/\//, '')
}

function namespaceIn(principal: string): string {
  return /\/ns\/([^/]*)\//.exec(principal)?.[1] ?? ''
}

function accountIn(principal: string): string {
  return /\/sa\/([^/]*)$/.exec(principal)?.[1] ?? ''
}
