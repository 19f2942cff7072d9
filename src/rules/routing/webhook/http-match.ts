import { isDnsLabel } from '../../../syntax/label-syntax.ts'
import type { Node } from '../../../model/node.ts'
import { isText, maxPort, outOfRange } from '../../shared/scalar-checks.ts'
import { isPresent } from '../../message/is-present.ts'
import { labelsRefused } from '../../shared/labels-refused.ts'
import { quote } from '../../message/quote.ts'
import { webhookProblem } from '../../message/webhook-problem.ts'
import type { RoutingWebhookProblem } from './codes.ts'
import { gatewayNamesRefused } from './gateway-names.ts'
import { headerNameDefect } from './headers.ts'
import { stringMatchRefused } from './string-match.ts'

/** Reports what the webhook refuses in a `match` entry of an http route (istio validateHTTPRouteMatchRequest). */
export function* httpMatchRefused(match: Node): Generator<RoutingWebhookProblem> {
  for (const field of ['headers', 'withoutHeaders']) {
    for (const [name, value] of match.entries(field)) yield* headerRefused(field, name, value)
  }
  yield* stringMatchRefused(match.get('uri'), true)
  for (const field of ['scheme', 'method', 'authority']) yield* stringMatchRefused(match.get(field))
  for (const [, value] of match.entries('queryParams')) yield* stringMatchRefused(value)
  const namespace = match.get('sourceNamespace')
  if (isText(namespace) && isPresent(namespace) && !isDnsLabel(namespace.text)) {
    yield webhookProblem(
      'source-namespace-syntax',
      namespace,
      `${quote(namespace.text)} is no valid namespace`,
    )
  }
  yield* commonMatchRefused(match)
}

/** Reports what the webhook refuses in the fields that all kinds of match have. */
export function* commonMatchRefused(match: Node): Generator<RoutingWebhookProblem> {
  // Istio reads 0 as no port.
  yield* outOfRange(match.get('port'), 0, maxPort)
  yield* labelsRefused(match.get('sourceLabels'))
  yield* gatewayNamesRefused(match)
}

function* headerRefused(field: string, name: string, value: Node): Generator<RoutingWebhookProblem> {
  if (value.isNull) {
    const reason = 'the API server drops it, and requests match without it: write `{}` to match its presence'
    const message = `header ${quote(name)} has an empty match: ${reason}`
    if (field === 'headers') yield { code: 'null-header-match', node: value, message }
    return
  }
  const defect = isClaim(name) ? null : headerNameDefect(name)
  if (defect)
    yield { ...webhookProblem(defect.code, value, `header ${quote(name)} ${defect.text}`), at: 'key' }
  // `*` in `withoutHeaders` means that the header must be absent; it is no regular expression.
  const isAbsence = field === 'withoutHeaders' && value.get('regex').text === '*'
  if (!isAbsence) yield* stringMatchRefused(value)
}

/** True for a claim of a token in place of a header name (istio `pkg/jwt/routing.go`, ToRoutingClaim). */
function isClaim(name: string): boolean {
  return /^@request\.auth\.claims(?:\..+|\[.+\])$/is.test(name)
}
