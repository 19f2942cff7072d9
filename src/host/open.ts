import { realpathSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { ProcessEnvironment } from './environment.ts'
import type { Difference } from '../core/difference.ts'
import { UsageError } from '../core/errors.ts'
import { once } from '../core/once-per.ts'
import { unknownRepository, type Repository } from '../core/repository.ts'
import { hasPath, type Tree } from '../core/tree.ts'
import { folderTree, ignoredPaths, pathInside } from './folder-tree.ts'
import { neverRead } from './folder-walk.ts'
import { findBase } from './git/base.ts'
import { commitTree, lazyTree, type CommonFiles } from './git/commit-tree.ts'
import { differenceFrom, type GitDifference } from './git/difference.ts'
import { openGit, whyNoGit, type Git } from './git/git.ts'
import { indexTree, stagedState } from './git/index-tree.ts'
import { repositoryOf } from './git/repository.ts'
import {
  alteredPaths,
  cleanCommit,
  noWorkingState,
  workingState,
  type WorkingState,
} from './git/working-changes.ts'
import { existingPaths } from './named-paths.ts'
import { openChartCache, type ChartCache } from './registry/chart-cache.ts'
import { withCharts } from './registry/mounted-charts.ts'
import { userCache } from './user-cache.ts'

/** Head and base of a run, opened for reading. */
export interface Workspace {
  /** Absolute path of the root of the trees. */
  readonly root: string
  readonly head: Tree
  /** Asks Git for the commit of head; `null` outside Git, and if head differs from the commit. */
  readonly headCommit: () => string | null
  /** Asks Git how the working folder differs from the commit. */
  readonly workingState: () => WorkingState
  readonly base: Tree | null
  readonly baseCommit: string | null
  /** Why the base is not the merge base that was asked for, as a sentence; absent if it is. */
  readonly baseNotice?: string
  /** Asks Git for the difference between base and head; `null` without a base or a commit. Throws `GitError`. */
  readonly difference: () => Difference | null
  /** Asks Git for the remotes and branches of the repository. */
  readonly repository: () => Repository
  /** Asks Git for the files and folders that it ignores; outside Git the folders that are never read. */
  readonly ignored: () => ReadonlySet<string>
  /** The paths that the user named, relative to the root. */
  readonly paths: readonly string[]
  /** The cache of charts from which the lock files of head and base are mounted. */
  readonly charts: ChartCache
}

/** The folder, paths and base to open. */
export interface OpenRequest {
  /** The folder that relative paths refer to. */
  readonly folder: string
  readonly paths: readonly string[]
  /** A revision to compare with; `null` for no comparison. */
  readonly base: string | null
  readonly env: ProcessEnvironment
  /** The folder of the cache of charts, relative to `folder`; absent for the cache of the user. */
  readonly cacheFolder?: string | undefined
  /** Milliseconds that one command of Git may take. */
  readonly gitTimeoutMs?: number
  /** True to open the index as head, and by default HEAD as base. */
  readonly staged?: boolean
  /** True to read files of the commit from the commit, and only further files from the folder. */
  readonly asCommitted?: boolean
}

/**
 * Opens a working folder as head and, if requested, a commit as base. The root is the top of the Git repository that
 * contains the paths; outside Git the current folder, or the folder of a path outside of it.
 * With `staged`, head is the index, and base is HEAD unless another is requested.
 * Throws `UsageError` for a path that does not exist, that Git ignores or that is outside the root, and for `base` or `staged`
 * outside Git; and `GitError` for a base that is missing and cannot be fetched.
 */
export function openFolder(request: OpenRequest): Workspace {
  const { folder, paths, base, env, cacheFolder, gitTimeoutMs, staged = false, asCommitted = false } = request
  const named = existingPaths(folder, paths)
  const git = openGit(named[0] ? folderOf(named[0]) : folder, env, gitTimeoutMs)
  const root = git?.top ?? rootFor(realpathSync(folder), named)
  if (!git) refuseWithoutGit(request, root)
  const inside = named.map((path) => pathUnder(root, path))
  const state = once(() => (git ? (staged ? stagedState(git) : workingState(git)) : noWorkingState))
  const charts = openChartCache(cacheFolder ? resolve(folder, cacheFolder) : userCache(env, 'charts'))
  const files = lazyTree(() => {
    if (git && staged) return indexTree(git)
    const committed = asCommitted ? alteredPaths(state()) : []
    return folderTree(root, git, { namedPaths: inside, committed: new Set(committed) })
  })
  const head = withCharts(files, charts)
  for (const path of inside) checkExists(head, path)
  const shared = { head, charts, workingState: state }
  return {
    root,
    ...shared,
    headCommit: () => cleanCommit(state(), asCommitted),
    repository: once(() => (git ? repositoryOf(git) : unknownRepository)),
    ignored: once(() => (git ? ignoredPaths(git) : neverRead)),
    ...(git ? openedBaseOf(git, base, staged, shared) : noBase),
    paths: inside,
  }
}

/** Throws `UsageError` for a request that needs Git. */
function refuseWithoutGit({ base, staged, env }: OpenRequest, root: string): void {
  const option = base !== null ? '--base' : staged ? '--staged' : null
  if (option) throw new UsageError(`${option} needs Git, and ${whyNoGit(root, env)}`)
}

/** Throws `UsageError` for a named path without files in the tree, since skipping it would look like success. */
function checkExists(head: Tree, path: string): void {
  if (!hasPath(head, path)) throw new UsageError(`no files in \`${path}\`: it is empty, or Git ignores it`)
}

/** Opens the requested base. The index is compared with HEAD itself, also if HEAD is a merge commit. */
function openedBaseOf(git: Git, base: string | null, staged: boolean, head: OpenedHead): OpenedBase {
  if (base !== null) return openBase(git, base, head)
  const { commit } = staged ? head.workingState() : { commit: null }
  return commit === null ? noBase : openCommit(git, commit, head)
}

/** Opens the base for a revision, see `findBase`. */
export function openBase(git: Git, revision: string, head: OpenedHead): OpenedBase {
  const { commit, notice } = findBase(git, revision)
  return { ...openCommit(git, commit, head), ...(notice !== undefined && { baseNotice: notice }) }
}

/** The parts of a workspace that its base shares with head. */
export type OpenedHead = Pick<Workspace, 'head' | 'charts' | 'workingState'>

/**
 * Opens a commit as base, with the charts of its own lock file; its files are listed when they are first read. Files that
 * do not differ from head are read from head, since they are read there anyway.
 */
export function openCommit(git: Git, commit: string, openedHead: OpenedHead): OpenedBase {
  const { head, charts, workingState: state } = openedHead
  const difference = once(() => differenceFrom(git, commit, state()))
  return {
    base: withCharts(
      lazyTree(() => commitTree(git, commit, commonFiles(head, difference()))),
      charts,
    ),
    baseCommit: commit,
    difference,
  }
}

/** The files of head that equal those of a commit; `undefined` if they are unknown. */
function commonFiles(head: Tree, difference: GitDifference | null): CommonFiles | undefined {
  if (!difference?.isReadAsStored()) return undefined
  const changed = new Set(difference.changes.map(({ path }) => path))
  return { has: (path) => !changed.has(path), read: (path) => head.read(path) }
}

/** The base of a workspace and its difference from head. */
export type OpenedBase = Pick<Workspace, 'base' | 'baseCommit' | 'baseNotice' | 'difference'>

const noBase: OpenedBase = { base: null, baseCommit: null, difference: () => null }

function folderOf(path: string): string {
  return statSync(path).isDirectory() ? path : dirname(path)
}

function rootFor(folder: string, named: readonly string[]): string {
  const outside = named.find((path) => pathInside(folder, path) === undefined)
  return outside ? folderOf(outside) : folder
}

function pathUnder(root: string, path: string): string {
  const inside = pathInside(root, path)
  if (inside === undefined)
    throw new UsageError(`\`${path}\` is not in \`${root}\`, where the other paths are`)
  return inside
}
