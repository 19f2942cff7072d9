import { isEmptyList } from '../message/empty-lists.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Node } from '../../model/node.ts'
import { scopeCodes, scopeProblems } from '../shared/policy-scope.ts'
import { dryRunRefused } from '../shared/dry-run.ts'
import { webhookProblem } from '../message/webhook-problem.ts'
import { isPresent } from '../message/is-present.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'
import {
  listsOf,
  negatedField,
  operationFields,
  sourceFields,
  type PatternList,
} from './helpers/pattern-lists.ts'
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
  why: 'The validating webhook of Istio refuses the policy, so the previous version stays in force.',
  fix: 'Correct the field: a source and an operation need a condition, no value may be empty, DENY and CUSTOM need rules.',
  on: {
    *AuthorizationPolicy(policy) {
      const { spec } = policy
      yield* dryRunRefused(policy)
      yield* scopeProblems(policy)
      yield* actionDefects(policy)
      for (const rule of spec.items('rules')) {
        for (const section of ruleSections) yield* sectionDefects(rule, section)
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
  const hasNoRules = !rules.exists || rules.isNull || (rules.kind === 'list' && rules.items().length === 0)
  if (hasNoRules && (action === 'DENY' || action === 'CUSTOM')) {
    const message = `${quote(action)} without rules has no effect: write \`- {}\` for every request`
    yield webhookProblem('no-rules', rules, message, {
      node: spec.get('action'),
      note: 'the action of the policy',
    })
  } else if (action === 'CUSTOM' && !isPresent(provider.get('name'))) {
    yield webhookProblem(
      'missing-provider',
      provider.get('name'),
      '`CUSTOM` needs a provider that decides: name one of `meshConfig.extensionProviders`',
      {
        node: spec.get('action'),
        note: 'the action that needs a provider',
      },
    )
  }
  if (provider.kind === 'map' && ['ALLOW', 'DENY', 'AUDIT'].includes(action)) {
    const message = `only \`CUSTOM\` takes a provider, and the action of this policy is ${quote(action)}: remove the provider, or set \`CUSTOM\``
    yield webhookProblem('provider-without-custom', provider, message)
  }
}

/** The lists of a rule, with the key and the fields of their items, and the codes for an absent and for an empty item. */
const ruleSections = [
  { list: 'from', key: 'source', fields: sourceFields, missing: 'missing-source', empty: 'empty-source' },
  {
    list: 'to',
    key: 'operation',
    fields: operationFields,
    missing: 'missing-operation',
    empty: 'empty-operation',
  },
] as const

type RuleSection = (typeof ruleSections)[number]

function* sectionDefects(
  rule: Node,
  { list, key, fields, missing, empty }: RuleSection,
): Generator<Problem<RuleSection['missing' | 'empty'] | ListCode>> {
  for (const item of rule.items(list).filter(({ kind }) => kind === 'map')) {
    const content = item.get(key)
    const lists = listsOf(content, fields)
    if (!content.exists || content.isNull)
      yield webhookProblem(missing, item, `an item of \`${list}\` has no \`${key}\``)
    else if (content.kind === 'map' && lists.every(({ node }) => isEmptyList(node))) {
      yield webhookProblem(
        empty,
        content,
        `a \`${key}\` has no condition: add one, or leave \`${list}\` out to match all`,
      )
    }
    for (const patternList of lists) yield* listDefects(patternList)
  }
}

type ListCode = 'too-many-service-accounts' | 'empty-value' | PolicyValueCode

function* listDefects({ field, isNegative, node }: PatternList): Generator<Problem<ListCode>> {
  const name = isNegative ? negatedField(field) : field
  if (field === 'serviceAccounts' && node.items().length > maxServiceAccounts) {
    yield webhookProblem(
      'too-many-service-accounts',
      node,
      `\`${name}\` has ${node.items().length} accounts: Istio accepts at most ${maxServiceAccounts}`,
    )
  }
  for (const value of node.items()) yield* valueDefects(value, field, name)
}

/** Reports an empty value, and what `valueDefect` finds. */
function* valueDefects(
  value: Node,
  field: string,
  name: string,
): Generator<Problem<'empty-value' | PolicyValueCode>> {
  if (value.scalar === '') yield webhookProblem('empty-value', value, `\`${name}\` has an empty value`)
  if (value.text === '') return
  const defect = valueDefect(field, value.text)
  if (defect) yield webhookProblem(defect.code, value, `${quote(value.text)} in \`${name}\` ${defect.text}`)
}

function* conditionDefects(rule: Node): Generator<Problem<'empty-value' | PolicyValueCode>> {
  for (const when of rule.items('when')) {
    const key = when.get('key').text
    for (const value of [...when.items('values'), ...when.items('notValues')]) {
      yield* valueDefects(value, key, key)
    }
  }
}

/** Reports conditions on the caller in a CUSTOM policy: Istio asks the provider before it knows who calls. */
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
  const message = `${quote(name)} is not known when \`CUSTOM\` asks its provider: remove the condition`
  return webhookProblem('identity-in-custom', node, message, {
    node: action,
    note: 'the action of the policy',
  })
}

const identityFields = ['namespaces', 'principals', 'serviceAccounts', 'trustDomains', 'requestPrincipals']
const identityKeys = new Set([
  'source.namespace',
  'source.principal',
  'source.serviceAccount',
  'source.trustDomain',
])
const maxServiceAccounts = 16
