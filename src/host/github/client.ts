import { setTimeout as sleep } from 'node:timers/promises'
import type { getOctokit } from '@actions/github'
import { retrying, type Patience } from './retry.ts'
import { timed } from './timed.ts'

/** GitHub's API for one repository. */
export interface Github {
  readonly octokit: ReturnType<typeof getOctokit>
  readonly repository: { readonly owner: string; readonly repo: string }
}

/** What a client needs to know. */
export interface Access {
  readonly token: string
  /** Without a slash at its end: `https://api.github.com`. */
  readonly apiUrl: string
  /** `owner/name`. */
  readonly repository: string
}

/**
 * Ten seconds an attempt, two minutes of attempts and one of waiting in all: a gate that hangs is worse than a comment
 * that is missing.
 */
export const defaultPatience: Patience = {
  timeout: 10_000,
  total: 120_000,
  budget: 60_000,
  sleep: (milliseconds) => sleep(milliseconds),
  now: Date.now,
}

/**
 * Opens GitHub's API. The library is loaded here and not before: runs without a pull request never pay for it.
 * Requests carry the API version, end by a timeout and are repeated within bounds. They go through one hook, because
 * a `request` option of our own would replace the one by which @actions/github respects proxies.
 */
export async function openGithub(access: Access, patience: Patience = defaultPatience): Promise<Github> {
  const { getOctokit } = await import('@actions/github')
  const [owner = '', repo = ''] = access.repository.split('/')
  const octokit = getOctokit(access.token, { baseUrl: access.apiUrl, log: silent })
  const retry = retrying(patience)
  const within = timed(patience)
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

/** A request that changes nothing, or nothing more the second time; the GraphQL queries of this folder only read. */
function isRepeatable({ method, url }: { method: string; url: string }): boolean {
  return method !== 'POST' || url.endsWith('/graphql')
}

/** Octokit would print deprecations and failed requests, which are reported where they matter. */
const silent = { debug: ignore, info: ignore, warn: ignore, error: ignore }

function ignore(): void {}
