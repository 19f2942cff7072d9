import { trustedProxies } from '../request/registry/mesh-options.ts'
import { needsCertificate } from '../request/proxy/gateway.ts'
import type { ComparedSide, PreparedEntry } from './compare-sides.ts'
import { never } from './diagram.ts'
import { addHostAxis } from './gateway-hosts.ts'
import { listenerDomains, serversAt, type GatewayListener, type GatewaySide } from './gateway-listener.ts'
import { comparedRoutes } from './host-routes.ts'
import { ListenerDecision } from './listener-decision.ts'
import type { MeshPair } from './mesh-pair.ts'
import { allRequests, type RequestFilter } from './request-filter.ts'
import { Outcomes } from './outcomes.ts'
import { filterPair } from './proxy-conditions.ts'
import type { FilterSide } from './refusals.ts'
import type { Axis } from './request-space.ts'

/** Whether clients of a gateway that asks for certificates have one. */
const certificateAxis: Axis = {
  name: 'transport',
  samples: ['tls', 'mtls'],
  labels: ['without a certificate', 'with a certificate'],
  matching: [[0], [1]],
}

/**
 * Prepares a comparison of what a gateway does with requests to one of its ports.
 *
 * @param filter says which requests are looked at
 */
export function prepareListener(
  pair: MeshPair,
  listener: GatewayListener,
  { head, base }: { readonly head: GatewaySide; readonly base: GatewaySide },
  filter: RequestFilter = allRequests,
): PreparedEntry {
  const filters = filterPair(pair, head, base, {
    port: listener.port,
    isRemotePeer: trustedProxies(pair.head.mesh) === 0,
  })
  const { draft } = filters
  const isIncluded = filter(draft, head)
  const routes = comparedRoutes(listener, { head, base }, filters.scopes)
  const servers = [head, base].flatMap(({ gateway }) => serversAt(gateway, listener))
  addHostAxis(
    draft,
    [head, base].flatMap(({ gateway }) => listenerDomains(gateway, listener)),
  )
  if (servers.some(needsCertificate)) draft.addAxis(certificateAxis)
  const space = draft.build()
  const outcomes = new Outcomes()
  const compared = (side: GatewaySide, ofSide: FilterSide): ComparedSide => ({
    ...new ListenerDecision(side, ofSide, { listener, routes, space, outcomes }).compared(),
    isShared: (object) => !pair.changes.isChanged(object),
  })
  return {
    space,
    requests: isIncluded({ space, claims: never, identity: never }),
    outcomes,
    head: compared(head, filters.head),
    base: compared(base, filters.base),
    missing: routes.missing,
    reservations: [...filters.reservations, ...routes.reservations],
  }
}
