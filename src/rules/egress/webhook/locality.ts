import type { Node } from '../../../model/node.ts'
import { quote } from '../../message/quote.ts'
import { keptEntries } from '../../shared/kept-entries.ts'
import { webhookProblem } from '../../message/webhook-problem.ts'
import type { Problem } from '../../problem.ts'
import { outOfRange } from '../../shared/scalar-checks.ts'
import { isUnfilled } from '../../../syntax/unfilled.ts'

/** The reasons for which the webhook refuses load balancing by locality. */
export type LocalityCode =
  | 'failover-with-distribute'
  | 'failover-with-topology'
  | 'topology-of-zone-aware'
  | 'failover-without-outlier-detection'
  | DistributeCode
  | FailoverCode

type DistributeCode = 'out-of-range' | 'weights-not-100' | LocalityNameCode
type LocalityNameCode = 'locality-wildcard' | 'empty-locality-part' | 'overlapping-localities'
type FailoverCode = 'failover-to-same-region' | 'failover-not-a-region'

/**
 * Reports what the webhook refuses in load balancing by locality (istio ValidateLocalityLbSetting).
 *
 * @param outlier the outlier detection of the same level, without which no failover happens
 */
export function* localityRefused(setting: Node, outlier: Node): Generator<Problem<LocalityCode>> {
  const distribute = setting.items('distribute')
  const failover = setting.items('failover')
  const priority = setting.items('failoverPriority')
  if (distribute.length > 0 && failover.length > 0) {
    yield webhookProblem(
      'failover-with-distribute',
      setting.get('failover'),
      '`failover` and `distribute` exclude each other: leave one of the two out',
    )
  }
  const topology = priority.find(({ text }) => topologyLabels.has(text))
  if (failover.length > 0 && topology) {
    yield webhookProblem(
      'failover-with-topology',
      topology,
      `${quote(topology.text)} in \`failoverPriority\` and \`failover\` exclude each other: leave one of the two out`,
    )
  }
  yield* distributeRefused(distribute)
  for (const entry of failover) yield* failoverRefused(entry)
  yield* failoverWithoutOutlier(setting, outlier)
}

/**
 * Reports what the webhook refuses in load balancing by zone (istio ValidateZoneAwareLbSetting).
 *
 * @param outlier the outlier detection of the same level, without which no failover happens
 */
export function* zoneAwareRefused(setting: Node, outlier: Node): Generator<Problem<LocalityCode>> {
  for (const label of setting.items('failoverPriority').filter(({ text }) => topologyLabels.has(text))) {
    yield webhookProblem(
      'topology-of-zone-aware',
      label,
      `${quote(label.text)} does not belong in the \`failoverPriority\` of \`zoneAwareLbSetting\`, which looks at region and zone by itself: remove it`,
    )
  }
  for (const entry of setting.items('failover')) yield* failoverRefused(entry)
  yield* failoverWithoutOutlier(setting, outlier)
}

function* failoverWithoutOutlier(
  setting: Node,
  outlier: Node,
): Generator<Problem<'failover-without-outlier-detection'>> {
  const [failover, priority] = [setting.items('failover'), setting.items('failoverPriority')]
  if (failover.length + priority.length > 0 && outlier.kind !== 'map') {
    const node = setting.get(failover.length > 0 ? 'failover' : 'failoverPriority')
    yield {
      code: 'failover-without-outlier-detection',
      node,
      severity: 'warning',
      message: `\`${String(node.pathKeys.at(-1))}\` has no effect without \`outlierDetection\` beside it: no endpoint is ever found unhealthy, so nothing fails over; add \`outlierDetection\``,
    }
  }
}

const topologyLabels: ReadonlySet<string> = new Set([
  'topology.kubernetes.io/region',
  'topology.kubernetes.io/zone',
  'topology.istio.io/subzone',
])

