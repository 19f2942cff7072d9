import type { Node } from '../../model/node.ts'
import { settings } from '../../model/values.ts'
import { isPresent } from '../message/is-present.ts'
import { jwksUriOf } from './helpers/jwks-uri.ts'
import { defineRule, type Problem } from '../rule.ts'

export const jwksBoth = defineRule({
  id: 'jwt/jwks-both',
  codes: ['inline-and-remote'],
  severity: 'error',
  summary: 'Keys are given inline and by address.',
  why: 'The API server refuses a RequestAuthentication with both. Where it gets past it, istiod uses the inline keys, or those of the address, by a setting of its own.',
  fix: 'Keep `jwksUri`, so that the keys of the issuer can change; or `jwks`, where the issuer cannot be reached.',
  on: {
    *'values/jwt'(entry) {
      yield* check(settings(entry))
    },

    *RequestAuthentication(authentication) {
      for (const rule of authentication.spec.items('jwtRules')) yield* check(rule)
    },
  },
})

function* check(rule: Node): Generator<Problem<'inline-and-remote'>> {
  const [jwks, uri] = [rule.get('jwks'), jwksUriOf(rule)]
  if (!isPresent(jwks) || !isPresent(uri)) return
  yield {
    code: 'inline-and-remote',
    node: jwks,
    message: '`jwks` beside `jwksUri`: the API server refuses both together; keep one',
    refusedBy: 'schema',
    about: uri.text,
    related: [{ node: uri, note: 'the address of the keys' }],
  }
}
