import { GitError, GitTimeout } from './git.ts'
import type { Git } from './git.ts'

/** The commit to compare with. */
export interface Base {
  readonly commit: string
  /** How it was found, in words: "first parent of the merge commit". */
  readonly how: string
}

/**
 * The base of HEAD. A merge commit whose first parent is in the history of `ref` is compared with that parent: the difference
 * is what merging changes. So is any merge commit if the clone lacks its first parent or `ref`. Any other commit is compared
 * with the merge base of `ref` and HEAD, or with `ref` itself if the clone does not contain the merge base. A missing commit
 * is fetched, into a shallow clone with depth 1, into a full clone without a depth, which would make it shallow. Throws
 * `GitError` if a commit cannot be fetched.
 */
export function findBase(git: Git, ref: string): Base {
  const [first, second] = parents(git, 'HEAD')
  if (first !== undefined && second !== undefined && mayBeAncestor(git, first, ref)) {
    return { commit: fetchedCommit(git, first), how: 'first parent of the merge commit' }
  }
  const commit = fetchedCommit(git, ref)
  const mergeBase = tryGit(git, ['merge-base', commit, 'HEAD'])
  return mergeBase === undefined ? { commit, how: ref } : { commit: mergeBase, how: `merge base with ${ref}` }
}

/** True if a commit is in the history of a revision, or if the clone is too shallow to know. */
function mayBeAncestor(git: Git, commit: string, revision: string): boolean {
  const [ancestor, tip] = [commitOf(git, commit), commitOf(git, revision)]
  if (ancestor === undefined || tip === undefined || ancestor === tip) return true
  return tryGit(git, ['merge-base', ancestor, tip]) === ancestor
}

/** The commit of a revision, or `undefined` if the clone does not have it. */
export function commitOf(git: Git, revision: string): string | undefined {
  return tryGit(git, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`])
}

/** The parents of a commit, read from the commit object, since `rev-list` hides them in a shallow clone. */
export function parents(git: Git, commit: string): string[] {
  const text = tryGit(git, ['cat-file', '-p', commit]) ?? ''
  const header = text.slice(0, text.indexOf('\n\n'))
  return [...header.matchAll(/^parent ([0-9a-f]+)$/gm)].map((match) => match[1]!)
}

/**
 * The full id of the commit of a revision. If the clone lacks it, it is fetched from `origin`, or from the first remote if
 * none is called so, with depth 1 into a shallow clone. Throws `GitError` if it cannot be fetched.
 */
export function fetchedCommit(git: Git, revision: string): string {
  const found = commitOf(git, revision) ?? fetch(git, revision)
  if (found === undefined) throw new GitError(`no commit \`${revision}\``)
  return found
}

/** Fetches a commit or branch. A refspec is refused, since it would write to branches of the clone. */
function fetch(git: Git, revision: string): string | undefined {
  if (!/^[^-+:][^:]*$/.test(revision)) return undefined
  const shallow = tryGit(git, ['rev-parse', '--is-shallow-repository']) === 'true'
  const options = ['--quiet', '--no-tags', '--no-recurse-submodules', ...(shallow ? ['--depth=1'] : [])]
  try {
    git(['fetch', ...options, '--end-of-options', remote(git), revision])
  } catch (error) {
    if (!(error instanceof GitError)) throw error
    const words = `\`${revision}\` is not in this clone and cannot be fetched: ${error.message}`
    throw error instanceof GitTimeout ? new GitTimeout(words) : new GitError(words)
  }
  return commitOf(git, 'FETCH_HEAD')
}

function remote(git: Git): string {
  const remotes = (tryGit(git, ['remote']) ?? '').split('\n')
  const name = remotes.includes('origin') ? 'origin' : remotes[0]
  if (!name) throw new GitError('there is no remote')
  return name
}

/** What a command prints, without white space around it; `undefined` if it fails. Throws `GitTimeout`. */
export function tryGit(git: Git, args: readonly string[]): string | undefined {
  try {
    return git(args).toString().trim()
  } catch (error) {
    if (error instanceof GitError && !(error instanceof GitTimeout)) return undefined
    throw error
  }
}
