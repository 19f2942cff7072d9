import type { ProcessEnvironment } from '../environment.ts'

/**
 * Environment variables that let Git fetch from one server with a token: nothing is written to disk or passed on a
 * command line. The first, empty value removes a header that actions/checkout may have configured, since GitHub refuses
 * a request with two of them.
 */
export function gitCredentials(serverUrl: string, token: string): ProcessEnvironment {
  if (token === '') return {}
  const name = `http.${serverUrl}/.extraheader`
  return {
    GIT_CONFIG_COUNT: '2',
    GIT_CONFIG_KEY_0: name,
    GIT_CONFIG_VALUE_0: '',
    GIT_CONFIG_KEY_1: name,
    GIT_CONFIG_VALUE_1: `AUTHORIZATION: basic ${basicCredentials(token)}`,
  }
}

/** User and token as basic authentication sends them; as secret as the token. */
export function basicCredentials(token: string): string {
  return Buffer.from(`x-access-token:${token}`).toString('base64')
}
