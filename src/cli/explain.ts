import { isCustomRule, type CustomRule } from '../core/custom-rule.ts'
import { UsageError } from '../core/errors.ts'
import { columns } from '../report/columns.ts'
import { line } from '../report/escape.ts'
import { explainCustomRule, explainRule } from '../rules/explain.ts'
import { findRule, unknownRuleMessage } from '../rules/find-rule.ts'
import { rules } from '../rules/index.ts'
import type { Rule } from '../rules/rule.ts'
import { paintFor } from './colours.ts'
import { rulesOfFolder } from './rules.ts'
import type { Terminal } from './terminal.ts'

/**
 * `meshgate explain RULE`: prints the page of the rule with an id, also of one that the repository defines. A part of an id in
 * any case stands for the rule that has it; if several have it, they are listed. Throws `UsageError` if none has.
 */
export async function explainCommand(name: string, terminal: Terminal): Promise<void> {
  const builtIn = findRule(name)
  if (builtIn) return terminal.print(explainRule(builtIn))
  const custom = await rulesOfFolder(terminal)
  const matches = [...rules, ...custom].filter(({ id }) => id.includes(name.toLowerCase()))
  const exact = matches.find(({ id }) => id === name)
  const [only] = exact || matches.length === 1 ? [exact ?? matches[0]] : []
  if (only) return terminal.print(pageOf(only))
  if (matches.length === 0) throw new UsageError(unknownRuleMessage(name))
  terminal.print(rowsOf(matches, terminal))
}

/** `meshgate rules`: prints a heading and a line for each rule, those that the repository defines (`rulesOfFolder`) last. */
export async function rulesCommand(terminal: Terminal): Promise<void> {
  terminal.print(rowsOf([...rules, ...(await rulesOfFolder(terminal))], terminal))
}

function pageOf(rule: Rule | CustomRule): string {
  return isCustomRule(rule.id) ? explainCustomRule(rule as CustomRule) : explainRule(rule as Rule)
}

function rowsOf(listed: readonly Pick<Rule, 'id' | 'severity' | 'summary'>[], terminal: Terminal): string {
  const { colour, width } = terminal
  const rows = listed.map(({ id, severity, summary }) => [id, severity, line(summary)])
  const [headings = '', ...lines] = columns([['rule', 'severity', 'summary'], ...rows], width ?? undefined)
  return [paintFor(colour)('dim', headings), ...lines].map((text) => `${text}\n`).join('')
}
