import type { Truth } from '../match/truth.ts'
import { anyOf } from '../match/truth.ts'
import type { TextMatch } from '../match/text-match.ts'
import type { Claims } from '../request.ts'

/**
 * Whether a claim is a text that matches, or a list with one. False for an absent claim, a number and a boolean (istio
 * `pilot/pkg/security/authz/matcher/metadata.go`; Envoy `source/common/common/matchers.cc`, ValueMatcher).
 *
 * @param claims `null` if the request has no token
 * @param path the names of nested claims
 */
export function claimMatches(claims: Claims | null, path: readonly string[], matches: TextMatch): Truth {
  const value = claimAt(claims, path)
  const texts = (Array.isArray(value) ? value : [value]).filter((item) => typeof item === 'string')
  return anyOf(texts.map(matches))
}

/**
 * The value of a claim; `undefined` if the token has none, or if there is no token (`claims` is `null`).
 *
 * @param path the names of nested claims
 */
export function claimAt(claims: Claims | null, path: readonly string[]): unknown {
  let value: unknown = claims ?? undefined
  for (const name of path) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
    value = Object.hasOwn(value, name) ? (value as Claims)[name] : undefined
  }
  return value
}

/**
 * The names in a key such as `request.auth.claims[a][b]`, of what follows its prefix (istio
 * `pilot/pkg/security/authz/model/util.go`, extractNameInNestedBrackets).
 */
export function bracketedNames(text: string): string[] {
  const nested = /^(?:\[[^[\]]*\])+$/.test(text)
  if (!nested) return [text.replace(/^\[/, '').replace(/\]$/, '')]
  return [...text.matchAll(/\[([^[\]]*)\]/g)].map(([, name]) => name!)
}
