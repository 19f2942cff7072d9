import { UsageError } from '../core/errors.ts'
import { explainRule } from '../rules/explain.ts'
import { findRule, unknownRuleMessage } from '../rules/find-rule.ts'
import { rules } from '../rules/index.ts'
import type { Rule } from '../rules/rule.ts'
import type { Terminal } from './terminal.ts'

/** `meshgate explain RULE`: prints the page of a rule. Throws `UsageError` for an unknown rule. */
export function explain(id: string, terminal: Terminal): void {
  terminal.print(explainRule(ruleNamed(id)))
}

/** `meshgate rules`: prints one line for each rule. */
export function listRules(terminal: Terminal): void {
  const width = Math.max(...rules.map(({ id }) => id.length))
  const rows = rules.map(
    ({ id, severity, summary }) => `${id.padEnd(width)}  ${severity.padEnd(7)}  ${summary}\n`,
  )
  terminal.print(rows.join(''))
}

function ruleNamed(id: string): Rule {
  const rule = findRule(id)
  if (!rule) throw new UsageError(unknownRuleMessage(id))
  return rule
}
