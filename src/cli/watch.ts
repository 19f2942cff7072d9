import { UsageError } from '../core/errors.ts'
import type { EnginePool } from '../host/engine/engine-pool.ts'
import { errorText } from '../host/error-text.ts'
import { openSession } from '../host/session/check-session.ts'
import { openLiveFolder } from '../host/session/live-folder.ts'
import { watchEdits } from '../host/session/watch-edits.ts'
import type { CheckedTree } from '../run/session/checked-tree.ts'
import { editText } from '../report/edit-text.ts'
import { text } from '../report/text.ts'
import { paintFor } from './colours.ts'
import type { CheckOptions } from './options.ts'
import { runSetup } from './session.ts'
import type { Terminal } from './terminal.ts'
import { openWorkspace } from './workspace.ts'

/**
 * `meshgate check --watch`: prints the report, and after each edit the new and the fixed findings. Ends with exit code 0 at
 * Ctrl-C. Throws `UsageError` for options that do not go with `--watch`, and where the folder cannot be watched.
 */
export async function watchCommand(
  paths: readonly string[],
  options: CheckOptions,
  terminal: Terminal,
  engine: EnginePool,
): Promise<void> {
  checkWatchOptions(options)
  const folder = openLiveFolder(() => openWorkspace(paths, options, terminal))
  const extent = { causes: options.causes }
  const session = openSession(folder, {
    ...runSetup(folder.workspace, options, terminal, engine, extent),
    seconds: options.timeBudget,
  })
  const interrupted = new Promise<void>((resolve) => terminal.onInterrupt(resolve))
  const watched = await watchEdits(folder, session, {
    checked: printer(options, terminal),
    settled: settledPrinter(options, terminal),
    failed: (error) => terminal.printError(`${errorText(error)}\n`),
  })
  try {
    await Promise.race([watched.failed, interrupted])
  } finally {
    await watched.close()
  }
}

/** Prints the report of the first check, and of later ones what is new. */
function printer(gate: CheckOptions, terminal: Terminal) {
  const paint = paintFor(terminal.colour)
  let isFirst = true
  return (checked: CheckedTree, edited: ReadonlySet<string>): void => {
    const options = { gate, paint }
    terminal.print(
      isFirst
        ? `${text(checked.report, options)}\n${watching}`
        : editText({ ...checked, edited: [...edited] }, options),
    )
    isFirst = false
  }
}

/** Prints which findings about invariants came and went, and the first time that they are decided. */
function settledPrinter(gate: CheckOptions, terminal: Terminal) {
  const paint = paintFor(terminal.colour)
  let isFirst = true
  return (checked: CheckedTree): void => {
    if (!checked.invariants) return
    const isNews = checked.appeared.length + checked.fixed.length > 0
    if (isNews || isFirst) terminal.print(editText({ ...checked, edited: [] }, { gate, paint }))
    isFirst = false
  }
}

const watching = 'watching for edits; Ctrl-C ends\n'

function checkWatchOptions(options: CheckOptions): void {
  const { base, staged, fix, fixDryRun, profile, format, output, failOnDiff } = options
  const refused = [
    ...(base === undefined ? [] : ['--base']),
    ...(staged ? ['--staged'] : []),
    ...(fix ? ['--fix'] : []),
    ...(fixDryRun ? ['--fix-dry-run'] : []),
    ...(profile ? ['--profile'] : []),
    ...(failOnDiff ? ['--fail-on-diff'] : []),
    ...(format === 'text' ? [] : ['--format']),
    ...(output.length > 0 ? ['--output'] : []),
  ]
  if (refused.length === 0) return
  throw new UsageError(
    `\`--watch\` prints what each edit brings, compared with the state before it; leave out ${refused.map((flag) => `\`${flag}\``).join(', ')}`,
  )
}
