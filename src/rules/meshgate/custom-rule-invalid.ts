import { customRuleProblemCodes } from '../../core/custom-rule.ts'
import { oneLine } from '../message/one-line.ts'
import { defineRule } from '../rule.ts'

export const customRuleInvalid = defineRule({
  id: 'meshgate/custom-rule-invalid',
  codes: customRuleProblemCodes,
  severity: 'error',
  summary: 'A rule that this repository defines cannot be used, or does not find what its examples say.',
  why: 'A rule that cannot be used checks nothing, although the configuration asks for it. A rule that contradicts its examples does not find what was meant.',
  fix: 'Correct the file, the rule or the expression as the message says: docs/custom-rules.md describes their form. `meshgate rules test` tries the rules on their examples.',
  on: {
    *customRule({ code, node, message, about }) {
      yield { code, node, message: oneLine(message), about }
    },
  },
})
