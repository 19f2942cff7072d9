import { oncePerName } from '../../core/once-per.ts'
import { portLevelEntries, ruleHost } from './destination.ts'
import { meshGateway } from './gateways.ts'
import { hostCovers, hostsOverlap, normalHost } from '../hosts/hosts.ts'
import {
  routedDestinationsToPort,
  routingKinds,
  mayBeRoutedTo,
  proxiesRouting,
  sidecarRoutesFor,
  type RoutedDestination,
} from './routed-destinations.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derivedByKey } from '../../model/derived.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Route } from './routes.ts'
import { declaredPorts, isHttp, isTls, portsOf, type HostPort } from '../hosts/services.ts'

/** A port of a host of a DestinationRule. */
export interface DestinationPort {
  /** The full name: that of the rule, or of a host that its wildcard covers. */
  readonly host: string
  readonly port: HostPort
  /** True if a ServiceEntry declares it, so that only proxies of this mesh call it. */
  readonly isExternal: boolean
}

/** A path by which requests reach a port of a host. */
export interface TrafficPath {
  readonly carries: Route['protocol']
  readonly from: 'sidecar' | 'gateway'
  /** `''` without a subset. */
  readonly subset: string
  /** `null` if applications call the host directly and no route applies. */
  readonly routedDestination: RoutedDestination | null
}

/**
 * The ports of the host of a DestinationRule: those of ServiceEntries, else of a Service; empty if the repository has neither.
 * For ServiceEntries, rules with the same host and visibility get the same array, so that callers may cache by it.
 */
export function destinationPortsOf(mesh: Mesh, rule: Manifest): readonly DestinationPort[] {
  const host = ruleHost(rule)
  const entries = portLevelEntries(mesh, rule)
  if (entries.length > 0) return destinationPortsIn(entries, host)
  return (portsOf(mesh, host) ?? []).map((port) => ({ host, port, isExternal: false }))
}

const destinationPortsIn = oncePerName(
  (entries: readonly Manifest[], host: string): readonly DestinationPort[] => {
    const destinationPorts = entries.flatMap((entry) => {
      const names = entry.spec.items('hosts').map(({ text }) => normalHost(text))
      const overlapping = names.filter((name) => hostsOverlap(name, host))
      const hosts = overlapping.map((name) => (hostCovers(host, name) ? name : host))
      return declaredPorts(entry).flatMap((port) =>
        [...new Set(hosts)].map((name) => ({ host: name, port, isExternal: true })),
      )
    })
    return [
      ...new Map(
        destinationPorts.map((destinationPort) => [keyOf(destinationPort), destinationPort]),
      ).values(),
    ]
  },
)

function keyOf({ host, port }: DestinationPort): string {
  return `${host} ${port.number} ${port.protocol}`
}

/**
 * The paths by which requests reach a port: by routes, or directly from applications if no route takes them elsewhere. Of
 * equivalent routes one is returned.
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
    !mayBeRoutedTo(mesh, host) &&
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

/** The kinds of routes that may apply to requests to a port; all of them for a port without a protocol. */
function kindsOf(port: HostPort): readonly Route['protocol'][] {
  return port.protocol === '' ? ['http', 'tls', 'tcp'] : [carriedBy(port)]
}
