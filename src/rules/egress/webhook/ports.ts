import { isDnsLabel } from '../../../syntax/label-syntax.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { Node } from '../../../model/node.ts'
import { declaredPorts, isHttp, isTls } from '../../../istio/hosts/services.ts'
import { isPresent } from '../../message/is-present.ts'
import { quote } from '../../message/quote.ts'
import { webhookProblem } from '../../message/webhook-problem.ts'
import type { Problem } from '../../problem.ts'
import { isText, maxPort, outOfRange, portNumber } from '../../shared/scalar-checks.ts'

/** The reasons for which the webhook refuses ports of a ServiceEntry. */
export type PortCode =
  | 'empty-port'
  | 'missing-port-number'
  | 'out-of-range'
  | NameCode
  | RepeatedCode
  | 'protocol-with-several-hosts'

type NameCode = 'missing-port-name' | 'port-name-syntax'
type RepeatedCode = 'duplicate-port-name' | 'duplicate-port-number'

/** Reports what the webhook refuses in the ports of a ServiceEntry. egress/port-protocol checks single protocols. */
export function* portsRefused(entry: Manifest): Generator<Problem<PortCode>> {
  const ports = entry.spec.items('ports')
  for (const port of ports) {
    if (port.kind === 'map') yield* portRefused(port)
    else if (port.isNull) yield webhookProblem('empty-port', port, 'a port is empty')
  }
  yield* duplicates(ports, 'name')
  yield* duplicates(ports, 'number')
  yield* protocolWithSeveralHosts(entry)
}

function* portRefused(port: Node): Generator<Problem<PortCode>> {
  yield* portNumber(port.get('number'), 'a port')
  // 0 means the same as no targetPort.
  yield* outOfRange(port.get('targetPort'), 0, maxPort)
  yield* nameRefused(port.get('name'))
}

function* nameRefused(name: Node): Generator<Problem<NameCode>> {
  if (!isPresent(name)) yield webhookProblem('missing-port-name', name, 'a port has no name')
  else if (isText(name) && !isDnsLabel(name.text)) {
    const message = `port name ${quote(name.text)} has to consist of letters, digits and inner dashes`
    yield webhookProblem('port-name-syntax', name, message)
  }
}

function* duplicates(ports: readonly Node[], field: 'name' | 'number'): Generator<Problem<RepeatedCode>> {
  const firstByValue = new Map<unknown, Node>()
  for (const node of ports.map((port) => port.get(field)).filter(isPresent)) {
    const earlier = firstByValue.get(node.scalar)
    if (!earlier) firstByValue.set(node.scalar, node)
    else {
      const related = { node: earlier, note: 'the first of the two ports' }
      yield webhookProblem(
        `duplicate-port-${field}`,
        node,
        `port ${field} ${quote(node.data)} is declared twice: change one of the two`,
        related,
      )
    }
  }
}

/** Reports an entry with several hosts and a port whose protocol does not name the host: only http and TLS do. */
function* protocolWithSeveralHosts(entry: Manifest): Generator<Problem<'protocol-with-several-hosts'>> {
  const { spec } = entry
  const resolution = spec.get('resolution')
  if (!isPresent(resolution) || resolution.text === 'NONE' || spec.items('hosts').length < 2) return
  const hostlessPort = declaredPorts(entry).find(
    ({ protocol }) => protocol === '' || !(isHttp(protocol) || isTls(protocol)),
  )
  if (!hostlessPort) return
  const protocol = hostlessPort.node.get('protocol')
  if (isPresent(protocol) && !isText(protocol)) return
  const subject = isPresent(protocol) ? `protocol ${quote(protocol.text)}` : 'a port without protocol'
  const message = `${subject} does not name its host, so the entry can have only one host: write an entry for each host`
  const related = { node: spec.get('hosts'), note: 'several hosts' }
  yield webhookProblem('protocol-with-several-hosts', protocol, message, related)
}
