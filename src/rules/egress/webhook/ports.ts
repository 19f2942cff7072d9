import { isDnsLabel } from '../../../syntax/label-syntax.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { Node } from '../../../model/node.ts'
import { declaredPorts, isHttp, isTls } from '../../../istio/hosts/services.ts'
import { isPresent } from '../../message/is-present.ts'
import { quote } from '../../message/quote.ts'
import { refused } from '../../message/refused.ts'
import type { Problem } from '../../rule.ts'
import { isText, maxPort, outOfRange, portNumber } from './refused.ts'

/** What the webhook can refuse of the ports of a ServiceEntry. */
export type PortCode =
  | 'empty-port'
  | 'missing-port-number'
  | 'out-of-range'
  | NameCode
  | RepeatedCode
  | 'protocol-with-several-hosts'

type NameCode = 'missing-port-name' | 'port-name-syntax'
type RepeatedCode = 'duplicate-port-name' | 'duplicate-port-number'

/** What the webhook refuses of the ports of a ServiceEntry; protocols have a rule of their own. */
export function* portsRefused(entry: Manifest): Generator<Problem<PortCode>> {
  const ports = entry.spec.items('ports')
  for (const port of ports) {
    if (port.kind === 'map') yield* portRefused(port)
    else if (port.isNull) yield refused('empty-port', port, 'a port is empty')
  }
  yield* repeated(ports, 'name')
  yield* repeated(ports, 'number')
  yield* untellable(entry)
}

function* portRefused(port: Node): Generator<Problem<PortCode>> {
  yield* portNumber(port.get('number'), 'a port')
  // 0 is what leaving it out means.
  yield* outOfRange(port.get('targetPort'), 0, maxPort)
  yield* nameRefused(port.get('name'))
}

function* nameRefused(name: Node): Generator<Problem<NameCode>> {
  if (!isPresent(name)) yield refused('missing-port-name', name, 'a port has no name')
  else if (isText(name) && !isDnsLabel(name.text)) {
    const message = `port name ${quote(name.text)} has to be letters, digits and inner dashes`
    yield refused('port-name-syntax', name, message)
  }
}

function* repeated(ports: readonly Node[], field: 'name' | 'number'): Generator<Problem<RepeatedCode>> {
  const first = new Map<unknown, Node>()
  for (const node of ports.map((port) => port.get(field)).filter(isPresent)) {
    const before = first.get(node.scalar)
    if (!before) first.set(node.scalar, node)
    else {
      const related = { node: before, note: 'the first one' }
      yield refused(
        `duplicate-port-${field}`,
        node,
        `port ${field} ${quote(node.data)} is there twice`,
        related,
      )
    }
  }
}

/** Only http and TLS name their host; of other bytes nobody can tell which of several hosts they are for. */
function* untellable(entry: Manifest): Generator<Problem<'protocol-with-several-hosts'>> {
  const { spec } = entry
  const resolution = spec.get('resolution')
  if (!isPresent(resolution) || resolution.text === 'NONE' || spec.items('hosts').length < 2) return
  const mute = declaredPorts(entry).find(
    ({ protocol }) => protocol === '' || !(isHttp(protocol) || isTls(protocol)),
  )
  if (!mute) return
  const protocol = mute.node.get('protocol')
  if (isPresent(protocol) && !isText(protocol)) return
  const what = isPresent(protocol) ? `protocol ${quote(protocol.text)}` : 'a port without protocol'
  const message = `${what} does not name its host, so the entry can have only one: split it by host`
  const related = { node: spec.get('hosts'), note: 'several hosts' }
  yield refused('protocol-with-several-hosts', protocol, message, related)
}
