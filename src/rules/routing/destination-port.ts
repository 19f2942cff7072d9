import { boundTo, gatewaysOf, meshGateway, serves } from '../../istio/routing/gateways.ts'
import { fullHost, hostCovers } from '../../istio/hosts/hosts.ts'
import { passesThrough } from '../../istio/routing/routed-destinations.ts'
import type { Manifest } from '../../model/manifest.ts'
import { meshOfAllFiles, type Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { hasFurtherDeclarations, portsFor } from '../../istio/hosts/service-registry.ts'
import { carriedNumbers, routesOf, type Route } from '../../istio/routing/routes.ts'
import { portNumbers, type HostPort } from '../../istio/hosts/services.ts'
import { quote, quoteAll } from '../message/quote.ts'
import { defineRule, type Problem, type RelatedNode } from '../rule.ts'

type InferredCode = 'called-port-missing' | 'client-decides'

export const destinationPort = defineRule({
  id: 'routing/destination-port',
  codes: ['unknown-port', 'called-port-missing', 'client-decides'],
  severity: 'error',
  istio: ['IST0101', 'IST0112'],
  summary: 'A route to a port that its destination does not have.',
  why: 'Istio accepts it, and every request that the route takes is answered with 503. A destination without a port means its only one; of several, the one that the client called: on the mesh a port of the host that was called, on a gateway the port of its server.',
  fix: 'Set `port.number` to a port of the destination: of a Service the `port`, not the `targetPort`.',
  fromAbsence: 'warning',
  across: {
    *VirtualService(virtualService, mesh) {
      for (const route of routesOf(mesh, virtualService)) {
        const ports = portsFor(mesh, route.host, virtualService)
        if (ports && !mayHaveMore(mesh, route.host)) yield* check(route, ports, mesh)
      }
    },
  },
})

/** True where something around declares the host as well, which may give it other ports. */
function mayHaveMore(mesh: Mesh, host: string): boolean {
  const around = meshOfAllFiles(mesh)
  return around !== undefined && hasFurtherDeclarations(around, mesh, host)
}

function* check(
  route: Route,
  ports: readonly HostPort[],
  mesh: Mesh,
): Generator<Problem<'unknown-port' | InferredCode>> {
  const port = route.destination.get('port')
  const numbers = [...portNumbers(ports)]
  const given = port.get('number').number
  if (given !== undefined && !portNumbers(ports).has(given)) yield wrong(route, given, ports, numbers)
  // A port that is written in any other way is refused, or nobody has filled it in yet.
  else if (!port.exists && numbers.length > 1) yield* inferred(route, ports, numbers, mesh)
}

function wrong(
  { destination }: Route,
  given: number,
  ports: readonly HostPort[],
  numbers: readonly number[],
): Problem<'unknown-port'> {
  const behind = ports.find(({ targetPort }) => targetPort === given)
  const hint = behind ? `; ${quote(given)} is the target of port ${quote(behind.number)}` : ''
  return {
    code: 'unknown-port',
    node: destination.at('port', 'number'),
    message: `${quote(destination.get('host').text)} has no port ${quote(given)}, only ${quoteAll(numbers)}${hint}`,
    related: notes(ports),
  }
}

function* inferred(
  route: Route,
  ports: readonly HostPort[],
  numbers: readonly number[],
  mesh: Mesh,
): Generator<Problem<InferredCode>> {
  const { virtualService, destination, host } = route
  const hosts = virtualService.spec.items('hosts').map(({ text }) => fullHost(text, virtualService.namespace))
  if (hosts.some((called) => hostCovers(called, host))) return
  const missing = calledPorts(mesh, route, hosts).filter((number) => !numbers.includes(number))
  if (missing.length === 0 && hosts.length > 0) return
  const named = `${quote(destination.get('host').text)} has the ports ${quoteAll(numbers)}, and this names none`
  yield {
    code: missing.length > 0 ? 'called-port-missing' : 'client-decides',
    node: destination,
    // Without hosts another VirtualService delegates to this one, and its clients are not known here.
    ...(missing.length === 0 && { severity: 'info' }),
    message:
      missing.length > 0
        ? `${named}: requests come in at ${quoteAll(missing)}, which is none of them`
        : `${named}: the one that the client calls decides`,
    related: notes(ports),
  }
}

/** The ports that requests for the route come in at, as far as the files tell. */
function calledPorts(
  mesh: Mesh,
  { virtualService, protocol, route }: Route,
  hosts: readonly string[],
): number[] {
  const matched = route.items('match').map((match) => match.get('port').number)
  if (matched.length > 0 && matched.every((number) => number !== undefined)) return [...new Set(matched)]
  const onMesh = boundTo(virtualService).includes(meshGateway)
    ? hosts.flatMap((host) => carriedNumbers(portsFor(mesh, host, virtualService) ?? [], protocol))
    : []
  return [...new Set([...onMesh, ...serverPorts(mesh, virtualService, protocol)])]
}

/** The ports of the servers that have a host of a VirtualService and pass its routes on. */
function serverPorts(mesh: Mesh, virtualService: Manifest, protocol: Route['protocol']): number[] {
  const hosts = virtualService.spec.items('hosts')
  return gatewaysOf(mesh, virtualService).flatMap((gateway) => {
    const servers = gateway?.spec.items('servers') ?? []
    return servers.flatMap((server) => {
      const number = server.at('port', 'number').number
      const isUsed = hosts.some(({ text }) => serves(gateway!, server, text, virtualService.namespace))
      return number !== undefined && isUsed && routes(server) === protocol ? [number] : []
    })
  })
}

/** The kind of route that a server passes its traffic to; `null` where it answers by itself. */
function routes(server: Node): Route['protocol'] | null {
  const tls = server.get('tls')
  if (tls.get('httpsRedirect').scalar === true) return null
  const protocol = server.at('port', 'protocol').text.toLowerCase()
  if (['http', 'http2', 'grpc', 'grpc-web'].includes(protocol)) return 'http'
  const passes = passesThrough(server)
  if (protocol === 'https') return passes ? 'tls' : 'http'
  return passes ? 'tls' : 'tcp'
}

function notes(ports: readonly HostPort[]): RelatedNode[] {
  return ports.slice(0, 5).map(({ node }) => ({ node, note: 'a port that there is' }))
}
