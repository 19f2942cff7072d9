import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { Option, type Command } from 'commander'
import { UsageError } from '../core/errors.ts'
import { verdict, type Gate } from '../report/verdict.ts'
import { formats, formatReport, type Format } from './formats.ts'
import { parseOutput, runOptions, type OutputFile, type RunOptions } from './options.ts'
import { runOn } from './session.ts'
import type { Terminal } from './terminal.ts'

interface CheckOptions extends RunOptions {
  readonly failOn: Gate['failOn']
  readonly onlyNew: boolean
  readonly strict: boolean
  readonly failOnDiff: boolean
  readonly format: Format
  readonly output: readonly OutputFile[]
}

/** `meshgate check [PATH...]`: lints, and with `--base` compares. */
export function addCheck(program: Command, terminal: Terminal): void {
  const command = program
    .command('check')
    .description('render and check what is in a repository or folder; with --base compare it')
    .argument('[path...]', 'files and folders to look at; all of the repository by default')
    .option('--base <ref>', 'compare with the merge base of this revision and HEAD')
  for (const option of [...runOptions, ...checkOptions]) command.addOption(option)
  command.action((paths: string[], options: CheckOptions) => check(paths, options, terminal))
}

const checkOptions = [
  new Option('--fail-on <severity>', 'least severity that fails')
    .choices(['error', 'warning', 'info', 'never'])
    .default('error'),
  new Option('--no-only-new', 'count findings that base has too'),
  new Option('--strict', 'fail with exit code 3 if something could not be checked').default(false),
  new Option('--fail-on-diff', 'fail if a rendered manifest changes').default(false),
  new Option('--format <format>', 'what to print').choices(formats).default('text'),
  new Option('--output <format=path>', 'write a report to a file, too; may be repeated')
    .argParser(parseOutput)
    .default([]),
]

async function check(paths: readonly string[], options: CheckOptions, terminal: Terminal): Promise<void> {
  const gate: Gate = options
  const report = await runOn(paths, options, terminal)
  for (const { format, path } of options.output) {
    write(resolve(terminal.folder, path), formatReport(report, format, { gate, colour: false }))
  }
  terminal.print(formatReport(report, options.format, { gate, colour: terminal.colour }))
  terminal.exitWith(verdict(report, gate).exitCode)
}

function write(path: string, text: string): void {
  try {
    writeFileSync(path, text)
  } catch (error) {
    throw new UsageError(`\`${path}\` cannot be written (${(error as NodeJS.ErrnoException).code})`)
  }
}
