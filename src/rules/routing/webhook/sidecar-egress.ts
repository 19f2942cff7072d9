import { isEmpty } from '../../message/empty-lists.ts'
import type { Node } from '../../../model/node.ts'
import { isText, outOfRange, maxPort } from '../../shared/scalar-checks.ts'
import { isPresent } from '../../message/is-present.ts'
import { quote } from '../../message/quote.ts'
import { webhookProblem } from '../../message/webhook-problem.ts'
import type { RoutingWebhookProblem } from './codes.ts'
import {
  addressRefused,
  isSocket,
  portNameRefused,
  protocolRefused,
  scopeRefused,
  socketRefused,
  targetPortRefused,
} from './listener.ts'
import { repeatedImports } from './sidecar-imports.ts'
import { repeatedPorts } from './sidecar-ingress.ts'

/** Reports what the webhook refuses in the `egress` of a Sidecar. */
export function* egressRefused(
  listeners: readonly Node[],
  namespace: string,
): Generator<RoutingWebhookProblem> {
  for (const listener of listeners.filter(({ kind }) => kind === 'map')) {
    const port = listener.get('port')
    if (isPresent(port)) yield* portRefused(listener, port)
    else if (listener.pathKeys.at(-1) !== listeners.length - 1) {
      yield webhookProblem(
        'portless-listener-not-last',
        port,
        'a listener without a port takes all remaining traffic and must come last: give it a port, or move it to the end',
      )
    }
    yield* hostsRefused(listener)
    yield* repeatedImports(listener.items('hosts').filter(isText), namespace)
  }
  yield* repeatedPorts(listeners)
  yield* repeatedSockets(listeners)
}

function* portRefused(listener: Node, port: Node): Generator<RoutingWebhookProblem> {
  const [bind, capture, number] = [listener.get('bind'), listener.get('captureMode'), port.get('number')]
  yield* targetPortRefused(port)
  yield* portNameRefused(port.get('name'))
  yield* protocolRefused(port.get('protocol'))
  if (number.isUnfilled || bind.isUnfilled) return
  if (isPresent(number) && number.number !== 0) {
    yield* outOfRange(number, 1, maxPort)
    yield* addressRefused(bind)
    return
  }
  if (isSocket(bind)) yield* socketRefused(bind)
  else if (!isPresent(bind) || isText(bind))
    yield webhookProblem(
      'missing-socket',
      number,
      'port 0 stands for a socket: set `bind` to one, `unix:///...`',
    )
  if (isText(capture) && !['', 'DEFAULT', 'NONE'].includes(capture.text)) {
    const message = `captureMode ${quote(capture.text)} does not work with a socket: remove it`
    yield webhookProblem('capture-mode-with-socket', capture, message, { node: bind, note: 'the socket' })
  }
}

/** Reports hosts that are not `NAMESPACE/HOST`, where `~` before it excludes. egress/host-invalid checks the host. */
function* hostsRefused(listener: Node): Generator<RoutingWebhookProblem> {
  const hosts = listener.get('hosts')
  if (isEmpty(hosts))
    yield webhookProblem('missing-hosts', hosts, 'an `egress` listener without hosts: add `hosts`')
  for (const host of hosts.items().filter(isText)) {
    if (host.text !== '' && !host.text.includes('/')) {
      yield webhookProblem(
        'host-without-namespace',
        host,
        `host ${quote(host.text)} has no namespace: write ${quote(`*/${host.text}`)} or ${quote(`./${host.text}`)}`,
      )
    } else yield* scopeRefused(host, '~')
  }
}

function* repeatedSockets(listeners: readonly Node[]): Generator<RoutingWebhookProblem> {
  const firstBySocket = new Map<string, Node>()
  for (const listener of listeners) {
    const [bind, number] = [listener.get('bind'), listener.at('port', 'number')]
    if (!isSocket(bind) || !isPresent(listener.get('port')) || (number.number ?? 0) !== 0) continue
    const earlier = firstBySocket.get(bind.text)
    if (earlier) {
      const message = `two listeners have the socket ${quote(bind.text)}: use another socket`
      yield webhookProblem('duplicate-socket', bind, message, { node: earlier, note: 'the first one' })
    }
    firstBySocket.set(bind.text, earlier ?? bind)
  }
}
