import type { Confidence, Severity } from '../../core/report.ts'
import { isCloudMetadata, isIP, isLinkLocal } from '../../syntax/address.ts'
import { hostDefect } from '../../syntax/host-syntax.ts'
import type { Node } from '../../model/node.ts'
import { parseUrl, hostReach, type UrlParts } from '../../syntax/url.ts'
import { mergedOrFileEntry } from '../../model/values.ts'
import { jwksUriOf } from './helpers/jwks-uri.ts'
import { placeholderDefect, unfilledName } from './helpers/placeholder-defect.ts'
import { quote } from '../message/quote.ts'
import { schemeOf } from '../schema/cel/url-scheme.ts'
import { defineRule } from '../rule.ts'
import type { Problem, ProposedFix } from '../problem.ts'
import { isSubstitution } from '../../syntax/unfilled.ts'

export const jwksUriInvalid = defineRule({
  id: 'jwt/jwks-uri-invalid',
  codes: [
    'placeholder',
    'not-a-url',
    'unsupported-scheme',
    'port-not-a-number',
    'port-out-of-range',
    'link-local-address',
    'metadata-address',
    'wildcard-host',
    'host-syntax',
    'public-plain-http',
    'internal-plain-http',
    'local-host',
    'ip-address',
    'user-info',
    'fragment',
  ],
  severity: 'error',
  ownsPlaceholders: true,
  istio: ['IST0106'],
  summary: 'An address of keys that cannot be used, or that others can tamper with.',
  why: 'Whoever answers at `jwksUri` decides whose tokens are accepted. Over plain http that is anyone on the network path; if the address does not answer, every token is refused.',
  fix: 'Write the absolute https URL that the issuer publishes as `jwks_uri` in its discovery document.',
  parts: ['patch', 'unapplied'],
  on: {
    *'values/jwt'(entry) {
      yield* check(jwksUriOf(mergedOrFileEntry(entry)))
    },

    *RequestAuthentication(authentication) {
      for (const rule of authentication.spec.items('jwtRules')) yield* check(jwksUriOf(rule))
    },
  },
})

/** A defect of a `jwksUri`. */
interface Defect {
  readonly code: Code
  readonly severity?: Severity
  readonly confidence?: Confidence
  /** The end of a sentence. */
  readonly text: string
  readonly refusedBy?: 'webhook'
}

type Code =
  | 'placeholder'
  | 'not-a-url'
  | 'unsupported-scheme'
  | 'port-not-a-number'
  | 'port-out-of-range'
  | 'link-local-address'
  | 'metadata-address'
  | 'wildcard-host'
  | 'host-syntax'
  | 'public-plain-http'
  | 'internal-plain-http'
  | 'local-host'
  | 'ip-address'
  | 'user-info'
  | 'fragment'

function* check(uri: Node): Generator<Problem<Code>> {
  // schema/invalid reports a value that is no string.
  if (uri.text === '' || isSubstitution(uri.text)) return
  const defect = defectOf(uri.text)
  if (!defect) return
  const { text, severity = 'error', ...details } = defect
  const message = `jwksUri ${quote(uri.text)} ${text}`
  yield { ...details, node: uri, severity, message, about: uri.text, ...fixOf(uri) }
}

/** Proposes https, and no fragment. Not for plain http at an explicit port, since the port of TLS is unknown. */
function fixOf(uri: Node): { fix?: ProposedFix } {
  const url = parseUrl(uri.text)
  if (!url || hostReach(url.host) !== 'public' || (url.scheme === 'http' && url.port !== '')) return {}
  const value = uri.text
    .replace(/^http:/i, 'https:')
    .slice(0, url.fragment === '' ? undefined : -url.fragment.length)
  return value === uri.text
    ? {}
    : { fix: { safety: 'unsafe', title: `set jwksUri to ${value}`, set: [{ node: uri, value }] } }
}

function defectOf(text: string): Defect | undefined {
  const placeholder = placeholderDefect(text)
  if (placeholder) return placeholder
  // `JWKS_URI`: a script may put the address in its place.
  if (/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/.test(text)) return unfilledName
  const url = parseUrl(text)
  if (!url) {
    const reason = 'is no absolute URL, such as `https://login.example.com/keys`'
    return { code: 'not-a-url', text: reason, ...webhookRefusal(text) }
  }
  if (url.scheme !== 'https' && url.scheme !== 'http') {
    const reason = `has the scheme ${quote(url.scheme)}: only https and http are fetched`
    return { code: 'unsupported-scheme', text: reason, refusedBy: 'webhook' }
  }
  return portDefect(url) ?? addressDefect(url) ?? plainHttpDefect(url) ?? warningDefect(url)
}

/** Istio's webhook takes what Go reads as a URL of one of these schemes, as the definition of the kind does. */
function webhookRefusal(text: string): { readonly refusedBy?: 'webhook' } {
  return ['http', 'https'].includes(schemeOf(text) ?? '') ? {} : { refusedBy: 'webhook' }
}

function portDefect({ port }: UrlParts): Defect | undefined {
  if (port === '') return undefined
  const text = `has the port ${quote(port)}`
  if (!/^\d+$/.test(port))
    return { code: 'port-not-a-number', text: `${text}, which is no number`, refusedBy: 'webhook' }
  const number = Number(port)
  return number >= 1 && number <= 65535
    ? undefined
    : { code: 'port-out-of-range', text: `${text}: ports are 1 to 65535` }
}

function addressDefect({ host }: UrlParts): Defect | undefined {
  if (isLinkLocal(host))
    return {
      code: 'link-local-address',
      text: 'is a link-local address: istiod would ask the machine it runs on, where clouds keep credentials; since Istio 1.32 it refuses to, and every token is refused',
    }
  if (isCloudMetadata(host))
    return {
      code: 'metadata-address',
      text: 'is the metadata server of a cloud, which answers istiod with credentials; since Istio 1.32 istiod does not ask it, and every token is refused',
    }
  if (isIP(host)) return undefined
  if (host.includes('*')) return { code: 'wildcard-host', text: 'has a host that is a wildcard' }
  const defect = hostDefect(host)
  return defect ? { code: 'host-syntax', text: `has a host that ${defect.text}` } : undefined
}

function plainHttpDefect({ scheme, host }: UrlParts): Defect | undefined {
  if (scheme !== 'http') return undefined
  const reach = hostReach(host)
  if (reach === 'public')
    return {
      code: 'public-plain-http',
      text: 'fetches keys over plain http from a public host: anyone on the network path can hand out other keys; use https',
    }
  if (reach === 'local' || isIP(host)) return undefined
  return {
    code: 'internal-plain-http',
    severity: 'info',
    text: 'fetches keys over plain http inside your own network: anyone on the network path can hand out other keys',
  }
}

function warningDefect({ host, userInfo, fragment }: UrlParts): Defect | undefined {
  const warning = (code: Code, text: string): Defect => ({ code, severity: 'warning', text })
  if (hostReach(host) === 'local')
    return warning(
      'local-host',
      "is istiod's own machine, which probably does not serve the keys of an issuer",
    )
  if (isIP(host))
    return warning('ip-address', 'names an IP address, which may change without notice: use a host name')
  if (userInfo !== '')
    return warning('user-info', 'contains a user name: credentials do not belong in a manifest')
  return fragment === '' ? undefined : warning('fragment', 'has a fragment, which is never sent')
}
