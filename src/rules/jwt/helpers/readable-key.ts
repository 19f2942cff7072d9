import type { Jwk } from './jwks.ts'

/**
 * Names the member for which istiod cannot read a key, and so refuses the set; `null` if it can read the key. Source:
 * github.com/lestrrat-go/jwx 1.2 `jwk`, ParseKey, which reads a missing value from null.
 */
export function unreadableMember(key: Jwk): string | null {
  const type = key['kty']
  const form = typeof type === 'string' ? forms.get(type) : undefined
  if (!form) return 'kty'
  const isPrivate = key['d'] !== undefined
  const required = [...form.required, ...(isPrivate && form.secrets.length > 0 ? ['d'] : [])]
  const missing = required.find((member) => key[member] === undefined)
  if (missing !== undefined) return missing
  const numbers = [...form.numbers, ...(isPrivate ? form.secrets : [])]
  const undecoded = numbers.find((member) => !isTextOrAbsent(key[member]) || !isBase64(key[member] ?? ''))
  return undecoded ?? texts.find((member) => !isTextOrAbsent(key[member])) ?? unreadableList(key)
}

/** The certificates are parsed as well (jwx `jwk`, CertificateChain), which is not checked here. */
function unreadableList({ x5c, key_ops: operations }: Jwk): string | null {
  if (!isListOrAbsent(x5c) || !(x5c ?? []).every((item) => isBase64(item ?? ''))) return 'x5c'
  return isListOrAbsent(operations) ? null : 'key_ops'
}

interface KeyForm {
  readonly required: readonly string[]
  /** Members in base64url. */
  readonly numbers: readonly string[]
  /** Those that are read only of a private key, which has the member `d`. */
  readonly secrets: readonly string[]
}

const forms: ReadonlyMap<string, KeyForm> = new Map([
  ['RSA', { required: ['n', 'e'], numbers: ['n', 'e'], secrets: ['d', 'dp', 'dq', 'p', 'q', 'qi'] }],
  ['EC', { required: ['crv', 'x', 'y'], numbers: ['x', 'y'], secrets: ['d'] }],
  ['OKP', { required: ['crv', 'x'], numbers: ['x'], secrets: ['d'] }],
  ['oct', { required: ['k'], numbers: ['k'], secrets: [] }],
])

/** Members of every key that have to be texts. */
const texts = ['alg', 'kid', 'use', 'x5t', 'x5t#S256', 'x5u', 'crv']

function isTextOrAbsent(value: unknown): value is string | null | undefined {
  return value === undefined || value === null || typeof value === 'string'
}

function isListOrAbsent(value: unknown): value is (string | null)[] | null | undefined {
  return value === undefined || value === null || (Array.isArray(value) && value.every(isTextOrAbsent))
}

/** True for base64 in one of its alphabets, with or without padding (jwx `internal/base64`, Decode). */
function isBase64(text: string): boolean {
  const [, digits, padding = ''] = /^([^=]*)(={0,2})$/.exec(text.replace(/[\r\n]/g, '')) ?? []
  if (digits === undefined) return false
  const alphabet = /[+/]/.test(text) ? /^[A-Za-z0-9+/]*$/ : /^[\w-]*$/
  const isWhole = padding === '' ? digits.length % 4 !== 1 : (digits.length + padding.length) % 4 === 0
  return isWhole && alphabet.test(digits)
}
