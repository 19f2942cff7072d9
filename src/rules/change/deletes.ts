import { defineRule } from '../rule.ts'
import { consequenceProblems } from './helpers/consequence-problems.ts'

export const deletesChange = defineRule({
  id: 'change/deletes',
  codes: ['needed'],
  severity: 'warning',
  summary: 'Merging deletes an object that other objects still need.',
  why: 'A VirtualService without its Gateway serves nothing. For a route to a Service that does not exist, the proxy answers 503.',
  fix: 'Keep the object until nothing refers to it, or change the objects that refer to it in the same pull request.',
  on: {
    *consequence(consequence) {
      yield* consequenceProblems(consequence, 'deletes', { needed: 'warning' })
    },
  },
})
