import { isIP } from '../../syntax/address.ts'
import type { Node } from '../../model/node.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'
import { registrableDomain } from '../../syntax/registrable.ts'
import { parseUrl, reachOf } from '../../syntax/url.ts'
import { jwksUriOf } from './helpers/jwks-uri.ts'
import { problemsInValues } from './helpers/jwt-values.ts'
import { quote } from '../message/quote.ts'
import { defineRule, type Problem } from '../rule.ts'

export const jwksUriHost = defineRule({
  id: 'jwt/jwks-uri-host',
  codes: ['other-domain'],
  severity: 'warning',
  summary: 'The keys of an issuer come from another domain than its own.',
  why: 'Whoever answers at `jwksUri` decides which tokens are good. On a domain of somebody else that is not the issuer, and often it is the address of another environment or of an example.',
  fix: 'Take the `jwks_uri` from the discovery document of the issuer, ISSUER/.well-known/openid-configuration; where it does name another domain, switch the rule off under `rules` in `.meshgate.yaml`.',
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
  const [own, keys] = [publicHost(issuer.text), publicHost(uri.text)]
  if (own === null || keys === null || isPublished(own, keys)) return
  if (registrableDomain(own) === registrableDomain(keys)) return
  yield {
    code: 'other-domain',
    node: uri,
    message: `the keys of issuer ${quote(issuer.text)} come from ${quote(keys)}: whoever has that domain can sign its tokens`,
    about: uri.text,
    related: [{ node: issuer, note: 'the issuer' }],
  }
}

/** The name of the host of a URL on the public Internet; `null` for anything else, and for what is not filled in yet. */
function publicHost(text: string): string | null {
  if (isUnfilled(text)) return null
  const host = parseUrl(text)?.host.toLowerCase()
  return host !== undefined && !isIP(host) && reachOf(host) === 'public' ? host : null
}

function isPublished(issuer: string, keys: string): boolean {
  return published.some(([one, other]) => one === issuer && other === keys)
}

/** Issuers whose own discovery documents name another domain for their keys. */
const published: readonly (readonly [issuer: string, keys: string])[] = [
  ['accounts.google.com', 'www.googleapis.com'],
  ['cloud.google.com', 'www.gstatic.com'],
  ['securetoken.google.com', 'www.googleapis.com'],
  ['session.firebase.google.com', 'www.googleapis.com'],
  ['sts.windows.net', 'login.microsoftonline.com'],
]
