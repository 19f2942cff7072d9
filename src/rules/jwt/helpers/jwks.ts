import { isDataMap } from '../../../core/plain-data.ts'
import type { Node } from '../../../model/node.ts'

/** A JSON web key. */
export type Jwk = Readonly<Record<string, unknown>>

/** The keys of a `jwks`, or why it is no key set, as the end of a sentence. */
export type KeySet =
  | { readonly keys: readonly unknown[] }
  | { readonly code: KeySetCode; readonly defect: string; readonly refusedBy?: 'webhook' }

/** The codes of defects of a key set. */
export type KeySetCode = 'not-json' | 'not-a-key-set' | 'key-without-set' | 'no-keys'

/** Reads a JWK set (RFC 7517 section 5), written as a JSON string or, in values of istio-jwt, as YAML. */
export function keySet(jwks: Node): KeySet {
  const set = jwks.kind === 'scalar' ? parse(jwks.text) : jwks.data
  if (set === undefined) return notJson(jwks.text)
  if (!isDataMap(set)) return { code: 'not-a-key-set', defect: 'is no JWK set', refusedBy: 'webhook' }
  const { keys } = set
  if (Array.isArray(keys) && keys.length > 0) return { keys }
  if (keys === undefined && 'kty' in set) {
    const defect = 'is one key, not a set of keys: write `{"keys": [...]}` around it'
    return { code: 'key-without-set', defect }
  }
  // istiod reads a map without `keys` as one key, and finds no type in it.
  const isRefused = keys === undefined && { refusedBy: 'webhook' as const }
  return { code: 'no-keys', defect: 'has no `keys`', ...isRefused }
}

/** Istiod reads one JSON value and ignores what follows, so that only proxies refuse such a text. */
function notJson(text: string): KeySet {
  return isJsonWithRest(text)
    ? { code: 'not-json', defect: 'has text after its JSON' }
    : { code: 'not-json', defect: 'is no JSON', refusedBy: 'webhook' }
}

/** True for a text that begins with a JSON object, by the error of V8: from any other value istiod reads no set. */
function isJsonWithRest(text: string): boolean {
  if (!text.trimStart().startsWith('{')) return false
  try {
    JSON.parse(text)
    return false
  } catch (error) {
    return error instanceof SyntaxError && error.message.includes('after JSON')
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
