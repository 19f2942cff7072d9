import { errorText } from '../host/error-text.ts'
import { openLiveFolder } from '../host/session/live-folder.ts'
import { watchFolder } from '../host/session/watch-folder.ts'
import type { RunOptions } from './options.ts'
import type { Terminal } from './terminal.ts'
import { openWorkspace } from './workspace.ts'

/**
 * Runs `work` at once, and again after each edit of the repository; edits during a run cause one more run. Errors are
 * printed, since a later edit may repair their cause. Ends at Ctrl-C.
 */
export async function repeatOnEdits(
  paths: readonly string[],
  options: RunOptions,
  terminal: Terminal,
  work: () => Promise<void>,
): Promise<void> {
  const folder = openLiveFolder(() => openWorkspace(paths, options, terminal))
  const repeat = repeatedWork(() =>
    work().catch((error: unknown) => terminal.printError(`${errorText(error)}\n`)),
  )
  const watched = watchFolder(folder.workspace.root, {
    isIgnored: (path) => folder.isIgnored(path),
    onChange: (changed) => {
      const edited = [...folder.look(changed)]
      if (edited.length === 0) return
      terminal.print(`\n${edited.toSorted().join(', ')}\n\n`)
      repeat.start()
    },
  })
  const interrupted = new Promise<void>((resolve) => terminal.onInterrupt(resolve))
  try {
    // Nothing has been read before the watch begins, so no edit is missed.
    await Promise.race([watched.ready, watched.failed, interrupted])
    repeat.start()
    await Promise.race([watched.failed, interrupted])
  } finally {
    await Promise.all([watched.close(), repeat.end()])
  }
}

interface RepeatedWork {
  /** Runs the work, or once more after the current run. */
  start(): void
  /** Resolves after the current run. */
  end(): Promise<void>
}

function repeatedWork(work: () => Promise<void>): RepeatedWork {
  let running: Promise<void> | null = null
  let isAwaited = false
  const run = async (): Promise<void> => {
    do {
      isAwaited = false
      await work()
    } while (isAwaited)
    running = null
  }
  return {
    start() {
      isAwaited = true
      running ??= run()
    },
    async end() {
      isAwaited = false
      await running
    },
  }
}
