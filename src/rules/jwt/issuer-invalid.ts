import type { Confidence, Severity } from '../../core/report.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { isSubstitution } from '../../syntax/unfilled.ts'
import { parseUrl, hostReach, type UrlParts } from '../../syntax/url.ts'
import { mergedOrFileEntry, type ValuesEntry } from '../../model/values.ts'
import { isPresent } from '../message/is-present.ts'
import { jwksUriOf } from './helpers/jwks-uri.ts'
import { authenticationsOf } from './helpers/jwt-values.ts'
import { placeholderDefect } from './helpers/placeholder-defect.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem, ProposedFix } from '../problem.ts'

export const issuerInvalid = defineRule({
  id: 'jwt/issuer-invalid',
  codes: [
    'missing',
    'any-issuer',
    'not-text',
    'placeholder',
    'white-space',
    'not-https-url',
    'no-source-of-keys',
    'plain-http',
    'query',
    'fragment',
  ],
  severity: 'error',
  ownsPlaceholders: true,
  istio: ['IST0106'],
  summary: 'An issuer that no token can come from, or whose keys cannot be found.',
  why: 'The proxy requires that the issuer equals the `iss` of a token. Without `jwksUri` and `jwks` istiod asks the issuer itself for its keys; if that fails, every token is refused with 401.',
  fix: 'Write the issuer exactly as in the `iss` of the tokens: for OpenID Connect an https URL without query and fragment.',
  parts: ['patch', 'unapplied'],
  on: {
    *RequestAuthentication(authentication) {
      for (const rule of authentication.spec.items('jwtRules')) {
        const issuer = rule.get('issuer')
        if (!isPresent(issuer)) yield* missingIssuer(issuer, jwksUriOf(rule))
        else
          yield* issuerProblems(
            issuer,
            issuerDefect(issuer, isPresent(jwksUriOf(rule)) || isPresent(rule.get('jwks'))),
          )
      }
    },
  },
  across: {
    *'values/jwt'(entry, mesh) {
      const issuer = mergedOrFileEntry(entry).get('issuer')
      if (isPresent(issuer)) yield* issuerProblems(issuer, valuesIssuerDefect(issuer))
      else if (rendersAuthentication(mesh, entry))
        yield* missingIssuer(issuer, jwksUriOf(mergedOrFileEntry(entry)))
    },
  },
})

/** A defect of an issuer; `text` is the end of a sentence. */
interface Defect {
  readonly code: Code
  readonly severity?: Severity
  readonly confidence?: Confidence
  readonly text: string
}

type Code =
  | 'not-text'
  | 'placeholder'
  | 'white-space'
  | 'not-https-url'
  | 'no-source-of-keys'
  | 'plain-http'
  | 'query'
  | 'fragment'

function* issuerProblems(issuer: Node, defect: Defect | null): Generator<Problem<Code>> {
  if (!defect || isSubstitution(issuer.text)) return
  const { text, severity = 'error', ...details } = defect
  yield {
    ...details,
    node: issuer,
    severity,
    message: `issuer ${quote(issuer.data)} ${text}`,
    about: issuer.text,
    ...(details.code === 'not-text' && { refusedBy: 'schema' as const }),
    ...fixOf(issuer),
  }
}

/** Only white space around the issuer can be removed safely; inside it the intention is unknown. */
function fixOf(issuer: Node): { fix?: ProposedFix } {
  const value = issuer.text.trim()
  if (value === issuer.text || value === '' || /\s/.test(value)) return {}
  return {
    fix: {
      safety: 'safe',
      title: 'remove the white space around the issuer',
      set: [{ node: issuer, value }],
    },
  }
}

function* missingIssuer(issuer: Node, jwksUri: Node): Generator<Problem<'missing' | 'any-issuer'>> {
  if (!isPresent(jwksUri)) {
    const message = 'no issuer, and no `jwksUri` either: write the `iss` of the tokens'
    yield { code: 'missing', node: issuer, message, refusedBy: 'webhook', about: '' }
  } else {
    const message = 'no issuer: a token of any issuer whose key is among these is accepted'
    yield { code: 'any-issuer', node: issuer, severity: 'warning', message, about: '' }
  }
}

/** The defect of an issuer in values of istio-jwt, which must be an absolute https URL as in OpenID Connect. */
function valuesIssuerDefect(issuer: Node): Defect | null {
  return commonDefect(issuer) ?? urlDefect(parseUrl(issuer.text))
}

/** The defect of an issuer in a RequestAuthentication, where any string is valid if the keys have another source. */
function issuerDefect(issuer: Node, hasKeys: boolean): Defect | null {
  const url = parseUrl(issuer.text)
  const common = commonDefect(issuer)
  if (common) return common
  if (isHttpUrl(url)) return urlDefect(url)
  if (hasKeys) return null
  return {
    code: 'no-source-of-keys',
    text: 'is no URL, and without `jwksUri` or `jwks` istiod asks the issuer for its keys: every token is refused',
  }
}

function commonDefect(issuer: Node): Defect | null {
  if (typeof issuer.scalar !== 'string') return { code: 'not-text', text: 'is no string' }
  const placeholder = placeholderDefect(issuer.text)
  if (placeholder) return placeholder
  if (!/\s/.test(issuer.text)) return null
  return { code: 'white-space', text: 'contains white space, which no `iss` has' }
}

function urlDefect(url: UrlParts | null): Defect | null {
  if (!isHttpUrl(url))
    return { code: 'not-https-url', text: 'is no https URL, such as `https://login.example.com/realm`' }
  if (url.scheme === 'http' && hostReach(url.host) === 'public') {
    const text = 'is plain http: anyone on the network path can hand out other keys; use https'
    return { code: 'plain-http', severity: 'warning', text }
  }
  if (url.query !== '')
    return {
      code: 'query',
      severity: 'warning',
      text: 'has a query, which an OpenID Connect issuer must not have',
    }
  if (url.fragment === '') return null
  const text = 'has a fragment, which an OpenID Connect issuer must not have'
  return { code: 'fragment', severity: 'warning', text }
}

function isHttpUrl(url: UrlParts | null): url is UrlParts {
  return url !== null && (url.scheme === 'https' || url.scheme === 'http')
}

/** True if a RequestAuthentication is rendered from the values; otherwise an empty issuer only means "not set up yet". */
function rendersAuthentication(mesh: Mesh, entry: ValuesEntry): boolean {
  return entry.merged !== undefined && authenticationsOf(mesh, entry.target).length > 0
}
