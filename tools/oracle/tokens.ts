import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto'

/** The claims of a token; a time such as `now-30` counts in seconds, and `null` leaves a claim out that is there by default. */
export type Claims = Readonly<Record<string, unknown>>

/** What a request sends as a token: a text, or claims that a key signs. */
export type Token = string | { readonly key: string; readonly claims: Claims; readonly algorithm?: 'none' }

/** Key pairs by name, made anew in each run: no decision depends on their value. */
export class SigningKeys {
  readonly #pairs = new Map<string, { privateKey: KeyObject; publicKey: KeyObject }>()

  /** The JWK set with the public key of a pair. Each pair says that it is the same key, so that a wrong one is tried. */
  keySet(name: string): string {
    const { publicKey } = this.#pair(name)
    return JSON.stringify({
      keys: [{ ...publicKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'RS256' }],
    })
  }

  /** The token as it stands in `Authorization` after `Bearer`. */
  write(token: Token): string {
    if (typeof token === 'string') return token
    const claims = resolvedClaims(token, Math.floor(Date.now() / 1000))
    const header = token.algorithm === 'none' ? { alg: 'none' } : { alg: 'RS256', typ: 'JWT', kid }
    const signed = `${encode(header)}.${encode(claims)}`
    if (token.algorithm === 'none') return `${signed}.`
    const signature = sign('RSA-SHA256', Buffer.from(signed), this.#pair(token.key).privateKey)
    return `${signed}.${signature.toString('base64url')}`
  }

  #pair(name: string): { privateKey: KeyObject; publicKey: KeyObject } {
    const pair = this.#pairs.get(name) ?? generateKeyPairSync('rsa', { modulusLength: 2048 })
    this.#pairs.set(name, pair)
    return pair
  }
}

const kid = 'k1'

/**
 * The claims of a token with times in numbers, and those that are there by default.
 *
 * @param now in seconds
 */
export function resolvedClaims({ claims }: Exclude<Token, string>, now: number): Claims {
  const entries = Object.entries({ iat: 'now', exp: 'now+3600', ...claims })
    .filter(([, value]) => value !== null)
    .map(([name, value]) => [name, timeOf(value, now) ?? value])
  return Object.fromEntries(entries)
}

function timeOf(value: unknown, now: number): number | undefined {
  const [, offset] = typeof value === 'string' ? (/^now([-+]\d+)?$/.exec(value) ?? []) : []
  if (typeof value !== 'string' || !/^now([-+]\d+)?$/.test(value)) return undefined
  return now + Number(offset ?? 0)
}

function encode(part: unknown): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url')
}

/** A URL or path without the tokens in its query. */
export function withoutTokens(url: string): string {
  return url.replace(/(?<==)[\w-]+\.[\w-]+\.[\w-]*/g, '<token>')
}
