import type { Github } from './client.ts'
import { isOutage, isRateLimit, type RequestFailure } from './retry.ts'

/** The account of GITHUB_TOKEN, which may not call `GET /user`. */
const actionsBot = 'github-actions[bot]'

/**
 * The login of the token's account by GraphQL, the only query that a GITHUB_TOKEN, the token of an app and a personal
 * token all may send. If it is refused, the account of GITHUB_TOKEN is assumed.
 */
export async function viewerLogin({ octokit }: Github): Promise<string> {
  try {
    const { viewer } = await octokit.graphql<{ viewer: { login: string } }>('{ viewer { login } }')
    return viewer.login
  } catch (error) {
    if (isOutage(error as RequestFailure) || isRateLimit(error as RequestFailure)) throw error
    return actionsBot
  }
}

/** True if an author of the REST API is the account `viewer`; GraphQL sometimes omits the `[bot]` of an app. */
export function isViewer(
  author: { login: string; type: string } | null | undefined,
  viewer: string,
): boolean {
  if (!author) return false
  return author.login === viewer || (author.type === 'Bot' && author.login === `${viewer}[bot]`)
}
