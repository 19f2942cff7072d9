import { trustedProxies } from '../request/registry/mesh-options.ts'
import { needsCertificate } from '../request/proxy/gateway.ts'
import type { ComparedSide, PreparedEntry } from './prepared-entry.ts'
import { never } from './diagram.ts'
import { addHostAxis, hostInDomain, otherHost } from './gateway-hosts.ts'
import { namesAt } from './gateway-streams.ts'
import {
  isHttpServer,
  listenerDomains,
  serversAt,
  type GatewayListener,
  type GatewaySide,
} from './gateway-listener.ts'
import { comparedRoutes } from './host-routes.ts'
import { ListenerDecision } from './listener-decision.ts'
import { nameTreatment } from './listener-treatment.ts'
import type { MeshPair } from './mesh-pair.ts'
import { allRequests, type RequestFilter } from './request-filter.ts'
import { Outcomes } from './outcomes.ts'
import { filterPair, type ProxyView } from './proxy-conditions.ts'
import type { SideFilters } from './side-filters.ts'
import type { SlicedSides } from './rule-slice.ts'
import type { Axis } from './request-space.ts'
import { addServerNames } from './server-names.ts'
import type { SpaceDraft } from './space-draft.ts'

/** Whether a client has a certificate, for gateways that ask for one. */
const certificateAxis: Axis = {
  name: 'transport',
  samples: ['tls', 'mtls'],
  labels: ['without a certificate', 'with a certificate'],
  matching: [[0], [1]],
}

function listenerView({ head }: MeshPair, listener: GatewayListener, hasNamesOfHosts: boolean): ProxyView {
  return {
    port: listener.port,
    isRemotePeer: trustedProxies(head.mesh) === 0,
    serverNames: hasNamesOfHosts ? 'of host' : listener.isTls ? 'any' : 'none',
  }
}

/**
 * Prepares the comparison of one port of a gateway.
 * @param filter the requests to compare
 */
export function prepareListener(
  pair: MeshPair,
  listener: GatewayListener,
  { head, base, slice }: SlicedSides<GatewaySide>,
  filter: RequestFilter = allRequests,
): PreparedEntry {
  const servers = [head, base].flatMap(({ gateway }) => serversAt(gateway, listener))
  const hasNamesOfHosts = listener.isTls && servers.some(isHttpServer)
  const view = listenerView(pair, listener, hasNamesOfHosts)
  const filters = filterPair(pair, head, base, view, filter === allRequests ? slice : null)
  const { draft } = filters
  const isIncluded = filter(draft, head)
  const names = addNames(draft, listener, [head, base], hasNamesOfHosts)
  const routes = comparedRoutes(listener, names, { head, base, scopes: filters.scopes })
  const domains = [head, base].flatMap(({ gateway }) => listenerDomains(gateway, listener))
  addHostAxis(draft, domains)
  if (servers.some(needsCertificate)) draft.addAxis(certificateAxis)
  const space = draft.build(hasNamesOfHosts)
  const outcomes = new Outcomes()
  const compared = (side: GatewaySide, ofSide: SideFilters): ComparedSide => ({
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

/** Adds the axis of server names for a TLS port. Returns a name for each server; an empty name without TLS. */
function addNames(
  draft: SpaceDraft,
  listener: GatewayListener,
  sides: readonly GatewaySide[],
  hasNamesOfHosts: boolean,
): string[] {
  if (!listener.isTls) return ['']
  const domains = sides.flatMap((side) => namesAt(side, serversAt(side.gateway, listener)))
  addServerNames(draft, domains, hasNamesOfHosts, (name) =>
    JSON.stringify(sides.map((side) => nameTreatment(side, listener, name))),
  )
  return [...new Set([...domains.map(hostInDomain), otherHost, ''])]
}
