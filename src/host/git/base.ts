import { GitError } from './git.ts'
import type { Git } from './git.ts'

/** What to compare with: a commit, and why it is that one. */
export interface Base {
  readonly commit: string
  /** How it was found, for the reader: "first parent of the merge commit". */
  readonly how: string
}

/**
 * The base of HEAD. A merge commit is compared with its first parent: the difference is what merging changes.
 * Any other commit is compared with the merge base of `ref` and HEAD. In a shallow clone a commit that is missing
 * is fetched with depth 1; a full clone is never fetched into with a depth, which would make it shallow.
 * Throws `GitError` if there is no such base.
 */
export function findBase(git: Git, ref: string): Base {
  const [first, second] = parents(git, 'HEAD')
  if (first !== undefined && second !== undefined) {
    return { commit: present(git, first), how: 'first parent of the merge commit' }
  }
  const mergeBase = tryGit(git, ['merge-base', ref, 'HEAD'])
  if (mergeBase !== undefined) return { commit: mergeBase, how: `merge base with ${ref}` }
  return { commit: present(git, ref), how: ref }
}

/** The commit that a revision names, or `undefined` if the repository does not have it. */
export function commitOf(git: Git, revision: string): string | undefined {
  return tryGit(git, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`])
}

/** True if a tracked file differs from HEAD or an untracked file is there. */
export function isDirty(git: Git): boolean {
  return git(['status', '--porcelain', '--untracked-files=normal']).length > 0
}

/** The parents a commit names, read from the object itself: `rev-list` hides them in a shallow clone. */
export function parents(git: Git, commit: string): string[] {
  const text = tryGit(git, ['cat-file', '-p', commit]) ?? ''
  const header = text.slice(0, text.indexOf('\n\n'))
  return [...header.matchAll(/^parent ([0-9a-f]+)$/gm)].map((match) => match[1]!)
}

function present(git: Git, revision: string): string {
  const commit = commitOf(git, revision)
  if (commit !== undefined) return commit
  const shallow = tryGit(git, ['rev-parse', '--is-shallow-repository']) === 'true'
  git(['fetch', '--no-tags', '--quiet', ...(shallow ? ['--depth=1'] : []), '--end-of-options', remote(git), revision])
  const fetched = commitOf(git, revision) ?? commitOf(git, 'FETCH_HEAD')
  if (fetched === undefined) throw new GitError(`no commit \`${revision}\``)
  return fetched
}

function remote(git: Git): string {
  const [first] = (tryGit(git, ['remote']) ?? '').split('\n')
  if (!first) throw new GitError('the base commit is not in this clone, and it has no remote to fetch it from')
  return first
}

function tryGit(git: Git, args: readonly string[]): string | undefined {
  try {
    return git(args).toString().trim()
  } catch (error) {
    if (error instanceof GitError) return undefined
    throw error
  }
}
