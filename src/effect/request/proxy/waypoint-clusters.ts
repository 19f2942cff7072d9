import { fullHost } from '../../../istio/hosts/hosts.ts'
import { servingWaypoints, unseenWaypointText } from '../../../istio/ambient/serving-waypoints.ts'
import { rootsOfDelegate } from '../../../istio/routing/delegated-routes.ts'
import { routedDestinationsTo } from '../../../istio/routing/routed-destinations.ts'
import { gatewayNameLabel } from '../../../istio/policy/kubernetes-gateway.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { Outcome, Upstream } from '../decision.ts'
import { anyOf, unknownTruth, type Truth } from '../match/truth.ts'
import { manifestTitle } from '../registry/age.ts'
import type { Waypoint } from './served-service.ts'

/** An outcome with the names that clusters have at a waypoint. */
export function asAtWaypoint(waypoint: Waypoint, outcome: Outcome): Outcome {
  if (outcome.kind !== 'forwarded') return outcome
  const to = outcome.to.map((upstream): Upstream => ({
    ...upstream,
    cluster: clusterAt(waypoint, upstream.cluster),
  }))
  return { ...outcome, to, mirrors: outcome.mirrors.map((cluster) => clusterAt(waypoint, cluster)) }
}

/**
 * The name of a cluster at a waypoint: those of services that the waypoint itself serves have names of their own
 * (getWaypointDestinationCluster).
 */
export function clusterAt(waypoint: Waypoint, cluster: string): string {
  const [, number, subset = '', host = ''] = cluster.split('|')
  const service = host === waypoint.service.host ? waypoint.service : waypoint.scope.services.get(host)
  if (!service || isServed(waypoint, host) !== true) return cluster
  const port = service.ports.find((candidate) => candidate.number === Number(number))
  const protocol = !port || port.protocol === 'http' || port.protocol === 'auto' ? 'http' : 'tcp'
  return `inbound-vip|${number}|${subset === '' ? protocol : `${protocol}/${subset}`}|${host}`
}

/**
 * Whether a waypoint has a cluster for a host: it serves the host, or a VirtualService that names a host which it serves sends
 * there. What an ExternalName Service stands for, and VirtualServices with a wildcard do not count (istio
 * `pilot/pkg/networking/core/waypoint.go`, filterWaypointOutboundServices).
 */
export function hasCluster(waypoint: Waypoint, host: string): Truth {
  const { mesh } = waypoint
  const isForServed = ({ spec, namespace }: Manifest): Truth =>
    anyOf(spec.items('hosts').map(({ text }) => isServed(waypoint, fullHost(text, namespace))))
  const own = isServed(waypoint, host)
  if (own === true) return true
  const routed = routedDestinationsTo(mesh, host).flatMap(({ virtualService }) =>
    [virtualService, ...rootsOfDelegate(mesh, virtualService)].map(isForServed),
  )
  return anyOf([own, ...routed])
}

/** Whether requests to a host go through this waypoint. istiod looks for a second waypoint only where the first one exists. */
function isServed({ mesh, proxy, scope, service, isWholeMesh }: Waypoint, host: string): Truth {
  if (host === service.host) return true
  const otherService = scope.services.get(host)
  if (!otherService) return false
  const serving = servingWaypoints(mesh, otherService.manifest)
  if (!serving)
    return isWholeMesh
      ? false
      : unknownTruth(`whether a waypoint serves ${manifestTitle(otherService.manifest)}`)
  const position = serving.findIndex(
    ({ namespace, name }) => namespace === proxy.namespace && name === proxy.labels.get(gatewayNameLabel),
  )
  const [first] = serving
  return position > 0 && first && !first.gateway ? unknownTruth(unseenWaypointText(first)) : position >= 0
}
