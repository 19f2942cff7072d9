import { table } from '../../core/table.ts'
import { apiGroups } from '../../model/kinds.ts'
import { atLeast } from '../../model/istio-version.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import type { GatewayController } from '../policy/gateway-class.ts'
import { referenceOf } from './references.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'

/**
 * The protocols that Istio accepts for listeners of a controller, HBONE only for waypoints and east-west gateways (istio
 * `conversion.go`, listenerProtocolToIstio).
 */
export function istioProtocols(controller: GatewayController): readonly string[] {
  const isTunnelled = controller === 'waypoint' || controller === 'east-west'
  return ['HTTP', 'HTTPS', 'TLS', 'TCP', ...(isTunnelled ? ['HBONE'] : [])]
}

/** The kinds of routes that a listener admits, such as `HTTPRoute`. */
export interface AdmittedKinds {
  readonly routeKinds: readonly string[]
  /** Kinds that it admits in later releases than that of the mesh. */
  readonly laterKinds: readonly string[]
}

/** Before 1.30 TLSRoutes are for listeners that pass TLS through. */
export function routeKindsOf(mesh: Mesh, node: Node, protocol: string): AdmittedKinds {
  const kinds = admittedKinds(node, protocol)
  const isOlder = protocol === 'TLS' && !atLeast(mesh, 1, 30)
  if (!isOlder || node.at('tls', 'mode').text === 'Passthrough' || node.at('tls', 'mode').isUnfilled)
    return { routeKinds: kinds, laterKinds: [] }
  return { routeKinds: kinds.filter((kind) => kind !== 'TLSRoute'), laterKinds: ['TLSRoute'] }
}

/** The kinds of routes that a listener admits (istio `gatewaycommon/conversion.go`, GenerateGatewaySupportedKinds). */
function admittedKinds(node: Node, protocol: string): string[] {
  const supported = [
    ...(isUnfilled(protocol) ? Object.values(kindsByProtocol).flat() : (kindsByProtocol[protocol] ?? [])),
    ...(protocol === 'TLS' && node.at('tls', 'mode').text === 'Terminate' ? ['TCPRoute'] : []),
  ]
  const allowed = node.get('allowedRoutes').items('kinds')
  if (allowed.length === 0) return supported
  const stated = new Set(allowed.map((kind) => referenceOf(kind, `${apiGroups.HTTPRoute}/`, '').kind))
  return supported.filter((kind) => stated.has(`${apiGroups.HTTPRoute}/${kind}`))
}

const kindsByProtocol = table<readonly string[]>({
  HTTP: ['HTTPRoute', 'GRPCRoute'],
  HTTPS: ['HTTPRoute', 'GRPCRoute'],
  TCP: ['TCPRoute'],
  TLS: ['TLSRoute'],
})
