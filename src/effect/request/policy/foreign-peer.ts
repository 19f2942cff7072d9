import { trustDomainsOf } from '../../../istio/policy/identity.ts'
import type { Mesh } from '../../../model/mesh.ts'
import type { Closed } from '../decision.ts'
import type { Connection } from '../request.ts'

/** A proxy that verifies the trust domain of its clients. */
export type VerifyingProxy = 'envoy' | 'ztunnel'

/**
 * The trust domains whose clients a proxy accepts: Envoy those of the mesh, aliases included (istio
 * `pilot/pkg/networking/plugin/authn/util.go`, TrustDomainsForValidation); ztunnel only that of its own certificate (ztunnel
 * `src/tls/workload.rs`, TrustDomainVerifier).
 */
export function acceptedTrustDomains(mesh: Mesh, by: VerifyingProxy): readonly string[] {
  const { names } = trustDomainsOf(mesh)
  return by === 'ztunnel' ? names.slice(0, 1) : names
}

/** How a proxy closes a connection of the mesh by a client of a trust domain that it does not accept; `undefined` for any other. */
export function refusedForeignPeer(
  mesh: Mesh,
  { transport, principal }: Pick<Connection, 'transport' | 'principal'>,
  by: VerifyingProxy = 'envoy',
): Closed | undefined {
  if (transport !== 'mtls' || typeof principal !== 'string') return undefined
  return acceptedTrustDomains(mesh, by).some((domain) => principal.startsWith(`spiffe://${domain}/`))
    ? undefined
    : { kind: 'closed', reason: reasons[by] }
}

const reasons: Readonly<Record<VerifyingProxy, string>> = {
  envoy: 'the trust domain of the client is none of the mesh',
  ztunnel: 'the trust domain of the client is not that of the mesh, and ztunnel accepts no aliases',
}
