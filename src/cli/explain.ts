import type { Command } from 'commander'
import { UsageError } from '../core/errors.ts'
import { explainRule } from '../rules/explain.ts'
import { rules } from '../rules/index.ts'
import { closest } from '../schema/suggest.ts'
import type { Terminal } from './terminal.ts'

/** `meshgate explain RULE`: a rule's page in the terminal. */
export function addExplain(program: Command, terminal: Terminal): void {
  program
    .command('explain')
    .description('say what a rule means, why it matters and how to fix what it finds')
    .argument('<rule>', 'its id, as in `routing/timeout-covers-retries`')
    .action((id: string) => terminal.print(explainRule(ruleNamed(id))))
}

/** `meshgate rules`: the list of rules. */
export function addRules(program: Command, terminal: Terminal): void {
  program
    .command('rules')
    .description('list the rules')
    .action(() => {
      const width = Math.max(...rules.map(({ id }) => id.length))
      const rows = rules.map(
        ({ id, severity, summary }) => `${id.padEnd(width)}  ${severity.padEnd(7)}  ${summary}\n`,
      )
      terminal.print(rows.join(''))
    })
}

function ruleNamed(id: string): (typeof rules)[number] {
  const rule = rules.find((each) => each.id === id)
  if (rule) return rule
  const guess = closest(
    id,
    rules.map((each) => each.id),
  )
  throw new UsageError(`there is no rule \`${id}\`${guess ? `; did you mean \`${guess}\`?` : ''}`)
}
