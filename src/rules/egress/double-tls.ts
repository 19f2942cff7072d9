import { groupBy } from '../../core/group.ts'
import { originatesTls } from '../../istio/routing/destination.ts'
import {
  trafficPathsTo,
  destinationPortsOf,
  type TrafficPath,
  type DestinationPort,
} from '../../istio/routing/traffic-paths.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derivedPer } from '../../model/derived.ts'
import { meshOfOtherObjects, type Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { routingKinds } from '../../istio/routing/routed-destinations.ts'
import { effectiveTls } from '../../istio/routing/effective-tls.ts'
import { isLeftToGateways } from '../../istio/routing/originated-tls.ts'
import { isTls } from '../../istio/hosts/services.ts'
import { isFetchedByProxies } from '../jwt/helpers/jwks-address.ts'
import { quote } from '../message/quote.ts'
import { backendPolicyViews } from '../shared/converted-views.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'

export const doubleTls = defineRule({
  id: 'egress/double-tls',
  codes: ['tls-in-tls'],
  severity: 'warning',
  summary: 'A DestinationRule wraps the TLS of the application in TLS again.',
  why: 'The port is declared HTTPS or TLS, so applications already send TLS to it. A DestinationRule that originates TLS for the port wraps it again: the server answers the outer handshake and then gets a second handshake where it expects a request. Ports from which proxies fetch keys themselves are left out: they need it.',
  fix: 'Set the mode to DISABLE for this port (`portLevelSettings`), so that the TLS of the application passes through; or let applications call plain http on an HTTP port with `targetPort: 443`, and originate TLS there.',
  // These rules report invalid hosts, which have to be corrected first.
  yieldsTo: ['egress/host-invalid', 'egress/mediated-host-wildcard'],
  across: {
    DestinationRule: check,
    ...backendPolicyViews(check),
  },
})

function* check(rule: Manifest, mesh: Mesh): Generator<Problem<'tls-in-tls'>> {
  const seen = new Set<string>()
  for (const { destinationPort, trafficPath, tls } of wrappedPaths(rule, mesh)) {
    const { host, port } = destinationPort
    const isForKeys = trafficPath.routedDestination === null && isFetchedByProxies(mesh, host, port.number)
    if (isForKeys || seen.has(tls.path)) continue
    seen.add(tls.path)
    const problem = wrappedProblem(rule, destinationPort, trafficPath, tls)
    yield { ...problem, ...(isForKeys === undefined && { confidence: 'likely' }) }
  }
}

/** A path by which TLS of applications comes to a port. */
interface TlsPath {
  readonly destinationPort: DestinationPort
  readonly trafficPath: TrafficPath
}

/** A path by which TLS of applications comes to a port, and the `tls` block that wraps it again. */
interface WrappedPath extends TlsPath {
  readonly tls: Node
}

function wrappedProblem(
  { originals }: Manifest,
  { host, port }: DestinationPort,
  trafficPath: TrafficPath,
  tls: Node,
): Problem<'tls-in-tls'> {
  const mode = tls.get('mode')
  const usage = trafficPath.routedDestination
    ? 'a tls route leads to'
    : 'applications call with TLS of their own'
  const [subject, repair] = originals
    ? ['the policy', 'name another port as `sectionName`']
    : [`mode ${quote(mode.text)}`, `set DISABLE for port ${port.number}`]
  return {
    code: 'tls-in-tls',
    node: mode,
    message: `${subject} wraps TLS in TLS on ${port.protocol.toUpperCase()} port ${port.number} of ${quote(host)}, which ${usage}: the server cannot read it; ${repair}`,
    about: host,
    related: [
      { node: port.node, note: 'the port, declared as TLS of the application' },
      ...(trafficPath.routedDestination
        ? [{ node: trafficPath.routedDestination.destination, note: 'the route that leads to it' }]
        : []),
    ],
  }
}

function wrappedPaths(rule: Manifest, mesh: Mesh): WrappedPath[] {
  if (rule.spec.get('host').isUnfilled) return []
  return tlsPaths(mesh, destinationPortsOf(mesh, rule)).flatMap(
    (paths) => wrappedPath(rule, mesh, paths) ?? [],
  )
}

/** The first of some paths on which clients get a `tls` block of a rule. */
function wrappedPath(rule: Manifest, mesh: Mesh, paths: readonly TlsPath[]): WrappedPath | undefined {
  for (const { destinationPort, trafficPath } of paths) {
    const { host, port } = destinationPort
    const effective = effectiveTls(mesh, rule, { host, port: port.number, subset: trafficPath.subset })
    if (!effective || !originatesTls(effective.tls)) continue
    const isIgnored =
      trafficPath.from === 'sidecar' && isLeftToGateways(effective.rule.merged[0], effective.tls)
    if (!isIgnored) return { destinationPort, trafficPath, tls: effective.tls }
  }
  return undefined
}

/** Limit on the hosts of a wildcard that are searched for paths of one kind. */
const maxHosts = 100

/** The paths by which TLS of applications comes to ports, grouped by what a rule has the same settings for. */
const tlsPaths = derivedPer(
  routingKinds,
  (mesh, destinationPorts: readonly DestinationPort[]): readonly (readonly TlsPath[])[] => {
    const tlsPathList = destinationPorts
      .filter(({ port }) => isTls(port.protocol))
      .flatMap((destinationPort) =>
        tlsPathsTo(destinationPort, mesh).map((trafficPath) => ({ destinationPort, trafficPath })),
      )
    const groups = groupBy(tlsPathList, ({ destinationPort, trafficPath }) =>
      JSON.stringify([destinationPort.port.number, trafficPath.subset, trafficPath.from]),
    )
    return [...groups.values()].map((group) => group.slice(0, maxHosts))
  },
)

/** The paths by which TLS of applications comes to a port: tls routes, or directly if no file of the repository routes to it. */
function tlsPathsTo(destinationPort: DestinationPort, mesh: Mesh): TrafficPath[] {
  const allFiles = meshOfOtherObjects(mesh)
  return trafficPathsTo(mesh, destinationPort).filter(
    ({ carries, routedDestination }) =>
      carries === 'tls' &&
      (routedDestination !== null ||
        !allFiles ||
        trafficPathsTo(allFiles, destinationPort).some((candidate) => candidate.routedDestination === null)),
  )
}
