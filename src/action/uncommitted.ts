import { addedPaths, alteredPaths, type WorkingState } from '../host/git/working-changes.ts'
import { clamp, visible } from '../report/escape.ts'
import { count } from '../report/words.ts'
import { harmlessKind } from '../run/unaffected/harmless-files.ts'

/**
 * Describes what an earlier step of the job changed in the workspace: one text for files of the commit and one for other
 * files. Files that nothing renders or checks are left out, and so are charts in the folder `cacheFolder`.
 */
export function uncommittedNotices(state: WorkingState, cacheFolder: string): string[] {
  const altered = alteredPaths(state).filter((path) => harmlessKind(path) === null)
  const added = addedPaths(state).filter((path) => isRead.test(path) && !isInside(path, cacheFolder))
  const notices: string[] = []
  if (altered.length > 0)
    notices.push(
      `an earlier step changed ${count(altered.length, 'file')} of the commit (${names(altered)}): the files of the commit are checked instead`,
    )
  if (added.length > 0)
    notices.push(
      `${count(added.length, 'file')} that the commit does not have ${added.length === 1 ? 'is' : 'are'} read, too (${names(added)}): they are not part of what is merged`,
    )
  return notices
}

/** Files that Helm and kubectl read. */
const isRead = /\.(ya?ml|json|tpl|tgz)$/i

function isInside(path: string, folder: string): boolean {
  const prefix = folder.replace(/^\.\//, '').replace(/\/*$/, '/')
  return folder !== '' && path.startsWith(prefix)
}

/** Limit on listed names. */
const maxNames = 5

function names(paths: readonly string[]): string {
  const shown = paths.slice(0, maxNames).map((path) => visible(clamp(path, 120)))
  const more = paths.length > shown.length ? [`${paths.length - shown.length} more`] : []
  return [...shown, ...more].join(', ')
}
