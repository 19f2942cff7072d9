import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { UsageError } from '../core/errors.ts'
import type { Report } from '../core/report.ts'
import type { EnginePool } from '../host/engine/engine-pool.ts'
import { verdict, type Gate } from '../report/verdict.ts'
import { formatReport } from '../report/formats.ts'
import { rules } from '../rules/index.ts'
import { paintFor } from './colours.ts'
import { checkFixOptions, fix, fixDryRun } from './fix.ts'
import { listsEverything } from './run-extent.ts'
import { endEarly, openWorkspace, runIn } from './session.ts'
import type { Terminal } from './terminal.ts'
import type { CheckOptions } from './options.ts'

/** `meshgate check`: runs, writes fixes if requested, writes and prints the report, and sets the exit code. */
export async function checkCommand(
  paths: readonly string[],
  options: CheckOptions,
  terminal: Terminal,
  engine: EnginePool,
): Promise<void> {
  checkFixOptions(options)
  const runner = options.fix ? fix : options.fixDryRun ? fixDryRun : checkOnly
  const report = await runner(paths, options, terminal, engine)
  const gate: Gate = { ...options, strict: options.strict || isUnread(paths, report) }
  for (const { format, path } of options.output) {
    write(resolve(terminal.folder, path), formatReport(report, format, { gate, rules }))
  }
  if (!options.fixDryRun) {
    const paint = paintFor(terminal.colour)
    terminal.print(formatReport(report, options.format, { gate, rules, paint }))
  }
  terminal.exitWith(verdict(report, gate).exitCode)
}

/** True if nothing was found in the paths that the person named: a run that checks nothing of them must not pass. */
function isUnread(paths: readonly string[], { targets, unaffected }: Report): boolean {
  return paths.length > 0 && targets.length === 0 && !unaffected
}

async function checkOnly(
  paths: readonly string[],
  options: CheckOptions,
  terminal: Terminal,
  engine: EnginePool,
): Promise<Report> {
  const workspace = openWorkspace(paths, options, terminal)
  const all = listsEverything(options)
  const early = all ? null : await endEarly(workspace, options, terminal)
  const extent = { causes: options.causes, changeCauses: options.causes }
  return early ?? runIn(workspace, { ...options, all }, terminal, engine, extent)
}

function write(path: string, text: string): void {
  try {
    writeFileSync(path, text)
  } catch (error) {
    throw new UsageError(`\`${path}\` cannot be written (${(error as NodeJS.ErrnoException).code})`)
  }
}
