// Holds the comparison of two meshes against the simulator of requests.
import { groupBy } from '../../src/core/group.ts'
import { accessDifference } from '../../src/effect/access/access-difference.ts'
import { compareSides } from '../../src/effect/access/compare-sides.ts'
import type { ComparedSide, PreparedEntry } from '../../src/effect/access/prepared-entry.ts'
import { allRequests } from '../../src/effect/access/request-filter.ts'
import { DiagramBoundError, type RequestFunction } from '../../src/effect/access/diagram.ts'
import { waypointEntries } from '../../src/effect/access/waypoint-entries.ts'
import type { EntryPoint } from '../../src/effect/access/entry-points.ts'
import { workloadEntries } from '../../src/effect/access/workload-entries.ts'
import { gatewayEntries } from '../../src/effect/access/gateway-entries.ts'
import { meshPair, type MeshPair } from '../../src/effect/access/mesh-pair.ts'
import { detailedText, isSameOutcome } from '../../src/effect/access/outcomes.ts'
import type { PolicyOrRuleFilter } from '../../src/effect/access/side-filters.ts'
import { noToken, type TokenSample } from '../../src/effect/access/token-sample.ts'
import { witnessAt } from '../../src/effect/access/witness.ts'
import type { Random } from '../oracle/random.ts'
import type { RandomPair } from './random-pair.ts'

export interface PairCheck {
  /** Requests about which both sides were asked. */
  readonly requests: number
  /** Entry points past a bound. */
  readonly undecided: number
  readonly changes: number
  /** What the comparison and the simulator do not agree about. */
  readonly problems: readonly string[]
}

interface CheckOptions {
  /** Random requests to each entry point. */
  readonly requests: number
  /** A mistake to be found: policies that the comparison leaves out. */
  readonly isKept?: PolicyOrRuleFilter
  /** A mistake to be found: another region in the place of that of the rules that differ. */
  readonly regionOf?: MeshPair['regionOf']
}

/** Asks both about random requests to each entry point, and about the witness of each class. */
export function checkPair({ head, base }: RandomPair, random: Random, options: CheckOptions): PairCheck {
  const { requests, isKept = () => true, regionOf } = options
  const correct = meshPair(head, base)
  const pair = { ...correct, regionOf: regionOf ?? correct.regionOf }
  const problems = podProblems(pair)
  let [checked, undecided] = [0, 0]
  for (const entry of entriesOf(pair)) {
    const prepared = preparedEntry(entry)
    problems.push(...sliceProblems(entry, prepared))
    if (prepared === null) undecided++
    else
      for (const side of [prepared.head, prepared.base]) {
        const decision = side.decision(isKept)
        for (let index = 0; index < requests; index++) {
          const point = randomPoint(prepared, random)
          const problem = disagreement(prepared, side, decision, { point, seen: point })
          if (problem === null) continue
          checked++
          if (problem !== '') problems.push(`${entry.name}: ${problem}`)
        }
      }
  }
  const { changes } = accessDifference(head, base)
  const reversed = accessDifference(base, head)
  const wrong = changes.filter(({ isReplayed }) => !isReplayed)
  if (wrong.length > 0) problems.push(`${wrong.length} witnesses are decided otherwise`)
  if ((changes.length === 0) !== (reversed.changes.length === 0))
    problems.push('it differs in one direction alone')
  return { requests: checked, undecided, changes: changes.length, problems }
}

/**
 * The kinds of axes (`path`, `header`, ...) that the comparison cannot do without: if it took the first atom of one for all
 * requests, the simulator would disagree about some of the random requests. `pair of tokens` if it cannot do without the second
 * token of requests.
 */
export function neededAxes({ head, base }: RandomPair, random: Random, requests: number): Set<string> {
  const needed = new Set<string>()
  for (const prepared of entriesOf(meshPair(head, base)).map(preparedEntry))
    for (const side of prepared ? [prepared.head, prepared.base] : []) {
      const decision = side.decision(() => true)
      for (let index = 0; index < requests; index++) {
        const point = randomPoint(prepared!, random)
        for (const [axis, { name }] of prepared!.space.axes.entries())
          if (disagreement(prepared!, side, decision, { point, seen: point.with(axis, 0) }))
            needed.add(name.split(' ')[0]!)
        const seen = withFirstToken(prepared!, point)
        if (seen && disagreement(prepared!, side, decision, { point, seen })) needed.add('pair of tokens')
      }
    }
  return needed
}

/** The same request with the first of its two tokens alone; `null` if it has less. */
function withFirstToken(
  { space: { axes } }: PreparedEntry,
  point: readonly number[],
): readonly number[] | null {
  const axis = axes.findIndex(({ name }) => name === 'token')
  const samples = (axes[axis]?.samples ?? []) as readonly TokenSample[]
  const { second, ...first } = samples[point[axis] ?? 0] ?? noToken
  const text = JSON.stringify(first)
  return second
    ? point.with(
        axis,
        samples.findIndex((sample) => JSON.stringify(sample) === text),
      )
    : null
}

