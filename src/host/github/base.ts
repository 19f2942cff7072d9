import { UsageError } from '../../core/errors.ts'
import { parents, fetchedCommit } from '../git/base.ts'
import { GitError, GitTimeout, type Git } from '../git/git.ts'
import type { Github } from './client.ts'
import type { GithubEvent, PullRequest } from './event.ts'
import type { RequestFailure } from './retry.ts'

/**
 * The commit that an event compares HEAD with, fetched if the clone lacks it; `null` if the event names none.
 * For GitHub's merge commit of a pull request it is the first parent, so that the difference is what merging changes.
 * For the branch of a pull request it is the merge base: compared with the tip of the base branch, changes of others
 * would look like changes of this pull request. Events of pushes and merge groups name their base.
 * Throws `GitError` if the commit cannot be fetched and `UsageError` if it cannot be determined.
 */
export async function eventBase(event: GithubEvent, git: Git, github: Github | null): Promise<string | null> {
  const { pull, base } = event
  if (base === null) return null
  if (!pull) return fetchedCommit(git, base)
  const [first, second] = parents(git, 'HEAD')
  if (first !== undefined && second === pull.headSha) return fetchedCommit(git, first)
  return fetchedCommit(git, localMergeBase(git, pull) ?? (await askMergeBase(github, pull)))
}

/** The merge base in the clone; `undefined` for a shallow clone, which may lack it and then gives an older commit. */
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
  if (!github) throw unknownBase('there is no `github-token` to ask GitHub for it with')
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
