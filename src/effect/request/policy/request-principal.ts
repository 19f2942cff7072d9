import { filledMatch, policyPattern, type TextMatch, type TextPattern } from '../match/text-match.ts'
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
  const { issuer, subject } = requestPrincipalPatterns(value)
  const [ofIssuer, ofSubject] = [filledMatch(issuer.text, issuer), filledMatch(subject.text, subject)]
  return ({ claims }) => allOf([textClaim(claims?.['iss'], ofIssuer), textClaim(claims?.['sub'], ofSubject)])
}

/**
 * The issuers and subjects that a value of `requestPrincipals` means; both have to match. The last `/` separates them. With
 * `/`, a star at the start is of the issuer and one at the end of the subject. Without `/`, `*x` is any issuer with a subject
 * pattern, `x*` an issuer pattern with any subject, `x` an issuer with the subject `''`. `*` is any issuer and subject.
 */
export function requestPrincipalPatterns(value: string): {
  readonly issuer: TextPattern
  readonly subject: TextPattern
} {
  const slash = value.lastIndexOf('/')
  const [issuer, subject] = [value.slice(0, slash), value.slice(slash + 1)]
  const any = policyPattern('*')
  if (value === '*') return { issuer: any, subject: any }
  if (slash < 0) {
    if (value.startsWith('*')) return { issuer: any, subject: policyPattern(value) }
    // Without a star the subject is compared with an empty text.
    return { issuer: policyPattern(value), subject: value.endsWith('*') ? any : literal('') }
  }
  if (value.startsWith('*')) return { issuer: policyPattern(issuer), subject: literal(subject) }
  return {
    issuer: literal(issuer),
    subject: value.endsWith('*') ? policyPattern(subject) : literal(subject),
  }
}

/** The text itself, whatever stars it has. */
function literal(text: string): TextPattern {
  return { form: 'exact', text }
}

function textClaim(value: unknown, matches: TextMatch): Truth {
  return typeof value === 'string' && matches(value)
}
