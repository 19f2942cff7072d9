import { distinctData } from '../../core/distinct.ts'
import type { FailedRequest, FailingCase, PolicyTestFileProblem } from '../../model/check-problems.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem, RelatedNode } from '../problem.ts'

export const policyTest = defineRule({
  id: 'meshgate/policy-test',
  codes: ['failed', 'undecided', 'mistake'],
  severity: 'error',
  summary: 'A policy test fails: a request is not decided as its case expects.',
  why: 'Policy tests state who gets in and where requests go. The expectation no longer holds, or the files do not tell whether it does.',
  fix: 'Repair the line that decides, which is named. If the new decision is what is meant, change what the case expects: a reviewer sees that as a change of what is checked. Where the answer depends on what files do not tell, state that (`elsewhere`, `gateway`), or render what is missing.',
  on: {
    *policyTest(problem) {
      yield problem.code === 'mistake' ? mistake(problem) : failure(problem)
    },
  },
})

type PolicyTestFinding = Problem<'failed' | 'undecided' | 'mistake'>

function mistake({ at, message }: PolicyTestFileProblem): PolicyTestFinding {
  return { code: 'mistake', node: at, message: `${message}: the case does not run`, about: message }
}

function failure({ code, at, name, failures }: FailingCase): PolicyTestFinding {
  const [first, ...others] = failures
  const more =
    others.length === 0 ? '' : ` and ${others.length} more ${others.length === 1 ? 'request' : 'requests'}`
  return {
    code,
    node: at,
    message: `the policy test ${quote(name)} fails for ${quote(first.request)}${more}: ${first.mismatch}`,
    about: JSON.stringify([name, code]),
    // Another request that fails is another finding.
    identity: JSON.stringify([name, ...failures.map(({ request }) => request).toSorted()]),
    related: relatedOf(failures),
  }
}

/** Limit on the deciding lines that a finding shows. */
const maxRelated = 3

function relatedOf(failures: readonly FailedRequest[]): readonly RelatedNode[] {
  const places = failures.flatMap(({ decidedBy }) => decidedBy ?? [])
  const distinct = distinctData(places)
  return distinct.slice(0, maxRelated).map(({ object, at }) => ({ node: at, note: `${object} decides` }))
}
