import type { Node } from '../../model/node.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'
import { isPresent } from '../message/is-present.ts'
import { problemsInValues } from './helpers/jwt-values.ts'
import { quoteAll } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'

export const tokenLocation = defineRule({
  id: 'jwt/token-location',
  codes: ['no-prefix', 'default-off', 'token-in-query', 'cookie-kept'],
  severity: 'warning',
  summary: 'Tokens are read from where they leak, or no longer from where clients send them.',
  why: 'A query ends up in access logs, in browser histories and in `Referer`. A cookie is never removed before the request is forwarded. And any named location switches off the defaults: `Authorization: Bearer`, and the parameter `access_token`.',
  fix: 'Read tokens from `Authorization: Bearer`, the default, or name it beside the others: `fromHeaders: [{name: Authorization, prefix: "Bearer "}]`.',
  on: {
    *RequestAuthentication(authentication) {
      for (const rule of authentication.spec.items('jwtRules')) yield* check(rule)
    },
  },
  across: {
    *'values/jwt'(entry, mesh) {
      yield* problemsInValues(entry, mesh, check)
    },
  },
})

type Code = 'no-prefix' | 'default-off' | 'token-in-query' | 'cookie-kept'

function* check(rule: Node): Generator<Problem<Code>> {
  yield* headerProblems(rule)
  if (rule.items('fromParams').some(isPresent)) yield parameterProblem(rule)
  if (rule.items('fromCookies').some(isPresent) && rule.get('forwardOriginalToken').scalar !== true) {
    yield problem(
      'cookie-kept',
      rule.get('fromCookies'),
      'a cookie is never removed: its token reaches the workload even without `forwardOriginalToken`',
    )
  }
}

function* headerProblems(rule: Node): Generator<Problem<Code>> {
  const headers = rule.items('fromHeaders').filter((header) => isPresent(header.get('name')))
  const names = headers.map((header) => header.get('name').text)
  if (headers.length === 0 || names.some(isUnfilled)) return
  const authorizationHeaders = headers.filter((header) => isAuthorization(header.get('name')))
  for (const header of authorizationHeaders.filter((candidate) => !isPresent(candidate.get('prefix')))) {
    const message =
      '`Authorization` without a prefix: the word `Bearer` counts as part of the token, which is refused; add `prefix: "Bearer "`'
    yield problem('no-prefix', header.get('name'), message)
  }
  if (authorizationHeaders.length > 0) return
  const message = `tokens are read only from ${quoteAll(names)}: \`Authorization: Bearer\` is off`
  yield { ...problem('default-off', rule.get('fromHeaders'), message), severity: 'info' }
}

function parameterProblem(rule: Node): Problem<Code> {
  const isOnlyLocation = rule.items('fromHeaders').length === 0
  const message =
    'a token in the query ends up in logs, histories and `Referer`: read it from a header' +
    (isOnlyLocation ? ' (`fromParams` switches `Authorization: Bearer` off)' : '')
  return problem('token-in-query', rule.get('fromParams'), message)
}

function isAuthorization(name: Node): boolean {
  return name.text.toLowerCase() === 'authorization'
}

function problem(code: Code, node: Node, message: string): Problem<Code> {
  return { code, node, message, about: code }
}
