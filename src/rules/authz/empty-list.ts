import type { Node } from '../../model/node.ts'
import { defineRule, type Problem } from '../rule.ts'
import { listsOf, operationFields, operationsOf, sourceFields, policySources } from './helpers/parts.ts'

export const emptyList = defineRule({
  id: 'authz/empty-list',
  codes: ['any-caller', 'any-request', 'empty-field'],
  severity: 'error',
  summary: 'A list of sources or operations that is empty, which means any.',
  why: 'Istio takes `from: []` for any caller and `to: []` for any request. A list that a template fills with nothing so opens what it was to guard, or denies everybody.',
  fix: 'Fill the list, or leave the rule out where there is nothing to fill it with. Where any is meant, leave the field out.',
  on: {
    *AuthorizationPolicy({ spec }) {
      for (const rule of spec.items('rules')) {
        if (isEmptyList(rule.get('from'))) yield empty('any-caller', rule.get('from'), 'any caller')
        if (isEmptyList(rule.get('to'))) yield empty('any-request', rule.get('to'), 'any request')
        for (const source of policySources(rule)) yield* emptyFields(source, sourceFields)
        for (const operation of operationsOf(rule)) yield* emptyFields(operation, operationFields)
      }
    },
  },
})

function empty<const Code extends string>(code: Code, node: Node, meaning: string): Problem<Code> {
  const message = `\`${node.pathKeys.at(-1)}: []\` means ${meaning}; leave it out if that is meant`
  return { code, node, message }
}

/** Beside another list: without one Istio refuses the policy, as authz/webhook says. */
function* emptyFields(part: Node, fields: readonly string[]): Generator<Problem<'empty-field'>> {
  const lists = listsOf(part, fields).map(({ node }) => node)
  if (lists.every(isEmptyList)) return
  for (const node of lists.filter(isEmptyList)) {
    yield { ...empty('empty-field', node, 'that it is not asked for'), severity: 'warning' }
  }
}

function isEmptyList(node: Node): boolean {
  return node.kind === 'list' && node.items().length === 0
}
