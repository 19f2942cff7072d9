import { isIP } from '../../../syntax/address.ts'
import { isDnsLabel } from '../../../syntax/label-syntax.ts'
import type { Node } from '../../../model/node.ts'
import { closestName } from '../../../schema/suggest.ts'
import { socketDefect } from '../../egress/helpers/endpoint-address.ts'
import { isText } from '../../shared/scalar-checks.ts'
import { isPresent } from '../../message/is-present.ts'
import { quote } from '../../message/quote.ts'
import { webhookProblem } from '../../message/webhook-problem.ts'
import type { RoutingWebhookProblem } from './codes.ts'

/** Reports a protocol of a port that Istio does not know (istio ValidateProtocol). */
export function* protocolRefused(protocol: Node): Generator<RoutingWebhookProblem> {
  if (!isText(protocol) || protocol.text === '' || protocols.has(protocol.text.toLowerCase())) return
  const similar = closestName(protocol.text, [...protocols])
  const hint = similar === undefined ? '' : `; did you mean ${quote(similar.toUpperCase())}?`
  yield webhookProblem(
    'unknown-protocol',
    protocol,
    `protocol ${quote(protocol.text)} is unknown to Istio${hint}`,
  )
}

/** Reports a `targetPort`, which has a meaning only in ServiceEntries. */
export function* targetPortRefused(port: Node): Generator<RoutingWebhookProblem> {
  const target = port.get('targetPort')
  if ((target.number ?? 0) > 0) {
    yield webhookProblem('target-port', target, '`targetPort` works only in a ServiceEntry: remove it')
  }
}

/** Reports a `bind` of a listener with a port that is no IP address (istio ValidateIPAddress). */
export function* addressRefused(bind: Node): Generator<RoutingWebhookProblem> {
  if (isText(bind) && bind.text !== '' && (!isIP(bind.text) || bind.text.startsWith('['))) {
    yield webhookProblem('bind-not-an-ip', bind, `bind ${quote(bind.text)} is no IP address`)
  }
}

/** True for `unix://...`, a Unix socket instead of address and port. */
export function isSocket(address: Node): boolean {
  return address.text.startsWith(socketScheme)
}

/** Reports the path of a socket that the webhook refuses (istio ValidateUnixAddress). */
export function* socketRefused(address: Node): Generator<RoutingWebhookProblem> {
  const defect = socketDefect(address.text.slice(socketScheme.length))
  if (defect) {
    yield webhookProblem(
      'socket-path',
      address,
      `${address.pathKeys.at(-1)} ${quote(address.text)} ${defect}`,
    )
  }
}

/**
 * Reports an invalid namespace before the `/` of a host; valid are a name, `.` for the same one, and `*` for all.
 *
 * @param exclusion what may stand before the namespace to exclude it, and alone for no namespace
 */
export function* scopeRefused(host: Node, exclusion?: '~'): Generator<RoutingWebhookProblem> {
  const slash = host.text.indexOf('/')
  // egress/host-invalid reports a scheme, and a missing host after the slash.
  if (slash < 0 || !isText(host) || host.text.includes('://') || host.text.endsWith('/')) return
  const scope = host.text.slice(0, slash)
  const isExcluded = exclusion !== undefined && scope.startsWith(exclusion)
  const namespace = isExcluded ? scope.slice(exclusion.length) : scope
  if (namespace === '.' || namespace === '*' || isDnsLabel(namespace) || (isExcluded && namespace === ''))
    return
  yield webhookProblem(
    'host-namespace-syntax',
    host,
    `host ${quote(host.text)} has no namespace before the \`/\`: write a name, \`.\` or \`*\``,
  )
}

/** Reports a name of a port that is no DNS label; the name may be absent. */
export function* portNameRefused(name: Node): Generator<RoutingWebhookProblem> {
  if (isText(name) && isPresent(name) && !isDnsLabel(name.text)) {
    const message = `port name ${quote(name.text)} must consist of letters, digits and inner dashes`
    yield webhookProblem('port-name-syntax', name, message)
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
])
