import { commitOf, parents } from '../git/base.ts'
import type { Git } from '../git/git.ts'
import type { Github } from './client.ts'
import type { GithubEvent } from './event.ts'
import type { RequestFailure } from './retry.ts'

/**
 * The revision that a pull request, a push or a merge group is compared with; `null` if there is none.
 * A merge commit names its base itself, and then this answer is not used (see `findBase` in host/git). For any other
 * commit of a pull request GitHub is asked for the merge base: a shallow clone does not know it, and against the tip of
 * the base branch, which the event names, everybody else's changes would look like this pull request's.
 */
export async function baseRevision(
  event: GithubEvent,
  git: Git | null,
  github: Github | null,
): Promise<string | null> {
  if (event.base === null || git === null) return null
  if (!event.pull || !github || parents(git, 'HEAD').length > 1 || isKnown(git, event.base)) return event.base
  return (await mergeBase(github, event.base, event.headSha)) ?? event.base
}

/** True if the clone can find the merge base itself: it holds both commits, and all between them. */
function isKnown(git: Git, base: string): boolean {
  return (
    commitOf(git, base) !== undefined &&
    git(['rev-parse', '--is-shallow-repository']).toString().trim() === 'false'
  )
}

async function mergeBase(
  { octokit, repository }: Github,
  base: string,
  head: string,
): Promise<string | null> {
  try {
    const compared = { ...repository, basehead: `${base}...${head}`, per_page: 1 }
    return (await octokit.rest.repos.compareCommitsWithBasehead(compared)).data.merge_base_commit.sha
  } catch (error) {
    if ((error as RequestFailure).status === undefined) throw error
    return null
  }
}
