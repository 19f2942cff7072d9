import { oncePerName } from '../../core/once-per.ts'
import { portLevelEntries, ruleHost } from './destination.ts'
import { meshGateway } from './gateways.ts'
import { hostCovers, hostsOverlap, normalHost } from '../hosts/hosts.ts'
import {
  routedDestinationsToPort,
  routingKinds,
  mayBeLedTo,
  proxiesRouting,
  sidecarRoutesFor,
  type RoutedDestination,
} from './routed-destinations.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derivedByKey } from '../../model/derived.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Route } from './routes.ts'
import { declaredPorts, isHttp, isTls, portsOf, type HostPort } from '../hosts/services.ts'

/** A port of a host that a DestinationRule is for. */
export interface DestinationPort {
  /** The full name: that of the rule, or of a host below its wildcard. */
  readonly host: string
  readonly port: HostPort
  /** Declared by a ServiceEntry, so that the callers are proxies of this mesh alone. */
  readonly isExternal: boolean
}

/** One way that traffic comes to a port of a host. */
export interface TrafficPath {
  readonly carries: Route['protocol']
  readonly from: 'sidecar' | 'gateway'
  /** `''` without one. */
  readonly subset: string
  /** `null` where applications call the host and no route says otherwise. */
  readonly routedDestination: RoutedDestination | null
}

/**
 * The ports that a DestinationRule may act on; none where the repository does not have its host. Rules for the same
 * ports of ServiceEntries have the same array.
 */
export function destinationPortsOf(mesh: Mesh, rule: Manifest): readonly DestinationPort[] {
  const host = ruleHost(rule)
  const entries = portLevelEntries(mesh, rule)
  if (entries.length > 0) return goalsIn(entries, host)
  return (portsOf(mesh, host) ?? []).map((port) => ({ host, port, isExternal: false }))
}

const goalsIn = oncePerName((entries: readonly Manifest[], host: string): readonly DestinationPort[] => {
  const destinationPorts = entries.flatMap((entry) => {
    const names = entry.spec.items('hosts').map(({ text }) => normalHost(text))
    const meant = names.filter((name) => hostsOverlap(name, host))
    const hosts = meant.map((name) => (hostCovers(host, name) ? name : host))
    return declaredPorts(entry).flatMap((port) =>
      [...new Set(hosts)].map((one) => ({ host: one, port, isExternal: true })),
    )
  })
  return [
    ...new Map(destinationPorts.map((destinationPort) => [keyOf(destinationPort), destinationPort])).values(),
  ]
})

function keyOf({ host, port }: DestinationPort): string {
  return `${host} ${port.number} ${port.protocol}`
}

/**
 * How traffic comes to a port: by routes, or straight from applications where no route takes it elsewhere. Of routes
 * that do the same, one.
 */
export const trafficPathsTo = derivedByKey(
  routingKinds,
  (_, destinationPort: DestinationPort) => `${destinationPort.isExternal} ${keyOf(destinationPort)}`,
  findTrafficPaths,
)

function findTrafficPaths(mesh: Mesh, { host, port, isExternal }: DestinationPort): readonly TrafficPath[] {
  const routedDestinations = routedDestinationsToPort(mesh, host, port.number)
  if (routedDestinations.length > 0) {
    const trafficPaths = routedDestinations.flatMap(trafficPathsOf)
    return [
      ...new Map(
        trafficPaths.map((trafficPath) => [
          `${trafficPath.carries} ${trafficPath.from} ${trafficPath.subset}`,
          trafficPath,
        ]),
      ).values(),
    ]
  }
  const carries = carriedBy(port)
  const isDirect =
    isExternal &&
    !mayBeLedTo(mesh, host) &&
    kindsOf(port).every((kind) => sidecarRoutesFor(mesh, host, kind).length === 0)
  return isDirect ? [{ carries, from: 'sidecar', subset: '', routedDestination: null }] : []
}

function trafficPathsOf(routedDestination: RoutedDestination): TrafficPath[] {
  const proxies = proxiesRouting(routedDestination)
  const { protocol: carries, subset } = routedDestination
  const bySidecar: TrafficPath[] = proxies.has(meshGateway)
    ? [{ carries, from: 'sidecar', subset, routedDestination }]
    : []
  const isByGateway = [...proxies].some((key) => key !== meshGateway)
  return isByGateway ? [...bySidecar, { carries, from: 'gateway', subset, routedDestination }] : bySidecar
}

function carriedBy({ protocol }: HostPort): Route['protocol'] {
  if (isTls(protocol)) return 'tls'
  return isHttp(protocol) && protocol !== '' ? 'http' : 'tcp'
}

/** The kinds of route that may take what is called on a port; without a protocol any. */
function kindsOf(port: HostPort): readonly Route['protocol'][] {
  return port.protocol === '' ? ['http', 'tls', 'tcp'] : [carriedBy(port)]
}
