import type { Context } from 'openapi-backend'
import type { FakeComment, FakeFile, FakePull, FakeState } from './fake-state.ts'

export interface Answer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}

type Handle = (state: FakeState, context: Context, url: string) => Answer

/** One entry for each operation in openapi.json; a request for anything else is an unknown route. */
export const handlers: Readonly<Record<string, Handle>> = {
  'issues/list-comments': inRepository((state, context, url) => {
    const issue = parameter(context, 'issue_number')
    return page(
      state.comments.filter((comment) => comment.issue === issue).map(commentJson(state, url)),
      context,
      url,
    )
  }),
  'issues/create-comment': inRepository(
    writing((state, context, url) => {
      const { body } = context.request.requestBody as { body: string }
      const comment = {
        id: state.nextId++,
        issue: parameter(context, 'issue_number'),
        user: state.viewer,
        body,
      }
      state.comments.push(comment)
      return { status: 201, body: commentJson(state, url)(comment) }
    }),
  ),
  'issues/update-comment': inRepository(
    writing(
      ownComment((state, comment, context, url) => {
        comment.body = (context.request.requestBody as { body: string }).body
        return { status: 200, body: commentJson(state, url)(comment) }
      }),
    ),
  ),
  'issues/delete-comment': inRepository(
    writing(
      ownComment((state, comment) => {
        state.comments = state.comments.filter((candidate) => candidate !== comment)
        return { status: 204 }
      }),
    ),
  ),
  'pulls/list': inRepository((state, context, url) => {
    const { state: wanted = 'open', head } = context.request.query as Record<string, string>
    const pulls = state.pulls.filter(({ state: open = 'open', headRef = 'topic', headRepository }) => {
      const [owner] = (headRepository ?? state.repository).split('/')
      return (wanted === 'all' || open === wanted) && (head === undefined || head === `${owner}:${headRef}`)
    })
    return page(
      pulls.map((pull) => pullJson(state, context, pull)),
      context,
      url,
    )
  }),
  'pulls/get': inRepository((state, context) => {
    const pull = state.pulls.find(({ number }) => number === parameter(context, 'pull_number'))
    return pull ? { status: 200, body: pullJson(state, context, pull) } : notFound
  }),
  'pulls/list-files': inRepository((state, context, url) => {
    const files = state.files[parameter(context, 'pull_number')] ?? []
    return page(
      files.map((file) => fileJson(context, file)),
      context,
      url,
    )
  }),
  'pulls/create-review': inRepository(
    writing((state, context) => {
      const pull = parameter(context, 'pull_number')
      const review = context.request.requestBody as ReviewRequest
      const refusal = reviewRefusal(state, pull, review)
      if (refusal !== null) return unprocessable(refusal)
      for (const { path, line, start_line: startLine, body } of review.comments ?? []) {
        const place = { path, line, ...(startLine !== undefined && { startLine }) }
        const thread = { isResolved: false, isOutdated: false, isMinimized: false }
        state.reviewComments.push({ id: state.nextId++, pull, user: state.viewer, ...place, body, ...thread })
      }
      return { status: 200, body: example(context, 'pulls/create-review') }
    }),
  ),
  'repos/list-pull-requests-associated-with-commit': inRepository((state, context, url) => {
    const sha = context.request.params['commit_sha']
    const pulls = state.pulls.filter(({ headSha, mergeSha }) => headSha === sha || mergeSha === sha)
    return page(
      pulls.map((pull) => pullJson(state, context, pull)),
      context,
      url,
    )
  }),
  'repos/compare-commits-with-basehead': inRepository((state, context) => {
    const sha = state.mergeBases[String(context.request.params['basehead'])]
    return sha === undefined ? notFound : { status: 200, body: comparisonJson(context, sha) }
  }),
}

const notFound: Answer = { status: 404, body: { message: 'Not Found' } }

/** GitHub's own words for a token that may not write. */
const denied: Answer = {
  status: 403,
  body: {
    message: 'Resource not accessible by integration',
    documentation_url: 'https://docs.github.com/rest/issues/comments#create-an-issue-comment',
    status: '403',
  },
}

/** GitHub's own words for a body over the limit; the API description does not hold it. */
const tooLong: Answer = {
  status: 422,
  body: {
    message: 'Validation Failed',
    errors: [
      {
        resource: 'IssueComment',
        code: 'unprocessable',
        field: 'data',
        message: 'Body is too long (maximum is 65536 characters)',
      },
    ],
    documentation_url: 'https://docs.github.com/rest/issues/comments',
  },
}

interface ReviewRequest {
  commit_id?: string
  event?: string
  body?: string
  comments?: {
    path: string
    line: number
    side?: string
    start_line?: number
    start_side?: string
    body: string
  }[]
}

/** Why GitHub would refuse a review as a whole; it does not say which comment it means. */
function reviewRefusal(
  { pulls, files }: FakeState,
  pull: number,
  { commit_id: commit, event, body = '', comments = [] }: ReviewRequest,
): string | null {
  const pullRequest = pulls.find(({ number }) => number === pull)
  if (pullRequest && commit !== pullRequest.headSha) return 'Commit is not part of the pull request'
  if (event === 'COMMENT' && body === '') return 'Body cannot be blank'
  for (const { path, line, side, start_line: start, start_side: startSide, body: text } of comments) {
    if (text === '' || text.length > 65_536) return 'Body is invalid'
    if (side !== 'RIGHT' || (start !== undefined && startSide !== 'RIGHT'))
      return 'Side is not covered by this fake'
    if (start !== undefined && start >= line) return 'Start line must precede the end line'
    const patch = (files[pull] ?? []).find(({ filename }) => filename === path)?.patch
    const inOneHunk = linesOfHunks(patch ?? '').some(
      (lines) => lines.has(line) && (start === undefined || lines.has(start)),
    )
    if (!inOneHunk) return 'Line could not be resolved'
  }
  return null
}

