import { UsageError } from '../../core/errors.ts'
import { commitOf, fetchedCommit, findBase, parentsOfHead } from '../git/base.ts'
import { GitError, GitTimeout, type Git } from '../git/git.ts'
import type { Github } from './client.ts'
import type { GithubEvent } from './event.ts'
import type { PullRequest } from './event-commits.ts'
import type { RequestFailure } from './retry.ts'

/** The commit that an event compares HEAD with, and a notice about it. */
export interface EventBase {
  /** `null` if there is none. */
  readonly commit: string | null
  /** Why it is not the commit that the event names; absent if it is. */
  readonly notice?: string
}

/**
 * The commit that an event compares HEAD with, fetched if the clone lacks it; null if the event names none. For GitHub's
 * merge commit of a pull request it is the first parent, so that the difference is what merging changes. For the branch of
 * a pull request it is the merge base: compared with the tip of the base branch, changes of others would look like changes
 * of this pull request. Events of pushes and merge groups name their base. The base of a forced push may no longer exist:
 * then it is the merge base with the default branch, or null without one that differs from HEAD, and `notice` says so. Throws
 * `GitError` if another commit cannot be fetched and `UsageError` if the merge base of a pull request cannot be determined.
 */
export async function eventBase(event: GithubEvent, git: Git, github: Github | null): Promise<EventBase> {
  const { pull, base } = event
  if (base === null) return { commit: null }
  if (!pull)
    return event.name === 'push' ? pushedBase(event, base, git) : { commit: fetchedCommit(git, base) }
  const [first, second] = parentsOfHead(git)
  if (first !== undefined && second === pull.headSha) return { commit: fetchedCommit(git, first) }
  return { commit: fetchedCommit(git, localMergeBase(git, pull) ?? (await askMergeBase(github, pull))) }
}

/** The commit before a push; after a forced push that removed it, the merge base with the default branch. */
function pushedBase({ defaultBranch, isOfDefaultBranch }: GithubEvent, before: string, git: Git): EventBase {
  try {
    return { commit: fetchedCommit(git, before) }
  } catch (error) {
    if (!(error instanceof GitError) || error instanceof GitTimeout) throw error
    const gone = `the commit before this push, ${before.slice(0, 7)}, is gone, as after a forced push`
    const found = defaultBranch === null || isOfDefaultBranch ? null : findBase(git, defaultBranch)
    // A branch that the default branch contains would be compared with itself.
    if (found === null || found.commit === commitOf(git, 'HEAD'))
      return { commit: null, notice: `${gone}: nothing is compared, and all findings count` }
    return {
      commit: found.commit,
      notice: `${gone}: compared with ${found.commit.slice(0, 7)}, ${found.how}`,
    }
  }
}

/** The merge base in the clone; `undefined` for a shallow clone, which may lack it and return an older commit. */
function localMergeBase(git: Git, { baseSha }: PullRequest): string | undefined {
  if (git(['rev-parse', '--is-shallow-repository']).toString().trim() === 'true') return undefined
  try {
    return git(['merge-base', fetchedCommit(git, baseSha), 'HEAD'])
      .toString()
      .trim()
  } catch (error) {
    if (error instanceof GitError && !(error instanceof GitTimeout)) return undefined
    throw error
  }
}

async function askMergeBase(github: Github | null, { baseSha, headSha }: PullRequest): Promise<string> {
  if (!github) throw unknownBase('there is no `github-token` with which to ask GitHub')
  try {
    const compared = { ...github.repository, basehead: `${baseSha}...${headSha}`, per_page: 1 }
    return (await github.octokit.rest.repos.compareCommitsWithBasehead(compared)).data.merge_base_commit.sha
  } catch (error) {
    const { status, message } = error as RequestFailure
    if (status === undefined) throw error
    throw unknownBase(message ?? `status ${status}`)
  }
}

function unknownBase(why: string): UsageError {
  return new UsageError(
    `the merge base is not in this shallow clone (${why}): check out the merge commit, as \`actions/checkout\` does by ` +
      'itself, or give it `fetch-depth: 0`',
  )
}
