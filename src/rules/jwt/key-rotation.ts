import type { Node } from '../../model/node.ts'
import { isPresent } from '../message/is-present.ts'
import { keySet } from './helpers/jwks.ts'
import { jwksUriOf } from './helpers/jwks-uri.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'

export const keyRotation = defineRule({
  id: 'jwt/key-rotation',
  codes: ['single-inline-key'],
  severity: 'warning',
  summary: 'A single inline key, which does not follow when the issuer changes its key.',
  why: 'Issuers change their keys, on a schedule or in an emergency. From then on every new token is refused, until the new key is deployed here.',
  fix: 'Set `jwksUri`, which istiod fetches again every 20 minutes; or list the next key beside the current one before the issuer changes it.',
  on: {
    // Another values file may set `jwksUri`, so the merged values are checked.
    *'values/jwt'(entry) {
      if (entry.merged) yield* check(entry.merged)
    },

    *RequestAuthentication(authentication) {
      for (const rule of authentication.spec.items('jwtRules')) yield* check(rule)
    },
  },
})

function* check(rule: Node): Generator<Problem<'single-inline-key'>> {
  const jwks = rule.get('jwks')
  if (!isPresent(jwks) || isPresent(jwksUriOf(rule))) return
  const set = keySet(jwks)
  if (!('keys' in set) || set.keys.length !== 1) return
  yield {
    code: 'single-inline-key',
    node: jwks,
    message:
      'a single inline key: when the issuer changes it, every token is refused; use `jwksUri`, or add the next key before the change',
    about: rule.get('issuer').text,
  }
}
