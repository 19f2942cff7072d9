import { table } from '../../core/table.ts'
import { oncePer } from '../../core/once-per.ts'
import { hasBackendTls } from '../../istio/gateway-api/backend-tls.ts'
import { hostCovers, normalHost } from '../../istio/hosts/hosts.ts'
import { originatesTls, policiesOf, ruleHost, tlsIn } from '../../istio/routing/destination.ts'
import { lostTls } from '../../istio/routing/lost-tls.ts'
import type { Manifest } from '../../model/manifest.ts'
import { meshOfOtherObjects, type Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { rulesForEntry } from '../../istio/routing/rules-for-entry.ts'
import { closestName } from '../../schema/suggest.ts'
import { isPresent } from '../message/is-present.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem, ProposedFix } from '../problem.ts'

export const portProtocol = defineRule({
  id: 'egress/port-protocol',
  codes: ['missing-protocol', 'not-text', 'unknown-protocol', 'https-on-80', 'http-on-443', 'misnamed-port'],
  severity: 'warning',
  istio: ['IST0106'],
  summary: 'The protocol of a port is missing, unknown, or unlikely for its number or name.',
  why: 'The protocol decides what the proxy does with a port: routes, retries and timeouts for HTTP, routing by the host name of the handshake for TLS, nothing for TCP. Without a protocol the proxy detects it for each connection. In a ServiceEntry the name of the port never sets the protocol.',
  fix: 'Declare the protocol that the application speaks: HTTP, HTTP2 or GRPC for plain requests, TLS or HTTPS if it does its own TLS.',
  across: {
    *ServiceEntry(entry, mesh) {
      for (const port of entry.spec.items('ports').filter(({ kind }) => kind === 'map')) {
        const defect = defectOf(port, () => isOriginated(mesh, entry))
        if (defect && !port.get('protocol').isUnfilled) yield defect
      }
    },
  },
})

type Code = 'missing-protocol' | 'not-text' | 'unknown-protocol' | UnlikelyCode | 'misnamed-port'
type UnlikelyCode = 'https-on-80' | 'http-on-443'

function defectOf(port: Node, isOriginated: () => boolean): Problem<Code> | null {
  const protocol = port.get('protocol')
  if (!isPresent(protocol)) return missingProtocol(port)
  if (typeof protocol.scalar !== 'string') {
    return {
      ...protocolProblem('not-text', protocol, 'is not a string'),
      severity: 'error',
      refusedBy: 'schema',
    }
  }
  if (!Object.hasOwn(families, protocol.text.toLowerCase())) return unknownProtocol(protocol)
  return unlikelyProtocol(port, protocol, isOriginated) ?? misnamedPort(port, protocol)
}

function missingProtocol(port: Node): Problem<'missing-protocol'> {
  const name = port.get('name')
  const hint = familyOfName(name.text) ? `; the name ${quote(name.text)} does not set it` : ''
  const number = port.get('number').number
  const message = `port ${number ?? quote(name.text)} has no protocol: the proxy has to detect it for each connection${hint}; declare one`
  const protocol = port.get('protocol')
  const fix = fixOf(protocol, namedProtocol(name.text))
  return { code: 'missing-protocol', node: protocol, message, ...fix }
}

function unknownProtocol(protocol: Node): Problem<'unknown-protocol'> {
  const guess = closestName(protocol.text, Object.keys(families))
  const hint = guess === undefined ? '' : `; did you mean ${quote(guess.toUpperCase())}?`
  return {
    ...protocolProblem('unknown-protocol', protocol, `is not one that Istio knows${hint}`),
    severity: 'error',
    refusedBy: 'webhook',
    ...fixOf(protocol, spelledProtocol(protocol.text)),
  }
}

function fixOf(protocol: Node, name: string | undefined): { fix?: ProposedFix } {
  if (name === undefined) return {}
  const value = name.toUpperCase()
  return { fix: { safety: 'unsafe', title: `set protocol to ${value}`, set: [{ node: protocol, value }] } }
}

/** The longest protocol that a name begins with: `grpc-web` for `grpc-web-shop`. */
function namedProtocol(name: string): string | undefined {
  const text = `${name.toLowerCase()}-`
  return Object.keys(families)
    .filter((protocol) => text.startsWith(`${protocol}-`))
    .toSorted((a, b) => b.length - a.length)[0]
}

/** The protocol that a text is without its white space and punctuation: `http2` for `HTTP/2`. */
function spelledProtocol(text: string): string | undefined {
  const name = text.toLowerCase().replace(/[^a-z0-9_-]/g, '')
  return Object.hasOwn(families, name) ? name : undefined
}

function unlikelyProtocol(
  port: Node,
  protocol: Node,
  isOriginated: () => boolean,
): Problem<UnlikelyCode> | null {
  const number = port.get('number').number
  const name = protocol.text.toLowerCase()
  if (number === 80 && name === 'https') {
    return protocolProblem(
      'https-on-80',
      protocol,
      'on port 80: applications send plain http to port 80, and it is refused because it is not TLS; declare HTTP',
    )
  }
  // A forward proxy takes plain http on any port.
  const isPlainHttp = families[name] === 'http' && name !== 'http_proxy'
  if (number !== 443 || !isPlainHttp || port.get('targetPort').exists || isOriginated()) return null
  return protocolProblem(
    'http-on-443',
    protocol,
    'on port 443: the proxy reads TLS of the application as broken http, and sends plain http in clear text; declare TLS, or let a DestinationRule originate it',
  )
}

function misnamedPort(port: Node, protocol: Node): Problem<'misnamed-port'> | null {
  const name = port.get('name')
  const family = familyOfName(name.text)
  if (!family || family === families[protocol.text.toLowerCase()]) return null
  return {
    code: 'misnamed-port',
    node: name,
    severity: 'info',
    message: `port ${quote(name.text)} is named after another protocol than its \`protocol\` ${quote(protocol.text)}, which is the one that Istio uses; rename the port`,
  }
}

/** The family of each protocol; the proxy handles the protocols of one family in the same way (istio `pkg/config/protocol/instance.go`). */
const families = table<string>({
  http: 'http',
  http2: 'http',
  http_proxy: 'http',
  grpc: 'http',
  'grpc-web': 'http',
  https: 'tls',
  tls: 'tls',
  tcp: 'tcp',
  udp: 'udp',
  mongo: 'mongo',
  mysql: 'mysql',
  redis: 'redis',
})

/** The family of the protocol that a port name would set in a Service: that of https for `https-shop`. */
function familyOfName(name: string): string | undefined {
  const first = name.toLowerCase().split('-')[0]!
  return Object.hasOwn(families, first) ? families[first] : undefined
}

/** True if mTLS of the mesh, or a policy in any file of the repository, wraps port 443 of a host of the entry in TLS. */
function isOriginated(mesh: Mesh, entry: Manifest): boolean {
  if (entry.spec.get('location').text === 'MESH_INTERNAL') return true
  return [mesh, meshOfOtherObjects(mesh) ?? mesh].some(
    (candidate) =>
      hasBackendTls(candidate, entry, 443) ||
      rulesForEntry(candidate, entry).some(
        (rule) => originatesTlsOn443(rule) && isEffectiveOn443(candidate, rule, entry),
      ),
  )
}

const originatesTlsOn443 = oncePer((rule: Manifest): boolean =>
  policiesOf(rule).some((policy) => originatesTls(tlsIn(policy, 443))),
)

/** True if clients get the TLS of a rule for a host of the entry; also where the files do not tell. */
function isEffectiveOn443(mesh: Mesh, rule: Manifest, entry: Manifest): boolean {
  const hosts = entry.spec.items('hosts').map(({ text }) => normalHost(text))
  return hosts.some((host) => !hostCovers(ruleHost(rule), host) || lostTls(mesh, host, 443) === undefined)
}

function protocolProblem<const ProblemCode extends Code>(
  code: ProblemCode,
  protocol: Node,
  text: string,
): Problem<ProblemCode> {
  return { code, node: protocol, message: `protocol ${quote(protocol.data)} ${text}` }
}
