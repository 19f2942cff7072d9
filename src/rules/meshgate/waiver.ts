import type { WaiverProblem } from '../../model/check-problems.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'

export const waiver = defineRule({
  id: 'meshgate/waiver',
  codes: ['invalid', 'expired', 'unused'],
  severity: 'error',
  summary: 'A waiver is wrong, expired or unused.',
  why: 'A waiver that is wrong or expired waives nothing. One that nothing needs would hide the next finding at its place.',
  fix: 'Correct it, repair what it waives or agree on another day, or remove it: `check --fix` removes unused comments and entries of the configuration.',
  on: {
    *waiver(problem) {
      yield { code: problem.code, node: problem.at, about: problem.rule, ...problems[problem.code](problem) }
    },
  },
})

const problems: Readonly<
  Record<WaiverProblem['code'], (problem: WaiverProblem) => Pick<Problem, 'message' | 'severity'>>
> = {
  invalid: ({ detail }) => ({ message: `this waiver waives nothing: ${detail}` }),
  expired: ({ rule, detail }) => ({
    message: `the waiver of ${quote(rule)} ended on ${quote(detail)}: repair what it waives, or agree on another day`,
  }),
  unused: ({ rule }) => ({
    severity: 'warning',
    message: `there is no finding of ${quote(rule)} here: remove the waiver, or it hides the next one`,
  }),
}
