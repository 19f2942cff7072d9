// Holds the comparison of two sets of policies against Z3.
import { compareSides, type AccessDifferenceClass } from '../../../src/effect/access/compare-sides.ts'
import type { ComparedSide, PreparedEntry } from '../../../src/effect/access/prepared-entry.ts'
import { DiagramBoundError } from '../../../src/effect/access/diagram.ts'
import { workloadEntries } from '../../../src/effect/access/workload-entries.ts'
import { meshPair } from '../../../src/effect/access/mesh-pair.ts'
import type { PolicyOrRuleFilter } from '../../../src/effect/access/side-filters.ts'
import { filterFor, type DescribedRequests } from '../../../src/effect/access/request-filter.ts'
import type { Random } from '../../oracle/random.ts'
import {
  all,
  any,
  constants,
  letThrough,
  mayDiffer,
  not,
  requestScript,
  pathFormula,
  principalFormula,
  quoted,
  tokenNumbers,
} from './formula.ts'
import { meshOfSet } from './policy-objects.ts'
import type { PolicySet } from './policy-set.ts'
import { witnessFormula, witnessOfModel } from './solver-witness.ts'
import { askZ3, type Answer } from './z3.ts'

/** What became of one pair of sets. */
export interface SetCheck {
  /** Questions that both answered. */
  readonly questions: number
  /** Questions that Z3 does not answer in time. */
  readonly unanswered: number
  /** True past a bound of the comparison. */
  readonly isUndecided: boolean
  readonly isEqual: boolean
  /** What the two do not agree about. */
  readonly problems: readonly string[]
}

/** Limit on the witnesses of classes that Z3 is asked about: one class is as good as another. */
const maxWitnesses = 12

/** Parts of the requests that are asked about by themselves, besides all requests. */
const partCount = 5

/**
 * Asks both whether two sets decide alike, about all requests and about some parts of them; Z3 about the witness of each class,
 * and the simulator of requests about that of Z3.
 *
 * @param isKept a mistake to be found: policies that the comparison leaves out
 */
export function checkSets(
  z3: string,
  random: Random,
  { base, head }: { readonly base: PolicySet; readonly head: PolicySet },
  isKept: PolicyOrRuleFilter = () => true,
): SetCheck {
  const parts = Array.from({ length: partCount }, () => randomPart(random, base))
  const compare = comparison(base, head, isKept)
  try {
    const whole = compare({})
    return judge(
      z3,
      { base, head },
      whole,
      parts.map((part) => ({ part, found: compare(part) })),
    )
  } catch (error) {
    if (!(error instanceof DiagramBoundError)) throw error
    return { questions: 0, unanswered: 0, isUndecided: true, isEqual: false, problems: [] }
  }
}

/** The classes that differ, with the sides that decide; no sides where the same objects do. */
interface Found {
  readonly classes: readonly AccessDifferenceClass[]
  readonly sides: Pick<PreparedEntry, 'head' | 'base'> | null
}

/** Compares requests over plain connections and mTLS: of others no requests are seen. */
function comparison(
  base: PolicySet,
  head: PolicySet,
  isKept: PolicyOrRuleFilter,
): (part: DescribedRequests) => Found {
  const pair = meshPair(meshOfSet(head), meshOfSet(base))
  const entry = workloadEntries(pair).compared.find(({ name }) => name === 'Deployment shop/api')
  return (part) => {
    if (!entry) return { classes: [], sides: null }
    const described = filterFor(part)
    const prepared = entry.prepare((draft, at) => {
      const condition = described(draft, at)
      return (evaluation) => {
        const { diagram } = evaluation.space
        return diagram.within(evaluation.space.among('transport', [0, 1]), condition(evaluation))
      }
    })
    const mistaken = (side: ComparedSide): ComparedSide => ({
      ...side,
      decision: (isLookedAt) => side.decision((element) => isLookedAt(element) && isKept(element)),
    })
    const sides = { head: mistaken(prepared.head), base: mistaken(prepared.base) }
    return { classes: compareSides({ ...prepared, ...sides }), sides }
  }
}

interface AskedPart {
  readonly part: DescribedRequests
  readonly found: Found
}