function* distributeRefused(distribute: readonly Node[]): Generator<Problem<DistributeCode>> {
  for (const entry of distribute) {
    const weights = keptEntries(entry.get('to'))
    for (const [, weight] of weights) yield* outOfRange(weight, 1, 100)
    const isComplete = weights.every(([, weight]) => weight.number !== undefined)
    const total = weights.reduce((sum, [, weight]) => sum + (weight.number ?? 0), 0)
    if (isComplete && total !== 100) {
      yield webhookProblem('weights-not-100', entry.get('to'), `the weights add up to ${total}, not to 100`)
    }
    yield* localitiesRefused(
      weights.map(([name, node]) => ({ name, node, at: 'key' as const })),
      // Istio compares the keys of this map in random order, so only overlaps in both orders are certain.
      (earlier, name) => overlaps(earlier, name) && overlaps(name, earlier),
    )
  }
  yield* localitiesRefused(
    distribute.map((entry) => ({ name: entry.get('from').text, node: entry.get('from') })),
    overlaps,
  )
}

/** A locality, such as `region`, `region/zone` or `region/zone/subzone`, and its node. */
interface LocalityRef {
  readonly name: string
  readonly node: Node
  readonly at?: 'key'
}

function* localitiesRefused(
  localities: readonly LocalityRef[],
  overlapsWith: (earlier: string, name: string) => boolean,
): Generator<Problem<LocalityNameCode>> {
  const filledIn = localities.filter(({ name }) => !isUnfilled(name))
  for (const [index, { name, node, at }] of filledIn.entries()) {
    const earlier = filledIn
      .slice(0, Math.min(index, maxCompared))
      .find((candidate) => overlapsWith(candidate.name, name))
    const defect = localityDefect(name) ?? (earlier && overlapDefect(earlier))
    if (!defect) continue
    yield {
      ...webhookProblem(defect.code, node, `locality ${quote(name)} ${defect.text}`),
      ...(at && { at }),
    }
  }
}

/** More localities than real lists have; without a bound the comparisons would grow with the square of the length. */
const maxCompared = 100

/** What is wrong with a locality, as the end of a sentence. */
interface LocalityDefect {
  readonly code: LocalityNameCode
  readonly text: string
}

function localityDefect(name: string): LocalityDefect | null {
  if (/\*.*\*|\*./.test(name)) {
    return { code: 'locality-wildcard', text: 'has a wildcard that is not at its end' }
  }
  return localityParts(name).includes('')
    ? { code: 'empty-locality-part', text: 'has an empty part: write `region/zone/subzone`' }
    : null
}

function overlapDefect(earlier: LocalityRef): LocalityDefect {
  return { code: 'overlapping-localities', text: `overlaps with ${quote(earlier.name)}` }
}

/** True if Istio finds that two localities overlap: one contains the other. A `*` only counts as a wildcard in the earlier one. */
function overlaps(earlier: string, name: string): boolean {
  const [earlierParts, nameParts] = [localityParts(earlier), localityParts(name)]
  for (const [level, part] of [...nameParts, undefined].entries()) {
    const earlierPart = earlierParts[level] ?? '*'
    if (earlierPart === '*' || part === undefined) return true
    if (earlierPart !== part) return false
  }
  return true
}

function localityParts(name: string): string[] {
  const [region = '', zone, ...furtherParts] = name.split('/')
  return [
    region,
    ...(zone === undefined ? [] : [zone]),
    ...(furtherParts.length > 0 ? [furtherParts.join('/')] : []),
  ]
}

function* failoverRefused(failover: Node): Generator<Problem<FailoverCode>> {
  const [from, to] = [failover.get('from'), failover.get('to')]
  if (from.text === to.text) {
    yield webhookProblem(
      'failover-to-same-region',
      to,
      `failover goes from ${quote(from.text)} to the same region: name another region`,
    )
  }
  for (const region of [from, to].filter(({ text }) => /[/*]/.test(text))) {
    yield webhookProblem(
      'failover-not-a-region',
      region,
      `failover region ${quote(region.text)} has to be only a region, without zone or wildcard`,
    )
  }
}
