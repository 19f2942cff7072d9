import { isIP } from '../../../syntax/address.ts'
import type { Node } from '../../../model/node.ts'
import { isRange } from '../../egress/helpers/endpoint-address.ts'
import { isText } from '../../egress/webhook/refused.ts'
import { quote } from '../../message/quote.ts'
import { refused } from '../../message/refused.ts'
import type { ShapeProblem } from './codes.ts'
import { weightedRefused } from './destination.ts'
import { callerRefused } from './http-match.ts'
import { emptyItemsRefused, isEmpty } from './items.ts'

/** What the webhook refuses of a tls route; the names it matches have a rule of their own (istio validateTLSRoute). */
export function* tlsRouteRefused(route: Node): Generator<ShapeProblem> {
  if (isEmpty(route.get('match'))) {
    const message = 'a tls route without `match`: name its `sniHosts`'
    yield refused('missing-tls-match', route.get('match'), message)
  }
  yield* tcpRouteRefused(route)
}

/** What the webhook refuses of a tcp route (istio validateTCPRoute). */
export function* tcpRouteRefused(route: Node): Generator<ShapeProblem> {
  yield* emptyItemsRefused(route.get('match'))
  for (const match of route.items('match')) {
    for (const subnet of match.items('destinationSubnets').filter(isText)) {
      const isSubnet = isRange(subnet.text) || (isIP(subnet.text) && !subnet.text.startsWith('['))
      if (!isSubnet) {
        const message = `${quote(subnet.text)} is no IP address and no range of them`
        yield refused('not-a-subnet', subnet, message)
      }
    }
    yield* callerRefused(match)
  }
  if (isEmpty(route.get('route'))) {
    yield refused('missing-destination', route.get('route'), 'a route without a destination')
  }
  yield* emptyItemsRefused(route.get('route'))
  for (const entry of route.items('route')) yield* weightedRefused(entry)
}
