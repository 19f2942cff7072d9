import type { Node } from '../../../model/node.ts'
import { connectionPoolRefused } from '../../egress/webhook/connection-pool.ts'
import { isText, maxPort, portNumber } from '../../egress/webhook/refused.ts'
import { isPresent } from '../../message/is-present.ts'
import { quote } from '../../message/quote.ts'
import { refused } from '../../message/refused.ts'
import type { ShapeProblem } from './codes.ts'
import {
  addressRefused,
  isSocket,
  portNameRefused,
  protocolRefused,
  socketRefused,
  targetPortRefused,
} from './listener.ts'
import { serverTlsRefused, tlsMode } from './server-tls.ts'

/** What the webhook refuses of the `ingress` of a Sidecar. */
export function* ingressRefused(listeners: readonly Node[]): Generator<ShapeProblem> {
  for (const listener of listeners.filter(({ kind }) => kind === 'map')) yield* listenerRefused(listener)
  yield* repeatedPorts(listeners)
}

/** Listeners of a Sidecar have a port each. */
export function* repeatedPorts(listeners: readonly Node[]): Generator<ShapeProblem> {
  const first = new Map<number, Node>()
  for (const number of listeners.map((listener) => listener.at('port', 'number'))) {
    const port = number.number ?? 0
    const other = first.get(port)
    if (other) {
      const message = `two listeners have port ${quote(port)}`
      yield refused('duplicate-port', number, message, { node: other, note: 'the other one' })
    }
    if (port > 0) first.set(port, other ?? number)
  }
}

function* listenerRefused(listener: Node): Generator<ShapeProblem> {
  const port = listener.get('port')
  if (!isPresent(port)) {
    yield refused('missing-port', port, 'an `ingress` listener without a port')
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

/** Where the workload listens: on the own machine. */
function* endpointRefused(endpoint: Node): Generator<ShapeProblem> {
  if (!isText(endpoint) || endpoint.text === '') return
  if (isSocket(endpoint)) {
    yield* socketRefused(endpoint)
    return
  }
  const [, port] = ownEndpoint.exec(endpoint.text) ?? []
  if (port === undefined || Number(port) < 1 || Number(port) > maxPort) {
    yield refused(
      'endpoint-not-local',
      endpoint,
      `defaultEndpoint ${quote(endpoint.text)} has to be a port of the own machine such as \`127.0.0.1:8080\`, \`[::1]:8080\`, or a \`unix://\` socket`,
    )
  }
}

const ownEndpoint = /^(?:|127\.0\.0\.1|0\.0\.0\.0|\[(?:::1?|127\.0\.0\.1|0\.0\.0\.0)?\]):\+?(\d+)$/

function* tlsRefused(tls: Node): Generator<ShapeProblem> {
  if (tls.kind !== 'map') return
  const [redirect, mode] = [tls.get('httpsRedirect'), tls.get('mode')]
  const lists = ['subjectAltNames', 'credentialNames'].map((field) => tls.get(field))
  const unsupported = [...lists.filter((list) => list.items().length > 0), tls.get('credentialName')]
  for (const field of [...unsupported.filter(isPresent), ...(redirect.scalar === true ? [redirect] : [])]) {
    const message = `\`${field.pathKeys.at(-1)}\` is for Gateways: a Sidecar cannot have it`
    yield refused('gateway-only-setting', field, message)
  }
  if (['ISTIO_MUTUAL', 'AUTO_PASSTHROUGH'].includes(tlsMode(tls) ?? '')) {
    const message = `mode ${quote(mode.text)} is for Gateways: a Sidecar cannot have it`
    yield refused('gateway-only-setting', mode, message)
  } else yield* serverTlsRefused(tls)
}
