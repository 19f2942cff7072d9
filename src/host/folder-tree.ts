import { existsSync, lstatSync, readdirSync, readFileSync, readlinkSync, type Dirent } from 'node:fs'
import { isAbsolute, join, relative, sep } from 'node:path'
import { folderOf, type Skipped, type Tree } from '../core/tree.ts'
import { withoutDeadLinks } from './dead-links.ts'
import { isMangled, linkTarget, mangledName, nestedRepository, leadsOutside } from './git/entries.ts'
import { fields, type Git } from './git/git.ts'

/**
 * The tree of a working folder: with Git what it tracks and does not ignore, else everything in the folder. Where
 * that is more than `most` files (a home folder, the root of a disk), only what is in the folders of `named`, paths
 * under `root`.
 */
export function folderTree(
  root: string,
  git: Git | null,
  named: readonly string[] = [],
  most = tooMany,
): Tree {
  const found: Found = { files: [], links: new Map(), refused: [] }
  const paths = git ? listed(git) : everything(root, named, most, found.refused)
  const isBeyondLink = linkWatch(root)
  for (const path of paths) {
    if (!isBeyondLink(path)) add(root, path, found)
  }
  const files = found.files.toSorted()
  const known = new Set(files)
  const read: Tree['read'] = (path) => (known.has(path) ? readFileSync(join(root, path)) : undefined)
  // Outside Git, not all that is there was walked.
  return withoutDeadLinks({ ...found, files, read }, (path) => !git && existsSync(join(root, path)))
}

interface Found {
  readonly files: string[]
  readonly links: Map<string, string>
  readonly refused: Skipped[]
}

/** Git lists a file several times while a merge has conflicts, and another repository with a slash at its end. */
function listed(git: Git): Set<string> {
  return new Set(
    fields(git(['ls-files', '-z', '-co', '--exclude-standard'])).map((path) => path.replace(/\/$/, '')),
  )
}

/** Folders that never hold configuration of their own; outside Git nothing else tells. */
const ignored = new Set(['.git', 'node_modules'])

/** More than any folder of configuration holds; walked in a fraction of a second. */
const tooMany = 50_000

function everything(
  root: string,
  named: readonly string[],
  most: number,
  refused: Skipped[],
): Iterable<string> {
  const paths: string[] = []
  for (const path of walk(root, '', refused)) {
    if (paths.push(path) > most && named.length > 0) {
      refused.length = 0
      return new Set(named.flatMap((each) => [...walk(root, nearestFolder(root, each), refused)]))
    }
  }
  return paths
}

function nearestFolder(root: string, path: string): string {
  return lstatSync(join(root, path)).isDirectory() ? path : folderOf(path)
}

function* walk(root: string, folder: string, refused: Skipped[]): Iterable<string> {
  for (const entry of entriesOf(root, folder, refused)) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (ignored.has(entry.name)) continue
    if (entry.isDirectory()) yield* walk(root, path, refused)
    else yield path
  }
}

function entriesOf(root: string, folder: string, refused: Skipped[]): Dirent[] {
  try {
    return readdirSync(join(root, folder), { withFileTypes: true })
  } catch (error) {
    refused.push({ file: folder || '.', reason: `cannot be read (${(error as NodeJS.ErrnoException).code})` })
    return []
  }
}

/**
 * Tells whether a path lies beyond a link: the index of Git lists what was in a folder that now is a link, and the
 * disk would answer with what the link points at.
 */
function linkWatch(root: string): (path: string) => boolean {
  const known = new Map<string, boolean>([['', false]])
  return function isBeyondLink(path: string): boolean {
    const folder = folderOf(path)
    const before = known.get(folder)
    if (before !== undefined) return before
    const beyond = isBeyondLink(folder) || isLink(join(root, folder))
    known.set(folder, beyond)
    return beyond
  }
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false
}

/** Puts a path where it belongs; what is listed and not on the disk was deleted. */
function add(root: string, path: string, { files, links, refused }: Found): void {
  if (isMangled(path)) return void refused.push({ file: path, reason: mangledName })
  const stat = lstatSync(join(root, path), { throwIfNoEntry: false })
  if (stat?.isFile()) files.push(path)
  if (stat?.isDirectory()) refused.push({ file: path, reason: nestedRepository })
  if (!stat?.isSymbolicLink()) return
  const target = readlinkSync(join(root, path)).split(sep).join('/')
  const resolved = linkTarget(path, target)
  if (resolved === undefined) refused.push({ file: path, reason: leadsOutside(target) })
  else links.set(path, resolved)
}

/** A path of the disk as a path of the tree under `root`; `undefined` if it is not inside. */
export function pathInside(root: string, path: string): string | undefined {
  const way = relative(root, path)
  const inside = way.split(sep).join('/')
  return inside === '..' || inside.startsWith('../') || isAbsolute(way) ? undefined : inside
}
