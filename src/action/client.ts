import { openGithub, type Github } from '../host/github/client.ts'
import type { GithubEvent } from '../host/github/event.ts'
import type { Inputs } from './inputs.ts'

/** Opens GitHub's API, or `null` without a pull request or token, since loading the library takes time. */
export async function clientFor(event: GithubEvent, inputs: Inputs): Promise<Github | null> {
  const token = inputs['github-token']
  if (!event.pull || token === '') return null
  return openGithub({ token, apiUrl: event.apiUrl, repository: event.repository })
}
