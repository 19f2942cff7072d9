import { groupBy } from '../../core/group.ts'
import { oncePerPair } from '../../core/once-per.ts'
import { portLevelEntries, policiesOf, ruleHost } from '../../istio/routing/destination.ts'
import { atLeast } from '../../model/istio-version.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { allPorts, isHttp, portsOf, type HostPort } from '../../istio/hosts/services.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import { entriesNameNothing, hasSni, namesNothing } from './helpers/tls-names.ts'

export const tlsTcpUnnamed = defineRule({
  id: 'egress/tls-tcp-unnamed',
  codes: ['protocol-without-host', 'no-automatic-sni'],
  severity: 'warning',
  summary: 'TLS for a port whose bytes name no host, and nothing that names it instead.',
  why: 'For requests the proxy takes the name for the handshake and for the check of the certificate from their host. Bytes of TCP, Mongo, MySQL or Redis have none: no name is sent, a server with several certificates shows a wrong one, and any certificate that the CA has signed is taken.',
  fix: 'Set `sni` to the name of the server, and `subjectAltNames` to the names in its certificate.',
  across: {
    *DestinationRule(rule, mesh) {
      if (rule.spec.get('host').text === '') return
      for (const [tls, ports] of namelessBlocks(mesh, rule).values()) {
        const [{ number, protocol }] = ports
        const port = `${protocol.toUpperCase()} port ${number} of ${quote(rule.spec.get('host').text)}`
        const { code, why } = silent.has(protocol) ? ofSilent : ofHttp
        yield {
          code,
          node: tls.get('mode'),
          message: `${port} ${why}: without \`sni\` and \`subjectAltNames\` no name is sent and the certificate's is not checked`,
          related: ports.map(({ node }) => ({ node, note: 'the port' })),
        }
      }
    },
  },
})

const ofSilent = { code: 'protocol-without-host', why: 'names no host' } as const
const ofHttp = {
  code: 'no-automatic-sni',
  why: 'gives its host to the handshake from 1.21 on',
} as const

/** Ports that are shown, at most. */
const mostShown = 20

type Ports = readonly [HostPort, ...(readonly HostPort[])]

/** The blocks of a rule that serve such ports without a name, by their path, each with the ports. */
function namelessBlocks(mesh: Mesh, rule: Manifest): Map<string, [Node, Ports]> {
  const found = new Map<string, [Node, Ports]>()
  const numbers = namelessPorts(mesh, portsFor(mesh, rule))
  if (numbers.size === 0 || !entriesNameNothing(mesh, rule)) return found
  for (const policy of policiesOf(rule)) {
    const entries = portEntries(policy)
    const blocks = groupBy(numbers, ([number]) => entries.get(number) ?? policy)
    for (const [block, groups] of blocks) {
      const tls = block.get('tls')
      if (!hasSni(tls) && namesNothing(tls))
        found.set(tls.path, [tls, firstOf(groups.map(([, ports]) => ports))])
    }
  }
  return found
}

/** Some ports with their places among all, by their numbers. */
type PortGroups = ReadonlyMap<number, readonly { readonly port: HostPort; readonly index: number }[]>

const namelessPorts = oncePerPair((mesh: Mesh, ports: readonly HostPort[]): PortGroups => {
  const nameless = ports.filter(({ protocol }) => isNameless(protocol, mesh))
  return groupBy(
    nameless.map((port, index) => ({ port, index })),
    ({ port }) => port.number,
  )
})

/** The first ports of some groups, none of which is empty: as many as are shown. */
function firstOf(groups: readonly (readonly { readonly port: HostPort; readonly index: number }[])[]): Ports {
  const first = groups.flatMap((group) => group.slice(0, mostShown))
  const sorted = first.toSorted((one, other) => one.index - other.index).map(({ port }) => port)
  return sorted.slice(0, mostShown) as unknown as Ports
}

/** The first entry for each port, which is the one that counts. */
function portEntries(policy: Node): Map<number | undefined, Node> {
  const entries = policy.items('portLevelSettings').toReversed()
  return new Map(entries.map((entry) => [entry.at('port', 'number').number, entry]))
}

/** Protocols of which no byte says what host they are for. */
const silent: ReadonlySet<string> = new Set(['tcp', 'mongo', 'mysql', 'redis'])

/** The host of a request is the name of the handshake since 1.21 (ENABLE_AUTO_SNI). */
function isNameless(protocol: string, mesh: Mesh): boolean {
  return silent.has(protocol) || (protocol !== '' && isHttp(protocol) && !atLeast(mesh, 1, 21))
}

function portsFor(mesh: Mesh, rule: Manifest): readonly HostPort[] {
  const entries = portLevelEntries(mesh, rule)
  return entries.length > 0 ? allPorts(entries) : (portsOf(mesh, ruleHost(rule)) ?? [])
}
