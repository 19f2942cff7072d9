import type { Node } from '../../../model/node.ts'
import { isText } from '../../egress/webhook/refused.ts'
import { isPresent } from '../../message/is-present.ts'
import { quote } from '../../message/quote.ts'
import { refused } from '../../message/refused.ts'
import type { ShapeProblem } from './codes.ts'
import { headerNameDefect } from './headers.ts'
import { regexRefused } from './string-match.ts'

/** What the webhook refuses of a `corsPolicy`; its `maxAge` has a rule of its own (istio validateCORSPolicy). */
export function* corsRefused(policy: Node): Generator<ShapeProblem> {
  for (const origin of policy.items('allowOrigins').filter(({ kind }) => kind === 'map')) {
    const matched = ['exact', 'prefix', 'regex'].some((form) => isPresent(origin.get(form)))
    if (matched) yield* regexRefused(origin.get('regex'))
    else
      yield refused(
        'empty-origin-match',
        origin,
        'an origin matches nothing: write `exact`, `prefix` or `regex`',
      )
  }
  for (const method of policy.items('allowMethods').filter(isText)) {
    if (!methods.has(method.text)) {
      yield refused('unknown-method', method, `${quote(method.text)} is no method of http`)
    }
  }
  for (const name of [...policy.items('allowHeaders'), ...policy.items('exposeHeaders')].filter(isText)) {
    const defect = name.text === '*' ? null : headerNameDefect(name.text)
    if (defect) yield refused(defect.code, name, `header ${quote(name.text)} ${defect.text}`)
  }
}

/** Those of Go's net/http. Releases differ on `*`. */
const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', '*'])
