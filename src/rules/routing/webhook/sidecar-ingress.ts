import type { Node } from '../../../model/node.ts'
import { connectionPoolRefused } from '../../egress/webhook/connection-pool.ts'
import { isText, maxPort, portNumber } from '../../egress/webhook/refused.ts'
import { isPresent } from '../../message/is-present.ts'
import { quote } from '../../message/quote.ts'
import { refused } from '../../message/refused.ts'
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

/** Reports what the webhook refuses in the `ingress` of a Sidecar. */
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
      yield refused('duplicate-port', number, message, { node: earlier, note: 'the first one' })
    }
    if (port > 0) firstByPort.set(port, earlier ?? number)
  }
}

function* listenerRefused(listener: Node): Generator<RoutingWebhookProblem> {
  const port = listener.get('port')
  if (!isPresent(port)) {
    yield refused('missing-port', port, 'an `ingress` listener without a port: set `port`')
    return
  }
  yield* targetPortRefused(port)
  yield* portNameRefused(port.get('name'))
  yield* protocolRefused(port.get('protocol'))
  yield* portNumber(port.get('number'), '`port`')
  yield* addressRefused(listener.get('bind'))
  yield* endpointRefused(listener.get('defaultEndpoint'))
  yield* tlsRefused(listener.get('tls'))
  yield* connectionPoolRefused(listener.get('connectionPool'))
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
    yield refused(
      'endpoint-not-local',
      endpoint,
      `defaultEndpoint ${quote(endpoint.text)} must be a local port such as \`127.0.0.1:8080\`, \`[::1]:8080\`, or a \`unix://\` socket`,
    )
  }
}

const localEndpoint = /^(?:|127\.0\.0\.1|0\.0\.0\.0|\[(?:::1?|127\.0\.0\.1|0\.0\.0\.0)?\]):\+?(\d+)$/

function* tlsRefused(tls: Node): Generator<RoutingWebhookProblem> {
  if (tls.kind !== 'map') return
  const [redirect, mode] = [tls.get('httpsRedirect'), tls.get('mode')]
  const lists = ['subjectAltNames', 'credentialNames'].map((field) => tls.get(field))
  const unsupported = [...lists.filter((list) => list.items().length > 0), tls.get('credentialName')]
  for (const field of [...unsupported.filter(isPresent), ...(redirect.scalar === true ? [redirect] : [])]) {
    const message = `\`${field.pathKeys.at(-1)}\` works only in a Gateway: remove it`
    yield refused('gateway-only-setting', field, message)
  }
  if (['ISTIO_MUTUAL', 'AUTO_PASSTHROUGH'].includes(tlsMode(tls) ?? '')) {
    const message = `mode ${quote(mode.text)} works only in a Gateway: choose another mode`
    yield refused('gateway-only-setting', mode, message)
  } else yield* serverTlsRefused(tls)
}
