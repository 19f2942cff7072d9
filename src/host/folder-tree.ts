import { existsSync, lstatSync, readFileSync, readlinkSync } from 'node:fs'
import systemPaths, { join, sep, type PlatformPath } from 'node:path'
import { foldersAbove, folderOf } from '../core/path.ts'
import type { Skipped, Tree } from '../core/tree.ts'
import { refuseDeadLinks } from './dead-links.ts'
import { defaultMaxFiles, walkedFiles } from './folder-walk.ts'
import { commitTree } from './git/commit-tree.ts'
import { keepFiles } from './kept-files.ts'
import {
  isMangled,
  linkTarget,
  mangledName,
  nestedRepositoryReason,
  outsideLinkReason,
} from './git/entries.ts'
import { nulSeparatedEntries, type Git } from './git/git.ts'
import { reencodedFiles } from './git/working-tree-encoding.ts'

/** How a working folder is read. */
export interface FolderOptions {
  /** Paths under the root. */
  readonly namedPaths?: readonly string[]
  readonly maxFiles?: number
  /** Paths that are read from the commit instead of the folder. */
  readonly committed?: ReadonlySet<string>
}

/**
 * The tree of a working folder: with Git the tracked files and the untracked ones that are not ignored, else all files.
 * Files that a sparse checkout omits are read from the commit, since they are applied as well. Without Git and with more
 * than `maxFiles` files (a home folder, the root of a disk), only the files in the folders of `namedPaths`.
 */
export function folderTree(
  root: string,
  git: Git | null,
  { namedPaths = [], maxFiles = defaultMaxFiles, committed = new Set() }: FolderOptions = {},
): Tree {
  const listing: Listing = { files: [], links: new Map(), refused: [] }
  const { paths, sparse } = git
    ? gitFiles(git)
    : { paths: walkedFiles(root, namedPaths, maxFiles, listing.refused), sparse: [] }
  const isBeyondLink = linkDetector(root)
  for (const path of paths) {
    if (!committed.has(path) && !isBeyondLink(path)) add(root, path, listing)
  }
  const isMissing = (path: string): boolean => !existsSync(join(root, path))
  const missing = sparse.filter((path) => !committed.has(path) && isMissing(path))
  for (const path of sparse) if (!committed.has(path) && !isMissing(path)) add(root, path, listing)
  const readCommitted = git && addCommitted(git, new Set([...missing, ...committed]), listing)
  const files = listing.files.toSorted()
  const fileSet = new Set(files)
  const onDisk = (path: string): Uint8Array => readFileSync(join(root, path))
  const toUtf8 = git && reencodedFiles(git, files, (path) => String(readCommitted?.(path) ?? onDisk(path)))
  const readFile = keepFiles((path) => {
    const data = readCommitted?.(path)
    return data ?? toUtf8?.get(path)?.(onDisk(path)) ?? onDisk(path)
  })
  const read: Tree['read'] = (path) => (fileSet.has(path) ? readFile(path) : undefined)
  // Without Git the walk may have omitted some files.
  return refuseDeadLinks({ ...listing, files, read }, (path) => !git && existsSync(join(root, path)))
}

interface Listing {
  readonly files: string[]
  readonly links: Map<string, string>
  readonly refused: Skipped[]
}

/** The files that Git lists. */
interface GitFiles {
  readonly paths: Iterable<string>
  /** The paths that a sparse checkout omits. */
  readonly sparse: readonly string[]
}

/**
 * The files that Git lists: a file with merge conflicts is listed several times, a nested repository with a slash, and a
 * file that a sparse checkout omits with the tag `S` (git-ls-files, `-t`).
 */
function gitFiles(git: Git): GitFiles {
  const entries = nulSeparatedEntries(git(['ls-files', '-t', '-z', '-co', '--exclude-standard'])).map(
    (entry) => ({
      isSparse: entry.startsWith('S '),
      path: entry.slice(2).replace(/\/$/, ''),
    }),
  )
  return {
    paths: new Set(entries.flatMap(({ path, isSparse }) => (isSparse ? [] : path))),
    sparse: entries.flatMap(({ path, isSparse }) => (isSparse ? path : [])),
  }
}

/**
 * Adds paths of the commit to a listing, without following a link that replaces one of their folders. Returns a function
 * that reads such a file; `null` for no paths.
 */
function addCommitted(
  git: Git,
  paths: ReadonlySet<string>,
  { files, links, refused }: Listing,
): ((path: string) => Uint8Array | undefined) | null {
  if (paths.size === 0) return null
  const commit = commitTree(git, 'HEAD')
  for (const folder of new Set([...paths].flatMap(foldersAbove))) links.delete(folder)
  files.push(...commit.files.filter((path) => paths.has(path)))
  refused.push(...commit.refused.filter(({ file }) => paths.has(file)))
  for (const [path, target] of commit.links) if (paths.has(path)) links.set(path, target)
  return (path) => (paths.has(path) ? commit.read(path) : undefined)
}

/**
 * The untracked paths that Git ignores, relative to the folder in which `git` runs; for a completely ignored folder only the
 * folder, without a slash at its end.
 */
export function ignoredPaths(git: Git): ReadonlySet<string> {
  const options = ['--others', '--ignored', '--exclude-standard', '--directory']
  return new Set(
    nulSeparatedEntries(git(['ls-files', '-z', ...options])).map((path) => path.replace(/\/$/, '')),
  )
}

/**
 * Returns whether a path leads through a link. If a link replaced a folder, the index of Git still lists the files of the
 * folder, and the disk would return the files behind the link.
 */
function linkDetector(root: string): (path: string) => boolean {
  const beyondLink = new Map<string, boolean>([['', false]])
  return function isBeyondLink(path: string): boolean {
    const folder = folderOf(path)
    const cached = beyondLink.get(folder)
    if (cached !== undefined) return cached
    const beyond = isBeyondLink(folder) || isLink(join(root, folder))
    beyondLink.set(folder, beyond)
    return beyond
  }
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false
}

/** Adds a path to the files, links or refused paths; a listed path that is not on the disk is deleted. */
function add(root: string, path: string, { files, links, refused }: Listing): void {
  if (isMangled(path)) return void refused.push({ file: path, reason: mangledName })
  const stat = lstatSync(join(root, path), { throwIfNoEntry: false })
  if (stat?.isFile()) files.push(path)
  if (stat?.isDirectory()) refused.push({ file: path, reason: nestedRepositoryReason })
  if (!stat?.isSymbolicLink()) return
  const target = readlinkSync(join(root, path)).split(sep).join('/')
  const resolved = linkTarget(path, target)
  if (resolved === undefined) refused.push({ file: path, reason: outsideLinkReason(target) })
  else links.set(path, resolved)
}

/**
 * A path of the disk as a path in the tree under `root`, with `/` between folders; `''` for `root` itself, `undefined` if
 * it is outside. `paths` are the path functions of the system.
 */
export function pathInside(
  root: string,
  path: string,
  paths: Pick<PlatformPath, 'isAbsolute' | 'relative' | 'sep'> = systemPaths,
): string | undefined {
  const relativePath = paths.relative(root, path)
  const inside = relativePath.split(paths.sep).join('/')
  return inside === '..' || inside.startsWith('../') || paths.isAbsolute(relativePath) ? undefined : inside
}
