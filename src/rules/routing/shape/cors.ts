import type { Node } from '../../../model/node.ts'
import { isText } from '../../egress/shape/refused.ts'
import { isGiven } from '../../given.ts'
import { quote } from '../../quote.ts'
import { refusedWithoutCode as refused } from '../../refused.ts'
import type { Problem } from '../../rule.ts'
import { headerNameDefect } from './headers.ts'
import { regexRefused } from './string-match.ts'

/** What the webhook refuses of a `corsPolicy`; its `maxAge` has a rule of its own (istio validateCORSPolicy). */
export function* corsRefused(policy: Node): Generator<Problem> {
  for (const origin of policy.items('allowOrigins').filter(({ kind }) => kind === 'map')) {
    const matched = ['exact', 'prefix', 'regex'].some((form) => isGiven(origin.get(form)))
    if (matched) yield* regexRefused(origin.get('regex'))
    else yield refused(origin, 'an origin matches nothing: write `exact`, `prefix` or `regex`')
  }
  for (const method of policy.items('allowMethods').filter(isText)) {
    if (!methods.has(method.text)) yield refused(method, `${quote(method.text)} is no method of http`)
  }
  for (const name of [...policy.items('allowHeaders'), ...policy.items('exposeHeaders')].filter(isText)) {
    const defect = name.text === '*' ? null : headerNameDefect(name.text)
    if (defect) yield refused(name, `header ${quote(name.text)} ${defect}`)
  }
}

/** Those of Go's net/http. Releases differ on `*`. */
const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', '*'])
