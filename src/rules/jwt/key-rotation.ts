import type { Node } from '../../model/node.ts'
import { isPresent } from '../message/is-present.ts'
import { keySet } from './helpers/jwks.ts'
import { jwksUriOf } from './helpers/jwks-uri.ts'
import { defineRule, type Problem } from '../rule.ts'

export const keyRotation = defineRule({
  id: 'jwt/key-rotation',
  codes: ['single-inline-key'],
  severity: 'warning',
  summary: 'One inline key, and nothing that would follow when the issuer changes it.',
  why: 'Issuers change their keys, on a schedule or in an emergency. From that moment on every new token is refused, until the new key is deployed here.',
  fix: 'Set `jwksUri`, which istiod asks again every 20 minutes; or list the next key beside the one in use before the issuer changes over.',
  on: {
    // Whether another file sets `jwksUri` is only known once all are merged.
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
      'one inline key: when the issuer changes it, every token is refused; use `jwksUri`, or list the next key too before the change',
    about: rule.get('issuer').text,
  }
}
