import { table } from '../../core/table.ts'
import { UsageError } from '../../core/errors.ts'
import type { CallingPods, ClientRequest, PodIdentity } from '../../effect/request/hops/hop-chain.ts'
import type { Claims, Token } from '../../effect/request/request.ts'

/** A request as the command line states it. */
export interface RequestOptions {
  readonly method: string
  readonly url: string
  /** `NAME=VALUE`. */
  readonly headers: readonly string[]
  /** `NAMESPACE/SERVICEACCOUNT`, or `NAMESPACE/SERVICEACCOUNT/WORKLOAD`; absent for a client outside of the mesh. */
  readonly from?: string
  /** Claims: `issuer=https://id.example,aud=shop,exp=-1h`. */
  readonly token?: string
  readonly address?: string
  /** `NAMESPACE/SERVICEACCOUNT` of the pods of gateways that are not in the repository. */
  readonly gateway?: string
}

/**
 * Reads a request. Throws `UsageError` for one that is wrong.
 *
 * @param now milliseconds since 1970
 */
export function clientRequestOf(options: RequestOptions, now: number): ClientRequest {
  const { token } = options
  return clientRequestWith(options, token === undefined ? null : signedToken(claimsOf(token, now)), now)
}

/** Reads a request with a token, or without one. Throws `UsageError` for a request that is wrong. */
export function clientRequestWith(
  options: Omit<RequestOptions, 'token'>,
  token: Token | null,
  now: number,
): ClientRequest {
  const { scheme, host, port, target, authority } = partsOf(options.url)
  const headers = new Map(options.headers.map(headerOf))
  const isPlaced = [target, ...headers.values()].some((text) => text.includes(tokenMark))
  if (token && !isPlaced) headers.set('authorization', `Bearer ${tokenMark}`)
  const sent = [...headers].filter(([name]) => name !== 'host')
  return {
    request: {
      method: options.method.toUpperCase(),
      authority: headers.get('host') ?? authority,
      target: withTokenText(target),
      headers: new Map(sent.map(([name, value]) => [name, withTokenText(value)])),
    },
    scheme,
    host,
    port,
    caller: options.from === undefined ? null : callerIn(options.from),
    address: options.address,
    gatewayPods: options.gateway === undefined ? null : identityIn('--gateway', options.gateway),
    verification: { now, tokens: new Map(token ? [[tokenText, token]] : []) },
  }
}

function withTokenText(text: string): string {
  return text.replaceAll(tokenMark, tokenText)
}

/** The placeholder for the token in headers and the URL. Without it the token is in the header `authorization`. */
const tokenMark = '{token}'
/** A text in the form of a JWT, which proxies recognize. */
const tokenText = 'header.payload.signature'

interface UrlParts {
  readonly scheme: 'http' | 'https'
  readonly host: string
  readonly port: number
  /** As written: a URL object would normalize it. */
  readonly target: string
  readonly authority: string
}

function partsOf(text: string): UrlParts {
  const [, scheme, host = '', port, target = ''] =
    /^(https?):\/\/(\[[\da-f:.]+\]|[^/?#:@\s]+)(?::(\d{1,5}))?([/?#].*)?$/i.exec(text) ?? []
  if (scheme === undefined)
    throw new UsageError(`write the URL as in https://shop.example.com/api, not ${text}`)
  const isHttps = scheme.toLowerCase() === 'https'
  return {
    scheme: isHttps ? 'https' : 'http',
    host: host.replace(/^\[|\]$/g, '').toLowerCase(),
    port: port === undefined ? (isHttps ? 443 : 80) : Number(port),
    target: target.startsWith('/') ? target : `/${target}`,
    authority: port === undefined ? host : `${host}:${port}`,
  }
}

function headerOf(text: string): [name: string, value: string] {
  const at = text.indexOf('=')
  if (at < 1) throw new UsageError(`write a header as in --header x-user=ann, not ${text}`)
  return [text.slice(0, at).toLowerCase(), text.slice(at + 1)]
}

/** Without a workload all pods with the service account may call. */
function callerIn(text: string): CallingPods {
  const [namespace = '', serviceAccount = '', workload, ...more] = text.split('/')
  const isNamed = workload !== undefined && workload !== ''
  return isNamed && more.length === 0
    ? { ...identityIn('--from', `${namespace}/${serviceAccount}`), workload }
    : identityIn('--from', text)
}

function identityIn(option: string, text: string): PodIdentity {
  const [namespace = '', serviceAccount = '', ...more] = text.split('/')
  if (namespace === '' || serviceAccount === '' || more.length > 0)
    throw new UsageError(`write ${option} as NAMESPACE/SERVICEACCOUNT, not ${text}`)
  return { namespace, serviceAccount }
}

/** A token that is signed for each JWT rule whose issuer is its claim `iss`, or is empty. */
export function signedToken(claims: Claims): Token {
  return { claims, isSignedFor: ({ issuer }) => issuer === '' || issuer === claims['iss'] }
}

/** The claims in `issuer=https://id.example,aud=shop,exp=-1h`; a claim that is repeated is a list. */
function claimsOf(text: string, now: number): Claims {
  const claims = new Map<string, unknown>()
  for (const pair of text.split(',')) {
    const at = pair.indexOf('=')
    if (at < 1)
      throw new UsageError(`write a token as in --token issuer=https://id.example,aud=shop, not ${pair}`)
    const written = pair.slice(0, at)
    const name = longNames[written] ?? written
    const value = times.has(name) ? claimTime(name, pair.slice(at + 1), now) : pair.slice(at + 1)
    const earlier = claims.get(name)
    claims.set(name, earlier === undefined ? value : [earlier, value].flat())
  }
  // Issuers set a subject, and without one a request has no principal. Only `sub=` omits it.
  if (!claims.has('sub')) claims.set('sub', 'someone')
  if (claims.get('sub') === '') claims.delete('sub')
  return nested(claims)
}

const longNames = table<string>({ issuer: 'iss', audience: 'aud', subject: 'sub' })
const times = new Set(['exp', 'nbf', 'iat'])

/**
 * Seconds since 1970: a number of them, or as far from now as `+5m` and `-1h` say. Throws `UsageError` for another text.
 *
 * @param name the claim, for the message
 * @param now milliseconds since 1970
 */
export function claimTime(name: string, text: string, now: number): number {
  const [, sign, number, unit = ''] = /^([+-]?)(\d+)([smhd]?)$/.exec(text) ?? []
  if (number === undefined || (sign === '' && unit !== ''))
    throw new UsageError(`write ${name} as in ${name}=+5m, or in seconds since 1970, not ${text}`)
  if (sign === '') return Number(number)
  const seconds = Number(number) * units[(unit || 's') as keyof typeof units]
  return Math.floor(now / 1000) + (sign === '-' ? -seconds : seconds)
}

const units = { s: 1, m: 60, h: 3600, d: 86400 }

/** Dots in a name lead into nested claims: `realm_access.roles`. A name that is a URL stays as it is. */
function nested(claims: ReadonlyMap<string, unknown>): Claims {
  const root = Object.create(null) as Record<string, unknown>
  for (const [name, value] of claims) {
    const keys = name.includes('/') ? [name] : name.split('.')
    const last = keys.pop()!
    const parent = keys.reduce<Record<string, unknown>>((map, key) => {
      const child = map[key]
      if (typeof child === 'object' && child !== null) return child as Record<string, unknown>
      const created = Object.create(null) as Record<string, unknown>
      map[key] = created
      return created
    }, root)
    parent[last] = value
  }
  return root
}
