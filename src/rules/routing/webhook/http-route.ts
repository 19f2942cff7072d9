import type { Node } from '../../../model/node.ts'
import { isPresent } from '../../message/is-present.ts'
import { refused } from '../../message/refused.ts'
import type { ShapeProblem } from './codes.ts'
import { corsRefused } from './cors.ts'
import { destinationRefused, weightedRefused } from './destination.ts'
import { directResponseRefused } from './direct-response.ts'
import { faultRefused } from './fault.ts'
import { headersRefused, isAuthority } from './headers.ts'
import { httpMatchRefused } from './http-match.ts'
import { emptyItemsRefused, isSet } from './items.ts'
import { percentageRefused } from './percentage.ts'
import { redirectRefused } from './redirect.ts'
import { retriesRefused } from './retries.ts'
import { rewriteRefused } from './rewrite.ts'

/** What the webhook refuses of an http route (istio `pkg/config/validation/virtualservice.go`, validateHTTPRoute). */
export function* httpRouteRefused(route: Node, isDelegate: boolean): Generator<ShapeProblem> {
  yield* isDelegate || !isPresent(route.get('delegate'))
    ? actionsRefused(route, isDelegate)
    : rootRefused(route)
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
  for (const destination of route.items('route')) yield* weightedRefused(destination)
}

/** A route that is delegated leaves the answer to the other VirtualService. */
function* rootRefused(route: Node): Generator<ShapeProblem> {
  for (const field of [route.get('redirect'), route.get('route')].filter(isSet)) {
    yield excluding(field, route.get('delegate'))
  }
}

/** One of three answers, and what goes with it. */
function* actionsRefused(route: Node, isDelegate: boolean): Generator<ShapeProblem> {
  const delegate = route.get('delegate')
  const [answer, ...others] = ['redirect', 'directResponse', 'route', 'fault', 'rewrite']
    .map((field) => route.get(field))
    .filter(isSet)
  if (isDelegate && isPresent(delegate)) {
    yield refused(
      'nested-delegate',
      delegate,
      'a VirtualService without `hosts` is one that others delegate to: it cannot delegate',
    )
  } else if (answer && ownAnswers.includes(nameOf(answer))) {
    for (const other of others) yield excluding(other, answer)
  } else if (!isSet(route.get('route'))) {
    yield refused(
      'missing-action',
      route.get('route'),
      'a route without an answer: write `route`, `redirect` or `directResponse`',
    )
  }
}

/** What the proxy answers by itself. */
const ownAnswers = ['redirect', 'directResponse']

function excluding(node: Node, other: Node): ShapeProblem {
  const message = `\`${nameOf(node)}\` and \`${nameOf(other)}\` exclude each other in a route: leave one of the two out`
  return refused('exclusive-fields', node, message, { node: other, note: 'the other one' })
}

function nameOf(node: Node): string {
  return String(node.pathKeys.at(-1))
}

function* mirrorsRefused(route: Node): Generator<ShapeProblem> {
  const [mirror, mirrors] = [route.get('mirror'), route.get('mirrors')]
  if (isPresent(mirror) && isSet(mirrors)) yield excluding(mirror, mirrors)
  yield* destinationRefused(mirror)
  yield* percentageRefused(route.get('mirrorPercent'))
  yield* percentageRefused(route.at('mirrorPercentage', 'value'))
  yield* emptyItemsRefused(mirrors)
  for (const one of mirrors.items().filter(({ kind }) => kind === 'map')) {
    const destination = one.get('destination')
    if (!isPresent(destination))
      yield refused('missing-destination', destination, 'a mirror has no destination')
    yield* destinationRefused(destination)
    yield* percentageRefused(one.at('percentage', 'value'))
  }
}

/** The authority of a request is set in one place (istio validateAuthorityRewrite). */
function* authorityRefused(route: Node): Generator<ShapeProblem> {
  const request = route.at('headers', 'request')
  const set = [...request.entries('set'), ...request.entries('add')].filter(([name]) => isAuthority(name))
  const [first, second] = [route.at('rewrite', 'authority'), ...set.map(([, value]) => value)].filter(
    isPresent,
  )
  if (!first || !second) return
  yield refused(
    'authority-set-twice',
    second,
    'the authority of the request is set twice: leave one of the two out',
    {
      node: first,
      note: 'the other one',
    },
  )
}
