import { oncePerName } from '../../core/once-per.ts'
import { fullHost } from '../hosts/hosts.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derivedPer } from '../../model/derived.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { isHttp, isTls, portsOf, type HostPort } from '../hosts/services.ts'

/** One way that a VirtualService sends traffic. */
export interface Route {
  readonly virtualService: Manifest
  readonly protocol: 'http' | 'tls' | 'tcp'
  /** The entry of `http`, `tls` or `tcp`. */
  readonly route: Node
  /** The `destination` itself. */
  readonly destination: Node
  /** The full name of the destination's host. */
  readonly host: string
  /** The ports it can go to; none where the files cannot tell. */
  readonly ports: readonly number[]
  /** `''` without a subset. */
  readonly subset: string
}

/** Every destination of every route of a VirtualService, those of mirrored requests too. */
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

/** The full names of the hosts that a VirtualService sends something to, each once. */
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
  const said = destination.at('port', 'number').number
  const ports = said === undefined ? inferredPorts(mesh, protocol, host, route) : [said]
  return { virtualService, protocol, route, destination, host, ports, subset: destination.get('subset').text }
}

/**
 * Without a port the only one of the destination is meant, else the one that was called: a port that the route
 * matches, or any of those that this kind of route is made for.
 */
function inferredPorts(
  mesh: Mesh,
  protocol: Route['protocol'],
  host: string,
  route: Node,
): readonly number[] {
  const known = portsOf(mesh, host) ?? []
  if (known.length === 1) return [known[0]!.number]
  const matches = route.items('match').map((match) => match.get('port').number)
  const called = matches.filter((port) => port !== undefined)
  if (called.length > 0 && called.length === matches.length) return [...new Set(called)]
  return carriedNumbers(known, protocol)
}

/** The numbers of the ports that a kind of route may take the traffic of (`carries`), each once. */
export const carriedNumbers = oncePerName(
  (ports: readonly HostPort[], protocol: Route['protocol']): readonly number[] => [
    ...new Set(ports.filter((port) => carries[protocol](port)).map(({ number }) => number)),
  ],
)

/** What kind of route takes the traffic of a port, where the port says what it carries. */
export const carries: Readonly<Record<Route['protocol'], (port: HostPort) => boolean>> = {
  http: ({ protocol }) => isHttp(protocol) && protocol !== '',
  tls: ({ protocol }) => isTls(protocol),
  tcp: ({ protocol }) => ['tcp', 'mongo', 'mysql', 'redis'].includes(protocol),
}
