import { Option, type Command } from 'commander'
import { diffText } from '../report/diff-text.ts'
import { paintFor } from './formats.ts'
import { runOptions, type RunOptions } from './options.ts'
import { runOn } from './session.ts'
import type { Terminal } from './terminal.ts'

/** `meshgate diff [PATH...]`: only what changes in the manifests. */
export function addDiff(program: Command, terminal: Terminal): void {
  const command = program
    .command('diff')
    .description('print what changes in the rendered manifests')
    .argument('[path...]', 'files and folders to look at; all of the repository by default')
    .addOption(
      new Option('--base <ref>', 'compare with the merge base of this revision and HEAD').default('HEAD'),
    )
  for (const option of runOptions) command.addOption(option)
  command.action(async (paths: string[], options: RunOptions) => {
    const report = await runOn(paths, options, terminal)
    terminal.print(diffText(report, paintFor(terminal.colour)))
  })
}
