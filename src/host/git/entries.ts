import { folderOf, joinPath } from '../../core/path.ts'

/** A file, link or submodule of a commit, as `ls-tree` lists it. */
export interface TreeEntry {
  readonly mode: string
  readonly oid: string
  readonly path: string
  /** In bytes; 0 for a submodule, and where sizes are not listed. */
  readonly size: number
}

/** The mode of a symbolic link. */
export const linkMode = '120000'

/** The modes of files in Git's tree objects. */
export const regularModes: ReadonlySet<string> = new Set(['100644', '100755', '100664'])

/** The path that a link points to, or `undefined` if it leads out of the tree. */
export function linkTarget(path: string, target: string): string | undefined {
  if (target.startsWith('/')) return undefined
  const resolved = joinPath(folderOf(path), target)
  return resolved === '..' || resolved.startsWith('../') ? undefined : resolved
}

/** Why a link is not followed if its target, the text of the link, is outside the tree: a text for a report. */
export function outsideLinkReason(target: string): string {
  return `links to \`${target}\`, outside the repository`
}

/** Why the files of a submodule are not in the tree. */
export const nestedRepositoryReason = 'another Git repository: its files are not in this one'

/** Why a file with such a name is not in the tree: the name cannot be written into a values file or a report. */
export const mangledName = 'its name is not UTF-8'

/** True for a name that is not valid UTF-8. */
export function isMangled(path: string): boolean {
  return path.includes('\uFFFD')
}
