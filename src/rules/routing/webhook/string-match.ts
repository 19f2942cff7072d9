import type { Node } from '../../../model/node.ts'
import { isLongRegex, regexDefect } from '../../../syntax/regex.ts'
import { isText } from '../../egress/webhook/refused.ts'
import { quote } from '../../message/quote.ts'
import { refused } from '../../message/refused.ts'
import type { ShapeProblem } from './codes.ts'

/**
 * What the webhook refuses of a `{exact, prefix, regex}`: an empty prefix, which only a path may have, and what is no
 * regular expression of RE2 (istio validateStringMatch).
 */
export function* stringMatchRefused(match: Node, isPath = false): Generator<ShapeProblem> {
  const prefix = match.get('prefix')
  if (!isPath && prefix.scalar === '')
    yield refused('empty-prefix', prefix, 'an empty `prefix` matches anything: leave it out')
  yield* regexRefused(match.get('regex'))
}

/** What the webhook refuses of a regular expression that is written. */
export function* regexRefused(regex: Node): Generator<ShapeProblem> {
  if (!isText(regex)) return
  const defect = regexDefect(regex.text)
  if (regex.text === '') yield refused('empty-regex', regex, 'an empty regular expression')
  else if (defect) {
    const code = isLongRegex(regex.text) ? 'regex-too-long' : 'regex-syntax'
    yield refused(code, regex, `regular expression ${quote(regex.text)} ${defect}`)
  }
}
