import { isDnsLabel } from '../../../syntax/label-syntax.ts'
import type { Node } from '../../../model/node.ts'
import { labelsRefused, type LabelCode } from '../../shared/labels-refused.ts'
import { quote } from '../../message/quote.ts'
import { keptEntries } from '../../shared/kept-entries.ts'
import { webhookProblem, webhookProblemAtKey } from '../../message/webhook-problem.ts'
import type { Problem } from '../../problem.ts'
import { maxPort, outOfRange } from '../../shared/scalar-checks.ts'
import { isUnfilled } from '../../../syntax/unfilled.ts'

type PortCode = 'out-of-range' | 'port-name-syntax' | 'undeclared-port'

/** The reasons for which the webhook refuses an endpoint, except those of its address. */
export type EndpointCode = 'ports-of-socket' | 'socket-not-one-port' | PortCode | LabelCode

/**
 * Reports what the webhook refuses in an endpoint, except its address: ports of a unix socket, names of ports that its
 * ServiceEntry does not declare, labels.
 *
 * @param declared names of the ports of its ServiceEntry; absent for a WorkloadEntry, which belongs to none
 */
export function* endpointRefused(
  endpoint: Node,
  declared?: ReadonlySet<string>,
): Generator<Problem<EndpointCode>> {
  const ports = keptEntries(endpoint.get('ports'))
  const address = endpoint.get('address')
  if (address.text.startsWith('unix://')) {
    if (ports.length > 0)
      yield webhookProblem(
        'ports-of-socket',
        endpoint.get('ports'),
        `unix socket ${quote(address.text)} takes no \`ports\`: leave them out`,
      )
    if (declared && declared.size !== 1) {
      yield webhookProblem(
        'socket-not-one-port',
        address,
        `unix socket ${quote(address.text)} serves one port, and the entry has ${declared.size}: write an entry for each port`,
      )
    }
  } else {
    for (const [name, port] of ports) yield* portRefused(name, port, declared)
  }
  yield* labelsRefused(endpoint.get('labels'))
}

function* portRefused(
  name: string,
  port: Node,
  declared?: ReadonlySet<string>,
): Generator<Problem<PortCode>> {
  yield* outOfRange(port, 1, maxPort)
  if (isUnfilled(name)) return
  if (!isDnsLabel(name)) {
    yield webhookProblemAtKey(
      'port-name-syntax',
      port,
      `port name ${quote(name)} has to consist of letters, digits and inner dashes`,
    )
  } else if (declared && !declared.has(name)) {
    yield webhookProblemAtKey('undeclared-port', port, `the entry declares no port ${quote(name)}`)
  }
}
