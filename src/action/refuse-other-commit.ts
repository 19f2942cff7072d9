import { UsageError } from '../core/errors.ts'
import { commitOf, parents } from '../host/git/base.ts'
import type { Git } from '../host/git/git.ts'
import type { GithubEvent } from '../host/github/event.ts'

/**
 * Throws `UsageError` if another commit is checked out than the event is about, since a verdict on it would be wrong.
 * The commit itself and a commit that merges it are accepted. `eventSha` is GITHUB_SHA, the default of
 * `actions/checkout`.
 */
export function refuseOtherCommit(event: GithubEvent, git: Git | null, eventSha: string | undefined): void {
  const head = git ? commitOf(git, 'HEAD') : undefined
  const commits = git ? [head, ...parents(git, 'HEAD').slice(1)] : []
  const { name, subject, pull } = event
  if (subject) {
    const isThere =
      subject.sha === null ? head !== undefined && head !== eventSha : commits.includes(subject.sha)
    if (!isThere) throw wrongCommit(name, 'the default branch', subject.name)
  }
  // A branch without commits of its own ends at the tip of the base branch.
  if (pull && head === pull.baseSha && head !== pull.headSha)
    throw wrongCommit(name, 'the base branch', `pull request #${pull.number}`)
}

function wrongCommit(name: string, checkedOut: string, expected: string): UsageError {
  const advice =
    name === 'pull_request' ? 'leave out the `ref` of `actions/checkout`' : 'run this on `pull_request`'
  return new UsageError(`on \`${name}\` ${checkedOut} is checked out, not ${expected}: ${advice}`)
}
