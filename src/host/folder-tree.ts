import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { Skipped, Tree } from '../core/tree.ts'
import { linkTarget } from './git/commit-tree.ts'
import { fields } from './git/git.ts'
import type { Git } from './git/git.ts'

/** The tree of a working folder: with Git what it tracks and does not ignore, else everything in the folder. */
export function folderTree(root: string, git: Git | null): Tree {
  const paths = git ? new Set(fields(git(['ls-files', '-z', '-co', '--exclude-standard']))) : walk(root, '')
  const files: string[] = []
  const links = new Map<string, string>()
  const refused: Skipped[] = []
  for (const path of paths) sort(root, path, { files, links, refused })
  files.sort()
  const known = new Set(files)
  return { files, links, refused, read: (path) => (known.has(path) ? readFileSync(join(root, path)) : undefined) }
}

/** Folders that never hold configuration of their own; outside Git nothing else tells. */
const ignored = new Set(['.git', 'node_modules'])

interface Sorted {
  readonly files: string[]
  readonly links: Map<string, string>
  readonly refused: Skipped[]
}

function sort(root: string, path: string, { files, links, refused }: Sorted): void {
  const stat = lstatSync(join(root, path), { throwIfNoEntry: false })
  if (!stat) return
  if (stat.isFile()) files.push(path)
  if (stat.isDirectory()) refused.push({ file: path, reason: 'a Git submodule: its files are in another repository' })
  if (!stat.isSymbolicLink()) return
  const target = readlinkSync(join(root, path)).split(sep).join('/')
  const resolved = linkTarget(path, target)
  if (resolved === undefined) refused.push({ file: path, reason: `links to \`${target}\`, outside the repository` })
  else links.set(path, resolved)
}

function* walk(root: string, folder: string): Iterable<string> {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (ignored.has(entry.name)) continue
    if (entry.isDirectory()) yield* walk(root, path)
    else yield path
  }
}

/** A path of the disk as a path of the tree under `root`; `undefined` if it is not inside. */
export function pathInside(root: string, path: string): string | undefined {
  const inside = relative(root, path).split(sep).join('/')
  return inside === '..' || inside.startsWith('../') || inside.startsWith('/') ? undefined : inside
}
