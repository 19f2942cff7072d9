import { watch } from 'chokidar'
import { UsageError } from '../../core/errors.ts'
import { pathInside } from '../folder-tree.ts'

/** How a folder is watched. */
export interface WatchOptions {
  /** True for a path, relative to the folder, that is not watched. */
  readonly isIgnored: (path: string) => boolean
  /** Is called with the paths of which something may have changed, once nothing more changes for a moment. */
  readonly onChange: (paths: ReadonlySet<string>) => void
}

/** A folder that is watched. */
export interface FolderWatch {
  /** Resolves when changes are noticed. */
  readonly ready: Promise<void>
  /** Rejects where the folder cannot be watched any more; `UsageError` for a limit of the system. Never resolves. */
  readonly failed: Promise<never>
  close(): Promise<void>
}

/** Milliseconds without a further event after which a change is complete: an editor writes a file in several steps. */
const calmMs = 25

/** Milliseconds after which a change is reported although more happens. */
const patienceMs = 250

/** Watches the files of a folder. Links are not followed. */
export function watchFolder(root: string, { isIgnored, onChange }: WatchOptions): FolderWatch {
  const inTree = (path: string): string => pathInside(root, path) ?? ''
  const changed = collect(onChange)
  const watcher = watch(root, {
    ignored: (path) => ofEditors.test(path) || isIgnored(inTree(path)),
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

/** Files that Vim and Emacs write for themselves beside an edited one. */
const ofEditors = /(?:~|\.sw[a-p]|\/4913|\/\.#[^/]*|\/#[^/]*#)$/

interface Collected {
  add(path: string): void
  drop(): void
}

/** Collects paths until nothing more comes. */
function collect(onChange: WatchOptions['onChange']): Collected {
  let paths = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  let since = 0
  const report = (): void => {
    const reported = paths
    paths = new Set()
    onChange(reported)
  }
  return {
    add(path) {
      if (paths.size === 0) since = performance.now()
      paths.add(path)
      clearTimeout(timer)
      timer = setTimeout(report, Math.max(0, Math.min(calmMs, since + patienceMs - performance.now())))
    },
    drop: () => clearTimeout(timer),
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
