import type { Node } from '../../../model/node.ts'
import { quote } from '../../message/quote.ts'
import { refused } from '../../message/refused.ts'
import type { ShapeProblem } from './codes.ts'

/** A part of the requests, from 0 to 100; besides 0 at least `least`, the finest that Envoy counts. */
export function* percentageRefused(value: Node, least = 0): Generator<ShapeProblem> {
  const { number } = value
  if (number === undefined) return
  if (number < 0 || number > 100) {
    const message = `percentage ${quote(number)} has to be from 0 to 100`
    yield refused('percentage-out-of-range', value, message)
  } else if (number > 0 && number < least) {
    const message = `percentage ${quote(number)} is below ${least}, the least that there is besides 0`
    yield refused('percentage-too-small', value, message)
  }
}
