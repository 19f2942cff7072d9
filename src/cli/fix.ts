import { join } from 'node:path'
import type { Report } from '../core/report.ts'
import type { EnginePool } from '../host/engine/engine-pool.ts'
import { readText, writeEdits } from '../host/write-edits.ts'
import { chooseFixes, fixesText, omittedEditsText } from '../report/fixes-made.ts'
import { isPatchable, patch } from '../report/patch.ts'
import { runForFixes } from '../run.ts'
import type { CheckOptions } from './options.ts'
import { withProgress } from './progress.ts'
import { listsEverything } from './run-extent.ts'
import { workspaceRunInput, runOnWorkspace } from './session.ts'
import type { Terminal } from './terminal.ts'
import { openWorkspace } from './workspace.ts'

const nothingToFix = 'nothing to fix\n'

/** Limit on fixes for `--fix`; a plain report tries only 20. */
const maxFixes = 500

/**
 * `--fix`: writes the verified fixes and prints them, with those that are left to a person; returns the report of the
 * fixed files.
 */
export async function writeFixes(
  paths: readonly string[],
  options: CheckOptions,
  terminal: Terminal,
  engine: EnginePool,
): Promise<Report> {
  const { workspace, runOptions, result, chosen } = await tryFixes(paths, options, terminal, engine)
  const { report, unmaskedEdit } = result
  if (chosen.made.length === 0) {
    terminal.print(`${fixesText(chosen, 'fixed') || nothingToFix}\n`)
    return report
  }
  writeEdits(workspace.root, chosen.edits.map(unmaskedEdit))
  terminal.print(`${fixesText(chosen, 'fixed')}\n`)
  return runOnWorkspace(openWorkspace(paths, options, terminal), runOptions, terminal, engine)
}

/**
 * `--fix-dry-run`: prints the fixes as a patch, and a list of them on standard error. Edits that would show a secret
 * are omitted from the patch and reported on standard error.
 */
export async function printFixes(
  paths: readonly string[],
  options: CheckOptions,
  terminal: Terminal,
  engine: EnginePool,
): Promise<Report> {
  const { workspace, result, chosen } = await tryFixes(paths, options, terminal, engine)
  const { report, isShown } = result
  const files = { textOf: (file: string) => readText(join(workspace.root, file), file), isShown }
  const made = chosen.made.filter(({ fix }) => fix.edits.every((edit) => isPatchable(edit, files)))
  const keys = new Set(made.flatMap(({ fix }) => fix.edits.map((edit) => JSON.stringify(edit))))
  const shown = chosen.edits.filter((edit) => keys.has(JSON.stringify(edit)))
  terminal.printError(fixesText(chosen, 'would fix') || nothingToFix)
  terminal.printError(omittedEditsText(chosen.edits.filter((edit) => !shown.includes(edit))))
  terminal.print(patch(shown, files))
  return report
}

/** Checks what the paths name, with all fixes tried, and chooses those that the options ask for. */
async function tryFixes(
  paths: readonly string[],
  options: CheckOptions,
  terminal: Terminal,
  engine: EnginePool,
) {
  const workspace = openWorkspace(paths, options, terminal)
  const runOptions = { ...options, all: listsEverything(options) }
  const input = workspaceRunInput(workspace, runOptions, terminal, engine, { maxFixes })
  const result = await withProgress(input, terminal.showProgress, runForFixes)
  return { workspace, runOptions, result, chosen: chooseFixes(result.report, options) }
}
