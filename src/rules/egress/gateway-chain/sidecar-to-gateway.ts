import {
  type GatewaysBehind,
  type ServerOfGateway,
  gatewaysBehind,
  serversFor,
  mayBeServedByAny,
} from '../../../istio/routing/gateways-behind.ts'
import { mayBeRoutedOn, listensOn } from '../../../istio/routing/egress-path.ts'
import { meshGateway } from '../../../istio/routing/gateways.ts'
import { fullHost, isWildcard, serviceNamespace } from '../../../istio/hosts/hosts.ts'
import {
  routedDestinationsOf,
  proxiesRouting,
  type RoutedDestination,
} from '../../../istio/routing/routed-destinations.ts'
import { hasUnfilledProtocol } from '../../../istio/routing/destination-protocol.ts'
import { writtenObject } from '../../../istio/gateway-api/converted-object.ts'
import type { Manifest } from '../../../model/manifest.ts'
import { meshOfOtherObjects, type Mesh } from '../../../model/mesh.ts'
import { isUnfilled } from '../../../syntax/unfilled.ts'
import { serviceEntriesFor } from '../../../istio/hosts/services.ts'
import { quote, quoteAll } from '../../message/quote.ts'
import type { Problem } from '../../problem.ts'
import { tlsDefect, sentTls, type TlsCode } from './tls-mismatch.ts'

/** Reports what is wrong with the routes of a VirtualService by which sidecars send external hosts to Gateways of this repository. */
export function* sidecarToGatewayDefects(
  virtualService: Manifest,
  mesh: Mesh,
): Generator<Problem<SidecarCode>> {
  const hosts = virtualService.spec
    .items('hosts')
    .map(({ text }) => fullHost(text, virtualService.namespace))
    .filter((host) => isExternal(mesh, host))
  for (const routedDestination of routedDestinationsOf(mesh, virtualService).filter((candidate) =>
    proxiesRouting(candidate).has(meshGateway),
  )) {
    const behind = gatewaysBehind(mesh, routedDestination.host)
    const defects =
      behind.gateways.length > 0
        ? hosts.flatMap((host) => defectOf(routedDestination, host, behind, mesh) ?? [])
        : []
    yield* defects.slice(0, 1)
  }
}

/** The codes of defects on the path to a gateway. */
export type SidecarCode = 'host-not-served' | 'sent-to-other-port' | 'missing-gateway-route' | TlsCode

/** True for a host that a ServiceEntry declares. Hosts of Services are left out: a gateway may take requests to them in. */
function isExternal(mesh: Mesh, host: string): boolean {
  if (host === '' || isUnfilled(host) || serviceNamespace(host) !== undefined) return false
  return serviceEntriesFor(mesh, host).length > 0
}

/** The first step of the path that is missing or does not match the next one. */
function defectOf(
  routedDestination: RoutedDestination,
  host: string,
  behind: GatewaysBehind,
  mesh: Mesh,
): Problem<SidecarCode> | undefined {
  const { namespace } = routedDestination.virtualService
  const servers = serversFor(behind, host, namespace)
  const allFiles = meshOfOtherObjects(mesh) ?? mesh
  // A server may have some of the hosts that a wildcard covers, so a wildcard without a server is not reported.
  if (servers.length === 0) {
    const inAllFiles = serversFor(gatewaysBehind(allFiles, routedDestination.host), host, namespace)
    const mayBeServed = inAllFiles.length > 0 || behind.mayServe(host) || mayBeServedByAny(mesh, host)
    return mayBeServed || isWildcard(host) ? undefined : hostNotServed(routedDestination, host, behind)
  }
  const reachable = servers.filter(({ node }) =>
    routedDestination.ports.some((port) => listensOn(mesh, node, routedDestination.host, port)),
  )
  if (routedDestination.ports.length > 0 && reachable.length === 0)
    return sentToOtherPort(routedDestination, host, servers)
  if (![mesh, allFiles].some((candidate) => mayBeRoutedOn(candidate, host, behind, routedDestination.host)))
    return missingGatewayRoute(routedDestination, host, behind)
  const sidecarTls = routedDestination.ports.length > 0 ? sentTls(routedDestination, mesh) : undefined
  if (sidecarTls === undefined) return undefined
  if (reachable.some(({ node }) => hasUnfilledProtocol(node))) return undefined
  const defects = reachable.map((server) => tlsDefect(routedDestination, server, sidecarTls))
  return defects.every((problem) => problem !== undefined) ? defects[0] : undefined
}

function hostNotServed(
  { destination, host: gatewayHost }: RoutedDestination,
  host: string,
  { gateways }: GatewaysBehind,
): Problem<'host-not-served'> {
  const { server, addHost: repair } = wordsFor(gateways)
  return {
    code: 'host-not-served',
    node: destination.get('host'),
    message: `${quote(host)} is sent to ${quote(gatewayHost)}, but no ${server} of Gateway ${quoteAll(namesOf(gateways))} has that host; ${repair}`,
    related: gateways.slice(0, maxNamed).map((gateway) => ({
      node: gateway.spec.get('servers'),
      note: `the ${server}s of the Gateway`,
    })),
  }
}

/** Limit on the Gateways that a finding names; one proxy may serve many. */
const maxNamed = 5

function sentToOtherPort(
  routedDestination: RoutedDestination,
  host: string,
  servers: readonly ServerOfGateway[],
): Problem<'sent-to-other-port'> {
  const { server } = wordsFor(servers.map(({ gateway }) => gateway))
  const portNumber = routedDestination.destination.at('port', 'number')
  const ports = servers.map(({ node }) => node.at('port', 'number').number)
  return {
    code: 'sent-to-other-port',
    node: portNumber.exists ? portNumber : routedDestination.destination.get('host'),
    message: `${quote(host)} is sent to port ${routedDestination.ports[0]} of ${quote(routedDestination.host)}, where no ${server} of the Gateway has that host: send it to port ${quoteAll([...new Set(ports)])}`,
    related: servers.map(({ node }) => ({
      node: node.get('port'),
      note: 'the port on which the Gateway has the host',
    })),
  }
}

function missingGatewayRoute(
  { destination }: RoutedDestination,
  host: string,
  { gateways }: GatewaysBehind,
): Problem<'missing-gateway-route'> {
  const { route, backend } = wordsFor(gateways)
  return {
    code: 'missing-gateway-route',
    node: destination.get('host'),
    message: `no ${route} of Gateway ${quoteAll(namesOf(gateways))} routes ${quote(host)} from there: the gateway answers 404 or closes the connection; add one for the gateway whose ${backend} is the host itself`,
  }
}

/** The names of Gateways as they are written, each once. */
function namesOf(gateways: readonly Manifest[]): string[] {
  const names = gateways.map(writtenObject).map(({ namespace, name }) => `${namespace}/${name}`)
  return [...new Set(names)]
}

/** How messages call the parts of Gateways. */
function wordsFor(gateways: readonly Manifest[]): typeof serverWords {
  return gateways.every(({ originals }) => originals) ? listenerWords : serverWords
}

const serverWords = {
  server: 'server',
  addHost: 'add it to `hosts`',
  route: 'VirtualService',
  backend: 'destination',
}

const listenerWords: typeof serverWords = {
  server: 'listener',
  addHost: 'add a listener with that `hostname`',
  route: 'HTTPRoute or TLSRoute',
  backend: 'backend, of kind `Hostname`,',
}
