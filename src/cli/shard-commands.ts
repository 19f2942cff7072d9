import type { Command } from 'commander'
import { reportOptions } from './gate-commands.ts'
import { runOptions, type ReportOptions } from './options.ts'
import type { Terminal } from './terminal.ts'
import { withEngineOnDemand } from './with-engine.ts'

/** `meshgate merge FOLDER...`: reports what shards have looked at. */
export function addMerge(program: Command, terminal: Terminal): void {
  const command = program
    .command('merge')
    .description('check a repository with what shards of the check have rendered, and report as check does')
    .argument(
      '<folder...>',
      'what `check --shard` wrote to its `--shard-output`, or folders with several of these',
    )
    .option('--base <ref>', 'compare with the merge base of this revision and HEAD, as the shards did')
  for (const option of [...runOptions, ...reportOptions]) command.addOption(option)
  command.action((folders: string[], options: ReportOptions) =>
    withEngineOnDemand(terminal, [], async (engine) => {
      const { mergeCommand } = await import('./merge.ts')
      await mergeCommand(folders, options, terminal, engine)
    }),
  )
}
