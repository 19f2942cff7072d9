import { oncePer } from '../../core/once-per.ts'
import { hasBackendTls } from '../../istio/routing/backend-tls.ts'
import { originatesTls, policiesOf, tlsIn } from '../../istio/routing/destination.ts'
import type { Manifest } from '../../model/manifest.ts'
import { meshOfAllFiles, type Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { rulesForEntry } from '../../istio/routing/rules-for-entry.ts'
import { closest } from '../../schema/suggest.ts'
import { isPresent } from '../message/is-present.ts'
import { quote } from '../message/quote.ts'
import { defineRule, type Problem, type ProposedFix } from '../rule.ts'

export const portProtocol = defineRule({
  id: 'egress/port-protocol',
  codes: ['missing-protocol', 'not-text', 'unknown-protocol', 'https-on-80', 'http-on-443', 'misnamed-port'],
  severity: 'warning',
  istio: ['IST0106'],
  summary: 'A protocol of a port that is missing, unknown, or hardly meant.',
  why: 'The protocol decides what the proxy does with a port: routes, retries and timeouts for HTTP, the host name of the handshake for TLS, nothing for TCP. Without one it has to guess at each connection. In a ServiceEntry the name of the port never sets it.',
  fix: 'Declare what the application speaks: HTTP, HTTP2 or GRPC for plain requests, TLS or HTTPS where it brings its own TLS.',
  across: {
    *ServiceEntry(entry, mesh) {
      for (const port of entry.spec.items('ports').filter(({ kind }) => kind === 'map')) {
        const found = defectOf(port, () => isOriginated(mesh, entry))
        if (found && !port.get('protocol').isUnfilled) yield found
      }
    },
  },
})

type Code = 'missing-protocol' | 'not-text' | 'unknown-protocol' | UnlikelyCode | 'misnamed-port'
type UnlikelyCode = 'https-on-80' | 'http-on-443'

function defectOf(port: Node, isOriginated: () => boolean): Problem<Code> | null {
  const protocol = port.get('protocol')
  if (!isPresent(protocol)) return missing(port)
  if (typeof protocol.scalar !== 'string') {
    return { ...said('not-text', protocol, 'is no text'), severity: 'error', refusedBy: 'schema' }
  }
  if (!Object.hasOwn(families, protocol.text.toLowerCase())) return unknown(protocol)
  return unlikely(port, protocol, isOriginated) ?? misnamed(port, protocol)
}

function missing(port: Node): Problem<'missing-protocol'> {
  const name = port.get('name')
  const hint = familyOfName(name.text) ? `; the name ${quote(name.text)} does not set it` : ''
  const number = port.get('number').number
  const message = `port ${number ?? quote(name.text)} has no protocol: the proxy guesses at each connection${hint}`
  const protocol = port.get('protocol')
  const fix = fixOf(protocol, namedProtocol(name.text))
  return { code: 'missing-protocol', node: protocol, message, ...fix }
}

function unknown(protocol: Node): Problem<'unknown-protocol'> {
  const guess = closest(protocol.text, Object.keys(families))
  const hint = guess === undefined ? '' : `; did you mean ${quote(guess.toUpperCase())}?`
  return {
    ...said('unknown-protocol', protocol, `is none that Istio knows${hint}`),
    severity: 'error',
    refusedBy: 'webhook',
    ...fixOf(protocol, spelledProtocol(protocol.text)),
  }
}

function fixOf(protocol: Node, name: string | undefined): { fix?: ProposedFix } {
  if (name === undefined) return {}
  const value = name.toUpperCase()
  return { fix: { title: `set protocol to ${value}`, set: [{ node: protocol, value }] } }
}

/** The protocol that a name begins with, the longest one: `grpc-web-shop` is grpc-web. */
function namedProtocol(name: string): string | undefined {
  const text = `${name.toLowerCase()}-`
  return Object.keys(families)
    .filter((protocol) => text.startsWith(`${protocol}-`))
    .toSorted((one, other) => other.length - one.length)[0]
}

/** What is a protocol but for white space and signs: `HTTP/2`, ` tls`. */
function spelledProtocol(text: string): string | undefined {
  const name = text.toLowerCase().replace(/[^a-z0-9_-]/g, '')
  return Object.hasOwn(families, name) ? name : undefined
}

function unlikely(port: Node, protocol: Node, isOriginated: () => boolean): Problem<UnlikelyCode> | null {
  const number = port.get('number').number
  const name = protocol.text.toLowerCase()
  if (number === 80 && name === 'https') {
    return said(
      'https-on-80',
      protocol,
      'on port 80: plain http, which port 80 carries, is no TLS and is refused',
    )
  }
  // A forward proxy is spoken to in plain http on whatever port it has.
  const isPlain = families[name] === 'http' && name !== 'http_proxy'
  if (number !== 443 || !isPlain || port.get('targetPort').exists || isOriginated()) return null
  return said(
    'http-on-443',
    protocol,
    'on port 443: the proxy takes TLS of the application for broken http, and sends plain http as it is; declare TLS, or let a DestinationRule originate it',
  )
}

function misnamed(port: Node, protocol: Node): Problem<'misnamed-port'> | null {
  const name = port.get('name')
  const family = familyOfName(name.text)
  if (!family || family === families[protocol.text.toLowerCase()]) return null
  return {
    code: 'misnamed-port',
    node: name,
    severity: 'info',
    message: `port ${quote(name.text)} is named for another protocol than ${quote(protocol.text)}, which counts`,
  }
}

/** Protocols that the proxy handles alike (istio `pkg/config/protocol/instance.go`). */
const families: Readonly<Record<string, string>> = {
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
}

/** What a name of a port of a Service would set: `https-shop` is https. */
function familyOfName(name: string): string | undefined {
  const first = name.toLowerCase().split('-')[0]!
  return Object.hasOwn(families, first) ? families[first] : undefined
}

/** True where mesh mTLS or a policy, be it in a file around, wraps port 443 of a host of the entry. */
function isOriginated(mesh: Mesh, entry: Manifest): boolean {
  if (entry.spec.get('location').text === 'MESH_INTERNAL') return true
  return [mesh, meshOfAllFiles(mesh) ?? mesh].some(
    (world) => rulesForEntry(world, entry).some(wraps) || hasBackendTls(world, entry, 443),
  )
}

const wraps = oncePer((rule: Manifest): boolean =>
  policiesOf(rule).some((policy) => originatesTls(tlsIn(policy, 443))),
)

function said<const Said extends Code>(code: Said, protocol: Node, text: string): Problem<Said> {
  return { code, node: protocol, message: `protocol ${quote(protocol.data)} ${text}` }
}
