import { normalHost } from '../../istio/hosts/hosts.ts'
import { originatesTls, policiesOf, portLevelEntries } from '../../istio/routing/destination.ts'
import { declaredPorts, type HostPort } from '../../istio/hosts/services.ts'
import { lostTls, type LostTls } from '../../istio/routing/lost-tls.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { quote } from '../message/quote.ts'
import { routeViews } from '../shared/converted-views.ts'
import {
  isInClearText,
  isInMesh,
  isPlainHttp,
  replacingEntries,
  tlsTarget,
} from './helpers/clear-text-ports.ts'
import { routesInClearText } from './helpers/clear-text-routes.ts'
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

    VirtualService: routesInClearText,
    ...routeViews(routesInClearText),
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
    .find((candidate) => candidate !== undefined)
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
