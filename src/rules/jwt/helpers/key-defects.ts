import { table } from '../../../core/table.ts'
import { X509Certificate } from 'node:crypto'
import { isDataMap } from '../../../core/plain-data.ts'
import type { Severity } from '../../../core/report.ts'
import type { Jwk } from './jwks.ts'
import { curveDefect } from './curve-defect.ts'
import { unreadableMember } from './readable-key.ts'
import { quote, quoteAll } from '../../message/quote.ts'

/** What is wrong with a key. */
export interface KeyDefect {
  readonly code: KeyCode
  /** By default `error`. */
  readonly severity?: Severity
  /** The end of a sentence. */
  readonly text: string
}

/** The codes of defects of a key. */
export type KeyCode =
  | 'no-key-type'
  | 'symmetric-key'
  | 'private-key'
  | 'unknown-key-type'
  | 'missing-member'
  | 'undecodable-member'
  | 'boolean-member-name'
  | 'unsupported-curve'
  | 'not-on-curve'
  | 'short-rsa-key'
  | 'expired-certificate'

/** What is wrong with the `kid` of a key. */
export interface KidDefect {
  readonly code: KidCode
  readonly message: string
}

/** The codes of defects of a `kid`. */
export type KidCode = 'no-kid' | 'repeated-kid'

/**
 * Says what is wrong with one key of a JWK set (RFC 7517, RFC 7518 section 6, RFC 8037); `null` if nothing is. `now` is
 * in milliseconds since 1970; without it expiry is not checked.
 */
export function keyDefect(key: unknown, now: number | null): KeyDefect | null {
  if (!isDataMap(key) || typeof key['kty'] !== 'string')
    return { code: 'no-key-type', text: 'is no key: it has no `kty`' }
  return (
    secretDefect(key) ??
    memberDefect(key, key['kty']) ??
    encodingDefect(key) ??
    curveDefect(key) ??
    strengthDefect(key) ??
    expiryDefect(key, now)
  )
}

/**
 * Reports each key without a `kid`, by which a token names its key, and each key with the `kid` of an earlier one. `keys` are
 * those of a JWK set; messages number them from 1.
 */
export function kidDefects(keys: readonly unknown[]): KidDefect[] {
  const kids = keys.map((key) => (isDataMap(key) && typeof key['kid'] === 'string' ? key['kid'] : ''))
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
    text: `contains the private key (${quoteAll(secret)}): whoever can read this can sign tokens; replace the key, and list only its public part`,
  }
}

const privateMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth']

function memberDefect(key: Jwk, type: string): KeyDefect | null {
  const members = publicMembers.get(type)
  if (!members)
    return { code: 'unknown-key-type', text: `has the type ${quote(type)}, which Envoy does not support` }
  const missing = members.filter((member) => typeof key[member] !== 'string' || key[member] === '')
  if (missing.length === 0) return null
  const text = `lacks ${quoteAll(missing)}`
  const member = missing.find((name) => isMisread(key, name))
  if (member === undefined) return { code: 'missing-member', text }
  const reason = `YAML reads a bare \`${member}\` as ${booleanNames[member]}; write \`"${member}"\``
  return { code: 'boolean-member-name', text: `${text}: ${reason}` }
}

function encodingDefect(key: Jwk): KeyDefect | null {
  const member = unreadableMember(key)
  if (member === null) return null
  const isNumber = publicMembers.get(String(key['kty']))?.includes(member) && member !== 'crv'
  const form = isNumber ? 'base64url' : (formsOfLists[member] ?? 'a string')
  return { code: 'undecodable-member', text: `has a ${quote(member)} that is not ${form}` }
}

const formsOfLists = table<string>({
  x5c: 'a list of certificates in base64 (DER, without line `BEGIN CERTIFICATE`)',
  key_ops: 'a list of strings such as `["verify"]`',
})

/** True if YAML read a bare key `y` or `n` as a boolean, so that Helm renders the key `true` or `false`. */
function isMisread(key: Jwk, member: string): boolean {
  return Object.hasOwn(booleanNames, member) && key[booleanNames[member]!] !== undefined
}

const booleanNames = table<string>({ y: 'true', n: 'false' })

/** The members of a public key, by its type. */
const publicMembers: ReadonlyMap<string, readonly string[]> = new Map([
  ['RSA', ['n', 'e']],
  ['EC', ['crv', 'x', 'y']],
  ['OKP', ['crv', 'x']],
])

function strengthDefect(key: Jwk): KeyDefect | null {
  if (key['kty'] !== 'RSA' || typeof key['n'] !== 'string') return null
  const bits = bitsOf(key['n'])
  if (bits >= minBits) return null
  const text = `has ${bits} bits: RSA needs at least ${minBits}`
  return { code: 'short-rsa-key', severity: 'warning', text }
}

/** RFC 7518 section 3.3. */
const minBits = 2048

/** The length in bits of a number that is written in base64url. */
function bitsOf(base64url: string): number {
  const number = Buffer.from(base64url, 'base64url').toString('hex').replace(/^0+/, '')
  return number === '' ? 0 : 4 * number.length - Math.clz32(parseInt(number[0]!, 16)) + 28
}

function expiryDefect({ x5c }: Jwk, now: number | null): KeyDefect | null {
  const [first] = Array.isArray(x5c) ? (x5c as unknown[]) : []
  const end = typeof first === 'string' ? expiryOf(first) : null
  if (end === null || now === null || Date.parse(end) >= now) return null
  const text = `has a certificate in \`x5c\` that expired on ${end}`
  return { code: 'expired-certificate', severity: 'warning', text }
}

/** The end of validity of a certificate: DER in plain base64 (RFC 7517 section 4.7, where the key's own is the first). */
function expiryOf(certificate: string): string | null {
  try {
    return new X509Certificate(Buffer.from(certificate, 'base64')).validTo
  } catch {
    return null
  }
}
