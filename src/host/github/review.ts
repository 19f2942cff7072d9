import type { Github } from './client.ts'
import { isRateLimit, type RequestFailure } from './retry.ts'
import { ownThreads, resolveThread, type ReviewThread } from './review-threads.ts'

/** A comment of a review at lines of head. */
export interface ReviewComment {
  readonly file: string
  /** 1-based, both included. */
  readonly firstLine: number
  readonly lastLine: number
  readonly body: string
  /** Distinguishes the comment from others of this account; hexadecimal digits. */
  readonly id: string
}

/** A review to keep on a pull request. */
export interface Review {
  readonly pull: number
  /** The head of the pull request, whose lines the comments name. */
  readonly commit: string
  /** Distinguishes the reviews of several jobs, as in the key of a comment. */
  readonly key: string
  readonly comments: readonly ReviewComment[]
  /** Returns the text of the review for a number of comments. */
  readonly bodyFor: (comments: number) => string
}

/** The result of a review. Failures are values, since a run does not fail because of its suggestions. */
export type ReviewResult =
  | { readonly status: 'done'; readonly posted: number; readonly resolved: number }
  | { readonly status: 'denied' | 'failed'; readonly reason: string }

/**
 * Posts, as one review, the comments that no current thread of this account and `key` has, and resolves the threads that are
 * outdated or no longer apply. A thread that a person has resolved stays resolved, and its comment is posted again only if its
 * lines have changed. If GitHub refuses, the result says `denied` or `failed`.
 */
export async function publishReview(github: Github, review: Review): Promise<ReviewResult> {
  try {
    return await publish(github, review)
  } catch (error) {
    const { status, message = '' } = error as RequestFailure
    if (status === undefined && !isGraphqlError(error)) throw error
    const isDenied = (status === 403 || status === 404) && !isRateLimit(error as RequestFailure)
    return { status: isDenied ? 'denied' : 'failed', reason: message }
  }
}

async function publish(github: Github, review: Review): Promise<ReviewResult> {
  const threads = (await ownThreads(github, review.pull)).flatMap((thread) => {
    const id = markedId(thread.body, review.key)
    return id === null ? [] : [{ ...thread, commentId: id }]
  })
  const current = new Set(threads.filter(({ isOutdated }) => !isOutdated).map(({ commentId }) => commentId))
  const fresh = review.comments.filter(({ id }) => !current.has(id))
  if (fresh.length > 0) await post(github, review, fresh)
  const wanted = new Set(review.comments.map(({ id }) => id))
  const stale = threads.filter(
    ({ isResolved, isOutdated, commentId }) => !isResolved && (isOutdated || !wanted.has(commentId)),
  )
  return { status: 'done', posted: fresh.length, resolved: await resolveAll(github, stale) }
}

async function resolveAll(github: Github, threads: readonly ReviewThread[]): Promise<number> {
  let resolved = 0
  for (const thread of threads) if (await resolveThread(github, thread)) resolved++
  return resolved
}

async function post(
  { octokit, repository }: Github,
  { pull, commit, key, bodyFor }: Review,
  comments: readonly ReviewComment[],
): Promise<void> {
  await octokit.rest.pulls.createReview({
    ...repository,
    pull_number: pull,
    commit_id: commit,
    event: 'COMMENT',
    body: bodyFor(comments.length),
    comments: comments.map(({ file, firstLine, lastLine, body, id }) => ({
      path: file,
      line: lastLine,
      side: 'RIGHT',
      // GitHub refuses a first line that equals the last one.
      ...(firstLine < lastLine && { start_line: firstLine, start_side: 'RIGHT' }),
      body: `${markerOf(key, id)}\n${body}`,
    })),
  })
}

function markerOf(key: string, id: string): string {
  return `<!-- meshgate-suggestion:${key} id=${id} -->`
}

/** The id in the marker at the start of a comment with a key; `null` for any other text. */
function markedId(body: string, key: string): string | null {
  const [, commentKey, id] = /^<!-- meshgate-suggestion:([\w.-]+) id=([\da-f]+) -->/.exec(body) ?? []
  return commentKey === key ? id! : null
}

function isGraphqlError(error: unknown): boolean {
  return (error as Error).name === 'GraphqlResponseError'
}
