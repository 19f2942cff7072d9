import type { Node } from '../../../model/node.ts'
import { isText } from '../../shared/scalar-checks.ts'
import { isPresent } from '../../message/is-present.ts'
import { quote } from '../../message/quote.ts'
import { webhookProblem } from '../../message/webhook-problem.ts'
import type { RoutingWebhookProblem } from './codes.ts'
import { headerNameDefect } from './headers.ts'
import { regexRefused } from './string-match.ts'

/** Reports what the webhook refuses in a `corsPolicy`; routing/duration checks its `maxAge` (istio validateCORSPolicy). */
export function* corsRefused(policy: Node): Generator<RoutingWebhookProblem> {
  for (const origin of policy.items('allowOrigins').filter(({ kind }) => kind === 'map')) {
    const matched = ['exact', 'prefix', 'regex'].some((form) => isPresent(origin.get(form)))
    if (matched) yield* regexRefused(origin.get('regex'))
    else
      yield webhookProblem(
        'empty-origin-match',
        origin,
        'an origin matches nothing: write `exact`, `prefix` or `regex`',
      )
  }
  for (const method of policy.items('allowMethods').filter(isText)) {
    if (!methods.has(method.text)) {
      yield webhookProblem('unknown-method', method, `${quote(method.text)} is no HTTP method`)
    }
  }
  for (const name of [...policy.items('allowHeaders'), ...policy.items('exposeHeaders')].filter(isText)) {
    const defect = name.text === '*' ? null : headerNameDefect(name.text)
    if (defect) yield webhookProblem(defect.code, name, `header ${quote(name.text)} ${defect.text}`)
  }
}

/** The methods of Go's net/http, and `*`, which only some releases accept. */
const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', '*'])
