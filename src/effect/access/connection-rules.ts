import { table } from '../../core/table.ts'
import { clausesOf, isLeftOutSilently, type ConnectionMatch } from '../../istio/ambient/connection-rule.ts'
import type { Node } from '../../model/node.ts'
import { isIPOrRange } from '../../syntax/address.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'
import { policyPattern, quotedText } from '../request/match/text-match.ts'
import { principalPattern } from '../request/policy/identity-attributes.ts'
import {
  allConditions,
  anyCondition,
  identityCondition,
  noRequest,
  patternCondition,
  type SpaceCondition,
} from './conditions.ts'
import type { SpaceDraft } from './space-draft.ts'

/** Where the rules of a policy are read that ztunnel has. */
export interface ConnectionRuleScope {
  readonly draft: SpaceDraft
  /** That of the policy. */
  readonly namespace: string
  readonly isAllow: boolean
  /** What becomes of `notPorts` and the like. */
  readonly not: (condition: SpaceCondition) => SpaceCondition
}

/**
 * Reads a rule of an AuthorizationPolicy as ztunnel has it (`l4RuleMatch`); `null` for an ALLOW rule with conditions about
 * requests, which istiod leaves out.
 */
export function connectionCondition(rule: Node, scope: ConnectionRuleScope): SpaceCondition | null {
  const clauses = clausesOf(rule)
  const omitted = clauses.flat().flatMap((match) => match.omitted)
  if (scope.isAllow && !omitted.every(isLeftOutSilently)) return null
  return allConditions(
    clauses.map((clause) => anyCondition(clause.map((match) => matchCondition(match, scope)))),
  )
}

/** A part without conditions on connections matches nothing. */
function matchCondition(connectionMatch: ConnectionMatch, scope: ConnectionRuleScope): SpaceCondition {
  const { section, conditions } = connectionMatch
  const parts = conditions.flatMap((condition) => {
    const field = String(condition.pathKeys.at(-1))
    return field === 'key' ? whenConditions(section, scope) : [listCondition(condition, field, scope)]
  })
  return parts.length === 0 ? noRequest : allConditions(parts)
}

function whenConditions(when: Node, scope: ConnectionRuleScope): SpaceCondition[] {
  const key = when.get('key').text
  const field = fieldsOfKeys[key]
  if (field === undefined)
    return [patternCondition(scope.draft.flag(`ztunnel key ${key}`, `the key \`${key}\``))]
  const [values, excluded] = [when.get('values'), when.get('notValues')]
  return [
    ...(values.items().length > 0 ? [anyOf(values, field, scope)] : []),
    ...(excluded.items().length > 0 ? [scope.not(anyOf(excluded, field, scope))] : []),
  ]
}

function listCondition(list: Node, field: string, scope: ConnectionRuleScope): SpaceCondition {
  if (!field.startsWith('not')) return anyOf(list, field as ConnectionField, scope)
  const positive = `${field[3]!.toLowerCase()}${field.slice(4)}` as ConnectionField
  return scope.not(anyOf(list, positive, scope))
}

function anyOf(list: Node, field: ConnectionField, scope: ConnectionRuleScope): SpaceCondition {
  const texts = list.items().map(({ text, scalar }) => text || String(scalar))
  return anyCondition(texts.map((value) => valueCondition(value, field, scope)))
}

function valueCondition(value: string, field: ConnectionField, scope: ConnectionRuleScope): SpaceCondition {
  const { draft, namespace } = scope
  if (isUnfilled(value))
    return patternCondition(draft.flag(`ztunnel ${field} ${value}`, `the value of \`${value}\``))
  return readings[field](value, draft, namespace)
}

/** The fields that ztunnel compares with a connection. */
type ConnectionField =
  | 'principals'
  | 'namespaces'
  | 'serviceAccounts'
  | 'ipBlocks'
  | 'destinationIps'
  | 'ports'

/** The fields that mean the same as the key of a `when`. */
const fieldsOfKeys = table<ConnectionField>({
  'source.namespace': 'namespaces',
  'source.principal': 'principals',
  'source.ip': 'ipBlocks',
  'destination.ip': 'destinationIps',
  'destination.port': 'ports',
})

/** Trust domains are compared as they are written, without their aliases. */
const readings: Readonly<
  Record<ConnectionField, (value: string, draft: SpaceDraft, namespace: string) => SpaceCondition>
> = {
  principals: (value, draft) =>
    identityCondition(patternCondition(draft.text('identity', principalPattern(value), `\`${value}\``))),
  namespaces: (value, draft) => ofIdentity(`${segmentText(value)}/sa/.*`, `namespace \`${value}\``, draft),
  serviceAccounts(value, draft, namespace) {
    const [account = '', of = namespace] = value.split('/').toReversed()
    const text = `${quotedText(of)}/sa/${quotedText(account)}`
    return ofIdentity(text, `service account \`${value}\``, draft)
  },
  ipBlocks: (value, draft) => ofAddress('source', value, draft),
  destinationIps: (value, draft) => ofAddress('destination', value, draft),
  ports: (value, draft) =>
    /^(0|[1-9]\d*)$/.test(value) ? patternCondition(draft.port(Number(value))) : noRequest,
}

/** Identities of a mesh are `spiffe://DOMAIN/ns/NAMESPACE/sa/ACCOUNT`. */
function ofIdentity(afterNamespace: string, label: string, draft: SpaceDraft): SpaceCondition {
  const pattern = { form: 'regex', text: `spiffe://[^/]+/ns/${afterNamespace}` } as const
  return identityCondition(patternCondition(draft.text('identity', pattern, label)))
}

function ofAddress(axis: 'source' | 'destination', value: string, draft: SpaceDraft): SpaceCondition {
  return isIPOrRange(value) ? patternCondition(draft.address(axis, value)) : noRequest
}

/** A value as a regular expression for one segment of a path. */
function segmentText(value: string): string {
  const { form, text } = policyPattern(value)
  if (form === 'nonempty') return '[^/]+'
  if (form === 'prefix') return `${quotedText(text)}[^/]*`
  return form === 'suffix' ? `[^/]*${quotedText(text)}` : quotedText(text)
}
