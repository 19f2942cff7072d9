import { isSet } from '../../message/empty-lists.ts'
import type { Node } from '../../../model/node.ts'
import { isPresent } from '../../message/is-present.ts'
import { webhookProblem } from '../../message/webhook-problem.ts'
import type { RoutingWebhookProblem } from './codes.ts'
import { corsRefused } from './cors.ts'
import { destinationRefused, weightedDestinationRefused } from './destination.ts'
import { directResponseRefused } from './direct-response.ts'
import { faultRefused } from './fault.ts'
import { headersRefused, isAuthority } from './headers.ts'
import { httpMatchRefused } from './http-match.ts'
import { emptyItemsRefused } from './items.ts'
import { percentageRefused } from './percentage.ts'
import { redirectRefused } from './redirect.ts'
import { retriesRefused } from './retries.ts'
import { rewriteRefused } from './rewrite.ts'

/**
 * Reports what the webhook refuses in an http route (istio `pkg/config/validation/virtualservice.go`, validateHTTPRoute).
 * @param isDelegate true for a route of a VirtualService without hosts
 */
export function* httpRouteRefused(route: Node, isDelegate: boolean): Generator<RoutingWebhookProblem> {
  yield* isDelegate || !isPresent(route.get('delegate'))
    ? actionsRefused(route, isDelegate)
    : delegatingRouteRefused(route)
  for (const match of route.items('match')) yield* httpMatchRefused(match)
  yield* headersRefused(route.get('headers'))
  yield* authorityRefused(route)
  yield* corsRefused(route.get('corsPolicy'))
  yield* faultRefused(route.get('fault'))
  yield* mirrorsRefused(route)
  yield* redirectRefused(route)
  yield* directResponseRefused(route.get('directResponse'))
  yield* retriesRefused(route.get('retries'))
  yield* rewriteRefused(route.get('rewrite'))
  yield* emptyItemsRefused(route.get('route'))
  for (const destination of route.items('route')) yield* weightedDestinationRefused(destination)
}

/** Reports destinations and redirects of a delegating route: the delegate has them. */
function* delegatingRouteRefused(route: Node): Generator<RoutingWebhookProblem> {
  for (const field of [route.get('redirect'), route.get('route')].filter(isSet)) {
    yield exclusiveFields(field, route.get('delegate'))
  }
}

/** Reports a route without `route`, `redirect` or `directResponse`, and fields that exclude each other. */
function* actionsRefused(route: Node, isDelegate: boolean): Generator<RoutingWebhookProblem> {
  const delegate = route.get('delegate')
  const [answer, ...further] = ['redirect', 'directResponse', 'route', 'fault', 'rewrite']
    .map((field) => route.get(field))
    .filter(isSet)
  if (isDelegate && isPresent(delegate)) {
    yield webhookProblem(
      'nested-delegate',
      delegate,
      'a VirtualService without `hosts` is a delegate and cannot delegate itself: remove `delegate`',
    )
  } else if (answer && proxyAnswers.includes(nameOf(answer))) {
    for (const field of further) yield exclusiveFields(field, answer)
  } else if (!isSet(route.get('route'))) {
    yield webhookProblem(
      'missing-action',
      route.get('route'),
      'a route without an action: write `route`, `redirect` or `directResponse`',
    )
  }
}

/** The actions where the proxy itself answers. */
const proxyAnswers = ['redirect', 'directResponse']

function exclusiveFields(node: Node, conflicting: Node): RoutingWebhookProblem {
  const message = `\`${nameOf(node)}\` and \`${nameOf(conflicting)}\` exclude each other in a route: remove one of the two`
  return webhookProblem('exclusive-fields', node, message, { node: conflicting, note: 'the other field' })
}

function nameOf(node: Node): string {
  return String(node.pathKeys.at(-1))
}

function* mirrorsRefused(route: Node): Generator<RoutingWebhookProblem> {
  const [mirror, mirrors] = [route.get('mirror'), route.get('mirrors')]
  if (isPresent(mirror) && isSet(mirrors)) yield exclusiveFields(mirror, mirrors)
  yield* destinationRefused(mirror)
  for (const field of ['mirrorPercent', 'mirror_percent']) yield* percentageRefused(route.get(field))
  yield* percentageRefused(route.at('mirrorPercentage', 'value'))
  yield* emptyItemsRefused(mirrors)
  for (const entry of mirrors.items().filter(({ kind }) => kind === 'map')) {
    const destination = entry.get('destination')
    if (!isPresent(destination))
      yield webhookProblem(
        'missing-destination',
        destination,
        'a mirror has no destination: set `destination`',
      )
    yield* destinationRefused(destination)
    yield* percentageRefused(entry.at('percentage', 'value'))
  }
}

/** Reports an authority of the request that is set in two places (istio validateAuthorityRewrite). */
function* authorityRefused(route: Node): Generator<RoutingWebhookProblem> {
  const request = route.at('headers', 'request')
  const set = [...request.entries('set'), ...request.entries('add')].filter(([name]) => isAuthority(name))
  const [first, second] = [route.at('rewrite', 'authority'), ...set.map(([, value]) => value)].filter(
    isPresent,
  )
  if (!first || !second) return
  yield webhookProblem(
    'authority-set-twice',
    second,
    'the authority of the request is set twice: remove one of the two',
    {
      node: first,
      note: 'set here, too',
    },
  )
}
