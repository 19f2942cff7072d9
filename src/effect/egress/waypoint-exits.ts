import { once } from '../../core/once-per.ts'
import { servingWaypoints } from '../../istio/ambient/serving-waypoints.ts'
import type { CompiledMesh } from '../request/compiled-mesh.ts'
import { waypointBefore } from '../request/hops/waypoint-of-request.ts'
import type { MeshProxy } from '../request/proxy/proxy.ts'
import { decideAtWaypoint, conflictingVirtualServices, waypointSite } from '../request/proxy/waypoint.ts'
import type { Waypoint } from '../request/proxy/served-service.ts'
import { unknownAge } from '../request/registry/age.ts'
import { registryServices, type RegistryService } from '../request/registry/registry.ts'
import type { RegistryPort } from '../request/registry/declared-services.ts'
import { virtualServicesOfHost } from '../request/registry/virtual-services.ts'
import type { Connection } from '../request/request.ts'
import { destinationsOf, mayLeaveCluster } from './destinations.ts'
import type { CalledHost, Exit } from './exit.ts'
import { exitsOfRoute, type HostRoutes } from './route-exits.ts'
import { followCall, type SendingProxy } from './outcome-exits.ts'
import { plainRequest, wildcardSample } from './witness.ts'

/**
 * The exits of calls of pods in ambient mode through waypoints. Conditions of routes are assumed to be met, as at sidecars.
 * What is not called through a waypoint passes ztunnel as it is.
 */
export function waypointExits(compiled: CompiledMesh): Exit[] {
  return registryServices(compiled.mesh).flatMap((service) => {
    const isRouted = once(() => isRoutedAtWaypoints(compiled, service))
    if (!mayLeaveCluster(service) && !isRouted()) return []
    const before = waypointBefore(compiled.mesh, service)
    if (before === 'none') return []
    return service.ports.flatMap((port) =>
      before === 'not known'
        ? unknownExits(compiled, service, port)
        : portExits(compiled, compiled.waypoint(before, service), port),
    )
  })
}

/** True if a VirtualService at the waypoint may send calls to another host. */
function isRoutedAtWaypoints({ mesh }: CompiledMesh, service: RegistryService): boolean {
  return (servingWaypoints(mesh, service.manifest) ?? []).some(
    ({ namespace }) =>
      virtualServicesOfHost(mesh, service.host, [namespace, service.namespace], namespace).length > 0,
  )
}

function portExits(compiled: CompiledMesh, waypoint: Waypoint, port: RegistryPort): Exit[] {
  const { proxy, scope, service } = waypoint
  const sender = { compiled, proxy, services: scope.services }
  return protocolsOf(port)
    .map((protocol): CalledHost => ({ host: service.host, port: port.number, protocol }))
    .flatMap((called) => callExits(sender, waypoint, called))
    .map((exit) => ({
      ...exit,
      handling: { ...exit.handling, via: [waypointName(proxy), ...exit.handling.via] },
    }))
}

/** How a port is called: as it says, and as both http and TLS if its protocol is detected. */
function protocolsOf({ protocol }: RegistryPort): readonly CalledHost['protocol'][] {
  if (protocol === 'auto') return ['http', 'tls']
  return protocol === 'udp' ? [] : [protocol]
}

function callExits(sender: SendingProxy, waypoint: Waypoint, called: CalledHost): Exit[] {
  const authority = wildcardSample(called.host)
  const routes = called.protocol === 'http' ? waypoint.routesAt(called.port) : []
  if (routes.length === 0) {
    const { outcome, steps, missing } = decideAtWaypoint(waypoint, {
      connection: connectionTo(called),
      request: plainRequest(authority),
      verification: nothingVerified,
    })
    return [...followCall(sender, { called, outcome, steps, missing }).exits]
  }
  const ages = conflictingVirtualServices(routes).flatMap((rule) =>
    unknownAge(routes[0]!.virtualService, rule),
  )
  const ofHost: HostRoutes = {
    called,
    routes,
    site: waypointSite(waypoint, called.port),
    missing: [...waypoint.extensions, ...ages],
    isForAuthority: () => true,
  }
  return routes.flatMap((route) => exitsOfRoute(sender, ofHost, route))
}

const nothingVerified = { now: 0, tokens: new Map() }

/** A connection by the tunnel of an unknown client. */
function connectionTo({ host, port, protocol }: CalledHost): Connection {
  const isTls = protocol === 'tls'
  return {
    transport: isTls ? 'tls' : 'plain',
    sni: isTls ? wildcardSample(host) : '',
    principal: undefined,
    source: undefined,
    destination: { address: undefined, port },
  }
}

/** The exits through a waypoint that is in no file, or of which files do not tell which it is. */
function unknownExits({ mesh }: CompiledMesh, service: RegistryService, port: RegistryPort): Exit[] {
  const [first] = servingWaypoints(mesh, service.manifest) ?? []
  const via = first ? `waypoint ${first.namespace}/${first.name}` : 'a waypoint'
  return protocolsOf(port).flatMap((protocol) =>
    destinationsOf(mesh, service, port, protocol).map(({ destination, missing, places }): Exit => ({
      destination,
      called: { host: service.host, port: port.number, protocol },
      handling: {
        ...{ tls: 'unknown', isVerified: false, timeout: null, retries: null },
        ...{ via: [via], isMirror: false },
      },
      isInMesh: !service.isKubernetes && !service.isExternal,
      missing: [...missing, `what ${first ? `the ${via}` : via} does`],
      places,
    })),
  )
}

function waypointName({ name }: MeshProxy): string {
  return name.replace(/^Gateway/, 'waypoint')
}