/** The lines of head in each hunk of a patch. */
function linesOfHunks(patch: string): Set<number>[] {
  const hunks: Set<number>[] = []
  let number = 0
  for (const line of patch.split('\n')) {
    const start = /^@@ -\S+ \+(\d+)/.exec(line)?.[1]
    if (start !== undefined) {
      number = Number(start)
      hunks.push(new Set())
    } else if (!line.startsWith('-')) hunks.at(-1)?.add(number++)
  }
  return hunks
}

function unprocessable(error: string): Answer {
  const url = 'https://docs.github.com/rest/pulls/reviews#create-a-review-for-a-pull-request'
  return { status: 422, body: { message: 'Unprocessable Entity', errors: [error], documentation_url: url } }
}

function inRepository(handle: Handle): Handle {
  return (state, context, url) => {
    const { owner, repo } = context.request.params
    return `${owner}/${repo}` === state.repository ? handle(state, context, url) : notFound
  }
}

/** What a write needs: a token that may, and a body that GitHub would store (65,536 characters, 262,144 bytes). */
function writing(handle: Handle): Handle {
  return (state, context, url) => {
    if (!state.canWrite) return denied
    const { body = '' } = (context.request.requestBody ?? {}) as { body?: string }
    if (body.length > 65_536 || Buffer.byteLength(body) > 262_144) return tooLong
    return handle(state, context, url)
  }
}

function ownComment(
  handle: (state: FakeState, comment: FakeComment, context: Context, url: string) => Answer,
): Handle {
  return (state, context, url) => {
    const comment = state.comments.find(({ id }) => id === parameter(context, 'comment_id'))
    if (!comment) return notFound
    return comment.user.login === state.viewer.login ? handle(state, comment, context, url) : denied
  }
}

/** A page of a list and the Link header that leads to the others: 30 a page unless asked, 100 at most. */
function page(items: readonly unknown[], context: Context, url: string): Answer {
  const { per_page: perPage = '30', page: at = '1' } = context.request.query as Record<string, string>
  const [size, current] = [Math.min(Number(perPage), 100), Number(at)]
  const last = Math.max(1, Math.ceil(items.length / size))
  const link = (to: number, rel: string) =>
    `<${url}${context.request.path}?per_page=${size}&page=${to}>; rel="${rel}"`
  const links = current < last ? [link(current + 1, 'next'), link(last, 'last')] : []
  return {
    status: 200,
    ...(links.length > 0 && { headers: { link: links.join(', ') } }),
    body: items.slice((current - 1) * size, current * size),
  }
}

function parameter(context: Context, name: string): number {
  return Number(context.request.params[name])
}

/** The example of GitHub's own description, which holds every key that an answer must have. */
function example(context: Context, operation: string): unknown {
  return structuredClone(context.api.mockResponseForOperation(operation).mock)
}

function commentJson(state: FakeState, url: string): (comment: FakeComment) => object {
  return ({ id, issue, user, body }) => ({
    id,
    node_id: `IC_${id}`,
    url: `${url}/repos/${state.repository}/issues/comments/${id}`,
    html_url: `https://github.example/${state.repository}/pull/${issue}#issuecomment-${id}`,
    issue_url: `${url}/repos/${state.repository}/issues/${issue}`,
    body,
    user: userJson(user, url),
    created_at: '2026-01-05T10:00:00Z',
    updated_at: '2026-01-05T10:00:00Z',
    author_association: 'NONE',
  })
}

function userJson({ login, id, type }: FakeState['viewer'], url: string): object {
  const userUrl = `${url}/users/${encodeURIComponent(login)}`
  const links = [
    'followers',
    'following',
    'gists',
    'starred',
    'subscriptions',
    'organizations',
    'repos',
    'events',
  ]
  return {
    login,
    id,
    type,
    node_id: `U_${id}`,
    avatar_url: 'https://github.example/a.png',
    gravatar_id: '',
    url: userUrl,
    html_url: userUrl,
    received_events_url: userUrl,
    site_admin: false,
    ...Object.fromEntries(links.map((name) => [`${name}_url`, userUrl])),
  }
}

interface PullExample {
  head: { sha: string; repo: { full_name: string } | null }
  base: { sha: string; repo: { full_name: string } }
}

function pullJson(state: FakeState, context: Context, pull: FakePull): object {
  const json = example(context, 'pulls/get') as PullExample
  json.head.sha = pull.headSha
  json.head.repo = { ...json.base.repo, full_name: pull.headRepository ?? state.repository }
  json.base.sha = pull.baseSha
  json.base.repo.full_name = state.repository
  const { number, state: open = 'open', mergeSha = null } = pull
  return { ...json, number, state: open, merge_commit_sha: mergeSha, requested_teams: [] }
}

function fileJson(context: Context, { filename, status = 'modified', patch }: FakeFile): object {
  const [json = {}] = example(context, 'pulls/list-files') as object[]
  const { patch: _, ...withoutPatch } = json as { patch?: string }
  return { ...withoutPatch, filename, status, ...(patch !== undefined && { patch }) }
}

function comparisonJson(context: Context, mergeBase: string): object {
  const json = example(context, 'repos/compare-commits-with-basehead') as {
    merge_base_commit: { sha: string }
  }
  json.merge_base_commit.sha = mergeBase
  return json
}
