import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { UsageError } from '../core/errors.ts'
import type { Report } from '../core/report.ts'
import { openFolder } from '../host/open.ts'
import type { EnginePool } from '../host/engine/engine-pool.ts'
import { describesRules } from '../report/format-names.ts'
import type { RuleInfo } from '../report/rule-info.ts'
import { verdict, type Gate } from '../report/verdict.ts'
import { paintFor } from './colours.ts'
import { fileLinks } from './links.ts'
import { checkFixOptions } from './fix-options.ts'
import type { CheckOptions } from './options.ts'
import { listsEverything } from './run-extent.ts'
import type { Terminal } from './terminal.ts'
import { endEarly, openWorkspace } from './workspace.ts'

/*
 * What renders and lints is loaded when it is known that there is something to check: a wrong option or a change that
 * touches nothing is answered in a fraction of the time that loading takes.
 */

/**
 * `meshgate check`: runs, writes fixes if requested, writes and prints the report, and sets the exit code.
 *
 * @param engine starts the engine
 */
export async function checkCommand(
  paths: readonly string[],
  options: CheckOptions,
  terminal: Terminal,
  engine: () => EnginePool,
): Promise<void> {
  checkFixOptions(options)
  if (options.watch) return watchFor(paths, options, terminal, engine())
  const work = (): Promise<void> => checkAndPrint(paths, options, terminal, engine)
  if (!options.profile) return work()
  const { withProfile } = await import('./profile.ts')
  await withProfile(work, terminal)
}

async function checkAndPrint(
  paths: readonly string[],
  options: CheckOptions,
  terminal: Terminal,
  engine: () => EnginePool,
): Promise<void> {
  const report = await reportOf(paths, options, terminal, engine)
  const gate: Gate = { ...options, strict: options.strict || isUnread(paths, report) }
  const { formatReport } = await import('../report/formats.ts')
  const rules = await rulesFor(options)
  for (const { format, path } of options.output) {
    write(resolve(terminal.folder, path), formatReport(report, format, { gate, rules }))
  }
  if (!options.fixDryRun) {
    const paint = paintFor(terminal.colour)
    const { folder, env } = terminal
    const link = terminal.opensLinks && fileLinks(openFolder({ folder, paths, base: null, env }).root)
    const { quiet } = options
    terminal.print(formatReport(report, options.format, { gate, rules, paint, quiet, ...(link && { link }) }))
  }
  terminal.exitWith(verdict(report, gate).exitCode)
}

async function watchFor(
  paths: readonly string[],
  options: CheckOptions,
  terminal: Terminal,
  engine: EnginePool,
): Promise<void> {
  const { watchCommand } = await import('./watch.ts')
  await watchCommand(paths, options, terminal, engine)
}

/** The rules, if a requested format describes them. */
async function rulesFor({ format, output }: CheckOptions): Promise<readonly RuleInfo[]> {
  const formats = [format, ...output.map((file) => file.format)]
  return formats.some(describesRules) ? (await import('../rules/index.ts')).rules : []
}

/** True if nothing was found in the paths that the person named: a run that checks nothing of them must not pass. */
function isUnread(paths: readonly string[], { targets, unaffected }: Report): boolean {
  return paths.length > 0 && targets.length === 0 && !unaffected
}

async function reportOf(
  paths: readonly string[],
  options: CheckOptions,
  terminal: Terminal,
  engine: () => EnginePool,
): Promise<Report> {
  if (!options.fix && !options.fixDryRun) return checkOnly(paths, options, terminal, engine)
  const started = engine()
  const { fix, fixDryRun } = await import('./fix.ts')
  return (options.fix ? fix : fixDryRun)(paths, options, terminal, started)
}

async function checkOnly(
  paths: readonly string[],
  options: CheckOptions,
  terminal: Terminal,
  engine: () => EnginePool,
): Promise<Report> {
  const workspace = openWorkspace(paths, options, terminal)
  const all = listsEverything(options)
  const early = all ? null : await endEarly(workspace, options, terminal)
  if (early) return early
  const started = engine()
  const { runIn } = await import('./session.ts')
  const extent = { causes: options.causes, changeCauses: options.causes }
  return runIn(workspace, { ...options, all }, terminal, started, extent)
}

function write(path: string, text: string): void {
  try {
    writeFileSync(path, text)
  } catch (error) {
    throw new UsageError(`\`${path}\` cannot be written (${(error as NodeJS.ErrnoException).code})`)
  }
}
