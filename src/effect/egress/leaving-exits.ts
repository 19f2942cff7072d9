import { serviceNamespace } from '../../istio/hosts/hosts.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { DecidingPlace, Step, Upstream } from '../request/decision.ts'
import type { MeshProxy } from '../request/proxy/proxy.ts'
import type { RegistryService } from '../request/registry/registry.ts'
import type { ProxyScope } from '../request/registry/scope.ts'
import { clientPolicy } from '../request/routing/client-policy.ts'
import { destinationsOf, mayLeaveCluster } from './destinations.ts'
import type { CalledHost, Exit, Handling } from './exit.ts'

/** A call at the last proxy before it leaves the cluster. */
export interface CallAtLastProxy {
  readonly called: CalledHost
  readonly steps: readonly Step[]
  readonly missing: readonly string[]
  readonly handling: Handling
}

/** The exits to an external cluster; `undefined` for an internal one. */
export function leavingExits(
  mesh: Mesh,
  { services, proxy }: Pick<ProxyScope, 'services'> & { readonly proxy: MeshProxy },
  { host, port }: Upstream,
  { called, handling, steps, missing }: CallAtLastProxy,
): Exit[] | undefined {
  // A connection that passes without its own cluster is no exit, see `openness`.
  if (host === '') return []
  const service = services.get(host)
  const routing = routePlaces(steps)
  if (!service) {
    if (serviceNamespace(host) !== undefined || !host.includes('.')) return undefined
    const destination = { host, port, address: '' }
    return [{ destination, called, handling, isInMesh: false, missing, places: routing }]
  }
  if (!mayLeaveCluster(service)) return undefined
  const servicePort = service.ports.find(({ number }) => number === port)
  if (!servicePort) return []
  return destinationsOf(mesh, service, servicePort, called.protocol).map(
    ({ destination, relay, missing: inputs, places }) => ({
      destination,
      called,
      handling: relay === null ? handling : { ...handling, via: [...handling.via, relay] },
      isInMesh: !service.isKubernetes && !service.isExternal,
      missing: [...new Set([...missing, ...inputs])],
      places: [...places, ...routing, ...policyPlaces(mesh, service, proxy)],
    }),
  )
}

/** The policy by which a proxy connects to a host. */
function policyPlaces(mesh: Mesh, service: RegistryService, proxy: MeshProxy): DecidingPlace[] {
  const { rule } = clientPolicy(mesh, service, proxy)
  return rule ? rule.merged.map((object) => ({ object, node: object.spec.get('trafficPolicy') })) : []
}

/** The places of routes in steps, without the declarations. */
export function routePlaces(steps: readonly Step[]): DecidingPlace[] {
  return steps.flatMap(({ by }) => (by && by.object.kind !== 'ServiceEntry' ? [by] : []))
}
