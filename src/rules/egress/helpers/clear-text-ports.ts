import { isWildcard, normalHost } from '../../../istio/hosts/hosts.ts'
import { declaredPorts, isHttp, isTls, type HostPort } from '../../../istio/hosts/services.ts'
import { originatesTls, policiesOf, portPolicy } from '../../../istio/routing/destination.ts'
import { hasEffectiveTls } from '../../../istio/routing/lost-tls.ts'
import { routedDestinationsToPort, sidecarRoutesFor } from '../../../istio/routing/routed-destinations.ts'
import { rulesForEntry } from '../../../istio/routing/rules-for-entry.ts'
import type { Manifest } from '../../../model/manifest.ts'
import { meshOfOtherObjects, type Mesh } from '../../../model/mesh.ts'
import type { Node } from '../../../model/node.ts'
import { isUnfilled } from '../../../syntax/unfilled.ts'

/*
 * Ports of ServiceEntries that take plain http and lead to a TLS port.
 */

/** True for a port that takes plain http, except that of a forward proxy, which takes it on any port. */
export function isPlainHttp({ protocol }: HostPort): boolean {
  return protocol !== '' && protocol !== 'http_proxy' && isHttp(protocol)
}

/** The entries of `portLevelSettings` for a port that have no `tls` where their policy originates TLS, or may. */
export function replacingEntries(entry: Manifest, { number }: HostPort, mesh: Mesh): Node[] {
  const policies = rulesForEntry(mesh, entry).flatMap(policiesOf)
  const replaced = policies.filter(
    (policy) => originatesTls(policy.get('tls')) || policy.at('tls', 'mode').isUnfilled,
  )
  return replaced
    .map((policy) => portPolicy(policy, number))
    .filter((node) => node.exists && !node.get('tls').exists)
}

/**
 * The first node that sends a port of a ServiceEntry to 443 or to a port that the entry declares as TLS: the port of an
 * endpoint, or `targetPort` if an endpoint does not state the port or there are no endpoints. `undefined` if there is no such
 * node, also if the number of the port itself is 443.
 */
export function tlsTarget(entry: Manifest, { node }: HostPort): Node | undefined {
  const tlsPortNumbers = new Set([443])
  for (const { number, protocol } of declaredPorts(entry)) if (isTls(protocol)) tlsPortNumbers.add(number)
  const endpoints = entry.spec.items('endpoints').map((endpoint) => endpoint.get('ports'))
  const endpointPorts = endpoints.map((ports) => ports.get(node.get('name').text))
  const targets =
    endpointPorts.length > 0
      ? endpointPorts.map((port) => (port.exists ? port : node.get('targetPort')))
      : [node.get('targetPort')]
  return targets.find((target) => target.number !== undefined && tlsPortNumbers.has(target.number))
}

/** True if for some host of the entry no file of the repository originates TLS or routes its traffic elsewhere. */
export function isInClearText(entry: Manifest, port: HostPort, mesh: Mesh): boolean {
  const hosts = entry.spec.items('hosts').map(({ text }) => normalHost(text))
  if (hosts.some((host) => host === '' || isUnfilled(host))) return false
  return hosts.some((host) =>
    [mesh, meshOfOtherObjects(mesh) ?? mesh].every(
      (candidate) =>
        !hasEffectiveTls(candidate, entry, host, port.number) && isSentThere(candidate, host, port.number),
    ),
  )
}

/** True if a route leads to the port, or if no http route takes the traffic of the host elsewhere. */
function isSentThere(mesh: Mesh, host: string, port: number): boolean {
  if (routedDestinationsToPort(mesh, host, port).length > 0) return true
  return isWildcard(host) || !sidecarRoutesFor(mesh, host, 'http').some((routes) => mayTake(routes, port))
}

/** True if an http route of a VirtualService may match requests to a port. */
function mayTake({ spec }: Manifest, port: number): boolean {
  return spec.items('http').some((route) => {
    const matches = route.items('match')
    return (
      matches.length === 0 || matches.some((match) => [port, undefined].includes(match.get('port').number))
    )
  })
}

/** True for a host inside the mesh, where the proxies use mTLS on their own. */
export function isInMesh(entry: Manifest): boolean {
  return entry.spec.get('location').text === 'MESH_INTERNAL' || entry.spec.get('workloadSelector').exists
}
