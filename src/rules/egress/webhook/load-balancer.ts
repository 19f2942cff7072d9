import type { Node } from '../../../model/node.ts'
import { isPresent } from '../../message/is-present.ts'
import { quote } from '../../message/quote.ts'
import { webhookProblem } from '../../message/webhook-problem.ts'
import type { Problem } from '../../problem.ts'
import { localityRefused, zoneAwareRefused, type LocalityCode } from './locality.ts'
import { outOfRange } from '../../shared/scalar-checks.ts'

/** The reasons for which the webhook refuses a load balancer. */
export type LoadBalancerCode =
  | HashCode
  | LocalityCode
  | 'zone-aware-with-locality'
  | 'missing-warmup-duration'
  | 'out-of-range'

type HashCode = 'missing-cookie-name' | 'ring-size-with-algorithm' | TableCode
type TableCode = 'missing-table-size' | 'table-size-too-large' | 'table-size-not-prime'

/**
 * Reports what the webhook refuses in a load balancer (istio validateLoadBalancer).
 *
 * @param outlier the outlier detection of the same level, without which no failover happens
 */
export function* loadBalancerRefused(balancer: Node, outlier: Node): Generator<Problem<LoadBalancerCode>> {
  yield* hashRefused(balancer.get('consistentHash'))
  const [locality, zoneAware] = [balancer.get('localityLbSetting'), balancer.get('zoneAwareLbSetting')]
  if (locality.kind === 'map' && zoneAware.kind === 'map') {
    const message =
      '`zoneAwareLbSetting` and `localityLbSetting` exclude each other: leave one of the two out'
    const related = { node: locality, note: 'the other setting' }
    yield webhookProblem('zone-aware-with-locality', zoneAware, message, related)
  }
  yield* localityRefused(locality, outlier)
  yield* zoneAwareRefused(zoneAware, outlier)
  yield* warmupRefused(balancer.get('warmup'))
}

function* hashRefused(hash: Node): Generator<Problem<HashCode>> {
  const cookie = hash.get('httpCookie')
  if (cookie.kind === 'map' && !isPresent(cookie.get('name'))) {
    yield webhookProblem('missing-cookie-name', cookie.get('name'), '`httpCookie` has no name')
  }
  const size = hash.get('minimumRingSize')
  const algorithm = ['ringHash', 'maglev'].find((name) => isPresent(hash.get(name)))
  if ((size.number ?? 0) !== 0 && algorithm !== undefined) {
    yield webhookProblem(
      'ring-size-with-algorithm',
      size,
      `\`minimumRingSize\` and \`${algorithm}\` exclude each other: leave \`minimumRingSize\` out`,
    )
  }
  if (hash.get('maglev').kind === 'map') yield* tableRefused(hash.at('maglev', 'tableSize'))
}

function* tableRefused(size: Node): Generator<Problem<TableCode>> {
  const count = isPresent(size) ? size.number : 0
  if (count === undefined) return
  if (count === 0) yield webhookProblem('missing-table-size', size, '`maglev` needs `tableSize`')
  else if (count >= tableLimit)
    yield webhookProblem(
      'table-size-too-large',
      size,
      `tableSize ${quote(count)} has to be below ${tableLimit}`,
    )
  else if (!isPrime(count))
    yield webhookProblem('table-size-not-prime', size, `tableSize ${quote(count)} has to be a prime number`)
}

/** The size that a maglev table of Envoy has to stay below. */
const tableLimit = 5_000_011

function isPrime(number: number): boolean {
  if (number < 2 || !Number.isInteger(number)) return false
  for (let factor = 2; factor * factor <= number; factor++) if (number % factor === 0) return false
  return true
}

function* warmupRefused(warmup: Node): Generator<Problem<'missing-warmup-duration' | 'out-of-range'>> {
  if (warmup.kind !== 'map') return
  if (!isPresent(warmup.get('duration')))
    yield webhookProblem('missing-warmup-duration', warmup.get('duration'), '`warmup` needs `duration`')
  yield* outOfRange(warmup.get('minimumPercent'), 0, 100)
  yield* outOfRange(warmup.get('aggression'), 1, Infinity)
}
