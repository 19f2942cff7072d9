import type { Node } from '../../../model/node.ts'
import { isPresent } from '../../message/is-present.ts'
import { refused } from '../../message/refused.ts'
import type { ShapeProblem } from './codes.ts'
import { regexRefused } from './string-match.ts'

/** What the webhook refuses of a route's `rewrite` (istio validateHTTPRewrite). */
export function* rewriteRefused(rewrite: Node): Generator<ShapeProblem> {
  if (rewrite.kind !== 'map') return
  const [uri, regex] = [rewrite.get('uri'), rewrite.get('uriRegexRewrite')]
  if (isPresent(uri) && isPresent(regex)) {
    const message = '`uriRegexRewrite` and `uri` exclude each other in a rewrite: leave one of the two out'
    yield refused('exclusive-fields', regex, message, { node: uri, note: 'the other one' })
  }
  if (![uri, regex, rewrite.get('authority')].some(isPresent)) {
    yield refused(
      'empty-rewrite',
      rewrite,
      'a rewrite of nothing: write `uri`, `uriRegexRewrite` or `authority`',
    )
  }
  if (regex.kind !== 'map') return
  const [match, to] = [regex.get('match'), regex.get('rewrite')]
  if (!isPresent(match)) yield refused('missing-rewrite-match', match, '`uriRegexRewrite` has no `match`')
  else yield* regexRefused(match)
  if (!isPresent(to)) yield refused('missing-rewrite-substitution', to, '`uriRegexRewrite` has no `rewrite`')
}
