import { oncePer } from '../../core/once-per.ts'
import { meshGateway } from '../../istio/routing/gateways.ts'
import { isWildcard, normalHost } from '../../istio/hosts/hosts.ts'
import {
  routedDestinationsOf,
  routedDestinationsToPort,
  mayGetHttp,
  sidecarRoutesFor,
  type RoutedDestination,
} from '../../istio/routing/routed-destinations.ts'
import type { Manifest } from '../../model/manifest.ts'
import { meshOfAllFiles, type Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { speaksOfTls } from '../../istio/routing/originated-tls.ts'
import { isTakenElsewhere } from '../../istio/routing/mesh-routes.ts'
import {
  declaredPorts,
  isHttp,
  isTls,
  portsOf,
  serviceEntriesFor,
  type HostPort,
} from '../../istio/hosts/services.ts'
import { quote } from '../message/quote.ts'
import { defineRule, type Problem } from '../rule.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'

export const plainHttpToTlsPort = defineRule({
  id: 'egress/plain-http-to-tls-port',
  codes: ['target-port-without-tls', 'route-without-tls'],
  severity: 'error',
  summary: 'Plain HTTP goes to a TLS port, and nothing originates TLS on the way.',
  why: 'The port takes plain http from applications and connects to a TLS port. Only a DestinationRule, or a BackendTLSPolicy of the Gateway API, makes the proxy speak TLS there. Without one the request, its headers and its credentials leave the mesh in clear text, and the other end refuses them.',
  fix: 'Add a DestinationRule for the host whose `tls` mode for this port is SIMPLE, or MUTUAL with a client certificate.',
  fromAbsence: 'warning',
  across: {
    *ServiceEntry(entry, mesh) {
      // Inside the mesh the proxies speak mTLS by themselves.
      if (entry.spec.get('location').text === 'MESH_INTERNAL' || entry.spec.get('workloadSelector').exists)
        return
      for (const port of declaredPorts(entry).filter(isPlain)) {
        const target = tlsTarget(entry, port)
        if (target && isClear(entry, port, mesh)) yield problem(entry, port, target)
      }
    },

    *VirtualService(virtualService, mesh) {
      yield* clearRoutes(virtualService, mesh)
    },
  },
})

/** Not what speaks to a forward proxy: that is plain http on whatever port. */
function isPlain({ protocol }: HostPort): boolean {
  return protocol !== '' && protocol !== 'http_proxy' && isHttp(protocol)
}

function problem(entry: Manifest, port: HostPort, target: Node): Problem<'target-port-without-tls'> {
  const host = entry.spec.get('hosts').item(0).text
  return {
    code: 'target-port-without-tls',
    node: target,
    message: `port ${port.number} of ${quote(host)} takes plain http and connects to TLS port ${target.number}, and no DestinationRule originates TLS for it: requests leave the mesh in clear text; add one with \`tls.mode\` SIMPLE for port ${port.number}`,
    about: `${normalHost(host)}:${port.number}`,
  }
}

/** What sends a port to 443 or to a port that the entry declares as TLS: `targetPort`, or an endpoint's own port. */
function tlsTarget(entry: Manifest, { node }: HostPort): Node | undefined {
  const secure = new Set([443])
  for (const { number, protocol } of declaredPorts(entry)) if (isTls(protocol)) secure.add(number)
  const endpoints = entry.spec.items('endpoints').map((endpoint) => endpoint.get('ports'))
  const own = endpoints.map((ports) => ports.get(node.get('name').text))
  const targets =
    own.length > 0 ? own.map((one) => (one.exists ? one : node.get('targetPort'))) : [node.get('targetPort')]
  return targets.find((target) => target.number !== undefined && secure.has(target.number))
}

/** True if some host of the entry has nothing, here or in a file around, that sets up TLS or takes its traffic elsewhere. */
function isClear(entry: Manifest, port: HostPort, mesh: Mesh): boolean {
  const hosts = entry.spec.items('hosts').map(({ text }) => normalHost(text))
  if (hosts.some((host) => host === '' || isUnfilled(host))) return false
  return hosts.some((host) =>
    [mesh, meshOfAllFiles(mesh) ?? mesh].every(
      (world) =>
        !speaksOfTls(world, entry, host, port.number) &&
        !isTakenElsewhere(world, entry, host, port.number) &&
        isSentThere(world, host, port.number),
    ),
  )
}

/** True where a route leads to the port, or none takes the traffic of the host elsewhere. */
function isSentThere(mesh: Mesh, host: string, port: number): boolean {
  if (routedDestinationsToPort(mesh, host, port).length > 0) return true
  return isWildcard(host) || sidecarRoutesFor(mesh, host, 'http').length === 0
}

/** What sidecars take as plain http and send to the TLS port of an external host as it is. */
function* clearRoutes(virtualService: Manifest, mesh: Mesh): Generator<Problem<'route-without-tls'>> {
  if (mayBeCalledByTls(virtualService, mesh)) return
  const routedDestinations = routedDestinationsOf(mesh, virtualService).filter(
    (routedDestination) => routedDestination.protocol === 'http' && isOfSidecars(routedDestination, mesh),
  )
  for (const { host, ports, destination } of routedDestinations) {
    const entry = firstWithTls(serviceEntriesFor(mesh, host), ports)
    if (!entry || isInside(entry) || ports.some((port) => !isTlsPort(entry, port))) continue
    const worlds = [mesh, meshOfAllFiles(mesh) ?? mesh]
    if (worlds.some((world) => ports.some((port) => speaksOfTls(world, entry, host, port)))) continue
    const said = destination.at('port', 'number')
    yield {
      code: 'route-without-tls',
      node: said.exists ? said : destination.get('host'),
      message: `plain http is routed to TLS port ${ports[0]} of ${quote(host)}, and no DestinationRule originates TLS for it: requests leave the mesh in clear text; add one with \`tls.mode\` SIMPLE for port ${ports[0]}`,
      about: `${host}:${ports[0]}`,
      related: [{ node: entry.spec.get('ports'), note: 'the ports of the host' }],
    }
  }
}

/** True where sidecars themselves may take http for a routed destination, whatever comes to it at gateways. */
function isOfSidecars({ virtualService, matches }: RoutedDestination, mesh: Mesh): boolean {
  return matches.some(
    (match) =>
      match.gateways.includes(meshGateway) &&
      mayGetHttp(mesh, virtualService, { ...match, gateways: [meshGateway] }),
  )
}

/** True where the hosts that are called, or what their ports speak, are not filled in yet: it may be TLS alone. */
function mayBeCalledByTls({ spec }: Manifest, mesh: Mesh): boolean {
  return spec
    .items('hosts')
    .some(
      ({ isUnfilled: isOpen, text }) =>
        isOpen || portsOf(mesh, normalHost(text))?.some(({ node }) => node.get('protocol').isUnfilled),
    )
}

/** The first of some entries for which one of some ports is one of TLS. */
function firstWithTls(entries: readonly Manifest[], ports: readonly number[]): Manifest | undefined {
  const { firsts, order } = tlsPorts(entries)
  const found = ports.flatMap((port) => firsts.get(port) ?? [])
  return found.toSorted((one, other) => order.get(one)! - order.get(other)!)[0]
}

const tlsPorts = oncePer((entries: readonly Manifest[]) => {
  const firsts = new Map<number, Manifest>()
  for (const entry of entries) {
    for (const { number } of declaredPorts(entry)) {
      if (!firsts.has(number) && isTlsPort(entry, number)) firsts.set(number, entry)
    }
  }
  return { firsts, order: new Map(entries.map((entry, index) => [entry, index])) }
})

function isTlsPort(entry: Manifest, port: number): boolean {
  return declaredPorts(entry).some(({ number, protocol }) => number === port && isTls(protocol))
}

/** Inside the mesh the proxies speak mTLS by themselves. */
function isInside(entry: Manifest): boolean {
  return entry.spec.get('location').text === 'MESH_INTERNAL' || entry.spec.get('workloadSelector').exists
}
