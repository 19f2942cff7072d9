import { setTimeout as sleep } from 'node:timers/promises'
import type { getOctokit } from '@actions/github'
import { requestRepeater, type RequestLimits } from './retry.ts'
import { withTimeouts } from './timed.ts'

/** GitHub's API for one repository. */
export interface Github {
  readonly octokit: ReturnType<typeof getOctokit>
  readonly repository: { readonly owner: string; readonly repo: string }
}

/** How a client reaches the API. */
export interface Access {
  readonly token: string
  /** Without a slash at its end: `https://api.github.com`. */
  readonly apiUrl: string
  /** `owner/name`. */
  readonly repository: string
}

/**
 * Ten seconds per attempt, two minutes of attempts and one minute of waiting in total, since a hanging check is worse than
 * a missing comment.
 */
export const defaultLimits: RequestLimits = {
  attemptMs: 10_000,
  totalMs: 120_000,
  waitMs: 60_000,
  sleep: (milliseconds) => sleep(milliseconds),
  now: Date.now,
}

/**
 * Returns GitHub's API for a repository, before any request. The library is loaded only here, so that runs without a pull
 * request do not load it. Requests carry the API version, have a timeout and are repeated within `limits` (see
 * `requestRepeater`). A hook does this, because a `request` option would replace the one by which @actions/github supports
 * proxies.
 */
export async function openGithub(access: Access, limits: RequestLimits = defaultLimits): Promise<Github> {
  const { getOctokit } = await import('@actions/github')
  const [owner = '', repo = ''] = access.repository.split('/')
  const octokit = getOctokit(access.token, { baseUrl: access.apiUrl, log: silent })
  const retry = requestRepeater(limits)
  const within = withTimeouts(limits)
  octokit.hook.wrap('request', (request, options) =>
    retry(isRepeatable(options), () =>
      within(async (signal) => {
        options.headers['x-github-api-version'] = '2022-11-28'
        options.request = { ...options.request, signal }
        return request(options)
      }),
    ),
  )
  return { octokit, repository: { owner, repo } }
}

/** True for idempotent requests, including all GraphQL mutations of this folder. */
function isRepeatable({ method, url }: { method: string; url: string }): boolean {
  return method !== 'POST' || url.endsWith('/graphql')
}

/** Keeps Octokit from printing deprecations and failed requests; callers report failures. */
const silent = { debug: ignore, info: ignore, warn: ignore, error: ignore }

function ignore(): void {}
