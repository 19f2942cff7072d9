import { oncePer } from '../../core/once-per.ts'
import { meshGateway } from '../../istio/routing/gateways.ts'
import { isWildcard, normalHost } from '../../istio/hosts/hosts.ts'
import {
  routedDestinationsOf,
  routedDestinationsToPort,
  mayReceiveHttp,
  sidecarRoutesFor,
  type RoutedDestination,
} from '../../istio/routing/routed-destinations.ts'
import type { Manifest } from '../../model/manifest.ts'
import { meshOfAllFiles, type Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { originatesTls, policiesOf, portPolicy } from '../../istio/routing/destination.ts'
import { hasTlsInForce, lostTls, type LostTls } from '../../istio/routing/lost-tls.ts'
import { rulesForEntry } from '../../istio/routing/rules-for-entry.ts'
import {
  declaredPorts,
  isHttp,
  isTls,
  portsOf,
  serviceEntriesFor,
  type HostPort,
} from '../../istio/hosts/services.ts'
import { quote } from '../message/quote.ts'
import { onRoutes } from '../shared/converted-views.ts'
import { defineRule, type Problem, type RelatedNode } from '../rule.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'

export const plainHttpToTlsPort = defineRule({
  id: 'egress/plain-http-to-tls-port',
  codes: ['target-port-without-tls', 'route-without-tls'],
  severity: 'error',
  summary: 'Plain HTTP goes to a TLS port, and nothing originates TLS for it.',
  why: 'The port takes plain http from applications and connects to a TLS port. Only a DestinationRule, or a BackendTLSPolicy of the Gateway API, makes the proxy speak TLS there. Without one the request, its headers and its credentials leave the mesh in clear text, and the server refuses them.',
  fix: 'Add a DestinationRule for the host whose `tls` mode for this port is SIMPLE, or MUTUAL with a client certificate; or a BackendTLSPolicy for its ServiceEntry.',
  fromAbsence: 'warning',
  across: {
    *ServiceEntry(entry, mesh) {
      // Inside the mesh the proxies use mTLS on their own.
      if (entry.spec.get('location').text === 'MESH_INTERNAL' || entry.spec.get('workloadSelector').exists)
        return
      for (const port of declaredPorts(entry).filter(isPlainHttp)) {
        const target = tlsTarget(entry, port)
        if (target && isInClearText(entry, port, mesh)) yield problem(entry, port, target, mesh)
      }
    },

    VirtualService: clearRoutes,
    ...onRoutes(clearRoutes),
  },
})

/** True for a port that takes plain http, except that of a forward proxy, which takes it on any port. */
function isPlainHttp({ protocol }: HostPort): boolean {
  return protocol !== '' && protocol !== 'http_proxy' && isHttp(protocol)
}

function problem(
  entry: Manifest,
  port: HostPort,
  target: Node,
  mesh: Mesh,
): Problem<'target-port-without-tls'> {
  const host = entry.spec.get('hosts').item(0).text
  const { remark, advice, related } = causeOf(entry, port, mesh)
  return {
    code: 'target-port-without-tls',
    node: target,
    message: `port ${port.number} of ${quote(host)} takes plain http and connects to TLS port ${target.number}, and ${remark}: requests leave the mesh in clear text; ${advice}`,
    about: `${normalHost(host)}:${port.number}`,
    related,
  }
}

/** Why no TLS is originated for a port, and what to do. */
interface Cause {
  readonly remark: string
  readonly advice: string
  readonly related: readonly RelatedNode[]
}

function causeOf(entry: Manifest, port: HostPort, mesh: Mesh): Cause {
  const lost = entry.spec
    .items('hosts')
    .map(({ text }) => lostTls(mesh, normalHost(text), port.number))
    .find((found) => found !== undefined)
  if (lost) return causeOfLoss(lost)
  const replacing = replacingEntries(entry, port, mesh)
  if (replacing.length > 0)
    return {
      remark: 'an entry of `portLevelSettings` without `tls` replaces the TLS of the DestinationRule',
      advice: 'repeat `tls` in it',
      related: replacing.map((node) => ({ node, note: 'replaces the TLS of the rule for this port' })),
    }
  return {
    remark: 'no DestinationRule originates TLS for it',
    advice: `add one with \`tls.mode\` SIMPLE for port ${port.number}`,
    related: [],
  }
}

function causeOfLoss({ rule, winner }: LostTls): Cause {
  const [name, winnerName] = [rule, winner].map((object) => quote(`${object.namespace}/${object.name}`))
  return {
    remark: `proxies use DestinationRule ${winnerName}, not ${name}, which has \`tls\` for it`,
    advice: `write \`tls\` into ${winnerName}`,
    related: [
      { node: winner.spec.get('host'), note: 'the DestinationRule that proxies use' },
      { node: rule.spec.get('host'), note: 'the DestinationRule with `tls`' },
    ],
  }
}

/** The entries of `portLevelSettings` for a port that have no `tls` where their policy originates TLS. */
function replacingEntries(entry: Manifest, { number }: HostPort, mesh: Mesh): Node[] {
  const policies = rulesForEntry(mesh, entry).flatMap(policiesOf)
  const replaced = policies.filter((policy) => originatesTls(policy.get('tls')))
  return replaced
    .map((policy) => portPolicy(policy, number))
    .filter((node) => node.exists && !node.get('tls').exists)
}

/**
 * The node that sends a port to 443 or to a port that the entry declares as TLS: `targetPort`, or the port of an
 * endpoint. `undefined` if the port does not lead to a TLS port.
 */
function tlsTarget(entry: Manifest, { node }: HostPort): Node | undefined {
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
function isInClearText(entry: Manifest, port: HostPort, mesh: Mesh): boolean {
  const hosts = entry.spec.items('hosts').map(({ text }) => normalHost(text))
  if (hosts.some((host) => host === '' || isUnfilled(host))) return false
  return hosts.some((host) =>
    [mesh, meshOfAllFiles(mesh) ?? mesh].every(
      (candidate) =>
        !hasTlsInForce(candidate, entry, host, port.number) && isSentThere(candidate, host, port.number),
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

/** Reports routes by which sidecars send plain http to the TLS port of an external host. */
function* clearRoutes(virtualService: Manifest, mesh: Mesh): Generator<Problem<'route-without-tls'>> {
  if (mayBeCalledByTls(virtualService, mesh)) return
  const routedDestinations = routedDestinationsOf(mesh, virtualService).filter(
    (routedDestination) =>
      routedDestination.protocol === 'http' && mayComeFromSidecars(routedDestination, mesh),
  )
  const instead = virtualService.originals ? 'a BackendTLSPolicy or one' : 'one'
  for (const { host, ports, destination } of routedDestinations) {
    const entry = firstWithTls(serviceEntriesFor(mesh, host), ports)
    if (!entry || isInMesh(entry) || ports.some((port) => !isTlsPort(entry, port))) continue
    const meshes = [mesh, meshOfAllFiles(mesh) ?? mesh]
    if (meshes.some((candidate) => ports.some((port) => hasTlsInForce(candidate, entry, host, port))))
      continue
    const portNumber = destination.at('port', 'number')
    yield {
      code: 'route-without-tls',
      node: portNumber.exists ? portNumber : destination.get('host'),
      message: `plain http is routed to TLS port ${ports[0]} of ${quote(host)}, and no DestinationRule originates TLS for it: requests leave the mesh in clear text; add ${instead} with \`tls.mode\` SIMPLE for port ${ports[0]}`,
      about: `${host}:${ports[0]}`,
      related: [{ node: entry.spec.get('ports'), note: 'the ports of the host' }],
    }
  }
}

/** True if sidecars, not only gateways, may take http for a routed destination. */
function mayComeFromSidecars({ virtualService, matches }: RoutedDestination, mesh: Mesh): boolean {
  return matches.some(
    (match) =>
      match.gateways.includes(meshGateway) &&
      mayReceiveHttp(mesh, virtualService, { ...match, gateways: [meshGateway] }),
  )
}

/** True if a called host, or the protocol of one of its ports, has a placeholder: applications may only call it with TLS. */
function mayBeCalledByTls({ spec }: Manifest, mesh: Mesh): boolean {
  return spec
    .items('hosts')
    .some(
      ({ isUnfilled: isUnfilledHost, text }) =>
        isUnfilledHost ||
        portsOf(mesh, normalHost(text))?.some(({ node }) => node.get('protocol').isUnfilled),
    )
}

/** The first entry that declares one of the ports as TLS. */
function firstWithTls(entries: readonly Manifest[], ports: readonly number[]): Manifest | undefined {
  const { firstByPort, indexes } = tlsPorts(entries)
  const firstEntries = ports.flatMap((port) => firstByPort.get(port) ?? [])
  return firstEntries.toSorted((a, b) => indexes.get(a)! - indexes.get(b)!)[0]
}

const tlsPorts = oncePer((entries: readonly Manifest[]) => {
  const firstByPort = new Map<number, Manifest>()
  for (const entry of entries) {
    for (const { number } of declaredPorts(entry)) {
      if (!firstByPort.has(number) && isTlsPort(entry, number)) firstByPort.set(number, entry)
    }
  }
  return { firstByPort, indexes: new Map(entries.map((entry, index) => [entry, index])) }
})

function isTlsPort(entry: Manifest, port: number): boolean {
  return declaredPorts(entry).some(({ number, protocol }) => number === port && isTls(protocol))
}

/** True for a host inside the mesh, where the proxies use mTLS on their own. */
function isInMesh(entry: Manifest): boolean {
  return entry.spec.get('location').text === 'MESH_INTERNAL' || entry.spec.get('workloadSelector').exists
}
