import { isDataMap } from '../../core/plain-data.ts'
import type { Node } from '../../model/node.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'
import { mergedOrFileEntry } from '../../model/values.ts'
import { isPresent } from '../message/is-present.ts'
import { keySet, type KeySetCode } from './helpers/jwks.ts'
import { keyDefect, kidDefects, type KeyCode, type KidCode } from './helpers/key-defects.ts'
import { unreadableMember } from './helpers/readable-key.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'

export const jwksInline = defineRule({
  id: 'jwt/jwks-inline',
  codes: [
    'not-json',
    'not-a-key-set',
    'key-without-set',
    'no-keys',
    'no-key-type',
    'symmetric-key',
    'private-key',
    'unknown-key-type',
    'missing-member',
    'undecodable-member',
    'boolean-member-name',
    'unsupported-curve',
    'not-on-curve',
    'short-rsa-key',
    'expired-certificate',
    'no-kid',
    'repeated-kid',
  ],
  severity: 'error',
  istio: ['IST0106'],
  summary: 'Inline keys that cannot be used, or that must not be in a repository.',
  why: 'Envoy loads keys only from a JWK set; from anything else it loads none, and refuses every token with 401. A private or symmetric key in a repository lets all its readers sign tokens.',
  fix: 'Write what the issuer publishes at its `jwks_uri`: `{"keys": [...]}` with public keys, each with its `kid`.',
  parts: ['patch', 'unapplied'],
  across: {
    *'values/jwt'(entry, { context }) {
      yield* check(mergedOrFileEntry(entry).get('jwks'), context.now)
    },

    *RequestAuthentication(authentication, { context }) {
      for (const rule of authentication.spec.items('jwtRules')) yield* check(rule.get('jwks'), context.now)
    },
  },
})

type Code = KeySetCode | KeyCode | KidCode

function* check(jwks: Node, now: number | null): Generator<Problem<Code>> {
  if (!isPresent(jwks)) return
  const set = keySet(jwks)
  if ('defect' in set) {
    const { code, defect, refusedBy } = set
    const message = `jwks ${defect}: no key can be read, and every token is refused`
    yield { ...problem(code, jwks, message), ...(refusedBy && { refusedBy }) }
    return
  }
  for (const [index, key] of set.keys.entries()) {
    const defect = hasPlaceholder(key) ? null : keyDefect(key, now)
    if (!defect) continue
    const { code, severity = 'error', text } = defect
    const about = `${code} ${index}`
    const isUnreadable = !isDataMap(key) || unreadableMember(key) !== null
    const refusal = isUnreadable && { refusedBy: 'webhook' as const }
    yield { ...problem(code, keyNode(jwks, index), `key ${index + 1} ${text}`), severity, about, ...refusal }
  }
  for (const { code, message } of kidDefects(set.keys))
    yield { ...problem(code, jwks, message), severity: 'info' }
}

/** True for a key with a placeholder in one of its members, of which some are lists. */
function hasPlaceholder(key: unknown): boolean {
  return (
    isDataMap(key) &&
    Object.values(key)
      .flat()
      .some((member) => typeof member === 'string' && isUnfilled(member))
  )
}

/** The node of a key if the set is written as YAML, else that of the whole set. */
function keyNode(jwks: Node, index: number): Node {
  return jwks.kind === 'map' ? jwks.get('keys').item(index) : jwks
}

function problem(code: Code, node: Node, message: string): Problem<Code> {
  return { code, node, message, about: code }
}
