import { realpathSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Difference } from '../core/difference.ts'
import { UsageError } from '../core/errors.ts'
import { hasPath, type Tree } from '../core/tree.ts'
import { folderTree, pathInside } from './folder-tree.ts'
import { cleanCommit, findBase } from './git/base.ts'
import { commitTree, openedLater } from './git/commit-tree.ts'
import { differenceFrom } from './git/difference.ts'
import { openGit, type Git, type GitEnvironment } from './git/git.ts'

/** The two sides of a run, opened for reading. */
export interface Workspace {
  /** Absolute path of the root of the trees. */
  readonly root: string
  readonly head: Tree
  /** Asks Git for the commit of the head side; `null` outside Git and where the folder differs from it. */
  readonly headCommit: () => string | null
  readonly base: Tree | null
  readonly baseCommit: string | null
  /** Asks Git what differs; `null` where there is no base, or no commit yet. Throws `GitError`. */
  readonly difference: () => Difference | null
  /** The paths that the person named, relative to the root. */
  readonly paths: readonly string[]
}

/** What to open. */
export interface OpenRequest {
  /** Where relative paths start. */
  readonly folder: string
  readonly paths: readonly string[]
  /** A revision to compare with; `null` compares with nothing. */
  readonly base: string | null
  readonly env: GitEnvironment
  /** Milliseconds that a command of Git may take. */
  readonly patience?: number
}

/**
 * Opens a working folder as head and, if asked for, a commit as base. The root is the top of the Git repository
 * that holds the paths; outside Git the current folder, or the folder of a path that lies elsewhere.
 * Throws `UsageError` for a path that does not exist or that Git ignores, and `GitError` for a base that cannot be had.
 */
export function openFolder({ folder, paths, base, env, patience }: OpenRequest): Workspace {
  const named = paths.map((path) => existing(resolve(folder, path)))
  const git = openGit(named[0] ? folderOf(named[0]) : folder, env, patience)
  const root = git?.top ?? rootFor(realpathSync(folder), named)
  if (!git && base !== null) throw new UsageError(`--base needs Git, and \`${root}\` is in no Git repository`)
  const inside = named.map((path) => insideOf(root, path))
  const head = openedLater(() => folderTree(root, git, inside))
  for (const path of inside) checkHolds(head, path)
  const sides = git && base !== null ? openBase(git, base) : noBase
  return { root, head, headCommit: () => git && cleanCommit(git), ...sides, paths: inside }
}

/** Whoever names a path wants it checked: one that is there and not looked at must not look like success. */
function checkHolds(head: Tree, path: string): void {
  if (!hasPath(head, path))
    throw new UsageError(`nothing to look at in \`${path}\`: it is empty, or Git ignores it`)
}

/** The base side of a repository, see `findBase`. */
export function openBase(git: Git, revision: string): OpenedBase {
  return openCommit(git, findBase(git, revision).commit)
}

/** A commit as the base side: its files are listed once somebody asks for them. */
export function openCommit(git: Git, commit: string): OpenedBase {
  return {
    base: openedLater(() => commitTree(git, commit)),
    baseCommit: commit,
    difference: () => differenceFrom(git, commit),
  }
}

/** What a workspace has of base. */
export type OpenedBase = Pick<Workspace, 'base' | 'baseCommit' | 'difference'>

const noBase: OpenedBase = { base: null, baseCommit: null, difference: () => null }

function existing(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    throw new UsageError(`no file or folder \`${path}\``)
  }
}

function folderOf(path: string): string {
  return statSync(path).isDirectory() ? path : dirname(path)
}

function rootFor(folder: string, named: readonly string[]): string {
  const outside = named.find((path) => pathInside(folder, path) === undefined)
  return outside ? folderOf(outside) : folder
}

function insideOf(root: string, path: string): string {
  const inside = pathInside(root, path)
  if (inside === undefined)
    throw new UsageError(`\`${path}\` is not in \`${root}\`, where the other paths are`)
  return inside
}
