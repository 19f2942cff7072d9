import { pathText } from '../../model/node.ts'
import { quote, quoteAll } from '../message/quote.ts'
import { defineRule } from '../rule.ts'

export const environmentDrift = defineRule({
  id: 'gitops/environment-drift',
  codes: ['missing-key'],
  severity: 'info',
  summary: 'An environment lacks a value that all other environments of the release set.',
  why: 'A host or setting that was added to the other environments was probably forgotten here: what works there fails in this environment. The chart has no default for it.',
  fix: 'Add the key to the values of the environment. If the difference is intended, switch the rule off for it.',
  on: {
    *driftedKey({ environment, siblings, node, unlisted }) {
      const more = unlisted === 0 ? '' : `; it lacks ${unlisted} more of their keys, which are not listed`
      const key = quote(pathText(node.pathKeys))
      yield {
        code: 'missing-key',
        node,
        message: `environment ${quote(environment)} lacks ${key}, which all others of this release set (${quoteAll(siblings)}), and the chart has no default for it; add it if it was forgotten${more}`,
        about: JSON.stringify(node.pathKeys),
      }
    },
  },
})
