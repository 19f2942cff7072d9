import { GitError, GitTimeout } from './git.ts'
import type { Git } from './git.ts'

/** The commit to compare with. */
export interface Base {
  readonly commit: string
  /** How it was found, in words: "first parent of the merge commit". */
  readonly how: string
  /** Why it is not the merge base that was asked for, and what to do, as a sentence; absent if it is. */
  readonly notice?: string
}

/**
 * The base of HEAD. A merge commit whose first parent is in the history of `ref` is compared with that parent: the difference
 * is what merging changes. So is any merge commit if the clone lacks its first parent or `ref`. Any other commit is compared
 * with the merge base of `ref` and HEAD, or with `ref` itself if the clone does not contain the merge base. A missing commit
 * is fetched, into a shallow clone with depth 1, into a full clone without a depth, which would make it shallow. Throws
 * `GitError` if a commit cannot be fetched.
 */
export function findBase(git: Git, ref: string): Base {
  const [first, second] = parentsOfHead(git)
  if (first !== undefined && second !== undefined && mayBeAncestor(git, first, ref)) {
    return { commit: fetchedCommit(git, first), how: 'first parent of the merge commit' }
  }
  const commit = fetchedCommit(git, ref)
  const mergeBase = tryGit(git, ['merge-base', commit, 'HEAD'])
  if (mergeBase !== undefined) return { commit: mergeBase, how: `merge base with ${ref}` }
  return { commit, how: ref, notice: noMergeBase(git, ref) }
}

function noMergeBase(git: Git, ref: string): string {
  const compared = `compared with \`${ref}\` itself, so what only \`${ref}\` has counts as removed by this change`
  return isShallow(git)
    ? `the merge base of \`${ref}\` and HEAD is not in this shallow clone: ${compared}; fetch the history, as with \`git fetch --unshallow\``
    : `\`${ref}\` and HEAD have no commit in common: ${compared}`
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

/** The parents of HEAD, read from the commit object, since `rev-list` hides them in a shallow clone. */
export function parentsOfHead(git: Git): string[] {
  const text = tryGit(git, ['cat-file', '-p', 'HEAD']) ?? ''
  const header = text.slice(0, text.indexOf('\n\n'))
  return [...header.matchAll(/^parent ([0-9a-f]+)$/gm)].map((match) => match[1]!)
}

/**
 * The full id of the commit of a revision. If the clone lacks it, it is fetched from `origin`, or from the first remote if
 * none is called so, with depth 1 into a shallow clone. Throws `GitError` if it cannot be fetched.
 */
export function fetchedCommit(git: Git, revision: string): string {
  const found = commitOf(git, revision) ?? fetch(git, revision)
  if (found === undefined)
    throw new GitError(
      `\`${revision}\` names no commit: write a branch, a tag or the id of a commit, as in \`main\``,
    )
  return found
}

/**
 * Fetches a commit or branch; of `origin/main` the branch `main` of the remote `origin`. A refspec is refused, since it would
 * write to branches of the clone.
 */
function fetch(git: Git, revision: string): string | undefined {
  if (!/^[^-+:][^:]*$/.test(revision)) return undefined
  if (/[~^]|@\{/.test(revision)) throw new GitError(missingAncestor(git, revision))
  const depth = isShallow(git) ? ['--depth=1'] : []
  try {
    const { name, ref } = remoteRef(git, revision)
    git(['fetch', '--quiet', '--no-tags', '--no-recurse-submodules', ...depth, '--end-of-options', name, ref])
  } catch (error) {
    if (!(error instanceof GitError)) throw error
    const words = `\`${revision}\` is not in this clone and cannot be fetched: ${error.message}`
    throw error instanceof GitTimeout ? new GitTimeout(words) : new GitError(words)
  }
  return commitOf(git, 'FETCH_HEAD')
}

/** Says why a revision that is relative to another one, such as `HEAD~1`, has no commit. */
function missingAncestor(git: Git, revision: string): string {
  return isShallow(git)
    ? `\`${revision}\` is not in this shallow clone: fetch more of its history, as with \`git fetch --deepen=10\``
    : `\`${revision}\` is not in the history of this clone`
}

function isShallow(git: Git): boolean {
  return tryGit(git, ['rev-parse', '--is-shallow-repository']) === 'true'
}

/** The remote to fetch a revision from, and the name that it has there. */
function remoteRef(git: Git, revision: string): { readonly name: string; readonly ref: string } {
  const remotes = (tryGit(git, ['remote']) ?? '').split('\n').filter(Boolean)
  const named = remotes.find((remote) => revision.startsWith(`${remote}/`))
  if (named !== undefined) return { name: named, ref: revision.slice(named.length + 1) }
  const name = remotes.includes('origin') ? 'origin' : remotes[0]
  if (name === undefined) throw new GitError('there is no remote')
  return { name, ref: revision }
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
