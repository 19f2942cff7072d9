import type { Node } from '../../../model/node.ts'
import { isLongRegex, regexDefect } from '../../../syntax/regex.ts'
import { isText } from '../../shared/scalar-checks.ts'
import { quote } from '../../message/quote.ts'
import { webhookProblem } from '../../message/webhook-problem.ts'
import type { RoutingWebhookProblem } from './codes.ts'

/**
 * Reports what the webhook refuses in a `{exact, prefix, regex}`: an empty prefix, which only a path may have, and an
 * invalid regular expression of RE2 (istio validateStringMatch).
 */
export function* stringMatchRefused(match: Node, isPath = false): Generator<RoutingWebhookProblem> {
  const prefix = match.get('prefix')
  if (!isPath && prefix.scalar === '')
    yield webhookProblem('empty-prefix', prefix, 'an empty `prefix` matches anything: remove it')
  yield* regexRefused(match.get('regex'))
}

/**
 * Reports a regular expression that the webhook refuses, at most once: an empty, invalid or too long one. Nothing for a
 * missing node and for text with placeholders.
 */
export function* regexRefused(regex: Node): Generator<RoutingWebhookProblem> {
  if (!isText(regex)) return
  const defect = regexDefect(regex.text)
  if (regex.text === '')
    yield webhookProblem('empty-regex', regex, 'an empty regular expression: write one, or remove the field')
  else if (defect) {
    const code = isLongRegex(regex.text) ? 'regex-too-long' : 'regex-syntax'
    yield webhookProblem(code, regex, `regular expression ${quote(regex.text)} ${defect}`)
  }
}
