import type { Node } from '../../../model/node.ts'
import { isText, maxPort, outOfRange } from '../../shared/scalar-checks.ts'
import { isPresent } from '../../message/is-present.ts'
import { quote } from '../../message/quote.ts'
import { webhookProblem } from '../../message/webhook-problem.ts'
import type { RoutingWebhookProblem } from './codes.ts'

/** Reports what the webhook refuses in the `redirect` of a route (istio validateHTTPRedirect). */
export function* redirectRefused(route: Node): Generator<RoutingWebhookProblem> {
  const redirect = route.get('redirect')
  if (redirect.kind !== 'map') return
  const [uri, prefix] = [redirect.get('uri'), redirect.get('prefixRewrite')]
  if (!targetFields.some((field) => isPresent(redirect.get(field)))) {
    const message = 'a redirect to nowhere: write a `uri`, `authority`, `scheme` or `port`'
    yield webhookProblem('empty-redirect', redirect, message)
  }
  if (isPresent(uri) && isPresent(prefix)) {
    const message = '`prefixRewrite` and `uri` exclude each other in a redirect: remove one of the two'
    yield webhookProblem('exclusive-fields', prefix, message, { node: uri, note: 'the other field' })
  }
  if (isPresent(prefix)) yield* prefixRefused(prefix, route)
  // Istio reads the code 0 as the default 301, and the port 0 as no port.
  if (redirect.get('redirectCode').number !== 0) yield* outOfRange(redirect.get('redirectCode'), 300, 399)
  yield* outOfRange(redirect.get('port'), 0, maxPort)
  const scheme = redirect.get('scheme')
  if (isText(scheme) && !['', 'http', 'https'].includes(scheme.text)) {
    const message = `scheme ${quote(scheme.text)} has to be \`http\` or \`https\``
    yield webhookProblem('unknown-redirect-scheme', scheme, message)
  }
}

const targetFields = ['uri', 'authority', 'scheme', 'port', 'derivePort', 'prefixRewrite']

/** Reports a `prefixRewrite` of a route that does not match by prefix. */
function* prefixRefused(prefix: Node, route: Node): Generator<RoutingWebhookProblem> {
  for (const form of ['exact', 'regex']) {
    const [uri] = route
      .items('match')
      .map((match) => match.at('uri', form))
      .filter(isPresent)
    if (!uri) continue
    const message = `\`prefixRewrite\` rewrites the matched prefix, but this route matches by \`${form}\``
    yield webhookProblem('prefix-rewrite-without-prefix', prefix, message, {
      node: uri,
      note: 'matches the path',
    })
    return
  }
}
