import type { Location } from '../../core/report.ts'
import { problemLocations } from '../../model/unreadable-documents.ts'
import { defineRule } from '../rule.ts'
import type { ProposedFix } from '../problem.ts'

export const duplicateKey = defineRule({
  id: 'schema/duplicate-key',
  codes: ['written-twice'],
  severity: 'warning',
  summary: 'A key is written twice in one map.',
  why: 'The last one wins without a warning: the value of the first one is never applied.',
  fix: 'Keep one of the two, or merge their lines under one key.',
  on: {
    *document({ document, problems }) {
      for (const problem of problems.filter(({ code }) => code === 'duplicate-key')) {
        const { at, first, firstEntry } = problemLocations(document, problem)
        yield {
          code: 'written-twice',
          node: at,
          message: problem.message,
          ...(first && { related: [{ node: first, note: 'the first one, which has no effect' }] }),
          ...(firstEntry && { fix: removal(firstEntry) }),
        }
      }
    },
  },
})

/** Removes the first value, which has no effect, so that the applied object stays the same. */
function removal(entry: Location): ProposedFix {
  return {
    safety: 'safe',
    title: 'remove the first of the two, which has no effect',
    set: [],
    remove: [entry],
    isNeutral: true,
  }
}
