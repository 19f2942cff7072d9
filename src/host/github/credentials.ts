import type { GitEnvironment } from '../git/git.ts'

/**
 * Variables that let Git fetch from one server with a token, and only for the commands that are given them: nothing is
 * written to disk and nothing stands in a command line. The empty value first takes away a header that
 * actions/checkout may have left in the configuration, since GitHub refuses a request with two of them.
 */
export function gitCredentials(serverUrl: string, token: string): GitEnvironment {
  if (token === '') return {}
  const name = `http.${serverUrl}/.extraheader`
  return {
    GIT_CONFIG_COUNT: '2',
    GIT_CONFIG_KEY_0: name,
    GIT_CONFIG_VALUE_0: '',
    GIT_CONFIG_KEY_1: name,
    GIT_CONFIG_VALUE_1: `AUTHORIZATION: basic ${basic(token)}`,
  }
}

/** The user and the token as HTTP sends them; as secret as the token itself. */
export function basic(token: string): string {
  return Buffer.from(`x-access-token:${token}`).toString('base64')
}
