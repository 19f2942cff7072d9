import { groupBy } from '../../core/group.ts'
import { oncePerPair } from '../../core/once-per.ts'
import { originatesTls } from '../../istio/routing/destination.ts'
import {
  trafficPathsTo,
  destinationPortsOf,
  type TrafficPath,
  type DestinationPort,
} from '../../istio/routing/traffic-paths.ts'
import type { Manifest } from '../../model/manifest.ts'
import { meshOfAllFiles, type Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { isLeftToGateways, tlsFor } from '../../istio/routing/originated-tls.ts'
import { isTls } from '../../istio/hosts/services.ts'
import { quote } from '../message/quote.ts'
import { defineRule, type Problem } from '../rule.ts'

export const doubleTls = defineRule({
  id: 'egress/double-tls',
  codes: ['tls-in-tls'],
  severity: 'warning',
  summary: 'TLS of the application is wrapped in TLS once more.',
  why: 'The port is declared HTTPS or TLS, so what comes to it is TLS of the application already. A DestinationRule that originates TLS for the port wraps it again: the other end answers the outer handshake and then finds another one where it expects a request.',
  fix: 'Set the mode to DISABLE for this port (`portLevelSettings`) and let it pass; or let applications call plain http on an HTTP port with `targetPort: 443`, and originate TLS there.',
  // A host that cannot be is to be corrected first.
  yieldsTo: ['egress/host-invalid', 'egress/mediated-host-wildcard'],
  across: {
    *DestinationRule(rule, mesh) {
      const seen = new Set<string>()
      for (const { destinationPort, trafficPath, tls } of wrapped(rule, mesh)) {
        if (seen.has(tls.path)) continue
        seen.add(tls.path)
        yield problem(destinationPort, trafficPath, tls)
      }
    },
  },
})

interface Wrapped {
  readonly destinationPort: DestinationPort
  readonly trafficPath: TrafficPath
  readonly tls: Node
}

function problem(
  { host, port }: DestinationPort,
  trafficPath: TrafficPath,
  tls: Node,
): Problem<'tls-in-tls'> {
  const mode = tls.get('mode')
  const reached = trafficPath.routedDestination
    ? 'a tls route leads to'
    : 'applications call by their own TLS'
  return {
    code: 'tls-in-tls',
    node: mode,
    message: `mode ${quote(mode.text)} wraps TLS in TLS on ${port.protocol.toUpperCase()} port ${port.number} of ${quote(host)}, which ${reached}: the other end cannot read it; set DISABLE for port ${port.number}`,
    about: host,
    related: [
      { node: port.node, note: 'the port, declared as TLS of the application' },
      ...(trafficPath.routedDestination
        ? [{ node: trafficPath.routedDestination.destination, note: 'the route that leads to it' }]
        : []),
    ],
  }
}

function wrapped(rule: Manifest, mesh: Mesh): Wrapped[] {
  if (rule.spec.get('host').isUnfilled) return []
  return tlsWays(mesh, destinationPortsOf(mesh, rule))
    .map(({ destinationPort, trafficPath }) => ({
      destinationPort,
      trafficPath,
      tls: tlsFor(rule, destinationPort.port.number, trafficPath.subset),
    }))
    .filter(
      ({ trafficPath, tls }) =>
        originatesTls(tls) && !(trafficPath.from === 'sidecar' && isLeftToGateways(rule, tls)),
    )
}

/** How TLS of applications comes to ports; of several for which a rule has the same settings, the first. */
const tlsWays = oncePerPair(
  (mesh: Mesh, destinationPorts: readonly DestinationPort[]): readonly Omit<Wrapped, 'tls'>[] => {
    const all = destinationPorts
      .filter(({ port }) => isTls(port.protocol))
      .flatMap((destinationPort) =>
        tlsFlows(destinationPort, mesh).map((trafficPath) => ({ destinationPort, trafficPath })),
      )
    const groups = groupBy(all, ({ destinationPort, trafficPath }) =>
      JSON.stringify([destinationPort.port.number, trafficPath.subset, trafficPath.from]),
    )
    return [...groups.values()].map(([first]) => first!)
  },
)

/** How TLS of applications comes to a port: by tls routes, or straight where, in files around too, no route leads there. */
function tlsFlows(destinationPort: DestinationPort, mesh: Mesh): TrafficPath[] {
  const around = meshOfAllFiles(mesh)
  return trafficPathsTo(mesh, destinationPort).filter(
    ({ carries, routedDestination }) =>
      carries === 'tls' &&
      (routedDestination !== null ||
        !around ||
        trafficPathsTo(around, destinationPort).some((other) => other.routedDestination === null)),
  )
}
