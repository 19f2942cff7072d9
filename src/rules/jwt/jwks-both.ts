import type { Node } from '../../model/node.ts'
import { mergedOrFileEntry } from '../../model/values.ts'
import { isPresent } from '../message/is-present.ts'
import { jwksUriOf } from './helpers/jwks-uri.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'

export const jwksBoth = defineRule({
  id: 'jwt/jwks-both',
  codes: ['inline-and-remote'],
  severity: 'error',
  summary: 'Keys are set both inline and by address.',
  why: 'The API server refuses a RequestAuthentication with both. Without that check, a setting of istiod decides whether the inline keys or those at the address are used.',
  fix: 'Keep `jwksUri`, so that the issuer can change its keys; or keep `jwks`, if istiod cannot reach the issuer.',
  on: {
    *'values/jwt'(entry) {
      yield* check(mergedOrFileEntry(entry))
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
