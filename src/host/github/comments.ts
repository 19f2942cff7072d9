import type { Github } from './client.ts'
import { compareRuns, parseMarker, type RunNumber } from './marker.ts'
import { isOutage, isRateLimit, type RequestFailure } from './retry.ts'
import { wroteIt, whoAmI } from './viewer.ts'

/** What became of the comment. Nothing here is thrown: a gate does not fail because it could not speak. */
export type CommentResult =
  | { readonly status: 'created' | 'updated' | 'unchanged'; readonly id: number; readonly url: string }
  /** A later run has written already; its words stay. */
  | { readonly status: 'outdated'; readonly id: number; readonly url: string }
  /** There is nothing to say and no comment that would have to be corrected. */
  | { readonly status: 'none' }
  /** The token may not comment: the usual case for pull requests from forks. */
  | { readonly status: 'denied'; readonly reason: string }
  | { readonly status: 'failed'; readonly reason: string }

export interface StickyComment {
  /** The pull request. */
  readonly pull: number
  /** The whole text; it begins with a marker, see marker.ts. */
  readonly body: string
  /** False: only an existing comment is brought up to date. */
  readonly create: boolean
}

/**
 * Writes the one comment that a pull request has for a key: edits it in place if this account wrote one before,
 * creates it otherwise. Runs that create at the same time settle on the oldest comment with the latest run's words.
 */
export async function publishComment(github: Github, comment: StickyComment): Promise<CommentResult> {
  try {
    return await publish(github, comment)
  } catch (error) {
    return refusal(error as RequestFailure)
  }
}

interface Written {
  readonly id: number
  readonly url: string
  readonly body: string
  readonly run: RunNumber
}

async function publish(github: Github, comment: StickyComment): Promise<CommentResult> {
  const viewer = await whoAmI(github)
  const before = await list(github, comment, viewer)
  if (before.length === 0) return createFirst(github, comment, viewer)
  try {
    return await settle(github, comment, before)
  } catch (error) {
    if ((error as RequestFailure).status !== 404) throw error
    // Somebody deleted the comment, or the token may not even know that it exists.
    const left = await list(github, comment, viewer)
    if (left.some(({ id }) => id === before[0]!.id)) throw error
    return left.length > 0 ? settle(github, comment, left) : createFirst(github, comment, viewer)
  }
}

async function createFirst(github: Github, comment: StickyComment, viewer: string): Promise<CommentResult> {
  if (!comment.create) return { status: 'none' }
  const created = await create(github, comment, viewer)
  const after = await list(github, comment, viewer)
  const result = await settle(github, comment, after.length > 0 ? after : [created])
  return result.status === 'outdated' ? result : { ...result, status: 'created' }
}

/** This account's comments for the same key, oldest first. */
async function list({ octokit, repository }: Github, { pull, body }: StickyComment, viewer: string) {
  const key = parseMarker(body)?.key
  const page = { ...repository, issue_number: pull, per_page: 100 }
  const all = await octokit.paginate(octokit.rest.issues.listComments, page)
  return all
    .filter(({ user }) => wroteIt(user, viewer))
    .map(written)
    .filter((other) => parseMarker(other.body)?.key === key)
    .toSorted((a, b) => a.id - b.id)
}

/** A lost answer may hide a comment that was made, so that is looked for before a second attempt. */
async function create(github: Github, comment: StickyComment, viewer: string): Promise<Written> {
  try {
    return await post(github, comment)
  } catch (error) {
    if (!isOutage(error as RequestFailure)) throw error
    const [made] = await list(github, comment, viewer)
    return made ?? post(github, comment)
  }
}

async function post({ octokit, repository }: Github, { pull, body }: StickyComment): Promise<Written> {
  const { data } = await octokit.rest.issues.createComment({ ...repository, issue_number: pull, body })
  return written(data)
}

/** Keeps the oldest comment, with the words of the latest run, and removes what a race left beside it. */
async function settle(github: Github, comment: StickyComment, own: readonly Written[]) {
  const [kept, ...doubles] = own as [Written, ...Written[]]
  const latest = [...own, { body: comment.body, run: runOf(comment.body) }].reduce((latestYet, other) =>
    compareRuns(other.run, latestYet.run) >= 0 ? other : latestYet,
  )
  const changed = normalise(kept.body) !== normalise(latest.body)
  if (changed) await edit(github, kept.id, latest.body)
  for (const double of doubles) await remove(github, double.id)
  const outdated = compareRuns(latest.run, runOf(comment.body)) > 0
  const status = outdated ? 'outdated' : changed ? 'updated' : 'unchanged'
  return { status, id: kept.id, url: kept.url } as const
}

async function edit({ octokit, repository }: Github, id: number, body: string): Promise<void> {
  await octokit.rest.issues.updateComment({ ...repository, comment_id: id, body })
}

/** The other run may have been quicker. */
async function remove({ octokit, repository }: Github, id: number): Promise<void> {
  try {
    await octokit.rest.issues.deleteComment({ ...repository, comment_id: id })
  } catch (error) {
    if ((error as RequestFailure).status !== 404) throw error
  }
}

function written(data: { id: number; html_url: string; body?: string }): Written {
  const body = data.body ?? ''
  return { id: data.id, url: data.html_url, body, run: runOf(body) }
}

function runOf(body: string): RunNumber {
  return parseMarker(body)?.run ?? [0, 0]
}

/** GitHub may hand back other line ends than it was given. */
function normalise(body: string): string {
  return body.replaceAll('\r\n', '\n').trimEnd()
}

/** GitHub answers 404 where a token may not even know that the thing exists. What is no answer is our own mistake. */
function refusal(error: RequestFailure): CommentResult {
  if (error.status === undefined) throw error
  const noPermission = (error.status === 403 || error.status === 404) && !isRateLimit(error)
  return { status: noPermission ? 'denied' : 'failed', reason: error.message ?? `status ${error.status}` }
}
