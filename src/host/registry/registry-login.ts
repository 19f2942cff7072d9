import { basicAuthorization, type CredentialStore } from './credentials.ts'
import { DownloadError, urlOf, type HttpClient } from './http-client.ts'

/** Part of a registry that a token is for. */
export interface LoginScope {
  readonly host: string
  /** The path of the chart. */
  readonly path: string
}

/** Answers the challenges of registries (the Distribution Specification, "Token Authentication"). */
export interface RegistryLogin {
  /** The header `Authorization` that a registry accepted before; `undefined` for none. */
  known(scope: LoginScope): string | undefined
  /** The header that answers a `WWW-Authenticate`; `null` if there is no login for it. */
  answer(challenge: string, scope: LoginScope): Promise<string | null>
}

/**
 * Logs in to registries with the credentials of the user; for a bearer challenge without credentials it asks for an anonymous
 * token. `answer` throws `DownloadError` if the challenge names no https address for tokens, or if that gives no token.
 */
export function registryLogin(client: HttpClient, credentials: CredentialStore): RegistryLogin {
  const accepted = new Map<string, string>()
  const keyOf = ({ host, path }: LoginScope): string => `${host}/${path}`
  return {
    known: (scope) => accepted.get(keyOf(scope)),
    async answer(challenge, scope) {
      const isBearer = /^bearer\s/i.test(challenge)
      const authorization = isBearer
        ? await tokenFor(challenge, scope, client, credentials)
        : basicFor(scope, credentials)
      if (authorization !== null) accepted.set(keyOf(scope), authorization)
      return authorization
    },
  }
}

function basicFor({ host, path }: LoginScope, credentials: CredentialStore): string | null {
  const login = credentials.ofRegistry(host, path)
  return login && 'user' in login ? basicAuthorization(login) : null
}

const maxTokenBytes = 2 ** 20

async function tokenFor(
  challenge: string,
  scope: LoginScope,
  client: HttpClient,
  credentials: CredentialStore,
): Promise<string> {
  const { host, path } = scope
  const parameters = challengeParameters(challenge)
  const realm = urlOf(parameters.get('realm') ?? '')
  if (!realm || (realm.protocol !== 'https:' && realm.hostname !== new URL(`http://${host}`).hostname))
    throw new DownloadError(`the registry ${host} names no https address for its tokens`)
  const fields = {
    service: parameters.get('service') ?? host,
    scope: parameters.get('scope') ?? `repository:${path}:pull`,
  }
  const request = tokenRequest(realm, fields, credentials.ofRegistry(host, path))
  const answer = await client.get({ ...request, maxBytes: maxTokenBytes })
  const token = answer.status === 200 ? tokenIn(answer.body) : null
  if (token === null)
    throw new DownloadError(`${realm.host} gives no token for ${host}/${path} (${answer.status})`)
  return `Bearer ${token}`
}

/** The parameters of a `WWW-Authenticate`, by name in lower case. */
function challengeParameters(challenge: string): ReadonlyMap<string, string> {
  const parameters = [...challenge.matchAll(/(\w+)="([^"]*)"/g)]
  return new Map(parameters.map(([, name = '', value = '']) => [name.toLowerCase(), value]))
}

function tokenRequest(
  url: URL,
  fields: Readonly<Record<string, string>>,
  login: ReturnType<CredentialStore['ofRegistry']>,
): Omit<Parameters<HttpClient['get']>[0], 'maxBytes'> {
  if (login && 'refreshToken' in login) return { url, form: refreshForm(fields, login.refreshToken) }
  return { url: withQuery(url, fields), authorization: login ? basicAuthorization(login) : undefined }
}

function refreshForm(fields: Readonly<Record<string, string>>, refreshToken: string): URLSearchParams {
  return new URLSearchParams({
    ...fields,
    grant_type: 'refresh_token',
    client_id: 'meshgate',
    refresh_token: refreshToken,
  })
}

function withQuery(realm: URL, fields: Readonly<Record<string, string>>): URL {
  const url = new URL(realm)
  for (const [name, value] of Object.entries(fields)) url.searchParams.set(name, value)
  return url
}

function tokenIn(body: Uint8Array): string | null {
  try {
    const answer = JSON.parse(new TextDecoder().decode(body)) as Readonly<Record<string, unknown>>
    const token = answer['token'] ?? answer['access_token']
    return typeof token === 'string' && /^[\x21-\x7e]+$/.test(token) ? token : null
  } catch {
    return null
  }
}
