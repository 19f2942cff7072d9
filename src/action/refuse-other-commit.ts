import { UsageError } from '../core/errors.ts'
import { commitOf, parentsOfHead, tryGit } from '../host/git/base.ts'
import type { Git } from '../host/git/git.ts'
import type { GithubEvent } from '../host/github/event.ts'

/**
 * Throws `UsageError` if another commit is checked out than the event is about, since a verdict on it would be wrong.
 * The commit itself and a commit that merges it are accepted, and one that an earlier step made on top of them is not.
 * `eventSha` is GITHUB_SHA, the default of `actions/checkout`.
 */
export function refuseOtherCommit(event: GithubEvent, git: Git | null, eventSha: string | undefined): void {
  const head = git ? commitOf(git, 'HEAD') : undefined
  const commits = git ? [head, ...parentsOfHead(git).slice(1)] : []
  const { name, subject, pull } = event
  if (subject) {
    const isThere =
      subject.sha === null ? head !== undefined && head !== eventSha : commits.includes(subject.sha)
    if (!isThere) throw wrongCommit(name, 'the default branch', subject.name)
  }
  // A branch without commits of its own ends at the tip of the base branch.
  if (pull && head === pull.baseSha && head !== pull.headSha)
    throw wrongCommit(name, 'the base branch', `pull request #${pull.number}`)
  const isBeforeMerge = !subject && (pull !== null || name === 'merge_group')
  if (!git || !isBeforeMerge || commits.includes(event.headSha) || head === eventSha) return
  if (isAbove(git, event.headSha) || (eventSha && isAbove(git, eventSha))) {
    throw new UsageError(
      `on \`${name}\` a commit on top of the one that is to be merged is checked out, as after a \`git commit\` in an ` +
        'earlier step: run this step before it, and leave out the `ref` of `actions/checkout`',
    )
  }
}

/** True if HEAD has a commit in its history, as far as the clone knows it. */
function isAbove(git: Git, commit: string): boolean {
  return tryGit(git, ['merge-base', '--is-ancestor', commit, 'HEAD']) !== undefined
}

function wrongCommit(name: string, checkedOut: string, expected: string): UsageError {
  const advice =
    name === 'pull_request' ? 'leave out the `ref` of `actions/checkout`' : 'run this on `pull_request`'
  return new UsageError(`on \`${name}\` ${checkedOut} is checked out, not ${expected}: ${advice}`)
}
