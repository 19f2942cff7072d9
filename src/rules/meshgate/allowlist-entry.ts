import type { AllowlistEntryProblem } from '../../model/check-problems.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'

export const allowlistEntry = defineRule({
  id: 'meshgate/allowlist-entry',
  codes: ['expired', 'unused'],
  severity: 'error',
  summary: 'An entry of `egress-allowlist` has expired, or allows nothing that is reached.',
  why: 'An entry that has expired allows nothing any more: its hosts are not on the list. An entry that nothing needs lets the next change open its host unseen.',
  fix: 'Agree with the owner on another day, or take the host out of the mesh; remove the entry if nothing calls the host.',
  on: {
    *allowlistEntry(problem) {
      const { code, node, name } = problem
      yield { code, node, about: name, identity: name, ...problems[code](problem) }
    },
  },
})

const problems: Readonly<
  Record<
    AllowlistEntryProblem['code'],
    (problem: AllowlistEntryProblem) => Pick<Problem, 'message' | 'severity'>
  >
> = {
  expired: ({ name, until, owner }) => ({
    message: `the entry ${quote(name)} of the allow-list counted until ${quote(until)} and allows nothing any more: agree${owner === null ? '' : ` with ${quote(owner)}`} on another day, or remove it and what calls the host`,
  }),
  unused: ({ name }) => ({
    severity: 'warning',
    message: `the entry ${quote(name)} of the allow-list allows nothing that pods reach: remove it, or the next change opens it unseen`,
  }),
}
