import { groupBy } from '../../core/group.ts'
import { originatesTls } from '../../istio/routing/destination.ts'
import { exportedTo } from '../../istio/hosts/export.ts'
import {
  trafficPathsTo,
  destinationPortsOf,
  type TrafficPath,
  type DestinationPort,
} from '../../istio/routing/traffic-paths.ts'
import { routingKinds, virtualServicesForHost } from '../../istio/routing/routed-destinations.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derivedPer } from '../../model/derived.ts'
import { meshOfOtherObjects, type Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { effectiveTls } from '../../istio/routing/effective-tls.ts'
import { isLeftToGateways } from '../../istio/routing/originated-tls.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'

export const tlsCredentialIgnored = defineRule({
  id: 'egress/tls-credential-ignored',
  codes: ['sent-in-clear-text', 'no-tls-added'],
  severity: 'error',
  summary: 'Sidecars ignore a `tls` block because it has a `credentialName`.',
  why: 'Only gateways, and sidecars that a `workloadSelector` selects, read certificates from a Secret. All other sidecars ignore the whole `tls` block: what applications send as plain http leaves the mesh in clear text, and the TLS port of the server refuses it.',
  fix: 'Select the workloads by `workloadSelector` (and let them read the Secret), mount the certificate and name its files, use `configmap://` for a public CA, or send the traffic through an egress gateway.',
  across: {
    *DestinationRule(rule, mesh) {
      const seen = new Set<string>()
      for (const { destinationPort, trafficPath, tls } of ignoredTls(rule, mesh)) {
        if (seen.has(tls.path)) continue
        seen.add(tls.path)
        yield problem(destinationPort, trafficPath, tls)
      }
    },
  },
})

/** A path by which sidecars come to a port. */
interface SidecarPath {
  readonly destinationPort: DestinationPort
  readonly trafficPath: TrafficPath
}

/** A path by which sidecars come to a port, and the `tls` block that they ignore on it. */
interface IgnoredTls extends SidecarPath {
  readonly tls: Node
}

function problem(
  { host, port }: DestinationPort,
  trafficPath: TrafficPath,
  tls: Node,
): Problem<'sent-in-clear-text' | 'no-tls-added'> {
  const name = tls.get('credentialName')
  const cause = `sidecars ignore \`tls\` with \`credentialName\` ${quote(name.text)} unless a \`workloadSelector\` selects them`
  const consequence =
    trafficPath.carries === 'tls'
      ? `port ${port.number} of ${quote(host)} gets no TLS from them`
      : `what they send to port ${port.number} of ${quote(host)} leaves in clear text`
  return {
    code: trafficPath.carries === 'tls' ? 'no-tls-added' : 'sent-in-clear-text',
    node: name,
    message: `${cause}: ${consequence}`,
    // TLS of the application passes through, so nothing leaves in clear text.
    ...(trafficPath.carries === 'tls' && { severity: 'warning' }),
    about: host,
    related: trafficPath.routedDestination
      ? [{ node: trafficPath.routedDestination.destination, note: 'the route that sidecars take' }]
      : [],
  }
}

function ignoredTls(rule: Manifest, mesh: Mesh): IgnoredTls[] {
  if (rule.spec.get('host').isUnfilled) return []
  const sidecarPathSets = sidecarPaths(mesh, destinationPortsOf(mesh, rule))
  const paths = exportedTo(rule).includes('*') ? sidecarPathSets.public : sidecarPathSets.narrow
  const lostTls = paths.flatMap((group) => ignoredPath(rule, mesh, group) ?? [])
  // Traffic in clear text is worse than missing TLS around TLS of the application, so it comes first.
  return lostTls.toSorted(
    (a, b) => Number(a.trafficPath.carries === 'tls') - Number(b.trafficPath.carries === 'tls'),
  )
}

/** The first of some paths on which sidecars get a `tls` block of a rule and ignore it. */
function ignoredPath(rule: Manifest, mesh: Mesh, paths: readonly SidecarPath[]): IgnoredTls | undefined {
  for (const { destinationPort, trafficPath } of paths) {
    const { host, port } = destinationPort
    const effective = effectiveTls(mesh, rule, { host, port: port.number, subset: trafficPath.subset })
    const isIgnored =
      effective && originatesTls(effective.tls) && isLeftToGateways(effective.rule.merged[0], effective.tls)
    if (isIgnored) return { destinationPort, trafficPath, tls: effective.tls }
  }
  return undefined
}

/** The paths by which sidecars come to ports: `public` for rules that all namespaces see, `narrow` for other rules. */
const sidecarPaths = derivedPer(routingKinds, (mesh, destinationPorts: readonly DestinationPort[]) => ({
  public: distinctPaths(mesh, destinationPorts, true),
  narrow: distinctPaths(mesh, destinationPorts, false),
}))

/** Limit on the hosts of a wildcard that are searched for paths of one kind. */
const maxHosts = 100

/** The paths to ports, grouped by what a rule has the same settings for. */
function distinctPaths(
  mesh: Mesh,
  destinationPorts: readonly DestinationPort[],
  isPublic: boolean,
): (readonly SidecarPath[])[] {
  const paths = destinationPorts.flatMap((destinationPort) =>
    sidecarPathsTo(isPublic, destinationPort, mesh).map((trafficPath) => ({ destinationPort, trafficPath })),
  )
  const groups = groupBy(paths, ({ destinationPort, trafficPath }) =>
    JSON.stringify([destinationPort.port.number, trafficPath.subset, trafficPath.carries === 'tls']),
  )
  return [...groups.values()].map((group) => group.slice(0, maxHosts))
}

/**
 * The paths by which sidecars come to a port. None if a gateway leads to the port and not all namespaces see the rule:
 * then the rule is for the gateway.
 */
function sidecarPathsTo(isPublic: boolean, destinationPort: DestinationPort, mesh: Mesh): TrafficPath[] {
  const meshes = [mesh, meshOfOtherObjects(mesh) ?? mesh].map((candidate) => ({
    candidate,
    trafficPaths: trafficPathsTo(candidate, destinationPort),
  }))
  const isForGateway = meshes.some(({ trafficPaths }) => trafficPaths.some(({ from }) => from === 'gateway'))
  if (isForGateway && !isPublic) return []
  return trafficPathsTo(mesh, destinationPort).filter(({ from, routedDestination, carries }) => {
    if (from === 'gateway') return false
    if (carries === 'tls' && isForGateway) return false
    if (routedDestination !== null) return true
    return meshes.every(
      ({ candidate, trafficPaths }) =>
        trafficPaths.some((trafficPath) => trafficPath.routedDestination === null) &&
        (carries !== 'tls' || virtualServicesForHost(candidate, destinationPort.host).length === 0),
    )
  })
}
