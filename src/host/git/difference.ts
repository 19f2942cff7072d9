import type { Difference, PathChange } from '../../core/difference.ts'
import { regularModes } from './entries.ts'
import { nulSeparatedEntries, GitError, type Git } from './git.ts'
import { indexListing } from './index-listing.ts'
import { alteredPaths, workingState } from './working-changes.ts'

/** The difference between a commit and head, by Git. */
export interface GitDifference extends Difference {
  /** True if each unchanged file of head equals its blob except for line ends. */
  readonly isReadAsStored: () => boolean
}

/**
 * The difference between a commit and the working folder. Git compares the commits by the hashes of their trees, so the
 * cost depends on the size of the change, and the working folder with HEAD by its index. `null` before the first commit.
 * Throws `GitError`; so do the functions of the result.
 */
export function differenceFrom(git: Git, base: string, state = workingState(git)): GitDifference | null {
  const { commit, changes } = state
  if (commit === null) return null
  const index = indexListing(git)
  // A search on the disk is several times faster than in the objects of a commit.
  const isOnDisk = (): boolean =>
    !state.isOfIndex && alteredPaths(state).length === 0 && index.isCheckedOutAsStored()
  return {
    changes: [...rawChanges(git, ['diff-tree', base, commit]), ...changes],
    headCommit: changes.length === 0 ? commit : null,
    isReadAsStored: () => state.isOfIndex === true || index.isCheckedOutAsStored(),
    inBoth: (paths) => pathsInBoth(git, [base, commit], paths),
    links: index.links,
    read: (path) => blobAt(git, `${commit}:${path}`),
    hasFileContaining: (texts, patterns) => isFound(git, isOnDisk() ? [] : [commit], texts, patterns),
  }
}

/** The changes that a diff command of Git lists; the first argument is the command. */
export function rawChanges(git: Git, [command = '', ...compared]: readonly string[]): PathChange[] {
  const options = ['-r', '-z', '--raw', '--no-renames', '--no-ext-diff', '--ignore-submodules=none']
  const rawFields = nulSeparatedEntries(git([command, ...options, ...compared, '--']))
  return rawFields.flatMap((field, index) =>
    index % 2 === 0 ? rawChange(field, rawFields[index + 1] ?? '') : [],
  )
}

/** `:MODE MODE OID OID STATUS`, see git-diff-index(1), "Raw output format". */
function rawChange(raw: string, path: string): PathChange {
  const [baseMode = '', headMode = '', , , status = ''] = raw.slice(1).split(' ')
  const modes = [...(status === 'A' ? [] : [baseMode]), ...(status === 'D' ? [] : [headMode])]
  return { path, type: types[status] ?? 'changed', isFile: modes.every((mode) => regularModes.has(mode)) }
}

const types: Readonly<Record<string, PathChange['type']>> = { A: 'added', D: 'removed' }

/** The output for an existing object; the output for a missing one begins with its name. */
const foundLine = /^[0-9a-f]{40,64} \w+$/

function pathsInBoth(
  git: Git,
  [base, head]: readonly [string, string],
  paths: readonly string[],
): ReadonlySet<string> {
  if (paths.length === 0) return new Set()
  const names = paths.flatMap((path) => [`${base}:${path}`, `${head}:${path}`])
  const answers = git(['cat-file', '--batch-check=%(objectname) %(objecttype)'], `${names.join('\n')}\n`)
    .toString()
    .split('\n')
  const isThere = (line: number): boolean => foundLine.test(answers[line] ?? '')
  return new Set(paths.filter((_, index) => isThere(2 * index) && isThere(2 * index + 1)))
}

function blobAt(git: Git, name: string): Uint8Array | undefined {
  const output = git(['cat-file', '--batch'], `${name}\n`)
  const headEnd = output.indexOf('\n')
  const [, type, size] = / (\w+) (\d+)$/.exec(output.toString('utf8', 0, headEnd)) ?? []
  return type === 'blob' ? output.subarray(headEnd + 1, headEnd + 1 + Number(size)) : undefined
}

/**
 * True if a tracked file contains one of some texts.
 *
 * @param commits the commit to search; empty for the working folder
 */
function isFound(
  git: Git,
  commits: readonly string[],
  texts: readonly string[],
  patterns: readonly string[],
): boolean {
  const files = patterns.map((pattern) => `:(top,glob,icase)${pattern}`)
  const options = ['--quiet', '--fixed-strings', '--no-recurse-submodules', '-f', '-']
  try {
    git(['grep', ...options, ...commits, '--', ...files], `${texts.join('\n')}\n`)
    return true
  } catch (error) {
    if (error instanceof GitError && error.exitCode === 1) return false
    throw error
  }
}
