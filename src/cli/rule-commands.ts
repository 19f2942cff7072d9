import { Argument, Option, type Command } from 'commander'
import { quietOption } from './options.ts'
import type { RuleTestOptions } from './rules.ts'
import type { Shell } from './completion.ts'
import type { Terminal } from './terminal.ts'

/** `meshgate explain RULE`: prints the page of a rule. */
export function addExplain(program: Command, terminal: Terminal): void {
  program
    .command('explain')
    .description('say what a rule means, why it matters and how to fix what it finds')
    .argument('<rule>', 'its id, as in `routing/timeout-covers-retries`, or a part of it')
    .action(async (name: string) => (await import('./explain.ts')).explainCommand(name, terminal))
}

/** `meshgate rules`: lists the rules; `meshgate rules test` tries those of the repository on examples. */
export function addRules(program: Command, terminal: Terminal): void {
  const command = program
    .command('rules')
    .description('list the rules, with those that the repository defines')
    .action(async () => (await import('./explain.ts')).rulesCommand(terminal))
  command
    .command('test')
    .description('try the rules that the repository defines on examples, `*.example.yaml`')
    .argument('[path...]', 'files with examples, or folders; all of `custom-rules` by default')
    .option('--config <file>', 'configuration, relative to the root of the repository', '.meshgate.yaml')
    .addOption(new Option('--format <format>', 'what to print').choices(['text', 'junit']).default('text'))
    .addOption(quietOption())
    .action(async (paths: string[], options: RuleTestOptions) =>
      (await import('./rules.ts')).rulesTestCommand(paths, options, terminal),
    )
}

/** `meshgate completion SHELL`: prints a script for a shell. */
export function addCompletion(program: Command, terminal: Terminal): void {
  program
    .command('completion')
    .description('print a script that completes commands, options and rules in a shell')
    .addArgument(new Argument('<shell>', 'the shell').choices(['bash', 'zsh', 'fish']))
    .action(async (shell: Shell) => {
      const { completionScript } = await import('./completion.ts')
      terminal.print(completionScript(shell, program))
    })
}
