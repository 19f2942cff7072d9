import type { Workload } from '../../../istio/workload/workloads.ts'
import type { CompiledMesh } from '../compiled-mesh.ts'
import { decideAtWaypoint } from '../proxy/waypoint.ts'
import type { Waypoint } from '../proxy/served-service.ts'
import { inputTexts, withoutClusters } from '../trace.ts'
import { arrivalAt, pathsAfter } from './arrivals.ts'
import { prependHop, type HopChain } from './hop-chain.ts'
import type { HopContext } from './travel.ts'
import type { ReceivedRequest } from '../request.ts'

/** The paths that a request to a service may take from its waypoint on. Its destination port is that of the service. */
export function pathsFromWaypoint(
  compiled: CompiledMesh,
  waypoint: Waypoint,
  arrived: ReceivedRequest,
): readonly HopChain[] {
  const decision = decideAtWaypoint(waypoint, arrived)
  return pathsAfter(contextOf(compiled, arrived), decision, 1)
}

/**
 * The paths of a request to an address of pods, from their waypoint on.
 *
 * @param waypoint serves a service that stands for the address, with the called port (`addressService`)
 */
export function pathsToAddress(
  compiled: CompiledMesh,
  waypoint: Waypoint,
  workload: Workload,
  arrived: ReceivedRequest,
): readonly HopChain[] {
  const decided = decideAtWaypoint(waypoint, arrived)
  const { outcome, proxy } = decided
  const missing = withoutClusters(decided.missing)
  const decision = { ...decided, missing }
  if (outcome.kind !== 'forwarded') return [{ hops: [decision], end: outcome, missing: inputTexts(missing) }]
  const sent = { request: outcome.request, passesTls: outcome.passesTls, from: proxy }
  const tls = { mode: 'mtls', sni: '', isVerified: true } as const
  const { service } = waypoint
  return outcome.to
    .slice(0, 1)
    .flatMap((upstream) =>
      arrivalAt(contextOf(compiled, arrived), sent, { ...upstream, tls }, { service, workload }, 1),
    )
    .map((path) => prependHop(decision, path))
}

function contextOf(compiled: CompiledMesh, received: ReceivedRequest): HopContext {
  const { connection, request, verification } = received
  const { host = request.authority, port } = connection.destination
  const isTls = connection.transport === 'tls'
  return {
    compiled,
    clientRequest: {
      ...{ request, host, port, verification, address: connection.source },
      scheme: isTls ? 'https' : 'http',
      ...{ caller: null, gatewayPods: null },
    },
  }
}
