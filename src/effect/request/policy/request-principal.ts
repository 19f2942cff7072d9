import { policyText, type TextMatch } from '../match/text-match.ts'
import { allOf, anyOf, type Truth } from '../match/truth.ts'
import type { Attribute, FactMatch } from './attribute.ts'

/**
 * Issuer and subject, separated by the last slash (istio `pilot/pkg/security/authz/model/generator.go`,
 * requestPrincipalGenerator): a star at the beginning makes the subject after a slash a literal.
 */
export const requestPrincipals: Attribute = {
  isHttp: true,
  match(values) {
    const matches = values.map(requestPrincipal)
    return (facts) => anyOf(matches.map((match) => match(facts)))
  },
}

function requestPrincipal(value: string): FactMatch {
  const [issuer, subject] = issuerAndSubject(value)
  return ({ claims }) => allOf([textClaim(claims?.['iss'], issuer), textClaim(claims?.['sub'], subject)])
}

function issuerAndSubject(value: string): readonly [issuer: TextMatch, subject: TextMatch] {
  const slash = value.lastIndexOf('/')
  const [issuer, subject] = [value.slice(0, slash), value.slice(slash + 1)]
  const any = policyText('*')
  if (value === '*') return [any, any]
  if (slash < 0) {
    if (value.startsWith('*')) return [any, policyText(value)]
    // Without a star the subject is compared with an empty text.
    return [policyText(value), value.endsWith('*') ? any : literal('')]
  }
  if (value.startsWith('*')) return [policyText(issuer), literal(subject)]
  return [literal(issuer), value.endsWith('*') ? policyText(subject) : literal(subject)]
}

/** The text itself, whatever stars it has. */
function literal(value: string): TextMatch {
  return (text) => text === value
}

function textClaim(value: unknown, matches: TextMatch): Truth {
  return typeof value === 'string' && matches(value)
}
