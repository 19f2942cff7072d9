import { isDnsLabel } from '../../../model/label-syntax.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { Node } from '../../../model/node.ts'
import { declaredPorts, isHttp, isTls } from '../../../model/services.ts'
import { isGiven } from '../../given.ts'
import { quote } from '../../quote.ts'
import type { Problem } from '../../rule.ts'
import { isText, maxPort, outside, portNumber, refused } from './refused.ts'

/** What the webhook refuses of the ports of a ServiceEntry; protocols have a rule of their own. */
export function* portsRefused(entry: Manifest): Generator<Problem> {
  const ports = entry.spec.items('ports')
  for (const port of ports) {
    if (port.kind === 'map') yield* portRefused(port)
    else if (port.isNull) yield refused(port, 'a port is empty')
  }
  yield* repeated(ports, 'name')
  yield* repeated(ports, 'number')
  yield* untellable(entry)
}

function* portRefused(port: Node): Generator<Problem> {
  yield* portNumber(port.get('number'), 'a port')
  // 0 is what leaving it out means.
  yield* outside(port.get('targetPort'), 0, maxPort)
  yield* nameRefused(port.get('name'))
}

function* nameRefused(name: Node): Generator<Problem> {
  if (!isGiven(name)) yield refused(name, 'a port has no name')
  else if (isText(name) && !isDnsLabel(name.text)) {
    yield refused(name, `port name ${quote(name.text)} has to be letters, digits and inner dashes`)
  }
}

function* repeated(ports: readonly Node[], field: 'name' | 'number'): Generator<Problem> {
  const first = new Map<unknown, Node>()
  for (const node of ports.map((port) => port.get(field)).filter(isGiven)) {
    const before = first.get(node.scalar)
    if (!before) first.set(node.scalar, node)
    else {
      yield {
        ...refused(node, `port ${field} ${quote(node.data)} is there twice`),
        related: [{ node: before, note: 'the first one' }],
      }
    }
  }
}

/** Only http and TLS name their host; of other bytes nobody can tell which of several hosts they are for. */
function* untellable(entry: Manifest): Generator<Problem> {
  const { spec } = entry
  const resolution = spec.get('resolution')
  if (!isGiven(resolution) || resolution.text === 'NONE' || spec.items('hosts').length < 2) return
  const mute = declaredPorts(entry).find(
    ({ protocol }) => protocol === '' || !(isHttp(protocol) || isTls(protocol)),
  )
  if (!mute) return
  const protocol = mute.node.get('protocol')
  if (isGiven(protocol) && !isText(protocol)) return
  const what = isGiven(protocol) ? `protocol ${quote(protocol.text)}` : 'a port without protocol'
  yield {
    ...refused(protocol, `${what} does not name its host, so the entry can have only one: split it by host`),
    related: [{ node: spec.get('hosts'), note: 'several hosts' }],
  }
}
