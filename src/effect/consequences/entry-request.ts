import { selects } from '../../istio/policy/selector.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { EntrySite } from '../access/entry-points.ts'
import type { AccessWitness } from '../access/witness.ts'
import type { ClientRequest, PodIdentity } from '../request/hops/hop-chain.ts'
import type { MeshProxy } from '../request/proxy/proxy.ts'
import { servicesIn } from '../request/registry/declared-services.ts'
import { targetPort } from '../request/registry/workloads.ts'
import { withoutPort } from '../request/routing/virtual-hosts.ts'

/** A request and its URL. */
export interface RequestWithUrl {
  readonly clientRequest: ClientRequest
  readonly url: string
}

/** The request of a client for which a witness arrives at the entry point; `null` if none leads there. */
export function clientRequestFor(
  site: EntrySite,
  witness: AccessWitness,
  meshes: readonly Mesh[],
): RequestWithUrl | null {
  if (site.kind === 'gateway') return requestToGateway(site, witness)
  // A caller of a waypoint is in ambient mode, which an identity alone does not tell.
  if (site.kind === 'waypoint') return null
  const { port } = witness.connection.destination
  const [service] = meshes.flatMap((mesh) => serviceBefore(mesh, site.proxy, port))
  return service && witness.connection.transport !== 'tls' ? requestToService(service, witness) : null
}

function requestToGateway(
  { proxy, port, isTls }: Extract<EntrySite, { kind: 'gateway' }>,
  { request, connection, verification }: AccessWitness,
): RequestWithUrl {
  const host = withoutPort(request.authority)
  const scheme = isTls ? 'https' : 'http'
  const { namespace, serviceAccount = 'any-account' } = proxy
  return {
    url: `${scheme}://${host}${portSuffix(port, scheme)}${request.target}`,
    clientRequest: {
      ...{ verification, address: connection.source },
      ...{ request, scheme, host, port, caller: null },
      gatewayPods: proxy.workload ? null : { namespace, serviceAccount },
    },
  }
}

function requestToService({ host, port }: ServicePort, witness: AccessWitness): RequestWithUrl {
  const { request, connection, verification } = witness
  return {
    url: `http://${host}${portSuffix(port, 'http')}${request.target}`,
    clientRequest: {
      ...{ verification, address: connection.source },
      request: { ...request, authority: host },
      ...{ scheme: 'http', host, port, gatewayPods: null },
      caller: connection.transport === 'mtls' ? callerOf(connection.principal ?? '') : null,
    },
  }
}

interface ServicePort {
  readonly host: string
  readonly port: number
}

function portSuffix(port: number, scheme: 'http' | 'https'): string {
  return port === (scheme === 'https' ? 443 : 80) ? '' : `:${port}`
}

/** The Service and Service port that lead to a port of pods. */
function serviceBefore(mesh: Mesh, { namespace, labels, workload }: MeshProxy, port: number): ServicePort[] {
  return servicesIn(mesh, namespace)
    .filter(({ selector }) => selector && selector.size > 0 && selects(selector, labels))
    .flatMap(({ host, ports }) =>
      ports.flatMap((candidate) => {
        const target = workload
          ? targetPort(candidate, { manifest: workload, namespace, labels })
          : candidate.target
        const seesRequests = candidate.protocol === 'http' || candidate.protocol === 'auto'
        return seesRequests && target === port ? [{ host, port: candidate.number }] : []
      }),
    )
}

/** The caller with an identity; `null` if the identity is not that of a pod. */
export function callerOf(principal: string): PodIdentity | null {
  const [, namespace, serviceAccount] = /\/ns\/([^/]+)\/sa\/([^/]+)$/.exec(principal) ?? []
  return namespace && serviceAccount ? { namespace, serviceAccount } : null
}
