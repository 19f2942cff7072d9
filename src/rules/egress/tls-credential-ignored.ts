import { groupBy } from '../../core/group.ts'
import { oncePerPair } from '../../core/once-per.ts'
import { originatesTls } from '../../istio/routing/destination.ts'
import { exports } from '../../istio/hosts/export.ts'
import {
  trafficPathsTo,
  destinationPortsOf,
  type TrafficPath,
  type DestinationPort,
} from '../../istio/routing/traffic-paths.ts'
import { virtualServicesForHost } from '../../istio/routing/routed-destinations.ts'
import type { Manifest } from '../../model/manifest.ts'
import { meshOfAllFiles, type Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { isLeftToGateways, tlsFor } from '../../istio/routing/originated-tls.ts'
import { quote } from '../message/quote.ts'
import { defineRule, type Problem } from '../rule.ts'

export const tlsCredentialIgnored = defineRule({
  id: 'egress/tls-credential-ignored',
  codes: ['sent-in-clear-text', 'no-tls-added'],
  severity: 'error',
  summary: 'Sidecars are to originate TLS with a `credentialName`, which they ignore.',
  why: 'Only gateways, and sidecars that a `workloadSelector` names, read certificates from a Secret. All other sidecars leave the whole `tls` block out: what applications send as plain http leaves the mesh in clear text, and the TLS port at the other end refuses it.',
  fix: 'Name the workloads in `workloadSelector` (and let them read the Secret), mount the certificate and name its files, use `configmap://` for a public CA, or send the traffic through an egress gateway.',
  across: {
    *DestinationRule(rule, mesh) {
      const seen = new Set<string>()
      for (const { destinationPort, trafficPath, tls } of ignored(rule, mesh)) {
        if (seen.has(tls.path)) continue
        seen.add(tls.path)
        yield problem(destinationPort, trafficPath, tls)
      }
    },
  },
})

interface Ignored {
  readonly destinationPort: DestinationPort
  readonly trafficPath: TrafficPath
  readonly tls: Node
}

function problem(
  { host, port }: DestinationPort,
  trafficPath: TrafficPath,
  tls: Node,
): Problem<'sent-in-clear-text' | 'no-tls-added'> {
  const name = tls.get('credentialName')
  const what = `sidecars ignore \`tls\` with \`credentialName\` ${quote(name.text)} unless a \`workloadSelector\` names them`
  const consequence =
    trafficPath.carries === 'tls'
      ? `port ${port.number} of ${quote(host)} gets no TLS from them`
      : `what they send to port ${port.number} of ${quote(host)} leaves in clear text`
  return {
    code: trafficPath.carries === 'tls' ? 'no-tls-added' : 'sent-in-clear-text',
    node: name,
    message: `${what}: ${consequence}`,
    // TLS of the application goes on as it is.
    ...(trafficPath.carries === 'tls' && { severity: 'warning' }),
    about: host,
    related: trafficPath.routedDestination
      ? [{ node: trafficPath.routedDestination.destination, note: 'the route that sidecars take' }]
      : [],
  }
}

function ignored(rule: Manifest, mesh: Mesh): Ignored[] {
  if (rule.spec.get('host').isUnfilled) return []
  const ways = sidecarWays(mesh, destinationPortsOf(mesh, rule))
  const found = (exports(rule).includes('*') ? ways.public : ways.narrow).map(
    ({ destinationPort, trafficPath }) => ({
      destinationPort,
      trafficPath,
      tls: tlsFor(rule, destinationPort.port.number, trafficPath.subset),
    }),
  )
  const lost = found.filter(({ tls }) => originatesTls(tls) && isLeftToGateways(rule, tls))
  // What leaves in clear text says more than what is only left out.
  return lost.toSorted(
    (one, other) => Number(one.trafficPath.carries === 'tls') - Number(other.trafficPath.carries === 'tls'),
  )
}

/**
 * How sidecars come to ports for rules that all namespaces see, and for others; of several ways for which a rule has the
 * same settings, the first.
 */
const sidecarWays = oncePerPair((mesh: Mesh, destinationPorts: readonly DestinationPort[]) => ({
  public: waysTo(mesh, destinationPorts, true),
  narrow: waysTo(mesh, destinationPorts, false),
}))

function waysTo(
  mesh: Mesh,
  destinationPorts: readonly DestinationPort[],
  isPublic: boolean,
): Omit<Ignored, 'tls'>[] {
  const all = destinationPorts.flatMap((destinationPort) =>
    sidecarFlows(isPublic, destinationPort, mesh).map((trafficPath) => ({ destinationPort, trafficPath })),
  )
  const groups = groupBy(all, ({ destinationPort, trafficPath }) =>
    JSON.stringify([destinationPort.port.number, trafficPath.subset, trafficPath.carries === 'tls']),
  )
  return [...groups.values()].map(([first]) => first!)
}

/** How sidecars come to a port; none where a rule that not all see is for a gateway that leads there. */
function sidecarFlows(isPublic: boolean, destinationPort: DestinationPort, mesh: Mesh): TrafficPath[] {
  const worlds = [mesh, meshOfAllFiles(mesh) ?? mesh].map((world) => ({
    world,
    trafficPaths: trafficPathsTo(world, destinationPort),
  }))
  const isForGateway = worlds.some(({ trafficPaths }) => trafficPaths.some(({ from }) => from === 'gateway'))
  if (isForGateway && !isPublic) return []
  return trafficPathsTo(mesh, destinationPort).filter(({ from, routedDestination, carries }) => {
    if (from === 'gateway') return false
    if (carries === 'tls' && isForGateway) return false
    if (routedDestination !== null) return true
    return worlds.every(
      ({ world, trafficPaths }) =>
        trafficPaths.some((trafficPath) => trafficPath.routedDestination === null) &&
        (carries !== 'tls' || virtualServicesForHost(world, destinationPort.host).length === 0),
    )
  })
}
