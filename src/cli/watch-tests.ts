import { errorText } from '../host/error-text.ts'
import { openLiveFolder } from '../host/session/live-folder.ts'
import { watchFolder } from '../host/session/watch-folder.ts'
import type { RunOptions } from './options.ts'
import type { Terminal } from './terminal.ts'
import { openWorkspace } from './workspace.ts'

/**
 * Does a work at once, and again after each edit of the repository; edits while it is done are one. An error is printed,
 * since a later edit may repair what causes it. Ends at Ctrl-C.
 */
export async function workOnEdits(
  paths: readonly string[],
  options: RunOptions,
  terminal: Terminal,
  work: () => Promise<void>,
): Promise<void> {
  const folder = openLiveFolder(() => openWorkspace(paths, options, terminal))
  const repeat = repeating(() =>
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
    // An edit before that is one of files which nobody has read yet; one after it is noticed.
    await Promise.race([watched.ready, watched.failed, interrupted])
    repeat.start()
    await Promise.race([watched.failed, interrupted])
  } finally {
    await Promise.all([watched.close(), repeat.end()])
  }
}

interface Repeating {
  /** Does the work, or once more after the one that is being done. */
  start(): void
  /** Resolves after what is being done. */
  end(): Promise<void>
}

function repeating(work: () => Promise<void>): Repeating {
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
