import type { Node } from '../../../model/node.ts'
import { isPresent } from '../../message/is-present.ts'
import { webhookProblem } from '../../message/webhook-problem.ts'
import type { RoutingWebhookProblem } from './codes.ts'
import { regexRefused } from './string-match.ts'

/** Reports what the webhook refuses in the `rewrite` of a route (istio validateHTTPRewrite). */
export function* rewriteRefused(rewrite: Node): Generator<RoutingWebhookProblem> {
  if (rewrite.kind !== 'map') return
  const [uri, regex] = [rewrite.get('uri'), rewrite.get('uriRegexRewrite')]
  if (isPresent(uri) && isPresent(regex)) {
    const message = '`uriRegexRewrite` and `uri` exclude each other in a rewrite: remove one of the two'
    yield webhookProblem('exclusive-fields', regex, message, { node: uri, note: 'the other field' })
  }
  if (![uri, regex, rewrite.get('authority')].some(isPresent)) {
    yield webhookProblem(
      'empty-rewrite',
      rewrite,
      'an empty rewrite: write `uri`, `uriRegexRewrite` or `authority`',
    )
  }
  if (regex.kind !== 'map') return
  const [match, replacement] = [regex.get('match'), regex.get('rewrite')]
  if (!isPresent(match))
    yield webhookProblem('missing-rewrite-match', match, '`uriRegexRewrite` has no `match`')
  else yield* regexRefused(match)
  if (!isPresent(replacement))
    yield webhookProblem('missing-rewrite-substitution', replacement, '`uriRegexRewrite` has no `rewrite`')
}
