import { Option, type Command } from 'commander'
import { reportFormats } from '../report/format-names.ts'
import type { BaselineOptions } from './baseline.ts'
import type { DiffOptions } from './diff.ts'
import type { InitOptions } from './init.ts'
import {
  parseOutput,
  quietOption,
  runOptions,
  shardOption,
  type CheckOptions,
  type RunOptions,
} from './options.ts'
import type { Terminal } from './terminal.ts'
import { withEngine, withEngineOnDemand } from './with-engine.ts'

/* The commands that check a repository, and that set a check up. */

/** `meshgate init`: writes what sets meshgate up in a repository. */
export function addInit(program: Command, terminal: Terminal): void {
  const command = program
    .command('init')
    .description(
      'write a configuration, workflows, a baseline and policy tests; existing files are never overwritten',
    )
    .option('--dry-run', 'print the files and write none', false)
    .option('--forks', 'write the two workflows that also comment on pull requests from forks', false)
    .addOption(quietOption('do not list the files that are written'))
  for (const option of runOptions) command.addOption(option)
  command.action((options: InitOptions) =>
    withEngine(terminal, [], async (engine) => {
      const { initCommand } = await import('./init.ts')
      await initCommand(options, terminal, engine)
    }),
  )
}

/** `meshgate check [PATH...]`: checks, and compares with `--base`. */
export function addCheck(program: Command, terminal: Terminal): void {
  const command = program
    .command('check')
    .description('render and check what is in a repository or folder; with --base compare it')
    .argument('[path...]', 'files and folders to look at; all of the repository by default')
    .option('--base <ref>', 'compare with the merge base of this revision and HEAD')
    .option(
      '--staged',
      'check what is staged for a commit, whatever the folder has, and compare it with HEAD',
      false,
    )
  for (const option of [...runOptions, ...checkOptions]) command.addOption(option)
  command.action((paths: string[], options: CheckOptions) =>
    withEngineOnDemand(terminal, paths, async (engine) => {
      const { checkCommand } = await import('./check.ts')
      await checkCommand(paths, options, terminal, engine)
    }),
  )
}

/** The options of commands that report what is wrong. */
export const reportOptions: readonly Option[] = [
  new Option('--fail-on <severity>', 'least severity that fails')
    .choices(['error', 'warning', 'info', 'never'])
    .default('error'),
  new Option(
    '--min-confidence <confidence>',
    'least confidence that fails; with `certain`, likely findings never fail',
  )
    .choices(['certain', 'likely'])
    .default('certain'),
  new Option('--no-only-new', 'count findings that base has too'),
  new Option(
    '--all',
    'with a base, also list findings that the change does not touch; all formats except text and github always do',
  ).default(false),
  new Option('--strict', 'fail with exit code 3 if something could not be checked').default(false),
  new Option('--fail-on-diff', 'fail if a rendered manifest changes').default(false),
  new Option(
    '--no-causes',
    'report findings in rendered manifests at the line of the template, and look for no fixes; faster if there are many',
  ),
  new Option(
    '--profile',
    'print on standard error, after the report, the processor time of each stage',
  ).default(false),
  new Option('--format <format>', 'what to print').choices(reportFormats).default('text'),
  quietOption(),
  new Option('--output <format=path>', 'write a report to a file, too; may be repeated')
    .argParser(parseOutput)
    .default([]),
]

const checkOptions: readonly Option[] = [
  ...reportOptions,
  new Option(
    '--watch',
    'after the report, report after each edit which findings are new and which are fixed, until Ctrl-C',
  ).default(false),
  new Option(
    '--fix',
    'write the tested safe fixes into the files, list them, and report the remaining findings; only with --format text',
  ).default(false),
  new Option(
    '--fix-dry-run',
    'print the tested safe fixes as a patch for `git apply` in place of the report, and change nothing; only with --format text',
  ).default(false),
  new Option(
    '--unsafe-fixes',
    'with --fix and --fix-dry-run, also make fixes that a person has to decide on: one repair of several, or one with side effects',
  ).default(false),
  new Option(
    '--shard <i/n>',
    'render one of n shares and report nothing, on one of several machines: docs/shards.md',
  ).argParser(shardOption),
  new Option(
    '--shard-output <folder>',
    'folder for the output of a shard, which meshgate merge reads; never one of the repository',
  ),
]

/** `meshgate diff [PATH...]`: prints the changes of manifests. */
export function addDiff(program: Command, terminal: Terminal): void {
  const command = program
    .command('diff')
    .description('print what changes in the rendered manifests')
    .argument('[path...]', 'files and folders to look at; all of the repository by default')
    .addOption(
      new Option('--base <ref>', 'compare with the merge base of this revision and HEAD').default('HEAD'),
    )
    .addOption(quietOption())
  for (const option of runOptions) command.addOption(option)
  command.action((paths: string[], options: DiffOptions) =>
    withEngineOnDemand(terminal, paths, async (engine) => {
      const { diffCommand } = await import('./diff.ts')
      await diffCommand(paths, options, terminal, engine)
    }),
  )
}

/** `meshgate baseline`: writes today's findings to a file. */
export function addBaseline(program: Command, terminal: Terminal): void {
  const command = program
    .command('baseline')
    .description('write the current findings to .meshgate-baseline.json, so that they fail no run any more')
    .addOption(quietOption('do not name the file that is written'))
  for (const option of runOptions) command.addOption(option)
  command.action((options: BaselineOptions) =>
    withEngine(terminal, [], async (engine) => {
      const { baselineCommand } = await import('./baseline.ts')
      await baselineCommand(options, terminal, engine)
    }),
  )
}

/** `meshgate lsp`: a language server. */
export function addLsp(program: Command, terminal: Terminal): void {
  const command = program
    .command('lsp')
    .description('serve an editor: findings as you type, explanations, fixes, the values behind a template')
    .option('--stdio', 'use standard input and output, the only transport', true)
  for (const option of runOptions) command.addOption(option)
  command.action((options: RunOptions) =>
    withEngine(terminal, [], async (engine) => {
      const { lspCommand } = await import('./lsp.ts')
      await lspCommand(options, terminal, engine)
    }),
  )
}
