// How decisions of Envoy and of meshgate are compared.
import type { Decision } from './mesh-case.ts'
import { untrusted } from './simulate.ts'
import { withoutTokens } from './tokens.ts'

/**
 * What of a decision is compared. Envoy's reason for a wrong certificate names the certificate, that for a text which is no
 * token says how far Envoy read it; headers have no order, the text of a token differs in each run, and a connection that is used
 * again keeps the case of its first name.
 */
export function comparable(decision: Decision): Decision {
  const { details, location, upstream } = decision
  return {
    ...decision,
    ...(location !== undefined && { location: withoutTokens(location) }),
    ...(details !== undefined && { details: reasonOf(details) }),
    ...(upstream && {
      upstream: {
        ...upstream,
        ...(upstream.sni !== undefined && { sni: upstream.sni.toLowerCase() }),
        addedHeaders: upstream.addedHeaders.toSorted(),
        removedHeaders: upstream.removedHeaders.toSorted(),
      },
    }),
  }
}

function reasonOf(details: string): string {
  if (details.startsWith(untrusted)) return untrusted
  return details.replace(
    /(?<=^jwt_authn_access_denied\{)Jwt_(?:is_not_in_the_form|header_is|payload_is).*(?=\})/,
    'no token',
  )
}
