import type { Manifest } from '../../model/manifest.ts'
import type { Node } from '../../model/node.ts'
import { isUnfilled } from '../../model/placeholder.ts'
import { scopeProblems } from '../policy-scope.ts'
import { dryRunRefused } from '../dry-run.ts'
import { refusedWithoutCode as refused } from '../refused.ts'
import { isGiven } from '../given.ts'
import { quote } from '../quote.ts'
import { defineRule, type Problem } from '../rule.ts'
import { listsOf, negated, operationFields, sourceFields, type PatternList } from './parts.ts'
import { actionOf } from '../token-conditions.ts'
import { valueDefect } from './value-defects.ts'

export const authzShape = defineRule({
  id: 'authz/shape',
  severity: 'error',
  istio: ['IST0106'],
  summary: 'An AuthorizationPolicy that Istio refuses.',
  why: 'The validating webhook of Istio refuses the policy, so what it was to allow or to deny stays as it was before.',
  fix: 'Correct the field: a source and an operation ask for something, no value is empty, DENY and CUSTOM have rules.',
  on: {
    *AuthorizationPolicy(policy) {
      const { spec } = policy
      yield* dryRunRefused(policy)
      yield* scopeProblems(policy)
      yield* actionDefects(policy)
      for (const rule of spec.items('rules')) {
        yield* partDefects(rule, 'from', 'source', sourceFields)
        yield* partDefects(rule, 'to', 'operation', operationFields)
        yield* conditionDefects(rule)
        if (actionOf(policy) === 'CUSTOM') yield* identityInCustom(rule, spec.get('action'))
      }
    },
  },
})

function* actionDefects(policy: Manifest): Generator<Problem> {
  const { spec } = policy
  const [action, rules, provider] = [actionOf(policy), spec.get('rules'), spec.get('provider')]
  const isRuleless = !rules.exists || rules.isNull || (rules.kind === 'list' && rules.items().length === 0)
  if (isRuleless && (action === 'DENY' || action === 'CUSTOM')) {
    const message = `${quote(action)} without rules never acts: write \`- {}\` for every request`
    yield refused(rules, message, { node: spec.get('action'), note: 'what the policy does' })
  } else if (action === 'CUSTOM' && !isGiven(provider.get('name'))) {
    yield refused(provider.get('name'), '`CUSTOM` names no provider that decides', {
      node: spec.get('action'),
      note: 'who asks',
    })
  }
  if (provider.kind === 'map' && ['ALLOW', 'DENY', 'AUDIT'].includes(action)) {
    yield refused(provider, `a provider decides for \`CUSTOM\` alone, and this policy is ${quote(action)}`)
  }
}

function* partDefects(
  rule: Node,
  list: 'from' | 'to',
  key: 'source' | 'operation',
  fields: readonly string[],
): Generator<Problem> {
  for (const item of rule.items(list).filter(({ kind }) => kind === 'map')) {
    const part = item.get(key)
    const lists = listsOf(part, fields)
    if (!part.exists || part.isNull) yield refused(item, `an item of \`${list}\` has no \`${key}\``)
    else if (part.kind === 'map' && lists.every(({ node }) => isEmptyList(node))) {
      yield refused(part, `a \`${key}\` that asks for nothing: leave \`${list}\` out where all are meant`)
    }
    for (const one of lists) yield* listDefects(one)
  }
}

function* listDefects({ field, isNegative, node }: PatternList): Generator<Problem> {
  const name = isNegative ? negated(field) : field
  if (field === 'serviceAccounts' && node.items().length > mostServiceAccounts) {
    yield refused(
      node,
      `\`${name}\` holds ${node.items().length} accounts: at most ${mostServiceAccounts} are taken`,
    )
  }
  for (const value of node.items()) yield* valueDefects(value, field, name)
}

/** What `valueDefect` says of a text, and that it is not empty. */
function* valueDefects(value: Node, field: string, name: string): Generator<Problem> {
  if (value.scalar === '') yield refused(value, `\`${name}\` holds an empty value`)
  if (value.text === '' || isUnfilled(value.text)) return
  const defect = valueDefect(field, value.text)
  if (defect !== null) yield refused(value, `${quote(value.text)} in \`${name}\` ${defect}`)
}

function* conditionDefects(rule: Node): Generator<Problem> {
  for (const when of rule.items('when')) {
    const key = when.get('key').text
    for (const value of [...when.items('values'), ...when.items('notValues')]) {
      yield* valueDefects(value, key, key)
    }
  }
}

/** Whoever decides in the place of Istio is asked before Istio knows who calls. */
function* identityInCustom(rule: Node, action: Node): Generator<Problem> {
  const sources = rule.items('from').flatMap((from) => listsOf(from.get('source'), identityFields))
  const fields = sources.filter(({ node }) => node.items().length > 0)
  const keys = rule.items('when').map((when) => when.get('key'))
  for (const { node } of fields)
    yield refused(node, notInCustom(String(node.trail.at(-1))), { node: action, note: 'the action' })
  for (const key of keys) {
    if (!identityKeys.has(key.text) && !key.text.startsWith('request.auth.')) continue
    yield refused(key, notInCustom(key.text), { node: action, note: 'the action' })
  }
}

function notInCustom(name: string): string {
  return `${quote(name)} is not known when \`CUSTOM\` asks its provider`
}

function isEmptyList(node: Node): boolean {
  return node.kind === 'list' && node.items().length === 0
}

const identityFields = ['namespaces', 'principals', 'serviceAccounts', 'trustDomains', 'requestPrincipals']
const identityKeys = new Set([
  'source.namespace',
  'source.principal',
  'source.serviceAccount',
  'source.trustDomain',
])
const mostServiceAccounts = 16
