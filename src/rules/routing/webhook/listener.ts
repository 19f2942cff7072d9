import { isIP } from '../../../syntax/address.ts'
import { isDnsLabel } from '../../../syntax/label-syntax.ts'
import type { Node } from '../../../model/node.ts'
import { closest } from '../../../schema/suggest.ts'
import { socketDefect } from '../../egress/helpers/endpoint-address.ts'
import { isText } from '../../egress/webhook/refused.ts'
import { isPresent } from '../../message/is-present.ts'
import { quote } from '../../message/quote.ts'
import { refused } from '../../message/refused.ts'
import type { ShapeProblem } from './codes.ts'

/** What the webhook refuses of a port's protocol that is written: one that Istio does not know (istio ValidateProtocol). */
export function* protocolRefused(protocol: Node): Generator<ShapeProblem> {
  if (!isText(protocol) || protocol.text === '' || protocols.has(protocol.text.toLowerCase())) return
  const guess = closest(protocol.text, [...protocols])
  const hint = guess === undefined ? '' : `; did you mean ${quote(guess.toUpperCase())}?`
  yield refused(
    'unknown-protocol',
    protocol,
    `protocol ${quote(protocol.text)} is none that Istio knows${hint}`,
  )
}

/** The field that means nothing outside ServiceEntries. */
export function* targetPortRefused(port: Node): Generator<ShapeProblem> {
  const target = port.get('targetPort')
  if ((target.number ?? 0) > 0) {
    yield refused('target-port', target, '`targetPort` means nothing here: leave it out')
  }
}

/** Why a text is no `bind` of a listener with a port, as a problem (istio ValidateIPAddress). */
export function* addressRefused(bind: Node): Generator<ShapeProblem> {
  if (isText(bind) && bind.text !== '' && (!isIP(bind.text) || bind.text.startsWith('['))) {
    yield refused('bind-not-an-ip', bind, `bind ${quote(bind.text)} is no IP address`)
  }
}

/** True for `unix://...`, a socket in place of an address and a port. */
export function isSocket(address: Node): boolean {
  return address.text.startsWith(socketScheme)
}

/** What the webhook refuses of a socket's path (istio ValidateUnixAddress). */
export function* socketRefused(address: Node): Generator<ShapeProblem> {
  const defect = socketDefect(address.text.slice(socketScheme.length))
  if (defect) {
    yield refused('socket-path', address, `${address.pathKeys.at(-1)} ${quote(address.text)} ${defect}`)
  }
}

/** Why the namespace before a host's `/` is none: a name, `.` for the own, `*` for all. */
export function* scopeRefused(host: Node): Generator<ShapeProblem> {
  const slash = host.text.indexOf('/')
  const namespace = host.text.slice(0, Math.max(slash, 0))
  // A scheme, and what is missing behind the slash, are for egress/host-invalid to name.
  if (slash < 0 || !isText(host) || host.text.includes('://') || host.text.endsWith('/')) return
  if (namespace === '.' || namespace === '*' || isDnsLabel(namespace)) return
  yield refused(
    'host-namespace-syntax',
    host,
    `host ${quote(host.text)} has no namespace before the \`/\`: write a name, \`.\` or \`*\``,
  )
}

/** True where a port is named by what is in no label; an absent name is none. */
export function* portNameRefused(name: Node): Generator<ShapeProblem> {
  if (isText(name) && isPresent(name) && !isDnsLabel(name.text)) {
    const message = `port name ${quote(name.text)} has to be letters, digits and inner dashes`
    yield refused('port-name-syntax', name, message)
  }
}

const socketScheme = 'unix://'

/** Istio `pkg/config/protocol/instance.go`, Parse. */
const protocols = new Set([
  'http',
  'http2',
  'http_proxy',
  'grpc',
  'grpc-web',
  'https',
  'tls',
  'tcp',
  'udp',
  'mongo',
  'mysql',
  'redis',
  'hbone',
])
