import type { Node } from '../../../model/node.ts'
import { isText, maxPort, outOfRange } from '../../egress/webhook/refused.ts'
import { isPresent } from '../../message/is-present.ts'
import { quote } from '../../message/quote.ts'
import { refused } from '../../message/refused.ts'
import type { ShapeProblem } from './codes.ts'

/** What the webhook refuses of a route's `redirect` (istio validateHTTPRedirect). */
export function* redirectRefused(route: Node): Generator<ShapeProblem> {
  const redirect = route.get('redirect')
  if (redirect.kind !== 'map') return
  const [uri, prefix] = [redirect.get('uri'), redirect.get('prefixRewrite')]
  if (!targets.some((field) => isPresent(redirect.get(field)))) {
    const message = 'a redirect to nowhere: write a `uri`, `authority`, `scheme` or `port`'
    yield refused('empty-redirect', redirect, message)
  }
  if (isPresent(uri) && isPresent(prefix)) {
    const message = '`prefixRewrite` and `uri` exclude each other in a redirect: leave one of the two out'
    yield refused('exclusive-fields', prefix, message, { node: uri, note: 'the other one' })
  }
  if (isPresent(prefix)) yield* prefixRefused(prefix, route)
  // Istio reads 0 as the usual 301, and as no port.
  if (redirect.get('redirectCode').number !== 0) yield* outOfRange(redirect.get('redirectCode'), 300, 399)
  yield* outOfRange(redirect.get('port'), 0, maxPort)
  const scheme = redirect.get('scheme')
  if (isText(scheme) && !['', 'http', 'https'].includes(scheme.text)) {
    const message = `scheme ${quote(scheme.text)} has to be \`http\` or \`https\``
    yield refused('unknown-redirect-scheme', scheme, message)
  }
}

const targets = ['uri', 'authority', 'scheme', 'port', 'derivePort', 'prefixRewrite']

/** Only where a prefix is matched is there one to rewrite. */
function* prefixRefused(prefix: Node, route: Node): Generator<ShapeProblem> {
  for (const form of ['exact', 'regex']) {
    const [uri] = route
      .items('match')
      .map((match) => match.at('uri', form))
      .filter(isPresent)
    if (!uri) continue
    const message = `\`prefixRewrite\` rewrites the prefix that was matched, and this route matches by \`${form}\``
    yield refused('prefix-rewrite-without-prefix', prefix, message, { node: uri, note: 'matches the path' })
    return
  }
}
