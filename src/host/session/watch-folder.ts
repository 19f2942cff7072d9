import { watch } from 'chokidar'
import { UsageError } from '../../core/errors.ts'
import { pathInside } from '../folder-tree.ts'

/** How a folder is watched. */
export interface WatchOptions {
  /** True for a path, relative to the folder, that is not watched. */
  readonly isIgnored: (path: string) => boolean
  /** Called with the paths that may have changed, once there is no further event for a moment. */
  readonly onChange: (paths: ReadonlySet<string>) => void
}

/** A watched folder. */
export interface FolderWatch {
  /** Resolves when the watch is active. */
  readonly ready: Promise<void>
  /** Rejects if the folder can no longer be watched; with `UsageError` for a limit of the system. Never resolves. */
  readonly failed: Promise<never>
  close(): Promise<void>
}

/** Milliseconds without a further event after which a change is complete: an editor writes a file in several steps. */
const calmMs = 25

/**
 * Milliseconds after which a change is reported again: longer than the time in which the watcher drops events about one
 * file.
 */
const secondLookMs = 120

/** Milliseconds after which a change is reported despite further events. */
const maxDelayMs = 250

/** Watches the files of a folder. Links are not followed. */
export function watchFolder(root: string, { isIgnored, onChange }: WatchOptions): FolderWatch {
  const inTree = (path: string): string => pathInside(root, path) ?? ''
  const changed = collect(onChange)
  const watcher = watch(root, {
    ignored: (path) => editorFile.test(path) || isIgnored(inTree(path)),
    ignoreInitial: true,
    followSymlinks: false,
    ignorePermissionErrors: true,
  })
  watcher.on('all', (_event, path) => {
    const changedPath = inTree(path)
    if (changedPath !== '') changed.add(changedPath)
  })
  const failed = new Promise<never>((_resolve, reject) => {
    watcher.on('error', (error) => reject(watchError(error, root)))
  })
  failed.catch(() => undefined)
  return {
    ready: new Promise((resolve) => watcher.on('ready', resolve)),
    failed,
    async close() {
      changed.drop()
      await watcher.close()
    },
  }
}

/** Files that Vim and Emacs write next to an edited file. */
const editorFile = /(?:~|\.sw[a-p]|\/4913|\/\.#[^/]*|\/#[^/]*#)$/

interface Collected {
  add(path: string): void
  drop(): void
}

/**
 * Collects paths until there is no further event, and reports them twice: the watcher drops a second event about a file
 * within 50 ms, and at the first event the file may be incomplete.
 */
function collect(onChange: WatchOptions['onChange']): Collected {
  const [first, again] = [new Batch(onChange, calmMs), new Batch(onChange, secondLookMs)]
  return {
    add(path) {
      first.add(path)
      again.add(path)
    },
    drop() {
      first.drop()
      again.drop()
    },
  }
}

/** Paths that are reported once no further path has been added for a while. */
class Batch {
  readonly #report: WatchOptions['onChange']
  readonly #ms: number
  #paths = new Set<string>()
  #timer: NodeJS.Timeout | undefined
  #since = 0

  constructor(report: WatchOptions['onChange'], ms: number) {
    this.#report = report
    this.#ms = ms
  }

  add(path: string): void {
    const now = performance.now()
    if (this.#paths.size === 0) this.#since = now
    this.#paths.add(path)
    clearTimeout(this.#timer)
    const remaining = this.#since + maxDelayMs + this.#ms - now
    this.#timer = setTimeout(() => this.#send(), Math.max(0, Math.min(this.#ms, remaining)))
  }

  drop(): void {
    clearTimeout(this.#timer)
  }

  #send(): void {
    const paths = this.#paths
    this.#paths = new Set()
    this.#report(paths)
  }
}

function watchError(error: unknown, root: string): Error {
  const { code } = error as NodeJS.ErrnoException
  if (code === 'ENOSPC' || code === 'EMFILE')
    return new UsageError(
      `\`${root}\` has more folders than the system lets a process watch: raise its limit (on Linux \`fs.inotify.max_user_watches\`)`,
    )
  return error instanceof Error ? error : new Error(String(error))
}
