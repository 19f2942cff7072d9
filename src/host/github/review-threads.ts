import type { Github } from './client.ts'
import { isOutage, type RequestFailure } from './retry.ts'

/** A thread of review comments that this account began. */
export interface ReviewThread {
  readonly id: string
  readonly isResolved: boolean
  /** True if its lines have changed since. */
  readonly isOutdated: boolean
  /** The node id of the first comment. */
  readonly comment: string
  /** The text of the first comment. */
  readonly body: string
}

/** All threads of a pull request that this account began, by GraphQL, since the REST API does not return which are resolved. */
export async function ownThreads({ octokit, repository }: Github, pull: number): Promise<ReviewThread[]> {
  const threads: ReviewThread[] = []
  let after: string | null = null
  do {
    const answer: ThreadsAnswer = await octokit.graphql(threadsQuery, { ...repository, pull, after })
    const { nodes, pageInfo } = answer.repository.pullRequest.reviewThreads
    threads.push(...nodes.flatMap(ownThread))
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null
  } while (after !== null)
  return threads
}

const threadsQuery = `query ($owner: String!, $repo: String!, $pull: Int!, $after: String) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $pull) {
      reviewThreads(first: 100, after: $after) {
        pageInfo { hasNextPage endCursor }
        nodes { id isResolved isOutdated comments(first: 1) { nodes { id viewerDidAuthor body } } }
      }
    }
  }
}`

interface ThreadNode {
  readonly id: string
  readonly isResolved: boolean
  readonly isOutdated: boolean
  readonly comments: {
    readonly nodes: readonly {
      readonly id: string
      readonly viewerDidAuthor: boolean
      readonly body: string
    }[]
  }
}

interface ThreadsAnswer {
  readonly repository: {
    readonly pullRequest: {
      readonly reviewThreads: {
        readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
        readonly nodes: readonly ThreadNode[]
      }
    }
  }
}

function ownThread({ id, isResolved, isOutdated, comments: { nodes } }: ThreadNode): ReviewThread[] {
  const [first] = nodes
  return first?.viewerDidAuthor ? [{ id, isResolved, isOutdated, comment: first.id, body: first.body }] : []
}

/**
 * Resolves a thread. A token without `contents: write` may not do so, and folds the comment as outdated instead, which
 * `pull-requests: write` allows. Returns true if one of the two is done, false if GitHub refuses both; throws in an outage
 * (`isOutage`).
 */
export async function resolveThread(github: Github, { id, comment }: ReviewThread): Promise<boolean> {
  return (await mutate(github, resolveMutation, id)) || mutate(github, minimizeMutation, comment)
}

const resolveMutation = `mutation ($id: ID!) { resolveReviewThread(input: { threadId: $id }) { thread { id } } }`

const minimizeMutation = `mutation ($id: ID!) { minimizeComment(input: { subjectId: $id, classifier: OUTDATED }) { minimizedComment { isMinimized } } }`

async function mutate({ octokit }: Github, mutation: string, id: string): Promise<boolean> {
  try {
    await octokit.graphql(mutation, { id })
    return true
  } catch (error) {
    if (isOutage(error as RequestFailure)) throw error
    return false
  }
}
