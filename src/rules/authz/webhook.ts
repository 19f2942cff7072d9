import type { Manifest } from '../../model/manifest.ts'
import type { Node } from '../../model/node.ts'
import { scopeCodes, scopeProblems } from '../shared/policy-scope.ts'
import { dryRunRefused } from '../shared/dry-run.ts'
import { refused } from '../message/refused.ts'
import { isPresent } from '../message/is-present.ts'
import { quote } from '../message/quote.ts'
import { defineRule, type Problem } from '../rule.ts'
import { listsOf, negated, operationFields, sourceFields, type PatternList } from './helpers/parts.ts'
import { actionOf } from '../shared/token-conditions.ts'
import { valueDefect, type PolicyValueCode } from './helpers/value-defects.ts'

export const authzWebhook = defineRule({
  id: 'authz/webhook',
  formerId: 'authz/shape',
  codes: [
    ...scopeCodes,
    'dry-run-action',
    'dry-run-not-boolean',
    'no-rules',
    'missing-provider',
    'provider-without-custom',
    'missing-source',
    'missing-operation',
    'empty-source',
    'empty-operation',
    'too-many-service-accounts',
    'empty-value',
    'not-an-address',
    'not-a-port',
    'segment-after-rest',
    'braces-in-path',
    'template-segment',
    'service-account-wildcard',
    'service-account-length',
    'service-account-syntax',
    'trust-domain-slash',
    'trust-domain-wildcard',
    'identity-in-custom',
  ],
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
        for (const part of parts) yield* partDefects(rule, part)
        yield* conditionDefects(rule)
        if (actionOf(policy) === 'CUSTOM') yield* identityInCustom(rule, spec.get('action'))
      }
    },
  },
})

type ActionCode = 'no-rules' | 'missing-provider' | 'provider-without-custom'

function* actionDefects(policy: Manifest): Generator<Problem<ActionCode>> {
  const { spec } = policy
  const [action, rules, provider] = [actionOf(policy), spec.get('rules'), spec.get('provider')]
  const isRuleless = !rules.exists || rules.isNull || (rules.kind === 'list' && rules.items().length === 0)
  if (isRuleless && (action === 'DENY' || action === 'CUSTOM')) {
    const message = `${quote(action)} without rules never acts: write \`- {}\` for every request`
    yield refused('no-rules', rules, message, { node: spec.get('action'), note: 'what the policy does' })
  } else if (action === 'CUSTOM' && !isPresent(provider.get('name'))) {
    yield refused('missing-provider', provider.get('name'), '`CUSTOM` names no provider that decides', {
      node: spec.get('action'),
      note: 'who asks',
    })
  }
  if (provider.kind === 'map' && ['ALLOW', 'DENY', 'AUDIT'].includes(action)) {
    const message = `a provider decides for \`CUSTOM\` alone, and this policy is ${quote(action)}`
    yield refused('provider-without-custom', provider, message)
  }
}

/** What the items of a rule's lists hold, and what is said of one that is absent, or that asks for nothing. */
const parts = [
  { list: 'from', key: 'source', fields: sourceFields, missing: 'missing-source', empty: 'empty-source' },
  {
    list: 'to',
    key: 'operation',
    fields: operationFields,
    missing: 'missing-operation',
    empty: 'empty-operation',
  },
] as const

type RulePart = (typeof parts)[number]

function* partDefects(
  rule: Node,
  { list, key, fields, missing, empty }: RulePart,
): Generator<Problem<RulePart['missing' | 'empty'] | ListCode>> {
  for (const item of rule.items(list).filter(({ kind }) => kind === 'map')) {
    const part = item.get(key)
    const lists = listsOf(part, fields)
    if (!part.exists || part.isNull) yield refused(missing, item, `an item of \`${list}\` has no \`${key}\``)
    else if (part.kind === 'map' && lists.every(({ node }) => isEmptyList(node))) {
      yield refused(
        empty,
        part,
        `a \`${key}\` that asks for nothing: leave \`${list}\` out where all are meant`,
      )
    }
    for (const one of lists) yield* listDefects(one)
  }
}

type ListCode = 'too-many-service-accounts' | 'empty-value' | PolicyValueCode

function* listDefects({ field, isNegative, node }: PatternList): Generator<Problem<ListCode>> {
  const name = isNegative ? negated(field) : field
  if (field === 'serviceAccounts' && node.items().length > mostServiceAccounts) {
    yield refused(
      'too-many-service-accounts',
      node,
      `\`${name}\` holds ${node.items().length} accounts: at most ${mostServiceAccounts} are taken`,
    )
  }
  for (const value of node.items()) yield* valueDefects(value, field, name)
}

/** What `valueDefect` says of a text, and that it is not empty. */
function* valueDefects(
  value: Node,
  field: string,
  name: string,
): Generator<Problem<'empty-value' | PolicyValueCode>> {
  if (value.scalar === '') yield refused('empty-value', value, `\`${name}\` holds an empty value`)
  if (value.text === '') return
  const defect = valueDefect(field, value.text)
  if (defect) yield refused(defect.code, value, `${quote(value.text)} in \`${name}\` ${defect.text}`)
}

function* conditionDefects(rule: Node): Generator<Problem<'empty-value' | PolicyValueCode>> {
  for (const when of rule.items('when')) {
    const key = when.get('key').text
    for (const value of [...when.items('values'), ...when.items('notValues')]) {
      yield* valueDefects(value, key, key)
    }
  }
}

/** Whoever decides in the place of Istio is asked before Istio knows who calls. */
function* identityInCustom(rule: Node, action: Node): Generator<Problem<'identity-in-custom'>> {
  const sources = rule.items('from').flatMap((from) => listsOf(from.get('source'), identityFields))
  const fields = sources.filter(({ node }) => node.items().length > 0)
  const keys = rule.items('when').map((when) => when.get('key'))
  for (const { node } of fields) yield notInCustom(node, String(node.pathKeys.at(-1)), action)
  for (const key of keys) {
    if (!identityKeys.has(key.text) && !key.text.startsWith('request.auth.')) continue
    yield notInCustom(key, key.text, action)
  }
}

function notInCustom(node: Node, name: string, action: Node): Problem<'identity-in-custom'> {
  const message = `${quote(name)} is not known when \`CUSTOM\` asks its provider`
  return refused('identity-in-custom', node, message, { node: action, note: 'the action' })
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
