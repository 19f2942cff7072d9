import { oncePerName } from '../../core/once-per.ts'
import { fullHost } from '../hosts/hosts.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derivedPer } from '../../model/derived.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { isHttp, isTls, portsOf, type HostPort } from '../hosts/services.ts'

/** A route of a VirtualService to one destination. */
export interface Route {
  readonly virtualService: Manifest
  readonly protocol: 'http' | 'tls' | 'tcp'
  /** The entry of `http`, `tls` or `tcp`. */
  readonly route: Node
  /** The `destination` itself. */
  readonly destination: Node
  /** The full name of the destination's host. */
  readonly host: string
  /** The ports it may lead to; empty if the files cannot tell. */
  readonly ports: readonly number[]
  /** `''` without a subset. */
  readonly subset: string
}

/** All destinations of all routes of a VirtualService, including those of mirrored requests. */
export const routesOf = derivedPer(
  ['Service', 'ServiceEntry', 'other'],
  (mesh, virtualService: Manifest): readonly Route[] =>
    protocols.flatMap((protocol) =>
      virtualService.spec
        .items(protocol)
        .flatMap((route) =>
          destinations(route).map((node) => routeTo(mesh, virtualService, protocol, route, node)),
        ),
    ),
)

const protocols = ['http', 'tls', 'tcp'] as const

/** The full names (`fullHost`) of destinations and mirrors in the http, tls and tcp routes of a VirtualService, each once. */
export function destinationHosts(virtualService: Manifest): readonly string[] {
  const nodes = protocols.flatMap((protocol) => virtualService.spec.items(protocol).flatMap(destinations))
  return [...new Set(nodes.map((node) => fullHost(node.get('host').text, virtualService.namespace)))]
}

function destinations(route: Node): Node[] {
  const weighted = [...route.items('route'), ...route.items('mirrors')].map((item) => item.get('destination'))
  return [...weighted, route.get('mirror')].filter(({ kind }) => kind === 'map')
}

function routeTo(
  mesh: Mesh,
  virtualService: Manifest,
  protocol: Route['protocol'],
  route: Node,
  destination: Node,
): Route {
  const host = fullHost(destination.get('host').text, virtualService.namespace)
  const number = destination.at('port', 'number').number
  const ports = number === undefined ? inferredPorts(mesh, protocol, host, route) : [number]
  return { virtualService, protocol, route, destination, host, ports, subset: destination.get('subset').text }
}

/**
 * A destination without a port means its only port; if it has several, the port that was called: one that the route
 * matches, or any port whose traffic this kind of route handles.
 */
function inferredPorts(
  mesh: Mesh,
  protocol: Route['protocol'],
  host: string,
  route: Node,
): readonly number[] {
  const declaredPorts = portsOf(mesh, host) ?? []
  if (declaredPorts.length === 1) return [declaredPorts[0]!.number]
  const matches = route.items('match').map((match) => match.get('port').number)
  const called = matches.filter((port) => port !== undefined)
  if (called.length > 0 && called.length === matches.length) return [...new Set(called)]
  return carriedNumbers(declaredPorts, protocol)
}

/** The numbers of the ports whose traffic a kind of route handles (`carriesRoute`), each once. */
export const carriedNumbers = oncePerName(
  (ports: readonly HostPort[], protocol: Route['protocol']): readonly number[] => [
    ...new Set(ports.filter((port) => carriesRoute[protocol](port)).map(({ number }) => number)),
  ],
)

/** By kind of route: true if it handles the declared protocol of a port; false for a port that declares no protocol. */
const carriesRoute: Readonly<Record<Route['protocol'], (port: HostPort) => boolean>> = {
  http: ({ protocol }) => isHttp(protocol) && protocol !== '',
  tls: ({ protocol }) => isTls(protocol),
  tcp: ({ protocol }) => ['tcp', 'mongo', 'mysql', 'redis'].includes(protocol),
}
