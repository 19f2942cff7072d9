import type { Node } from '../../../model/node.ts'
import { quote } from '../../message/quote.ts'
import { refused } from '../../message/refused.ts'
import type { Problem } from '../../rule.ts'
import { outOfRange } from './refused.ts'
import { isUnfilled } from '../../../syntax/unfilled.ts'

/** What the webhook can refuse of load balancing by locality. */
export type LocalityCode =
  | 'failover-with-distribute'
  | 'failover-with-topology'
  | 'failover-without-outlier-detection'
  | DistributeCode
  | FailoverCode

type DistributeCode = 'out-of-range' | 'weights-not-100' | PlaceCode
type PlaceCode = 'locality-wildcard' | 'empty-locality-part' | 'overlapping-localities'
type FailoverCode = 'failover-to-same-region' | 'failover-not-a-region'

/** What the webhook refuses of load balancing by locality (istio ValidateLocalityLbSetting). */
export function* localityRefused(setting: Node, outlier: Node): Generator<Problem<LocalityCode>> {
  const distribute = setting.items('distribute')
  const failover = setting.items('failover')
  const priority = setting.items('failoverPriority')
  if (distribute.length > 0 && failover.length > 0) {
    yield refused(
      'failover-with-distribute',
      setting.get('failover'),
      '`failover` and `distribute` exclude each other: leave one of the two out',
    )
  }
  const topology = priority.find(({ text }) => topologyLabels.has(text))
  if (failover.length > 0 && topology) {
    yield refused(
      'failover-with-topology',
      topology,
      `${quote(topology.text)} in \`failoverPriority\` excludes \`failover\`: leave one out`,
    )
  }
  yield* distributeRefused(distribute)
  for (const one of failover) yield* failoverRefused(one)
  if (failover.length + priority.length > 0 && outlier.kind !== 'map') {
    const node = setting.get(failover.length > 0 ? 'failover' : 'failoverPriority')
    yield {
      code: 'failover-without-outlier-detection',
      node,
      severity: 'warning',
      message: `\`${String(node.pathKeys.at(-1))}\` without \`outlierDetection\` beside it: no endpoint is ever found bad, so nothing fails over`,
    }
  }
}

const topologyLabels: ReadonlySet<string> = new Set([
  'topology.kubernetes.io/region',
  'topology.kubernetes.io/zone',
  'topology.istio.io/subzone',
])

function* distributeRefused(distribute: readonly Node[]): Generator<Problem<DistributeCode>> {
  for (const one of distribute) {
    const weights = one.entries('to')
    for (const [, weight] of weights) yield* outOfRange(weight, 1, 100)
    const known = weights.every(([, weight]) => weight.number !== undefined)
    const total = weights.reduce((sum, [, weight]) => sum + (weight.number ?? 0), 0)
    if (known && total !== 100) {
      yield refused('weights-not-100', one.get('to'), `the weights add up to ${total}, not to 100`)
    }
    yield* placesRefused(
      weights.map(([name, node]) => ({ name, node, at: 'key' as const })),
      // Istio looks at them in no particular order.
      (before, name) => overlaps(before, name) && overlaps(name, before),
    )
  }
  yield* placesRefused(
    distribute.map((one) => ({ name: one.get('from').text, node: one.get('from') })),
    overlaps,
  )
}

/** `region`, `region/zone`, `region/zone/subzone`, and where it is written. */
interface Place {
  readonly name: string
  readonly node: Node
  readonly at?: 'key'
}

function* placesRefused(
  places: readonly Place[],
  clash: (before: string, name: string) => boolean,
): Generator<Problem<PlaceCode>> {
  const known = places.filter(({ name }) => !isUnfilled(name))
  for (const [index, { name, node, at }] of known.entries()) {
    const before = known.slice(0, Math.min(index, mostCompared)).find((one) => clash(one.name, name))
    const defect = placeDefect(name) ?? (before && overlap(before))
    if (!defect) continue
    yield { ...refused(defect.code, node, `locality ${quote(name)} ${defect.text}`), ...(at && { at }) }
  }
}

/** Far more than there are regions; without a bound a hostile list would cost the square of its length. */
const mostCompared = 100

/** Why a locality cannot stand where it does, as the end of a sentence. */
interface PlaceDefect {
  readonly code: PlaceCode
  readonly text: string
}

function placeDefect(name: string): PlaceDefect | null {
  if (/\*.*\*|\*./.test(name)) {
    return { code: 'locality-wildcard', text: 'has a wildcard that is not its end' }
  }
  return parts(name).includes('')
    ? { code: 'empty-locality-part', text: 'has an empty part: write `region/zone/subzone`' }
    : null
}

function overlap(before: Place): PlaceDefect {
  return { code: 'overlapping-localities', text: `overlaps with ${quote(before.name)}` }
}

/** True if Istio takes a locality for a part of one before it: the other way round it looks at names only. */
function overlaps(before: string, name: string): boolean {
  const [wide, narrow] = [parts(before), parts(name)]
  for (const [level, part] of [...narrow, undefined].entries()) {
    const own = wide[level] ?? '*'
    if (own === '*' || part === undefined) return true
    if (own !== part) return false
  }
  return true
}

function parts(name: string): string[] {
  const [region = '', zone, ...rest] = name.split('/')
  return [region, ...(zone === undefined ? [] : [zone]), ...(rest.length > 0 ? [rest.join('/')] : [])]
}

function* failoverRefused(failover: Node): Generator<Problem<FailoverCode>> {
  const [from, to] = [failover.get('from'), failover.get('to')]
  if (from.text === to.text) {
    yield refused('failover-to-same-region', to, `failover from ${quote(from.text)} to the same region`)
  }
  for (const region of [from, to].filter(({ text }) => /[/*]/.test(text))) {
    yield refused(
      'failover-not-a-region',
      region,
      `failover region ${quote(region.text)} has to be a region alone`,
    )
  }
}
