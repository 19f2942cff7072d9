import type { Answer } from './fake-handlers.ts'
import type { FakeReviewComment, FakeState } from './fake-state.ts'

export interface GraphqlRequest {
  readonly query: string
  readonly variables?: Readonly<Record<string, unknown>>
}

/** Threads on one page of an answer; GitHub allows a hundred. */
const pageSize = 100

/** Answers what is asked about review threads; `undefined` for any other query. */
export function answerThreads(
  state: FakeState,
  query: string,
  variables: NonNullable<GraphqlRequest['variables']>,
): Answer | undefined {
  if (query.includes('reviewThreads(first: 100')) return threads(state, variables)
  if (query.includes('resolveReviewThread'))
    return mutation(state, state.canResolve, `${variables['id']}`, resolve)
  if (query.includes('minimizeComment')) return mutation(state, true, `${variables['id']}`, minimize)
  return undefined
}

function threads(state: FakeState, { pull, after }: NonNullable<GraphqlRequest['variables']>): Answer {
  const all = state.reviewComments.filter((comment) => comment.pull === pull)
  const start = Number(after ?? 0)
  const nodes = all.slice(start, start + pageSize).map((comment) => ({
    id: `PRRT_${comment.id}`,
    isResolved: comment.isResolved,
    isOutdated: comment.isOutdated,
    comments: {
      nodes: [
        {
          id: `PRRC_${comment.id}`,
          viewerDidAuthor: comment.user.login === state.viewer.login,
          body: comment.body,
        },
      ],
    },
  }))
  const hasNextPage = start + pageSize < all.length
  const pageInfo = { hasNextPage, endCursor: hasNextPage ? String(start + pageSize) : null }
  const data = { repository: { pullRequest: { reviewThreads: { pageInfo, nodes } } } }
  return { status: 200, body: { data } }
}

function mutation(
  state: FakeState,
  isAllowed: boolean,
  id: string,
  change: (comment: FakeReviewComment) => void,
): Answer {
  if (!state.canWrite || !isAllowed) return errors('FORBIDDEN', 'Resource not accessible by integration')
  const comment = state.reviewComments.find((candidate) => id.endsWith(`_${candidate.id}`))
  if (!comment) return errors('NOT_FOUND', `Could not resolve to a node with the global id of '${id}'.`)
  change(comment)
  return { status: 200, body: { data: {} } }
}

function errors(type: string, message: string): Answer {
  return { status: 200, body: { data: null, errors: [{ type, message }] } }
}

function resolve(comment: FakeReviewComment): void {
  comment.isResolved = true
}

function minimize(comment: FakeReviewComment): void {
  comment.isMinimized = true
}
