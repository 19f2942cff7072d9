import type { Node } from '../../../model/node.ts'
import { quote } from '../../quote.ts'
import { refusedWithoutCode as refused } from '../../refused.ts'
import type { Problem } from '../../rule.ts'

/** A part of the requests, from 0 to 100; besides 0 at least `least`, the finest that Envoy counts. */
export function* percentageRefused(value: Node, least = 0): Generator<Problem> {
  const { number } = value
  if (number === undefined) return
  if (number < 0 || number > 100) {
    yield refused(value, `percentage ${quote(number)} has to be from 0 to 100`)
  } else if (number > 0 && number < least) {
    yield refused(value, `percentage ${quote(number)} is below ${least}, the least that there is besides 0`)
  }
}