function judge(
  z3: string,
  sets: { readonly base: PolicySet; readonly head: PolicySet },
  { classes, sides }: Found,
  parts: readonly AskedPart[],
): SetCheck {
  const script = [
    requestScript(),
    `(define-fun inbase () Bool ${letThrough(sets.base)})`,
    `(define-fun inhead () Bool ${letThrough(sets.head)})`,
    `(assert ${mayDiffer(sets)})`,
  ].join('\n')
  const opened = all(['inhead', not('inbase')])
  const closed = all(['inbase', not('inhead')])
  const witnesses = classes.slice(0, maxWitnesses)
  const answers = askZ3(z3, script, constants, [
    opened,
    closed,
    ...witnesses.map((item) =>
      all([item.head.verdict === 'allowed' ? opened : closed, witnessFormula(item.witness)]),
    ),
    ...parts.map(({ part }) => all(['(distinct inhead inbase)', partFormula(part)])),
  ])
  const [ofOpened, ofClosed, ...rest] = answers as [Answer, Answer, ...Answer[]]
  const [ofWitnesses, ofParts] = [rest.slice(0, witnesses.length), rest.slice(witnesses.length)]
  const has = (verdict: 'allowed' | 'refused'): boolean =>
    classes.some(({ head }) => head.verdict === verdict)
  return {
    questions: answers.filter((answer) => answer !== 'unknown').length,
    unanswered: answers.filter((answer) => answer === 'unknown').length,
    isUndecided: false,
    isEqual: classes.length === 0,
    problems: [
      ...disagreement(ofOpened, has('allowed'), 'requests that are let through now'),
      ...disagreement(ofClosed, has('refused'), 'requests that are refused now'),
      ...ofWitnesses.flatMap((answer, index) =>
        disagreement(answer, true, `the witness ${JSON.stringify(witnesses[index]!.witness.request.target)}`),
      ),
      ...ofParts.flatMap((answer, index) => {
        const { part, found } = parts[index]!
        return disagreement(answer, found.classes.length > 0, JSON.stringify(part))
      }),
      ...[ofOpened, ofClosed].flatMap((answer, index) => replayProblem(answer, sides, index === 0)),
    ],
  }
}

function disagreement(answer: Answer, isFound: boolean, about: string): string[] {
  if (answer === 'unknown' || (answer !== 'unsat') === isFound) return []
  const model = answer === 'unsat' ? '' : `: ${JSON.stringify(Object.fromEntries(answer))}`
  return [
    `about ${about} the comparison says ${isFound ? 'that they differ' : 'that nothing differs'}, and Z3 does not${model}`,
  ]
}

/** The simulator of requests decides about a request that Z3 found as Z3 does. */
function replayProblem(answer: Answer, sides: Found['sides'], isOpened: boolean): string[] {
  if (typeof answer === 'string' || sides === null) return []
  const witness = witnessOfModel(answer)
  const verdicts = [sides.head, sides.base].map((side) => side.replay(witness).outcome.verdict)
  const expected = isOpened ? ['allowed', 'refused'] : ['refused', 'allowed']
  return verdicts.join() === expected.join()
    ? []
    : [
        `the simulator says ${verdicts.join(' in head, in base ')}: ${JSON.stringify(Object.fromEntries(answer))}`,
      ]
}

/** A part of the requests by what a random condition of a set asks for. */
function randomPart(random: Random, { policies }: PolicySet): DescribedRequests {
  const valuesOf = (attribute: string): string[] => {
    const rules = policies.flatMap((policy) => policy.rules)
    return rules.flatMap((rule) =>
      rule.flatMap((condition) => (condition.attribute === attribute ? condition.values : [])),
    )
  }
  const paths = valuesOf('paths').filter((value) => !value.includes('{*'))
  return {
    ...(paths.length > 0 && random.isLikely(0.8) && { paths: [random.pick(paths)] }),
    ...(paths.length > 0 && random.isLikely(0.3) && { notPaths: [random.pick(paths)] }),
    ...(random.isLikely(0.4) && { methods: [random.pick(['GET', 'POST', 'PUT'] as const)] }),
    ...(random.isLikely(0.3) && { ports: [random.pick([8080, 8081, 9000])] }),
    ...(random.isLikely(0.3) && { token: 'none' as const }),
    ...(random.isLikely(0.3) && { from: { principals: ['cluster.local/ns/team-1/*'] } }),
  }
}

function partFormula({ paths, notPaths, methods, ports, token, from }: DescribedRequests): string {
  const oneOf = <Value>(values: readonly Value[] | undefined, formula: (value: Value) => string): string[] =>
    values ? [any(values.map(formula))] : []
  return all([
    ...oneOf(paths, (value) => pathFormula(value)),
    ...oneOf(notPaths, (value) => pathFormula(value)).map(not),
    ...oneOf(methods, (value) => `(= method ${quoted(value)})`),
    ...oneOf(ports, (value) => `(= port ${value})`),
    ...(token === 'none' ? [`(= token ${tokenNumbers.none})`] : []),
    ...oneOf(from?.principals, (value) => all(['mtls', principalFormula(value)])),
  ])
}
