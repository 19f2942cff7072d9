import { shortClauseList } from '../../core/join-words.ts'
import type { InvariantProblem } from '../../model/check-problems.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'

export const brokenInvariant = defineRule({
  id: 'invariant/broken',
  codes: ['access', 'egress'],
  severity: 'error',
  summary: 'Something happens that an invariant of the configuration forbids.',
  why: 'An invariant says what must hold whatever changes: that requests without a token never reach some paths, or that only some namespaces reach a host. Many objects together decide that, so a line that looks harmless may break it.',
  fix: 'Refuse the requests, or keep the host to its namespaces, at the line that is named or by a policy before it. If the invariant itself is wrong, change it: that needs approval, like every change that reduces what is checked.',
  on: {
    *invariant(problem) {
      const { code } = problem
      if (code !== 'access' && code !== 'egress') return
      yield { code, ...problemOf(problem) }
    },
  },
})

function problemOf(problem: InvariantProblem): Omit<Problem, 'code'> {
  const { node, object, entry, message, about, missing } = problem
  const isObject = object !== null && 'path' in node && node.path === object.root.at('metadata', 'name').path
  const depends = missing.length === 0 ? '' : ` (depends on ${shortClauseList(missing, maxMissing)})`
  return {
    node,
    ...(isObject && { at: 'object' as const }),
    message: `${message}${depends}`,
    about,
    identity: about,
    ...(entry && { related: [{ node: entry, note: 'the invariant' }] }),
    ...(missing.length > 0 && { severity: 'warning', confidence: 'likely' }),
  }
}

/** Limit on the inputs that a message names. */
const maxMissing = 2
