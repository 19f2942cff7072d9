import { gatewayAt } from '../../istio/gateway-api/proxy-objects.ts'
import { fullHost } from '../../istio/hosts/hosts.ts'
import { meshGateway, serves } from '../../istio/routing/gateways.ts'
import { matchesOf, type RouteMatch } from '../../istio/routing/matches.ts'
import {
  acceptsHttpRoutes,
  hasUnfilledProtocol,
  passesThrough,
} from '../../istio/routing/destination-protocol.ts'
import type { Manifest } from '../../model/manifest.ts'
import { meshOfOtherObjects, type Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'

type Code = 'http-on-passthrough' | 'tls-on-terminated'

export const routeKind = defineRule({
  id: 'routing/route-kind',
  codes: ['http-on-passthrough', 'tls-on-terminated'],
  severity: 'warning',
  summary: 'Routes of a kind that the servers of their gateways do not use.',
  why: 'A server that passes TLS through sees no requests and uses only `tls` routes; one that accepts http or terminates TLS never looks at them (istio `pilot/pkg/networking/core/gateway.go`). Without a route of the right kind the gateway closes the connection or answers 404.',
  fix: 'Write the routes under the other kind, or change the protocol or the TLS mode of the server.',
  yieldsTo: ['egress/gateway-chain'],
  across: {
    *VirtualService(virtualService, mesh) {
      yield* unusedRoutes(virtualService, 'http', mesh)
      yield* unusedRoutes(virtualService, 'tls', mesh)
    },
  },
})

/** Whether a server uses routes of a kind. */
const uses = {
  http: acceptsHttpRoutes,
  tls: passesThrough,
} as const

function* unusedRoutes(virtualService: Manifest, kind: 'http' | 'tls', mesh: Mesh): Generator<Problem<Code>> {
  for (const route of virtualService.spec.items(kind)) {
    const servers = serversOf(virtualService, matchesOf(virtualService, route, kind), mesh)
    const [server] = servers ?? []
    if (!server || servers!.some((candidate) => hasUnfilledProtocol(candidate) || uses[kind](candidate)))
      continue
    const host = fullHost(route.at('route', 0, 'destination', 'host').text, virtualService.namespace)
    const problem = kind === 'http' ? httpOnPassthrough(route, server) : tlsOnTerminated(route, server)
    yield { ...problem, about: `${kind} routes to ${host}` }
  }
}

/** The servers that have a host of a VirtualService at the gateways of matches; `undefined` if some are not in the files. */
function serversOf(
  virtualService: Manifest,
  matches: readonly RouteMatch[],
  mesh: Mesh,
): readonly Node[] | undefined {
  const hosts = virtualService.spec.items('hosts').map(({ text }) => text)
  const keys = [...new Set(matches.flatMap(({ gateways }) => gateways))]
  if (hosts.length === 0 || hosts.some(isUnfilled) || keys.includes(meshGateway)) return undefined
  const gatewaysOfKeys = keys.map(
    (key) => gatewayAt(mesh, key) ?? gatewayAt(meshOfOtherObjects(mesh) ?? mesh, key),
  )
  if (gatewaysOfKeys.some((gateway) => gateway === undefined)) return undefined
  const gateways = gatewaysOfKeys.flatMap((gateway) => gateway ?? [])
  return gateways.flatMap((gateway) =>
    gateway.spec
      .items('servers')
      .filter((server) => hosts.some((host) => serves(gateway, server, host, virtualService.namespace))),
  )
}

function httpOnPassthrough(route: Node, server: Node): Problem<'http-on-passthrough'> {
  return {
    code: 'http-on-passthrough',
    node: route,
    message: `no server of the gateways uses http routes for these hosts: port ${quote(server.at('port', 'number').scalar)} passes TLS through; write the route under \`tls\` with \`sniHosts\`, or terminate TLS there`,
    related: [{ node: server, note: 'the server' }],
  }
}

function tlsOnTerminated(route: Node, server: Node): Problem<'tls-on-terminated'> {
  return {
    code: 'tls-on-terminated',
    node: route,
    message: `no server of the gateways passes TLS through for these hosts: port ${quote(server.at('port', 'number').scalar)} is ${quote(server.at('port', 'protocol').text)}${server.get('tls').exists ? ' and terminates TLS' : ''}; write the route under \`${acceptsHttpRoutes(server) ? 'http' : 'tcp'}\`, or set mode PASSTHROUGH there`,
    related: [{ node: server, note: 'the server' }],
  }
}
