import type { Github } from './client.ts'
import { isOutage, isRateLimit, type RequestFailure } from './retry.ts'

/** The account of GITHUB_TOKEN, for which `GET /user` is refused. */
const actionsBot = 'github-actions[bot]'

/**
 * The login of the account behind the token, as GraphQL names it: the one question that a GITHUB_TOKEN, the token of
 * another app and a person's token all may ask. Where it is refused, the account of GITHUB_TOKEN is assumed.
 */
export async function whoAmI({ octokit }: Github): Promise<string> {
  try {
    const { viewer } = await octokit.graphql<{ viewer: { login: string } }>('{ viewer { login } }')
    return viewer.login
  } catch (error) {
    if (isOutage(error as RequestFailure) || isRateLimit(error as RequestFailure)) throw error
    return actionsBot
  }
}

/** True if an author, as the REST API names them, is that account; GraphQL leaves out an app's `[bot]` at times. */
export function wroteIt(author: { login: string; type: string } | null | undefined, viewer: string): boolean {
  if (!author) return false
  return author.login === viewer || (author.type === 'Bot' && author.login === `${viewer}[bot]`)
}
