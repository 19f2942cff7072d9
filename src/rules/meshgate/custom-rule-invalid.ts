import { customRuleProblemCodes } from '../../core/custom-rule.ts'
import { oneLine } from '../message/one-line.ts'
import { defineRule } from '../rule.ts'

export const customRuleInvalid = defineRule({
  id: 'meshgate/custom-rule-invalid',
  codes: customRuleProblemCodes,
  severity: 'error',
  summary: 'A rule that this repository defines cannot be used.',
  why: 'Nothing is held against the rule, although the configuration asks for it.',
  fix: 'Correct the file, the rule or the expression as the message says: docs/custom-rules.md describes their form. `meshgate rules test` tries the rules on examples.',
  on: {
    *customRule({ code, node, message, about }) {
      yield { code, node, message: oneLine(message), about }
    },
  },
})
