import { isSet } from '../../message/empty-lists.ts'
import type { Node } from '../../../model/node.ts'
import { isHttp, isTls } from '../../../istio/hosts/services.ts'
import { connectionPoolRefused } from '../../egress/webhook/connection-pool.ts'
import { isText, maxPort, portNumber } from '../../shared/scalar-checks.ts'
import { isPresent } from '../../message/is-present.ts'
import { quote } from '../../message/quote.ts'
import { webhookProblem } from '../../message/webhook-problem.ts'
import type { RoutingWebhookProblem } from './codes.ts'
import {
  addressRefused,
  isSocket,
  portNameRefused,
  protocolRefused,
  socketRefused,
  targetPortRefused,
} from './listener.ts'
import { serverTlsRefused, tlsMode } from './server-tls.ts'

/** Reports what the webhook refuses in the `ingress` of a Sidecar, and as a warning what it only warns of. */
export function* ingressRefused(listeners: readonly Node[]): Generator<RoutingWebhookProblem> {
  for (const listener of listeners.filter(({ kind }) => kind === 'map')) yield* listenerRefused(listener)
  yield* repeatedPorts(listeners)
}

/** Reports listeners of a Sidecar that share a port. */
export function* repeatedPorts(listeners: readonly Node[]): Generator<RoutingWebhookProblem> {
  const firstByPort = new Map<number, Node>()
  for (const number of listeners.map((listener) => listener.at('port', 'number'))) {
    const port = number.number ?? 0
    const earlier = firstByPort.get(port)
    if (earlier) {
      const message = `two listeners have port ${quote(port)}: use another port`
      yield webhookProblem('duplicate-port', number, message, { node: earlier, note: 'the first one' })
    }
    if (port > 0) firstByPort.set(port, earlier ?? number)
  }
}

function* listenerRefused(listener: Node): Generator<RoutingWebhookProblem> {
  const port = listener.get('port')
  if (!isPresent(port)) {
    yield webhookProblem('missing-port', port, 'an `ingress` listener without a port: set `port`')
    return
  }
  yield* targetPortRefused(port)
  yield* portNameRefused(port.get('name'))
  yield* protocolRefused(port.get('protocol'))
  yield* portNumber(port.get('number'), '`port`')
  yield* addressRefused(listener.get('bind'))
  yield* endpointRefused(listener.get('defaultEndpoint'))
  yield* tlsRefused(listener)
  yield* connectionPoolRefused(listener.get('connectionPool'))
  yield* httpPoolOnTcp(listener)
}

/** Reports limits of http for a port of another protocol, of which the webhook warns. */
function* httpPoolOnTcp(listener: Node): Generator<RoutingWebhookProblem> {
  const [http, protocol] = [listener.at('connectionPool', 'http'), listener.at('port', 'protocol')]
  if (http.kind !== 'map' || protocol.isUnfilled) return
  if (isPresent(protocol) && isHttp(protocol.text.toLowerCase())) return
  const name = isPresent(protocol) ? quote(protocol.text) : 'no protocol'
  const message = `\`connectionPool.http\` has no effect on a port of ${name}: only \`tcp\` has`
  const related = [{ node: protocol, note: 'its protocol' }]
  yield { code: 'http-pool-on-tcp', node: http, message, severity: 'warning', related }
}

/** Reports a `defaultEndpoint` that is not local: the workload listens on the machine of its proxy. */
function* endpointRefused(endpoint: Node): Generator<RoutingWebhookProblem> {
  if (!isText(endpoint) || endpoint.text === '') return
  if (isSocket(endpoint)) {
    yield* socketRefused(endpoint)
    return
  }
  const [, port] = localEndpoint.exec(endpoint.text) ?? []
  if (port === undefined || Number(port) < 1 || Number(port) > maxPort) {
    yield webhookProblem(
      'endpoint-not-local',
      endpoint,
      `defaultEndpoint ${quote(endpoint.text)} must be a local port such as \`127.0.0.1:8080\`, \`[::1]:8080\`, or a \`unix://\` socket`,
    )
  }
}

const localEndpoint = /^(?:|127\.0\.0\.1|0\.0\.0\.0|\[(?:::1?|127\.0\.0\.1|0\.0\.0\.0)?\]):\+?(\d+)$/

function* tlsRefused(listener: Node): Generator<RoutingWebhookProblem> {
  const tls = listener.get('tls')
  if (tls.kind !== 'map') return
  yield* protocolRefusesTls(tls, listener.at('port', 'protocol'))
  const [redirect, mode] = [tls.get('httpsRedirect'), tls.get('mode')]
  const unsupported = gatewayFields.map((field) => tls.get(field)).filter(isSet)
  for (const field of [...unsupported, ...(redirect.scalar === true ? [redirect] : [])]) {
    const message = `\`${field.pathKeys.at(-1)}\` works only in a Gateway: remove it`
    yield webhookProblem('gateway-only-setting', field, message)
  }
  if (['ISTIO_MUTUAL', 'AUTO_PASSTHROUGH'].includes(tlsMode(tls) ?? '')) {
    const message = `mode ${quote(mode.text)} works only in a Gateway: choose another mode`
    yield webhookProblem('gateway-only-setting', mode, message)
  } else yield* serverTlsRefused(tls)
}

const gatewayFields = ['subjectAltNames', 'credentialName', 'credentialNames', 'tlsCertificates']

function* protocolRefusesTls(tls: Node, protocol: Node): Generator<RoutingWebhookProblem> {
  if (protocol.isUnfilled || isTls(protocol.text.toLowerCase())) return
  const name = isPresent(protocol) ? quote(protocol.text) : 'no protocol'
  const message = `a listener for ${name} takes no \`tls\` settings: remove them, or set the protocol to \`HTTPS\` or \`TLS\``
  yield webhookProblem('tls-on-plaintext', tls, message, { node: protocol, note: 'its protocol' })
}
