import { UsageError } from '../core/errors.ts'
import { commitOf, parents } from '../host/git/base.ts'
import type { Git } from '../host/git/git.ts'
import type { GithubEvent } from '../host/github/event.ts'

/**
 * Throws `UsageError` where what is checked out is not what the event is about: what is true of one commit says nothing
 * about another. The commit itself is taken, and a commit that merges it. `eventSha` is GITHUB_SHA, which
 * `actions/checkout` takes by itself.
 */
export function refuseOtherCommit(event: GithubEvent, git: Git | null, eventSha: string | undefined): void {
  const head = git ? commitOf(git, 'HEAD') : undefined
  const commits = git ? [head, ...parents(git, 'HEAD').slice(1)] : []
  const { name, subject, pull } = event
  if (subject) {
    const isThere =
      subject.sha === null ? head !== undefined && head !== eventSha : commits.includes(subject.sha)
    if (!isThere) throw other(name, 'the default branch', subject.name)
  }
  // A branch without commits of its own ends where the base branch does.
  if (pull && head === pull.baseSha && head !== pull.headSha)
    throw other(name, 'the base branch', `pull request #${pull.number}`)
}

function other(name: string, found: string, wanted: string): UsageError {
  const instead =
    name === 'pull_request' ? 'leave out the `ref` of `actions/checkout`' : 'run this on `pull_request`'
  return new UsageError(`on \`${name}\` ${found} is checked out, not ${wanted}: ${instead}`)
}
