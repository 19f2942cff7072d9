import { isEmptyList } from '../message/empty-lists.ts'
import type { Node } from '../../model/node.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'
import {
  listsOf,
  operationFields,
  operationsOf,
  sourceFields,
  policySources,
} from './helpers/pattern-lists.ts'

export const emptyList = defineRule({
  id: 'authz/empty-list',
  codes: ['any-caller', 'any-request', 'empty-field'],
  severity: 'error',
  summary: 'An empty list of sources or operations, which matches any.',
  why: 'For Istio `from: []` means any caller and `to: []` any request. If a template renders an empty list, an ALLOW lets everybody in, and a DENY shuts everybody out.',
  fix: 'Fill the list, or leave the rule out if there is nothing to fill it with. To match any caller or request, leave the field out.',
  on: {
    *AuthorizationPolicy({ spec }) {
      for (const rule of spec.items('rules')) {
        if (isEmptyList(rule.get('from'))) yield emptyProblem('any-caller', rule.get('from'), 'any caller')
        if (isEmptyList(rule.get('to'))) yield emptyProblem('any-request', rule.get('to'), 'any request')
        for (const source of policySources(rule)) yield* emptyFields(source, sourceFields)
        for (const operation of operationsOf(rule)) yield* emptyFields(operation, operationFields)
      }
    },
  },
})

function emptyProblem<const Code extends string>(code: Code, node: Node, meaning: string): Problem<Code> {
  const message = `\`${node.pathKeys.at(-1)}: []\` means ${meaning}; fill it, or leave it out if that is intended`
  return { code, node, message }
}

/** Reports empty lists beside a filled one. If all lists are empty, Istio refuses the policy, and authz/webhook reports it. */
function* emptyFields(section: Node, fields: readonly string[]): Generator<Problem<'empty-field'>> {
  const lists = listsOf(section, fields).map(({ node }) => node)
  if (lists.every(isEmptyList)) return
  for (const node of lists.filter(isEmptyList)) {
    yield { ...emptyProblem('empty-field', node, 'no condition'), severity: 'warning' }
  }
}
