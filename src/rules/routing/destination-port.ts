import { gatewayKeysOf, gatewaysOf, meshGateway, serves } from '../../istio/routing/gateways.ts'
import { fullHost, hostCovers } from '../../istio/hosts/hosts.ts'
import { passesThrough } from '../../istio/routing/destination-protocol.ts'
import type { Manifest } from '../../model/manifest.ts'
import { meshOfOtherObjects, type Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { hasFurtherDeclarations, portsFor } from '../../istio/hosts/service-registry.ts'
import { carriedNumbers, routesOf, type Route } from '../../istio/routing/routes.ts'
import { portNumbers, type HostPort } from '../../istio/hosts/services.ts'
import { quote, quoteAll } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem, RelatedNode } from '../problem.ts'

type InferredCode = 'called-port-missing' | 'client-decides'

export const destinationPort = defineRule({
  id: 'routing/destination-port',
  codes: ['unknown-port', 'called-port-missing', 'client-decides'],
  severity: 'error',
  istio: ['IST0101', 'IST0112'],
  summary: 'A route to a port that its destination does not have.',
  why: 'Istio accepts it, and every request of the route is answered with 503. A destination without a port uses its only port, or, of several, the port that the client called: on the mesh a port of the called host, on a gateway the port of its server.',
  fix: 'Set `port.number` to a port of the destination; for a Service that is the `port`, not the `targetPort`.',
  fromAbsence: 'warning',
  across: {
    *VirtualService(virtualService, mesh) {
      for (const route of routesOf(mesh, virtualService)) {
        const ports = portsFor(mesh, route.host, virtualService)
        if (ports && !mayHaveOtherPorts(mesh, route.host)) yield* check(route, ports, mesh)
      }
    },
  },
})

/** True if another object in all files declares the host, possibly with other ports. */
function mayHaveOtherPorts(mesh: Mesh, host: string): boolean {
  const allFiles = meshOfOtherObjects(mesh)
  return allFiles !== undefined && hasFurtherDeclarations(allFiles, mesh, host)
}

function* check(
  route: Route,
  ports: readonly HostPort[],
  mesh: Mesh,
): Generator<Problem<'unknown-port' | InferredCode>> {
  const port = route.destination.get('port')
  const numbers = [...portNumbers(ports)]
  const number = port.get('number').number
  if (number !== undefined && !portNumbers(ports).has(number))
    yield unknownPort(route, number, ports, numbers)
  // Istio refuses any other form of a port; a placeholder is unknown.
  else if (!port.exists && numbers.length > 1) yield* inferredPort(route, ports, numbers, mesh)
}

function unknownPort(
  { destination }: Route,
  number: number,
  ports: readonly HostPort[],
  numbers: readonly number[],
): Problem<'unknown-port'> {
  const servicePort = ports.find(({ targetPort }) => targetPort === number)
  const hint = servicePort ? `; ${quote(number)} is the target of port ${quote(servicePort.number)}` : ''
  return {
    code: 'unknown-port',
    node: destination.at('port', 'number'),
    message: `${quote(destination.get('host').text)} has no port ${quote(number)}, only ${quoteAll(numbers)}${hint}`,
    related: portNotes(ports),
  }
}

function* inferredPort(
  route: Route,
  ports: readonly HostPort[],
  numbers: readonly number[],
  mesh: Mesh,
): Generator<Problem<InferredCode>> {
  const { virtualService, destination, host } = route
  const hosts = virtualService.spec.items('hosts').map(({ text }) => fullHost(text, virtualService.namespace))
  if (hosts.some((called) => hostCovers(called, host))) return
  const missingPorts = calledPorts(mesh, route, hosts).filter((number) => !numbers.includes(number))
  if (missingPorts.length === 0 && hosts.length > 0) return
  const prefix = `${quote(destination.get('host').text)} has the ports ${quoteAll(numbers)}, but the route names none`
  yield {
    code: missingPorts.length > 0 ? 'called-port-missing' : 'client-decides',
    node: destination,
    // A VirtualService without hosts is a delegate; its clients are those of the other VirtualService.
    ...(missingPorts.length === 0 && { severity: 'info' }),
    message:
      missingPorts.length > 0
        ? `${prefix}: requests arrive at ${quoteAll(missingPorts)}, which is none of them`
        : `${prefix}: the port that the client calls is used`,
    related: portNotes(ports),
  }
}

/** The ports at which requests of the route arrive, as far as the files show. */
function calledPorts(mesh: Mesh, subsetRoute: Route, hosts: readonly string[]): number[] {
  const { virtualService, protocol, route } = subsetRoute
  const matched = route.items('match').map((match) => match.get('port').number)
  if (matched.length > 0 && matched.every((number) => number !== undefined)) return [...new Set(matched)]
  const onMesh = gatewayKeysOf(virtualService).includes(meshGateway)
    ? hosts.flatMap((host) => carriedNumbers(portsFor(mesh, host, virtualService) ?? [], protocol))
    : []
  return [...new Set([...onMesh, ...serverPorts(mesh, virtualService, protocol)])]
}

/** The ports of the servers that serve a host of a VirtualService with routes of a protocol. */
function serverPorts(mesh: Mesh, virtualService: Manifest, protocol: Route['protocol']): number[] {
  const hosts = virtualService.spec.items('hosts')
  return gatewaysOf(mesh, virtualService).flatMap((gateway) => {
    const servers = gateway?.spec.items('servers') ?? []
    return servers.flatMap((server) => {
      const number = server.at('port', 'number').number
      const isUsed = hosts.some(({ text }) => serves(gateway!, server, text, virtualService.namespace))
      return number !== undefined && isUsed && routeProtocol(server) === protocol ? [number] : []
    })
  })
}

/** The kind of route that handles the traffic of a server; `null` if the server only redirects. */
function routeProtocol(server: Node): Route['protocol'] | null {
  const tls = server.get('tls')
  if (tls.get('httpsRedirect').scalar === true) return null
  const protocol = server.at('port', 'protocol').text.toLowerCase()
  if (['http', 'http2', 'grpc', 'grpc-web'].includes(protocol)) return 'http'
  const passes = passesThrough(server)
  if (protocol === 'https') return passes ? 'tls' : 'http'
  return passes ? 'tls' : 'tcp'
}

function portNotes(ports: readonly HostPort[]): RelatedNode[] {
  return ports.slice(0, 5).map(({ node }) => ({ node, note: 'a declared port' }))
}