function randomPoint({ space }: PreparedEntry, random: Random): number[] {
  return space.axes.map(({ samples }) => random.below(samples.length))
}

function entriesOf(pair: MeshPair): readonly EntryPoint[] {
  return [workloadEntries, gatewayEntries, waypointEntries].flatMap((entries) => entries(pair).compared)
}

/** Prepares the comparison of all rules, also of those that match no request that differs (`ruleSlice`). */
function preparedEntry(entry: EntryPoint): PreparedEntry | null {
  try {
    return entry.prepare((draft, side) => allRequests(draft, side))
  } catch (error) {
    if (error instanceof DiagramBoundError) return null
    throw error
  }
}

/** What differs is the same whether or not rules are read that match nothing of it. */
function sliceProblems(entry: EntryPoint, whole: PreparedEntry | null): string[] {
  try {
    const found = listed(verdictsOf(entry.prepare()))
    const expected = whole && listed(verdictsOf(whole))
    return expected === null || found === expected
      ? []
      : [`${entry.name}: ${found} of the rules that matter, and ${expected} of all`]
  } catch (error) {
    if (error instanceof DiagramBoundError) return []
    throw error
  }
}

/**
 * What differs at the pods of a namespace is the same whether or not policies that decide about nothing of it tell pods apart
 * (`decisivePolicyFilter`). Where configurations are taken to differ, all policies do.
 */
function podProblems(pair: MeshPair): string[] {
  const found = podVerdicts(pair)
  return [...podVerdicts({ ...pair, isConfigEqual: false })].flatMap(([namespace, expected]) => {
    const verdicts = found.has(namespace) ? found.get(namespace) : ''
    return expected === null || verdicts === null || verdicts === expected
      ? []
      : [`pods of ${namespace}: ${verdicts} of those that are told apart, and ${expected} of all`]
  })
}

/** By namespace; `null` if an entry point exceeds a limit. */
function podVerdicts(pair: MeshPair): ReadonlyMap<string, string | null> {
  const entries = groupBy(workloadEntries(pair).compared, ({ site }) => site.proxy.namespace)
  return new Map(
    [...entries].map(([namespace, ofNamespace]) => {
      const verdicts = ofNamespace.map(verdictsAt)
      return [namespace, verdicts.includes(null) ? null : listed(verdicts.flatMap((texts) => texts ?? []))]
    }),
  )
}

/** By all rules; `null` beyond a limit. */
function verdictsAt(entry: EntryPoint): string[] | null {
  try {
    return verdictsOf(entry.prepare((draft, side) => allRequests(draft, side)))
  } catch (error) {
    if (error instanceof DiagramBoundError) return null
    throw error
  }
}

/** The verdicts of the classes that differ. */
function verdictsOf(prepared: PreparedEntry): string[] {
  return compareSides(prepared).map(({ base, head }) => `${base.verdict} -> ${head.verdict}`)
}

function listed(verdicts: readonly string[]): string {
  return [...new Set(verdicts)].toSorted().join(', ')
}

/** A request, and the one that the comparison is asked about: another one is a mistake to be found. */
interface AskedRequest {
  readonly point: readonly number[]
  readonly seen: readonly number[]
}

/** What differs about one request; `''` if nothing does, `null` where files do not tell. */
function disagreement(
  { space, outcomes }: PreparedEntry,
  side: ComparedSide,
  decision: RequestFunction,
  { point, seen }: AskedRequest,
): string | null {
  const witness = witnessAt(space, (axis) => point[space.axes.indexOf(axis)] ?? 0, side.site)
  const { outcome, missing } = side.replay(witness)
  if (missing.length > 0) return null
  const expected = flagCases(space, seen).map((request) =>
    outcomes.of(space.diagram.valueAt(decision, request)),
  )
  if (expected.some((candidate) => isSameOutcome(candidate, outcome))) return ''
  const { connection, request, claims } = witness
  const written = JSON.stringify({ ...request, headers: [...request.headers], connection, claims })
  const texts = expected.map(detailedText).join(' or ')
  return `${texts}, and ${detailedText(outcome)} by the simulator: ${written}`
}

/** A request in all cases of what files do not tell, one of which is that of the simulator. */
function flagCases(
  { axes }: PreparedEntry['space'],
  request: readonly number[],
): readonly (readonly number[])[] {
  const flags = axes.flatMap(({ name }, index) => (name.startsWith('flag ') ? [index] : []))
  return flags.reduce<readonly (readonly number[])[]>(
    (cases, flag) => cases.flatMap((sample) => [0, 1].map((atom) => sample.with(flag, atom))),
    [request],
  )
}
