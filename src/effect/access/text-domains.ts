import type { PathNormalization } from '../request/match/request-path.ts'
import { quotedText, type TextPattern } from '../request/match/text-match.ts'
import { pathMachine } from './path-machine.ts'
import type { TextDomain } from './text-domain.ts'

/** Any text, such as the value of a claim. Headers and query parameters have their own domains. */
export const anyTexts: TextDomain = {
  name: 'texts',
  required: [],
  samplesFor: (patterns) => [...patterns.flatMap(textsNear), 'someone'],
}

/**
 * The values of a header: printable ASCII, spaces and tabs, which are those of RFC 9110 (5.5) within ASCII. They may be empty,
 * and begin or end with a space.
 */
export const headerValues: TextDomain = {
  ...anyTexts,
  name: 'header values',
  required: [regex('[\\t -~]*')],
}

/** Values of query parameters, as written. */
export const parameterValues: TextDomain = {
  ...anyTexts,
  name: 'parameter values',
  required: [regex('[!-"$%\'-~]*')],
}

/** Hosts as clients ask for them, with or without a port. */
export const hostNames: TextDomain = {
  name: 'hosts',
  required: [regex('[A-Za-z0-9_.-]+(:[0-9]+)?')],
  samplesFor: (patterns) => [
    ...patterns.flatMap(({ form, text }) => (form === 'suffix' ? [`any-name${text}`] : [])),
    ...patterns.flatMap(textsNear).map((text) => text.toLowerCase()),
    'other.example',
  ],
}

/** Server names of TLS, without a port; empty without a name. */
export const serverNames: TextDomain = {
  name: 'server names',
  required: [regex('[a-z0-9_.-]*')],
  samplesFor: (patterns) => [
    ...patterns.flatMap(({ form, text }) => (form === 'suffix' ? [`any-name${text}`] : [])),
    ...patterns.flatMap(textsNear).map((text) => text.toLowerCase()),
    'other.example',
  ],
}

/** Methods: tokens of RFC 9110. */
export const methodNames: TextDomain = {
  name: 'methods',
  required: [regex("[!#$%&'*+.^_`|~0-9A-Za-z-]+")],
  samplesFor: () => ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD'],
}

/**
 * Identities of pods, as istiod issues them. Connections of other trust domains are closed, except at listeners that do
 * not check the identity.
 */
export function identitiesOf(trustDomains: readonly string[]): TextDomain {
  const domains = [...new Set(trustDomains)]
  return {
    name: `identities ${domains.join()}`,
    required: [regex(`spiffe://(${domains.map(quotedText).join('|')})/ns/[a-z0-9-]+/sa/[a-z0-9.-]+`)],
    samplesFor: () => domains.map((domain) => `spiffe://${domain}/ns/any-namespace/sa/any-account`),
  }
}

/**
 * Paths as filters and routes see them. The domain excludes `OPTIONS *`, which proxies answer with 404 before all
 * filters (see `filterRequest`).
 */
export function normalPaths(normalization: PathNormalization): TextDomain {
  return {
    name: `paths ${normalization}`,
    required: [],
    machine(classOf) {
      const isOrdinary = [...'!$&+=@Z_z~'].some((character) => classOf(character) === classOf('%'))
      return pathMachine(normalization, !isOrdinary)
    },
    samplesFor: (patterns) => [
      ...patterns.flatMap(({ form, text }) => (form === 'prefix' ? [`${text}any-path`] : [])),
      ...patterns.flatMap(textsNear),
      '/',
      '/any-path',
    ],
  }
}

function regex(text: string): TextPattern {
  return { form: 'regex', text }
}

/** Readable examples of a pattern. */
function textsNear({ form, text }: TextPattern): string[] {
  if (form === 'exact' || form === 'prefix') return [text]
  return form === 'suffix' ? [`any${text}`] : []
}
