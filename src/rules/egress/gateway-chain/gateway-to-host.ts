import { type ServerOfGateway, serversFor, indexGateways } from '../../../istio/routing/gateways-behind.ts'
import { gatewayAt } from '../../../istio/gateway-api/proxy-objects.ts'
import { routesAtGateways, routeProtocolOf } from '../../../istio/routing/egress-path.ts'
import { gatewayKeysOf, meshGateway } from '../../../istio/routing/gateways.ts'
import { fullHost, serviceNamespace } from '../../../istio/hosts/hosts.ts'
import { hostPresence } from '../../../istio/hosts/host-presence.ts'
import { hasUnfilledProtocol } from '../../../istio/routing/destination-protocol.ts'
import type { Manifest } from '../../../model/manifest.ts'
import { matchesOf, type RouteMatch } from '../../../istio/routing/matches.ts'
import { meshOfOtherObjects, type Mesh } from '../../../model/mesh.ts'
import { hasEffectiveTls } from '../../../istio/routing/lost-tls.ts'
import { isUnfilled } from '../../../syntax/unfilled.ts'
import type { Route } from '../../../istio/routing/routes.ts'
import { declaredPorts, isTls, serviceEntriesFor } from '../../../istio/hosts/services.ts'
import { quote, quoteAll } from '../../message/quote.ts'
import type { Problem } from '../../problem.ts'

/** Reports what is wrong with the routes of a VirtualService from Gateways of this repository to external hosts. */
export function* gatewayToHostDefects(virtualService: Manifest, mesh: Mesh): Generator<Problem<GatewayCode>> {
  const gateways = gatewayKeysOf(virtualService).flatMap((key) =>
    key === meshGateway ? [] : (gatewayAt(mesh, key) ?? []),
  )
  if (gateways.length === 0) return
  const indexed = indexGateways(gateways)
  const { keys: gatewayKeys } = indexed
  const isAtGateway = (key: string): boolean => gatewayKeys.has(key)
  const hosts = virtualService.spec.items('hosts').map(({ text }) => fullHost(text, virtualService.namespace))
  for (const route of routesAtGateways(mesh, virtualService, isAtGateway).filter(({ host }) =>
    leadsToCalledHost(host, hosts),
  )) {
    const servers = serversFor(indexed, route.host, virtualService.namespace)
    const problem =
      serverDefect(route, servers, gatewayKeys) ?? undeclaredHost(route, mesh) ?? plainHttpToTls(route, mesh)
    if (problem) yield problem
  }
}

/** The codes of defects on the path from a gateway. */
export type GatewayCode = ServerCode | 'undeclared-host' | 'plain-http-to-tls-port'
type ServerCode = 'matched-on-other-port' | 'other-route-kind'

/** True if a route leads to one of the called hosts and that host is outside the cluster: the last step of the path. */
function leadsToCalledHost(host: string, called: readonly string[]): boolean {
  return (
    host.includes('.') && !isUnfilled(host) && serviceNamespace(host) === undefined && called.includes(host)
  )
}

/** Reports a route that no server of the Gateway uses: it matches another port, or is of another kind. */
function serverDefect(
  route: Route,
  servers: readonly ServerOfGateway[],
  keys: ReadonlySet<string>,
): Problem<ServerCode> | undefined {
  const { virtualService, protocol, destination } = route
  const entry = virtualService.root.at(...destination.pathKeys.slice(0, 3))
  const matches = matchesOf(virtualService, entry, protocol).filter(({ gateways }) =>
    gateways.some((key) => keys.has(key)),
  )
  if (servers.length === 0) return undefined
  const matching = matches.filter((match) => servers.some((server) => isOnPort(match, server)))
  if (matching.length === 0) return matchedOnOtherPort(matches[0]!, servers)
  const reachable = servers.filter((server) => matching.some((match) => isOnPort(match, server)))
  if (reachable.some(({ node }) => hasUnfilledProtocol(node) || routeProtocolOf(node) === protocol))
    return undefined
  const used = [...new Set(reachable.map(({ node }) => routeProtocolOf(node)))]
  return {
    code: 'other-route-kind',
    node: destination,
    message: `the route of the gateway to ${quote(route.host)} is under \`${protocol}\`, and the server of the Gateway uses only ${quoteAll(used)} routes: the gateway never uses it; move the route, or change the protocol of the server`,
    // routing/route-kind sets the same `about` and yields to this rule.
    about: `${protocol} routes to ${route.host}`,
    related: reachable.map(({ node }) => ({ node: node.get('port'), note: 'the server of the gateway' })),
  }
}

/** True if a match is for the port of a server, or for that of the Service before it, which may be 8000 lower. */
function isOnPort({ node }: RouteMatch, server: ServerOfGateway): boolean {
  const called = node.get('port').number
  const port = server.node.at('port', 'number').number
  return called === undefined || port === undefined || called === port || called + 8000 === port
}

function matchedOnOtherPort(
  match: RouteMatch,
  servers: readonly ServerOfGateway[],
): Problem<'matched-on-other-port'> {
  const { node } = match
  const port = node.get('port')
  const ports = [...new Set(servers.map((server) => server.node.at('port', 'number').number))]
  return {
    code: 'matched-on-other-port',
    node: port,
    message: `the route of the gateway matches port ${port.number}, and the Gateway has the host only on port ${quoteAll(ports)}: the route is never used; match the port of the Gateway`,
    related: servers.map((server) => ({
      node: server.node.get('port'),
      note: 'the port on which the Gateway has the host',
    })),
  }
}

/** Reports a host that no ServiceEntry declares, which the gateway does not know. */
function undeclaredHost(route: Route, mesh: Mesh): Problem<'undeclared-host'> | undefined {
  const { host, virtualService, destination } = route
  // For routes of the Gateway API gateway-api/unknown-backend says it.
  if (virtualService.originals || hostPresence(mesh, host, virtualService) !== 'no') return undefined
  return {
    code: 'undeclared-host',
    node: destination.get('host'),
    message: `no ServiceEntry declares ${quote(host)}: the gateway does not know it and answers 503; add one`,
    // routing/destination-known sets the same `about` and yields to this rule.
    about: host,
  }
}

/** Reports plain http that the gateway sends to a TLS port. */
function plainHttpToTls(route: Route, mesh: Mesh): Problem<'plain-http-to-tls-port'> | undefined {
  const { virtualService, protocol, host, ports, destination } = route
  const entry = protocol === 'http' ? serviceEntriesFor(mesh, host)[0] : undefined
  if (!entry || entry.spec.get('location').text === 'MESH_INTERNAL') return undefined
  const tlsPorts = declaredPorts(entry).filter(({ protocol: portProtocol }) => isTls(portProtocol))
  const port = tlsPorts.find(({ number }) => ports.includes(number))
  const meshes = [mesh, meshOfOtherObjects(mesh) ?? mesh]
  if (!port || meshes.some((candidate) => hasEffectiveTls(candidate, entry, host, port.number)))
    return undefined
  const portNumber = destination.at('port', 'number')
  const instead = virtualService.originals ? 'a BackendTLSPolicy or one' : 'one'
  return {
    code: 'plain-http-to-tls-port',
    node: portNumber.exists ? portNumber : destination.get('host'),
    message: `the gateway sends plain http to TLS port ${port.number} of ${quote(host)}, and no DestinationRule originates TLS for it; add ${instead} with \`tls.mode\` SIMPLE for port ${port.number}`,
    related: [{ node: port.node, note: 'the port of the host' }],
  }
}
