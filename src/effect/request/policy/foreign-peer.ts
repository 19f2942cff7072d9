import { trustDomainsOf } from '../../../istio/policy/identity.ts'
import type { Mesh } from '../../../model/mesh.ts'
import type { Closed } from '../decision.ts'
import type { Connection } from '../request.ts'

/**
 * How a proxy closes a connection of the mesh by a client that is neither of its trust domain nor of one of its aliases (istio
 * `pilot/pkg/networking/plugin/authn/util.go`, TrustDomainsForValidation); `undefined` for any other.
 */
export function refusedForeignPeer(mesh: Mesh, { transport, principal }: Connection): Closed | undefined {
  if (transport !== 'mtls' || typeof principal !== 'string') return undefined
  return trustDomainsOf(mesh).names.some((domain) => principal.startsWith(`spiffe://${domain}/`))
    ? undefined
    : { kind: 'closed', reason: 'the trust domain of the client is none of the mesh' }
}
