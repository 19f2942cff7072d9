import { oncePer } from '../../../core/once-per.ts'
import { normalHost } from '../../../istio/hosts/hosts.ts'
import {
  declaredPorts,
  isTls,
  portsOf,
  serviceEntriesFor,
  type HostPort,
} from '../../../istio/hosts/services.ts'
import { meshGateway } from '../../../istio/routing/gateways.ts'
import { hasEffectiveTls } from '../../../istio/routing/lost-tls.ts'
import { routedDestinationsOf, type RoutedDestination } from '../../../istio/routing/routed-destinations.ts'
import { mayReceiveHttp } from '../../../istio/routing/destination-protocol.ts'
import type { Manifest } from '../../../model/manifest.ts'
import { meshOfOtherObjects, type Mesh } from '../../../model/mesh.ts'
import { quote } from '../../message/quote.ts'
import type { Problem } from '../../problem.ts'
import { isInMesh } from './clear-text-ports.ts'

/** Reports routes by which sidecars send plain http to the TLS port of an external host. */
export function* routesInClearText(
  virtualService: Manifest,
  mesh: Mesh,
): Generator<Problem<'route-without-tls'>> {
  if (mayBeCalledByTls(virtualService, mesh)) return
  const routedDestinations = routedDestinationsOf(mesh, virtualService).filter(
    (routedDestination) =>
      routedDestination.protocol === 'http' && mayComeFromSidecars(routedDestination, mesh),
  )
  const instead = virtualService.originals ? 'a BackendTLSPolicy or one' : 'one'
  for (const { host, ports, destination } of routedDestinations) {
    const entry = firstWithTls(serviceEntriesFor(mesh, host), ports)
    if (!entry || isInMesh(entry) || ports.some((port) => !isTlsPort(entry, port))) continue
    const meshes = [mesh, meshOfOtherObjects(mesh) ?? mesh]
    if (meshes.some((candidate) => ports.some((port) => hasEffectiveTls(candidate, entry, host, port))))
      continue
    const portNumber = destination.at('port', 'number')
    yield {
      code: 'route-without-tls',
      node: portNumber.exists ? portNumber : destination.get('host'),
      message: `plain http is routed to TLS port ${ports[0]} of ${quote(host)}, and no DestinationRule originates TLS for it: requests leave the mesh in clear text; add ${instead} with \`tls.mode\` SIMPLE for port ${ports[0]}`,
      about: `${host}:${ports[0]}`,
      related: [{ node: entry.spec.get('ports'), note: 'the ports of the host' }],
    }
  }
}

/** True if sidecars, not only gateways, may take http for a routed destination. */
function mayComeFromSidecars({ virtualService, matches }: RoutedDestination, mesh: Mesh): boolean {
  return matches.some(
    (match) =>
      match.gateways.includes(meshGateway) &&
      mayReceiveHttp(mesh, virtualService, { ...match, gateways: [meshGateway] }),
  )
}

/** True if a called host, or the protocol of one of its ports, has a placeholder: applications may only call it with TLS. */
function mayBeCalledByTls({ spec }: Manifest, mesh: Mesh): boolean {
  return spec
    .items('hosts')
    .some(
      ({ isUnfilled: isUnfilledHost, text }) =>
        isUnfilledHost || haveUnfilledProtocol(portsOf(mesh, normalHost(text)) ?? []),
    )
}

const haveUnfilledProtocol = oncePer((ports: readonly HostPort[]) =>
  ports.some(({ node }) => node.get('protocol').isUnfilled),
)

/** The first entry that declares one of the ports as TLS. */
function firstWithTls(entries: readonly Manifest[], ports: readonly number[]): Manifest | undefined {
  const { firstByPort, indexes } = tlsPorts(entries)
  const firstEntries = ports.flatMap((port) => firstByPort.get(port) ?? [])
  return firstEntries.toSorted((a, b) => indexes.get(a)! - indexes.get(b)!)[0]
}

const tlsPorts = oncePer((entries: readonly Manifest[]) => {
  const firstByPort = new Map<number, Manifest>()
  for (const entry of entries) {
    for (const { number } of declaredPorts(entry)) {
      if (!firstByPort.has(number) && isTlsPort(entry, number)) firstByPort.set(number, entry)
    }
  }
  return { firstByPort, indexes: new Map(entries.map((entry, index) => [entry, index])) }
})

function isTlsPort(entry: Manifest, port: number): boolean {
  return declaredPorts(entry).some(({ number, protocol }) => number === port && isTls(protocol))
}
