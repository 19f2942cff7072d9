import { oncePer } from '../../core/once-per.ts'
import { meshGateway } from '../../istio/routing/gateways.ts'
import { normalHost } from '../../istio/hosts/hosts.ts'
import {
  routedDestinationsOf,
  mayReceiveHttp,
  type RoutedDestination,
} from '../../istio/routing/routed-destinations.ts'
import type { Manifest } from '../../model/manifest.ts'
import { meshOfAllFiles, type Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { originatesTls, policiesOf, portLevelEntries } from '../../istio/routing/destination.ts'
import { hasEffectiveTls, lostTls, type LostTls } from '../../istio/routing/lost-tls.ts'
import {
  declaredPorts,
  isTls,
  portsOf,
  serviceEntriesFor,
  type HostPort,
} from '../../istio/hosts/services.ts'
import { quote } from '../message/quote.ts'
import { onRoutes } from '../shared/converted-views.ts'
import {
  isInClearText,
  isInMesh,
  isPlainHttp,
  replacingEntries,
  tlsTarget,
} from './helpers/clear-text-ports.ts'
import { defineRule } from '../rule.ts'
import type { Problem, RelatedNode } from '../problem.ts'

export const plainHttpToTlsPort = defineRule({
  id: 'egress/plain-http-to-tls-port',
  codes: ['target-port-without-tls', 'port-settings-without-tls', 'route-without-tls'],
  severity: 'error',
  summary: 'Plain HTTP goes to a TLS port, and nothing originates TLS for it.',
  why: 'The port takes plain http from applications and connects to a TLS port. Only a DestinationRule, or a BackendTLSPolicy of the Gateway API, makes the proxy speak TLS there. Without one the request, its headers and its credentials leave the mesh in clear text, and the server refuses them.',
  fix: 'Add a DestinationRule for the host whose `tls` mode for this port is SIMPLE, or MUTUAL with a client certificate; or a BackendTLSPolicy for its ServiceEntry.',
  fromAbsence: 'warning',
  across: {
    *ServiceEntry(entry, mesh) {
      if (isInMesh(entry)) return
      for (const port of declaredPorts(entry).filter(isPlainHttp)) {
        const target = tlsTarget(entry, port)
        if (!target || !isInClearText(entry, port, mesh)) continue
        // What loses the TLS of its rule is reported there.
        if (replacingEntries(entry, port, mesh).length === 0) yield problem(entry, port, target, mesh)
      }
    },

    *DestinationRule(rule, mesh) {
      if (!policiesOf(rule).some(losesTls)) return
      const seen = new Set<string>()
      for (const loss of portsWithoutTls(rule, mesh)) {
        if (seen.has(loss.settings.path)) continue
        seen.add(loss.settings.path)
        yield lossProblem(loss)
      }
    },

    VirtualService: clearRoutes,
    ...onRoutes(clearRoutes),
  },
})

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

/** An entry of `portLevelSettings` without `tls`, and the port of a ServiceEntry that loses TLS by it. */
interface PortWithoutTls {
  readonly settings: Node
  readonly host: string
  readonly port: HostPort
  readonly target: Node
}

/** True for a policy that originates TLS and has settings of a port without it. */
function losesTls(policy: Node): boolean {
  return (
    originatesTls(policy.get('tls')) &&
    policy.items('portLevelSettings').some((settings) => !settings.get('tls').exists)
  )
}

function* portsWithoutTls(rule: Manifest, mesh: Mesh): Generator<PortWithoutTls> {
  for (const entry of portLevelEntries(mesh, rule).filter((candidate) => !isInMesh(candidate))) {
    for (const port of declaredPorts(entry).filter(isPlainHttp)) {
      const target = tlsTarget(entry, port)
      if (!target || !isInClearText(entry, port, mesh)) continue
      const host = entry.spec.get('hosts').item(0).text
      for (const settings of replacingEntries(entry, port, mesh))
        if (settings.root.yaml === rule.root.yaml) yield { settings, host, port, target }
    }
  }
}

function lossProblem({ settings, host, port, target }: PortWithoutTls): Problem<'port-settings-without-tls'> {
  return {
    code: 'port-settings-without-tls',
    node: settings,
    message: `these settings replace the policy with \`tls\` on port ${port.number} of ${quote(host)}, which takes plain http and connects to TLS port ${target.number}: requests leave the mesh in clear text; repeat \`tls\` in them`,
    about: `${normalHost(host)}:${port.number}`,
    related: [{ node: target, note: 'the TLS port to which plain http goes' }],
  }
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
    if (meshes.some((candidate) => ports.some((port) => hasEffectiveTls(candidate, entry, host, port))))
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
        isUnfilledHost || haveUnfilledProtocol(portsOf(mesh, normalHost(text)) ?? []),
    )
}

const haveUnfilledProtocol = oncePer((ports: readonly HostPort[]) =>
  ports.some(({ node }) => node.get('protocol').isUnfilled),
)

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
