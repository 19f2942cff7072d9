import type { GatewaysBehind } from './gateways-behind.ts'
import { conversionKinds } from '../gateway-api/convert.ts'
import { allVirtualServices } from '../gateway-api/proxy-objects.ts'
import { gatewayKeysOf } from './gateways.ts'
import { virtualServicesForHost } from './routed-destinations.ts'
import { acceptsHttpRoutes, passesThrough } from './destination-protocol.ts'
import type { Manifest } from '../../model/manifest.ts'
import { matchesOf } from './matches.ts'
import { derived } from '../../model/derived.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { routesOf, type Route } from './routes.ts'
import { declaredPorts, servicesFor } from '../hosts/services.ts'
import { unfilledIndex } from '../../model/unfilled-index.ts'

/** The routes of a VirtualService that apply at some gateways; `isGateway` is true for the keys of these. */
export function routesAtGateways(
  mesh: Mesh,
  virtualService: Manifest,
  isGateway: (key: string) => boolean,
): Route[] {
  return routesOf(mesh, virtualService).filter((route) => {
    const entry = virtualService.root.at(...route.destination.pathKeys.slice(0, 3))
    const matches = matchesOf(virtualService, entry, route.protocol)
    return matches.some(({ gateways }) => gateways.some(isGateway))
  })
}

/** True if a route may take a host from one of the gateways to anywhere but `from`, the gateway itself. */
export function mayBeRoutedOn(mesh: Mesh, host: string, { mayBe }: GatewaysBehind, from: string): boolean {
  return [...virtualServicesForHost(mesh, host), ...virtualServicesToFill(mesh).find(host)]
    .filter((virtualService) => gatewayKeysOf(virtualService).some(mayBe))
    .some(
      (virtualService) =>
        routesAtGateways(mesh, virtualService, mayBe).some((route) => route.host !== from) ||
        hasNoDestination(virtualService),
    )
}

/** The VirtualServices with a placeholder in a host. */
const virtualServicesToFill = derived(['VirtualService', ...conversionKinds], (mesh) =>
  unfilledIndex(allVirtualServices(mesh), ({ spec }) => spec.items('hosts').map(({ text }) => text)),
)

/** True for a redirect, a direct response or a delegate, which have no destination here. */
function hasNoDestination(virtualService: Manifest): boolean {
  return virtualService.spec.items('http').some((route) => !route.get('route').exists)
}

/**
 * True if a server listens where a port of a Service leads: on the port itself or on its target port. For a Service that
 * is not in this repository the target may be 8000 higher, as in Istio's charts.
 */
export function listensOn(mesh: Mesh, server: Node, host: string, port: number): boolean {
  const number = server.at('port', 'number').number
  const [virtualService] = servicesFor(mesh, host)
  if (number === undefined || number === port) return true
  if (!virtualService) return number === port + 8000
  const targets = declaredPorts(virtualService).filter((declaredPort) => declaredPort.number === port)
  // A named target port stands for a number that only the pods know.
  return targets.some(({ node, targetPort }) => targetPort === number || node.get('targetPort').text !== '')
}

/** The kind of route that a server uses (istio `pilot/pkg/networking/core/gateway.go`). */
export function routeProtocolOf(server: Node): Route['protocol'] {
  if (acceptsHttpRoutes(server)) return 'http'
  return passesThrough(server) ? 'tls' : 'tcp'
}
