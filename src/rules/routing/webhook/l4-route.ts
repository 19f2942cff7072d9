import { isEmpty } from '../../message/empty-lists.ts'
import { isIP } from '../../../syntax/address.ts'
import type { Node } from '../../../model/node.ts'
import { isRange } from '../../egress/helpers/endpoint-address.ts'
import { isText } from '../../shared/scalar-checks.ts'
import { quote } from '../../message/quote.ts'
import { webhookProblem } from '../../message/webhook-problem.ts'
import type { RoutingWebhookProblem } from './codes.ts'
import { weightedDestinationRefused } from './destination.ts'
import { commonMatchRefused } from './http-match.ts'
import { emptyItemsRefused } from './items.ts'

/** Reports what the webhook refuses in a tls route; routing/sni-hosts checks its names (istio validateTLSRoute). */
export function* tlsRouteRefused(route: Node): Generator<RoutingWebhookProblem> {
  if (isEmpty(route.get('match'))) {
    const message = 'a tls route without `match`: name its `sniHosts`'
    yield webhookProblem('missing-tls-match', route.get('match'), message)
  }
  yield* tcpRouteRefused(route)
}

/** Reports what the webhook refuses in a tcp route (istio validateTCPRoute). */
export function* tcpRouteRefused(route: Node): Generator<RoutingWebhookProblem> {
  yield* emptyItemsRefused(route.get('match'))
  for (const match of route.items('match')) {
    for (const subnet of match.items('destinationSubnets').filter(isText)) {
      const isSubnet = isRange(subnet.text) || (isIP(subnet.text) && !subnet.text.startsWith('['))
      if (!isSubnet) {
        const message = `${quote(subnet.text)} is neither an IP address nor an address range`
        yield webhookProblem('not-a-subnet', subnet, message)
      }
    }
    yield* commonMatchRefused(match)
  }
  if (isEmpty(route.get('route'))) {
    yield webhookProblem(
      'missing-destination',
      route.get('route'),
      'a route without a destination: add `route`',
    )
  }
  yield* emptyItemsRefused(route.get('route'))
  for (const entry of route.items('route')) yield* weightedDestinationRefused(entry)
}
