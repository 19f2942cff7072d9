import {
  indexGateways,
  routesAtGateways,
  routesUsedBy,
  serversFor,
  type Server,
} from '../../../istio/routing/egress-path.ts'
import { boundTo, meshGateway } from '../../../istio/routing/gateways.ts'
import { fullHost, serviceNamespace } from '../../../istio/hosts/hosts.ts'
import { hostIsKnown } from '../../../istio/hosts/known-hosts.ts'
import { isOpenServer } from '../../../istio/routing/routed-destinations.ts'
import type { Manifest } from '../../../model/manifest.ts'
import { matchesOf, type RouteMatch } from '../../../istio/routing/matches.ts'
import { meshOfAllFiles, type Mesh } from '../../../model/mesh.ts'
import { speaksOfTls } from '../../../istio/routing/originated-tls.ts'
import { isUnfilled } from '../../../syntax/unfilled.ts'
import type { Route } from '../../../istio/routing/routes.ts'
import { declaredPorts, isTls, serviceEntriesFor } from '../../../istio/hosts/services.ts'
import { quote, quoteAll } from '../../message/quote.ts'
import type { Problem } from '../../rule.ts'

/** What is wrong with the way of an external host on from Gateways that this repository holds. */
export function* gatewayToHostDefects(virtualService: Manifest, mesh: Mesh): Generator<Problem<Code>> {
  const gateways = boundTo(virtualService).flatMap((key) => gatewayAt(mesh, key) ?? [])
  if (gateways.length === 0) return
  const behind = indexGateways(gateways)
  const { keys } = behind
  const isAt = (key: string): boolean => keys.has(key)
  const hosts = virtualService.spec.items('hosts').map(({ text }) => fullHost(text, virtualService.namespace))
  for (const route of routesAtGateways(mesh, virtualService, isAt).filter(({ host }) =>
    isLastLeg(host, hosts),
  )) {
    const servers = serversFor(behind, route.host, virtualService.namespace)
    const problem = serverDefect(route, servers, keys) ?? entryDefect(route, mesh) ?? clearText(route, mesh)
    if (problem) yield problem
  }
}

type Code = ServerCode | 'undeclared-host' | 'plain-http-to-tls-port'
type ServerCode = 'matched-on-other-port' | 'other-route-kind'

function gatewayAt(mesh: Mesh, key: string): Manifest | undefined {
  const [namespace = '', name = ''] = key.split('/')
  return key === meshGateway ? undefined : mesh.find('Gateway', namespace, name)
}

/** The last routed destination leads to the very host that was called; what is no name of the cluster is outside. */
function isLastLeg(host: string, called: readonly string[]): boolean {
  return (
    host.includes('.') && !isUnfilled(host) && serviceNamespace(host) === undefined && called.includes(host)
  )
}

/** A route that no server of the gateway uses: for another port, or of another kind. */
function serverDefect(
  route: Route,
  servers: readonly Server[],
  keys: ReadonlySet<string>,
): Problem<ServerCode> | undefined {
  const { virtualService, protocol, destination } = route
  const entry = virtualService.root.at(...destination.pathKeys.slice(0, 3))
  const matches = matchesOf(virtualService, entry, protocol).filter(({ gateways }) =>
    gateways.some((key) => keys.has(key)),
  )
  if (servers.length === 0) return undefined
  const heard = matches.filter((match) => servers.some((server) => isOnPort(match, server)))
  if (heard.length === 0) return otherPort(matches[0]!, servers)
  const open = servers.filter((server) => heard.some((match) => isOnPort(match, server)))
  if (open.some(({ node }) => isOpenServer(node) || routesUsedBy(node) === protocol)) return undefined
  const used = [...new Set(open.map(({ node }) => routesUsedBy(node)))]
  return {
    code: 'other-route-kind',
    node: destination,
    message: `the route of the gateway to ${quote(route.host)} is one of \`${protocol}\`, and the server of the Gateway uses only ${quoteAll(used)} routes: the gateway never takes it`,
    related: open.map(({ node }) => ({ node: node.get('port'), note: 'the server of the gateway' })),
  }
}

/** Routes ask for the port of the server; where a Service stands between, its own may be 8000 lower. */
function isOnPort({ node }: RouteMatch, server: Server): boolean {
  const called = node.get('port').number
  const port = server.node.at('port', 'number').number
  return called === undefined || port === undefined || called === port || called + 8000 === port
}

function otherPort({ node }: RouteMatch, servers: readonly Server[]): Problem<'matched-on-other-port'> {
  const port = node.get('port')
  const ports = [...new Set(servers.map((server) => server.node.at('port', 'number').number))]
  return {
    code: 'matched-on-other-port',
    node: port,
    message: `the route of the gateway asks for port ${port.number}, and the Gateway has the host on port ${quoteAll(ports)} only: it is never used`,
    related: servers.map((server) => ({
      node: server.node.get('port'),
      note: 'where the gateway has the host',
    })),
  }
}

/** Without a ServiceEntry the gateway does not know the host. */
function entryDefect(
  { host, virtualService, destination }: Route,
  mesh: Mesh,
): Problem<'undeclared-host'> | undefined {
  if (hostIsKnown(mesh, host, virtualService) !== 'no') return undefined
  return {
    code: 'undeclared-host',
    node: destination.get('host'),
    message: `no ServiceEntry declares ${quote(host)}: the gateway does not know it and answers 503; add one`,
    // What routing/destination-known would say of it, too.
    about: host,
  }
}

/** What leaves the gateway as plain http for a TLS port. */
function clearText(
  { protocol, host, ports, destination }: Route,
  mesh: Mesh,
): Problem<'plain-http-to-tls-port'> | undefined {
  const entry = protocol === 'http' ? serviceEntriesFor(mesh, host)[0] : undefined
  if (!entry || entry.spec.get('location').text === 'MESH_INTERNAL') return undefined
  const secure = declaredPorts(entry).filter(({ protocol: spoken }) => isTls(spoken))
  const port = secure.find(({ number }) => ports.includes(number))
  const worlds = [mesh, meshOfAllFiles(mesh) ?? mesh]
  if (!port || worlds.some((world) => speaksOfTls(world, entry, host, port.number))) return undefined
  const said = destination.at('port', 'number')
  return {
    code: 'plain-http-to-tls-port',
    node: said.exists ? said : destination.get('host'),
    message: `the gateway sends plain http to TLS port ${port.number} of ${quote(host)}, and no DestinationRule originates TLS for it; add one with \`tls.mode\` SIMPLE for port ${port.number}`,
    related: [{ node: port.node, note: 'the port of the host' }],
  }
}
