import { hostDefect } from '../../../model/host-syntax.ts'
import { isDnsLabel } from '../../../model/label-syntax.ts'
import type { Node } from '../../../model/node.ts'
import { isText, portNumber } from '../../egress/shape/refused.ts'
import { isGiven } from '../../given.ts'
import { quote } from '../../quote.ts'
import { refusedWithoutCode as refused } from '../../refused.ts'
import type { Problem } from '../../rule.ts'
import { headersRefused } from './headers.ts'

/** What the webhook refuses of an entry of `route`; its weight has a rule of its own. */
export function* weightedRefused(entry: Node): Generator<Problem> {
  if (entry.kind !== 'map') return
  const destination = entry.get('destination')
  if (!isGiven(destination)) yield refused(destination, 'an entry of `route` has no destination')
  yield* destinationRefused(destination)
  yield* headersRefused(entry.get('headers'))
}

/** What the webhook refuses of a destination by itself (istio validateDestination). */
export function* destinationRefused(destination: Node): Generator<Problem> {
  if (destination.kind !== 'map') return
  const [host, subset, port] = ['host', 'subset', 'port'].map((field) => destination.get(field))
  if (!isGiven(host!)) yield refused(host!, 'a destination has no host')
  else if (isText(host!)) yield* hostRefused(host!)
  if (isText(subset!) && isGiven(subset!) && !isDnsLabel(subset!.text)) {
    yield refused(subset!, `subset ${quote(subset!.text)} is no name of a subset`)
  }
  if (port!.kind === 'map') yield* portNumber(port!.get('number'), '`port`')
}

function* hostRefused(host: Node): Generator<Problem> {
  const defect = host.text === '*' ? 'is every host there is: traffic goes to one' : hostDefect(host.text)
  if (defect) yield refused(host, `host ${quote(host.text)} ${defect}`)
}
