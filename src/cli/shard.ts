import { resolve } from 'node:path'
import { UsageError } from '../core/errors.ts'
import { shardText, type Shard } from '../core/shard.ts'
import { readMaskKey } from '../host/mask-key.ts'
import { openRun } from '../host/open-run.ts'
import { openShardOutput } from '../host/shards/shard-output.ts'
import { startBudget } from '../host/time-budget.ts'
import { shardLine } from '../report/shards.ts'
import { runShard } from '../run/shards/run-shard.ts'
import type { CheckOptions } from './options.ts'
import { withProgress } from './progress.ts'
import { listsEverything } from './run-extent.ts'
import { runSetup } from './session.ts'
import type { Terminal } from './terminal.ts'
import type { OpenEngine } from './with-engine.ts'
import { reportIfUnaffected, openWorkspace } from './workspace.ts'

/**
 * `meshgate check --shard I/N --shard-output FOLDER`: renders a share of a check, writes the answers of the engine, and
 * prints how many they are. A change that touches nothing writes nothing.
 * Throws `UsageError` if `paths` is not empty, if one of the two options is absent, for options that write a report or
 * files, and for a folder in the repository, one to which others may write, and one that is not writable.
 */
export async function shardCommand(
  paths: readonly string[],
  options: CheckOptions,
  terminal: Terminal,
  engine: OpenEngine,
): Promise<void> {
  const { shard, folder } = checkedOptions(paths, options)
  const workspace = openWorkspace([], options, terminal)
  const all = listsEverything(options)
  if (!all && (await reportIfUnaffected(workspace, options, terminal)))
    return terminal.print(
      `shard ${shardText(shard)}: the change touches nothing that is rendered or checked\n`,
    )
  const setup = runSetup(workspace, { ...options, all }, terminal, engine(), {
    causes: options.causes,
    changeCauses: options.causes,
  })
  const output = openShardOutput(setup.engine, {
    folder: resolve(terminal.folder, folder),
    root: workspace.root,
    engineDigest: terminal.engineDigest,
    maskKey: readMaskKey(terminal.env),
  })
  const budget = startBudget(options.timeBudget)
  const input = openRun({ ...setup, engine: output.engine, workspace, budget })
  const run = await withProgress(input, terminal.showProgress, (watched) => runShard(watched, shard))
  const saved = output.save(shard, input)
  terminal.print(`${shardLine({ shard, ...run, ...saved })}\n`)
}

function checkedOptions(
  paths: readonly string[],
  { shard, shardOutput, fix, fixDryRun, watch, output, format }: CheckOptions,
): { readonly shard: Shard; readonly folder: string } {
  if (!shard || shardOutput === undefined)
    throw new UsageError(
      '`--shard I/N` and `--shard-output FOLDER` go together: the share, and where `meshgate merge` finds it',
    )
  const refused = [
    ...(paths.length > 0 ? ['paths'] : []),
    ...(fix ? ['`--fix`'] : []),
    ...(fixDryRun ? ['`--fix-dry-run`'] : []),
    ...(watch ? ['`--watch`'] : []),
    ...(format === 'text' ? [] : ['`--format`']),
    ...(output.length > 0 ? ['`--output`'] : []),
  ]
  if (refused.length === 0) return { shard, folder: shardOutput }
  throw new UsageError(
    `a shard is a share of the whole repository, and \`meshgate merge\` writes the report: leave out ${refused.join(', ')}`,
  )
}
