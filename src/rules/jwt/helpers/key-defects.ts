import { X509Certificate } from 'node:crypto'
import type { Severity } from '../../../core/report.ts'
import { isJwkMap, type Jwk } from './jwks.ts'
import { quote, quoteAll } from '../../message/quote.ts'

/** What is wrong with a key. */
export interface KeyDefect {
  readonly code: KeyCode
  /** An error where it is left out. */
  readonly severity?: Severity
  /** The end of a sentence. */
  readonly text: string
}

/** What can be wrong with a key. */
export type KeyCode =
  | 'no-key-type'
  | 'symmetric-key'
  | 'private-key'
  | 'unknown-key-type'
  | 'missing-member'
  | 'boolean-member-name'
  | 'short-rsa-key'
  | 'expired-certificate'

/** What is wrong with the `kid` of a key. */
export interface KidDefect {
  readonly code: KidCode
  readonly message: string
}

/** What can be wrong with the `kid` of a key. */
export type KidCode = 'no-kid' | 'repeated-kid'

/**
 * What is wrong with one key of a JWK set (RFC 7517, RFC 7518 section 6, RFC 8037). `now` is in milliseconds since
 * 1970; without it nothing is said to have expired.
 */
export function keyDefect(key: unknown, now: number | null): KeyDefect | null {
  if (!isJwkMap(key) || typeof key['kty'] !== 'string')
    return { code: 'no-key-type', text: 'is no key: it has no `kty`' }
  return secretDefect(key) ?? memberDefect(key, key['kty']) ?? strengthDefect(key) ?? ageDefect(key, now)
}

/** Keys that share their `kid`, or have none: a token names its key by it. Numbers are 1-based. */
export function kidDefects(keys: readonly unknown[]): KidDefect[] {
  const kids = keys.map((key) => (isJwkMap(key) && typeof key['kid'] === 'string' ? key['kid'] : ''))
  return kids.flatMap((kid, index): KidDefect[] => {
    const name = `key ${index + 1}`
    if (kid === '')
      return [{ code: 'no-kid', message: `${name} has no \`kid\`, by which a token names its key` }]
    const first = kids.indexOf(kid)
    if (first === index) return []
    return [{ code: 'repeated-kid', message: `${name} has the \`kid\` ${quote(kid)} of key ${first + 1}` }]
  })
}

function secretDefect(key: Jwk): KeyDefect | null {
  if (key['kty'] === 'oct' || key['k'] !== undefined) {
    const text = 'is a symmetric key: whoever can read this can sign tokens; use a key pair'
    return { code: 'symmetric-key', text }
  }
  const secret = privateMembers.filter((member) => key[member] !== undefined)
  if (secret.length === 0) return null
  return {
    code: 'private-key',
    text: `holds the private key (${quoteAll(secret)}): whoever can read this can sign tokens; replace the key, and list its public part alone`,
  }
}

const privateMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth']

function memberDefect(key: Jwk, type: string): KeyDefect | null {
  const members = publicMembers.get(type)
  if (!members)
    return { code: 'unknown-key-type', text: `has the type ${quote(type)}, which Envoy does not know` }
  const lacking = members.filter((member) => typeof key[member] !== 'string' || key[member] === '')
  if (lacking.length === 0) return null
  const text = `lacks ${quoteAll(lacking)}`
  const member = lacking.find((name) => isMisread(key, name))
  if (member === undefined) return { code: 'missing-member', text }
  const reason = `YAML reads a bare \`${member}\` as ${truth[member]}; write \`"${member}"\``
  return { code: 'boolean-member-name', text: `${text}: ${reason}` }
}

/** Go reads the bare keys `y` and `n` of YAML as truth values, so that Helm renders others. */
function isMisread(key: Jwk, member: string): boolean {
  return Object.hasOwn(truth, member) && key[truth[member]!] !== undefined
}

const truth: Readonly<Record<string, string>> = { y: 'true', n: 'false' }

/** What a public key consists of. */
const publicMembers: ReadonlyMap<string, readonly string[]> = new Map([
  ['RSA', ['n', 'e']],
  ['EC', ['crv', 'x', 'y']],
  ['OKP', ['crv', 'x']],
])

function strengthDefect(key: Jwk): KeyDefect | null {
  if (key['kty'] !== 'RSA' || typeof key['n'] !== 'string') return null
  const bits = bitsOf(key['n'])
  if (bits >= leastBits) return null
  const text = `has ${bits} bits: RSA needs ${leastBits} at least`
  return { code: 'short-rsa-key', severity: 'warning', text }
}

/** RFC 7518 section 3.3. */
const leastBits = 2048

/** The length of a number that is written in base64url. */
function bitsOf(base64url: string): number {
  const number = Buffer.from(base64url, 'base64url').toString('hex').replace(/^0+/, '')
  return number === '' ? 0 : 4 * number.length - Math.clz32(parseInt(number[0]!, 16)) + 28
}

function ageDefect({ x5c }: Jwk, now: number | null): KeyDefect | null {
  const [first] = Array.isArray(x5c) ? (x5c as unknown[]) : []
  const end = typeof first === 'string' ? endOf(first) : null
  if (end === null || now === null || Date.parse(end) >= now) return null
  const text = `has a certificate in \`x5c\` that expired on ${end}`
  return { code: 'expired-certificate', severity: 'warning', text }
}

/** The certificate of the key itself is the first, DER in plain base64 (RFC 7517 section 4.7). */
function endOf(certificate: string): string | null {
  try {
    return new X509Certificate(Buffer.from(certificate, 'base64')).validTo
  } catch {
    return null
  }
}
