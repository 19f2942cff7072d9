import { folderOf, joinPath } from '../../core/tree.ts'

/** The path a link stands for, or `undefined` if it leaves the tree. */
export function linkTarget(path: string, target: string): string | undefined {
  if (target.startsWith('/')) return undefined
  const resolved = joinPath(folderOf(path), target)
  return resolved === '..' || resolved.startsWith('../') ? undefined : resolved
}

/** Why a link is not followed. */
export function outside(target: string): string {
  return `links to \`${target}\`, outside the repository`
}

/** Why the files of a submodule are not in the tree. */
export const nestedRepository = 'another Git repository: its files are not in this one'

/** Why a file is not in the tree whose name nobody could write into a values file or a report. */
export const mangledName = 'its name is not UTF-8'

/** True for a name that lost something when it was decoded. */
export function isMangled(path: string): boolean {
  return path.includes('\uFFFD')
}
