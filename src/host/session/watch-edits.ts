import type { CheckSession } from './check-session.ts'
import { startEditLoop, type EditEvents, type EditLoop } from './edit-loop.ts'
import type { LiveFolder } from './live-folder.ts'
import { watchFolder, type FolderWatch } from './watch-folder.ts'

/** A folder that is checked after each edit. */
export interface WatchedEdits
  extends Pick<EditLoop, 'notice' | 'upToDate'>, Pick<FolderWatch, 'failed' | 'close'> {}

/**
 * Watches a folder, checks it, and checks it again after each edit. Rejects if the folder cannot be watched. Edits before
 * the watch begins are included, since the folder is listed again then.
 */
export async function watchEdits(
  folder: LiveFolder,
  session: CheckSession,
  events: EditEvents,
): Promise<WatchedEdits> {
  let loop: EditLoop | null = null
  const early = new Set<string>()
  const watch = watchFolder(folder.workspace.root, {
    isIgnored: (path) => folder.isIgnored(path),
    onChange(paths) {
      if (loop) loop.notice(paths)
      else for (const path of paths) early.add(path)
    },
  })
  try {
    await Promise.race([watch.ready, watch.failed])
  } catch (error) {
    await watch.close()
    throw error
  }
  folder.look([''])
  const started = startEditLoop(folder, session, events)
  loop = started
  started.notice(early)
  return {
    notice: (paths) => started.notice(paths),
    upToDate: () => started.upToDate(),
    failed: watch.failed,
    close: async () => void (await Promise.all([watch.close(), started.end()])),
  }
}
