import type { Node } from '../../../model/node.ts'
import { regexDefect } from '../../../model/regex.ts'
import { isText } from '../../egress/shape/refused.ts'
import { quote } from '../../quote.ts'
import { refusedWithoutCode as refused } from '../../refused.ts'
import type { Problem } from '../../rule.ts'

/**
 * What the webhook refuses of a `{exact, prefix, regex}`: an empty prefix, which only a path may have, and what is no
 * regular expression of RE2 (istio validateStringMatch).
 */
export function* stringMatchRefused(match: Node, isPath = false): Generator<Problem> {
  const prefix = match.get('prefix')
  if (!isPath && prefix.scalar === '')
    yield refused(prefix, 'an empty `prefix` matches anything: leave it out')
  yield* regexRefused(match.get('regex'))
}

/** What the webhook refuses of a regular expression that is written. */
export function* regexRefused(regex: Node): Generator<Problem> {
  if (!isText(regex)) return
  const defect = regexDefect(regex.text)
  if (regex.text === '') yield refused(regex, 'an empty regular expression')
  else if (defect) yield refused(regex, `regular expression ${quote(regex.text)} ${defect}`)
}
