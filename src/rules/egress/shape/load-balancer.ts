import type { Node } from '../../../model/node.ts'
import { isGiven } from '../../given.ts'
import { quote } from '../../quote.ts'
import type { Problem } from '../../rule.ts'
import { localityRefused } from './locality.ts'
import { outside, refused } from './refused.ts'

/**
 * What the webhook refuses of a load balancer (istio validateLoadBalancer).
 *
 * @param outlier the outlier detection of the same level, without which no failover happens
 */
export function* loadBalancerRefused(balancer: Node, outlier: Node): Generator<Problem> {
  yield* hashRefused(balancer.get('consistentHash'))
  yield* localityRefused(balancer.get('localityLbSetting'), outlier)
  yield* warmupRefused(balancer.get('warmup'))
}

function* hashRefused(hash: Node): Generator<Problem> {
  const cookie = hash.get('httpCookie')
  if (cookie.kind === 'map' && !isGiven(cookie.get('name'))) {
    yield refused(cookie.get('name'), '`httpCookie` has no name')
  }
  const size = hash.get('minimumRingSize')
  const algorithm = ['ringHash', 'maglev'].find((name) => isGiven(hash.get(name)))
  if ((size.number ?? 0) !== 0 && algorithm !== undefined) {
    yield refused(
      size,
      `\`minimumRingSize\` and \`${algorithm}\` exclude each other: leave \`minimumRingSize\` out`,
    )
  }
  if (hash.get('maglev').kind === 'map') yield* tableRefused(hash.at('maglev', 'tableSize'))
}

function* tableRefused(size: Node): Generator<Problem> {
  const count = isGiven(size) ? size.number : 0
  if (count === undefined) return
  if (count === 0) yield refused(size, '`maglev` needs `tableSize`')
  else if (count >= tableLimit) yield refused(size, `tableSize ${quote(count)} has to be below ${tableLimit}`)
  else if (!isPrime(count)) yield refused(size, `tableSize ${quote(count)} has to be a prime number`)
}

/** Of Envoy's maglev tables. */
const tableLimit = 5_000_011

function isPrime(number: number): boolean {
  if (number < 2 || !Number.isInteger(number)) return false
  for (let factor = 2; factor * factor <= number; factor++) if (number % factor === 0) return false
  return true
}

function* warmupRefused(warmup: Node): Generator<Problem> {
  if (warmup.kind !== 'map') return
  if (!isGiven(warmup.get('duration'))) yield refused(warmup.get('duration'), '`warmup` needs `duration`')
  yield* outside(warmup.get('minimumPercent'), 0, 100)
  yield* outside(warmup.get('aggression'), 1, Infinity)
}
