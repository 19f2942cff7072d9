import { defineRule } from '../rule.ts'
import { consequenceProblems } from './helpers/consequence-problems.ts'

export const deletesChange = defineRule({
  id: 'change/deletes',
  codes: ['needed'],
  severity: 'warning',
  summary: 'Merging takes away an object that others still need.',
  why: 'A VirtualService without its Gateway serves nothing, and one without the Service that it routes to is answered 503 by the proxy.',
  fix: 'Keep the object until nothing names it, or change what names it in the same pull request.',
  on: {
    *consequence(consequence) {
      yield* consequenceProblems(consequence, 'deletes', { needed: 'warning' })
    },
  },
})
