import { isDnsLabel } from '../../../model/label-syntax.ts'
import type { Node } from '../../../model/node.ts'
import { isUnfilled } from '../../../model/placeholder.ts'
import { labelsRefused } from '../../labels-refused.ts'
import { quote } from '../../quote.ts'
import type { Problem } from '../../rule.ts'
import { maxPort, outside, refused } from './refused.ts'

/**
 * What the webhook refuses of an endpoint but for its address: ports of a unix socket, names of ports that its
 * ServiceEntry does not declare, labels.
 *
 * @param declared names of the ports of its ServiceEntry; absent for one that stands alone, a WorkloadEntry
 */
export function* endpointRefused(endpoint: Node, declared?: ReadonlySet<string>): Generator<Problem> {
  const ports = endpoint.entries('ports')
  const address = endpoint.get('address')
  if (address.text.startsWith('unix://')) {
    if (ports.length > 0)
      yield refused(endpoint.get('ports'), `unix socket ${quote(address.text)} takes no ports`)
    if (declared && declared.size !== 1) {
      yield refused(
        address,
        `unix socket ${quote(address.text)} serves one port, and the entry has ${declared.size}`,
      )
    }
  } else {
    for (const [name, port] of ports) yield* portRefused(name, port, declared)
  }
  yield* labelsRefused(endpoint.get('labels'))
}

function* portRefused(name: string, port: Node, declared?: ReadonlySet<string>): Generator<Problem> {
  yield* outside(port, 1, maxPort)
  if (isUnfilled(name)) return
  if (!isDnsLabel(name)) {
    yield atKey(port, `port name ${quote(name)} has to be letters, digits and inner dashes`)
  } else if (declared && !declared.has(name)) {
    yield atKey(port, `the entry declares no port ${quote(name)}`)
  }
}

function atKey(node: Node, message: string): Problem {
  return { ...refused(node, message), at: 'key' }
}
