import { isIP } from '../../syntax/address.ts'
import type { Node } from '../../model/node.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'
import { registrableDomain } from '../../syntax/registrable.ts'
import { parseUrl, hostReach } from '../../syntax/url.ts'
import { jwksUriOf } from './helpers/jwks-uri.ts'
import { problemsInValues } from './helpers/jwt-values.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'

export const jwksUriHost = defineRule({
  id: 'jwt/jwks-uri-host',
  codes: ['other-domain'],
  severity: 'warning',
  summary: 'The keys of an issuer come from another domain than the issuer.',
  why: 'Whoever answers at `jwksUri` decides which tokens are accepted. Another domain may belong to somebody else; often it is the address of another environment or of an example.',
  fix: 'Take the `jwks_uri` from the discovery document of the issuer, ISSUER/.well-known/openid-configuration; if that does name another domain, switch the rule off under `rules` in `.meshgate.yaml`.',
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

function* check(rule: Node): Generator<Problem<'other-domain'>> {
  const [issuer, uri] = [rule.get('issuer'), jwksUriOf(rule)]
  const [issuerHost, keysHost] = [publicHost(issuer.text), publicHost(uri.text)]
  if (issuerHost === null || keysHost === null || isDocumentedPair(issuerHost, keysHost)) return
  if (registrableDomain(issuerHost) === registrableDomain(keysHost)) return
  yield {
    code: 'other-domain',
    node: uri,
    message: `the keys of issuer ${quote(issuer.text)} come from ${quote(keysHost)}: whoever controls that domain can sign its tokens`,
    about: uri.text,
    related: [{ node: issuer, note: 'the issuer' }],
  }
}

/** The host name of a URL on the public Internet; `null` for anything else, and for a URL with a placeholder. */
function publicHost(text: string): string | null {
  if (isUnfilled(text)) return null
  const host = parseUrl(text)?.host.toLowerCase()
  return host !== undefined && !isIP(host) && hostReach(host) === 'public' ? host : null
}

function isDocumentedPair(issuerHost: string, keysHost: string): boolean {
  return documentedPairs.some(([issuer, keys]) => issuer === issuerHost && keys === keysHost)
}

/** Issuers whose own discovery documents name another domain for their keys. */
const documentedPairs: readonly (readonly [issuer: string, keys: string])[] = [
  ['accounts.google.com', 'www.googleapis.com'],
  ['cloud.google.com', 'www.gstatic.com'],
  ['securetoken.google.com', 'www.googleapis.com'],
  ['session.firebase.google.com', 'www.googleapis.com'],
  ['sts.windows.net', 'login.microsoftonline.com'],
]
