import type { Github } from './client.ts'
import { compareRuns, parseMarker, type RunNumber } from './marker.ts'
import { isOutage, isRateLimit, type RequestFailure } from './retry.ts'
import { isViewer, viewerLogin } from './viewer.ts'

/** The result of writing the comment. Failures are values, since a run does not fail because of its comment. */
export type CommentResult =
  | { readonly status: 'created' | 'updated' | 'unchanged'; readonly id: number; readonly url: string }
  /** A later run wrote the comment before; its text stays. */
  | { readonly status: 'outdated'; readonly id: number; readonly url: string }
  /** There is no comment to update, and `create` is false. */
  | { readonly status: 'none' }
  /** The token may not comment, as for most pull requests from forks. */
  | { readonly status: 'denied'; readonly reason: string }
  | { readonly status: 'failed'; readonly reason: string }

/** The comment that a pull request keeps over all runs. */
export interface StickyComment {
  /** Number of the pull request. */
  readonly pull: number
  /** The whole text; it begins with a marker, see marker.ts. */
  readonly body: string
  /** False to only update an existing comment. */
  readonly create: boolean
}

/**
 * Writes the single comment that a pull request has for a key: updates it if this account wrote one before, else
 * creates it. If several runs create one at the same time, the oldest comment stays, with the text of the latest run.
 */
export async function publishComment(github: Github, comment: StickyComment): Promise<CommentResult> {
  try {
    return await publish(github, comment)
  } catch (error) {
    return refusal(error as RequestFailure)
  }
}

interface WrittenComment {
  readonly id: number
  readonly url: string
  readonly body: string
  readonly run: RunNumber
}

async function publish(github: Github, comment: StickyComment): Promise<CommentResult> {
  const viewer = await viewerLogin(github)
  const existing = await listOwn(github, comment, viewer)
  if (existing.length === 0) return createFirst(github, comment, viewer)
  try {
    return await settle(github, comment, existing)
  } catch (error) {
    if ((error as RequestFailure).status !== 404) throw error
    // The comment was deleted, or the token is not allowed to see it.
    const remaining = await listOwn(github, comment, viewer)
    if (remaining.some(({ id }) => id === existing[0]!.id)) throw error
    return remaining.length > 0 ? settle(github, comment, remaining) : createFirst(github, comment, viewer)
  }
}

async function createFirst(github: Github, comment: StickyComment, viewer: string): Promise<CommentResult> {
  if (!comment.create) return { status: 'none' }
  const created = await create(github, comment, viewer)
  const existing = await listOwn(github, comment, viewer)
  const result = await settle(github, comment, existing.length > 0 ? existing : [created])
  return result.status === 'outdated' ? result : { ...result, status: 'created' }
}

/** This account's comments for the same key, oldest first. */
async function listOwn({ octokit, repository }: Github, { pull, body }: StickyComment, viewer: string) {
  const key = parseMarker(body)?.key
  const page = { ...repository, issue_number: pull, per_page: 100 }
  const comments = await octokit.paginate(octokit.rest.issues.listComments, page)
  return comments
    .filter(({ user }) => isViewer(user, viewer))
    .map(toWritten)
    .filter((candidate) => parseMarker(candidate.body)?.key === key)
    .toSorted((a, b) => a.id - b.id)
}

/** Creates the comment. If the answer was lost, it looks for the comment before a second attempt. */
async function create(github: Github, comment: StickyComment, viewer: string): Promise<WrittenComment> {
  try {
    return await post(github, comment)
  } catch (error) {
    if (!isOutage(error as RequestFailure)) throw error
    const [created] = await listOwn(github, comment, viewer)
    return created ?? post(github, comment)
  }
}

async function post({ octokit, repository }: Github, { pull, body }: StickyComment): Promise<WrittenComment> {
  const { data } = await octokit.rest.issues.createComment({ ...repository, issue_number: pull, body })
  return toWritten(data)
}

/** Keeps the oldest comment, with the text of the latest run, and removes duplicates that a race created. */
async function settle(github: Github, comment: StickyComment, comments: readonly WrittenComment[]) {
  const [kept, ...duplicates] = comments as [WrittenComment, ...WrittenComment[]]
  const latest = [...comments, { body: comment.body, run: runOf(comment.body) }].reduce(
    (latestSoFar, candidate) => (compareRuns(candidate.run, latestSoFar.run) >= 0 ? candidate : latestSoFar),
  )
  const changed = normalise(kept.body) !== normalise(latest.body)
  if (changed) await edit(github, kept.id, latest.body)
  for (const duplicate of duplicates) await remove(github, duplicate.id)
  const outdated = compareRuns(latest.run, runOf(comment.body)) > 0
  const status = outdated ? 'outdated' : changed ? 'updated' : 'unchanged'
  return { status, id: kept.id, url: kept.url } as const
}

async function edit({ octokit, repository }: Github, id: number, body: string): Promise<void> {
  await octokit.rest.issues.updateComment({ ...repository, comment_id: id, body })
}

/** Deletes a comment that another run may have deleted already. */
async function remove({ octokit, repository }: Github, id: number): Promise<void> {
  try {
    await octokit.rest.issues.deleteComment({ ...repository, comment_id: id })
  } catch (error) {
    if ((error as RequestFailure).status !== 404) throw error
  }
}

function toWritten(data: { id: number; html_url: string; body?: string }): WrittenComment {
  const body = data.body ?? ''
  return { id: data.id, url: data.html_url, body, run: runOf(body) }
}

function runOf(body: string): RunNumber {
  return parseMarker(body)?.run ?? [0, 0]
}

/** GitHub may return other line ends than it received. */
function normalise(body: string): string {
  return body.replaceAll('\r\n', '\n').trimEnd()
}

/**
 * The result for a failed request. GitHub answers 404 if a token may not see the comment. Other errors are rethrown.
 */
function refusal(error: RequestFailure): CommentResult {
  if (error.status === undefined) throw error
  const noPermission = (error.status === 403 || error.status === 404) && !isRateLimit(error)
  return { status: noPermission ? 'denied' : 'failed', reason: error.message ?? `status ${error.status}` }
}
