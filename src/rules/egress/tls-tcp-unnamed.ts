import { groupBy } from '../../core/group.ts'
import { portLevelEntries, policiesOf, ruleHost } from '../../istio/routing/destination.ts'
import { atLeast } from '../../model/istio-version.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derivedPer } from '../../model/derived.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { allPorts, isHttp, portsOf, type HostPort } from '../../istio/hosts/services.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import { entriesStateNoNames, hasSni, statesNoNames } from './helpers/tls-names.ts'

export const tlsTcpUnnamed = defineRule({
  id: 'egress/tls-tcp-unnamed',
  codes: ['protocol-without-host', 'no-automatic-sni'],
  severity: 'warning',
  summary: 'TLS for a port whose protocol names no host, without settings that name it.',
  why: 'For HTTP requests the proxy takes the name for the handshake and for the check of the certificate from the host of the request. TCP, Mongo, MySQL and Redis name no host: the proxy sends no name, a server with several certificates presents a wrong one, and the proxy accepts any certificate that the CA has signed.',
  fix: 'Set `sni` to the name of the server, and `subjectAltNames` to the names in its certificate.',
  across: {
    *DestinationRule(rule, mesh) {
      if (rule.spec.get('host').text === '') return
      for (const [tls, ports] of namelessBlocks(mesh, rule).values()) {
        const [{ number, protocol }] = ports
        const port = `${protocol.toUpperCase()} port ${number} of ${quote(rule.spec.get('host').text)}`
        const { code, cause } = protocolsWithoutHost.has(protocol) ? protocolWithoutHost : noAutomaticSni
        yield {
          code,
          node: tls.get('mode'),
          message: `${port} ${cause}: without \`sni\` and \`subjectAltNames\` no name is sent and the name in the certificate is not checked; set both`,
          related: ports.map(({ node }) => ({ node, note: 'the port' })),
        }
      }
    },
  },
})

const protocolWithoutHost = { code: 'protocol-without-host', cause: 'names no host' } as const
const noAutomaticSni = {
  code: 'no-automatic-sni',
  cause: 'gets its SNI from the request only from Istio 1.21 on',
} as const

/** Limit on the ports that a finding shows. */
const maxShown = 20

type Ports = readonly [HostPort, ...(readonly HostPort[])]

/** The `tls` blocks of a rule that serve ports without a host name and set no name, by path, each with its ports. */
function namelessBlocks(mesh: Mesh, rule: Manifest): Map<string, [Node, Ports]> {
  const namelessByPath = new Map<string, [Node, Ports]>()
  const numbers = namelessPorts(mesh, portsFor(mesh, rule))
  if (numbers.size === 0 || !entriesStateNoNames(mesh, rule)) return namelessByPath
  for (const policy of policiesOf(rule)) {
    const entries = portEntries(policy)
    const blocks = groupBy(numbers, ([number]) => entries.get(number) ?? policy)
    for (const [block, groups] of blocks) {
      const tls = block.get('tls')
      if (!hasSni(tls) && statesNoNames(tls))
        namelessByPath.set(tls.path, [tls, firstPorts(groups.map(([, ports]) => ports))])
    }
  }
  return namelessByPath
}

/** Ports with their index in the list of all ports, by port number. */
type PortGroups = ReadonlyMap<number, readonly { readonly port: HostPort; readonly index: number }[]>

const namelessPorts = derivedPer([], (mesh, ports: readonly HostPort[]): PortGroups => {
  const nameless = ports.filter(({ protocol }) => isNameless(protocol, mesh))
  return groupBy(
    nameless.map((port, index) => ({ port, index })),
    ({ port }) => port.number,
  )
})

/** The first ports of groups, as many as a finding shows. No group is empty. */
function firstPorts(
  groups: readonly (readonly { readonly port: HostPort; readonly index: number }[])[],
): Ports {
  const shownPerGroup = groups.flatMap((group) => group.slice(0, maxShown))
  const sorted = shownPerGroup.toSorted((a, b) => a.index - b.index).map(({ port }) => port)
  return sorted.slice(0, maxShown) as unknown as Ports
}

/** The settings of a policy by port. Of several for one port Istio uses the first. */
function portEntries(policy: Node): Map<number | undefined, Node> {
  const entries = policy.items('portLevelSettings').toReversed()
  return new Map(entries.map((entry) => [entry.at('port', 'number').number, entry]))
}

/** Protocols that do not name the host that a connection is for. */
const protocolsWithoutHost: ReadonlySet<string> = new Set(['tcp', 'mongo', 'mysql', 'redis'])

/**
 * True for a protocol that gives the handshake no host name. For HTTP the proxy uses the host of the request since 1.21
 * (ENABLE_AUTO_SNI).
 */
function isNameless(protocol: string, mesh: Mesh): boolean {
  return protocolsWithoutHost.has(protocol) || (protocol !== '' && isHttp(protocol) && !atLeast(mesh, 1, 21))
}

function portsFor(mesh: Mesh, rule: Manifest): readonly HostPort[] {
  const entries = portLevelEntries(mesh, rule)
  return entries.length > 0 ? allPorts(entries) : (portsOf(mesh, ruleHost(rule)) ?? [])
}
