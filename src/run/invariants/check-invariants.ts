import { selectsWholeTree } from '../../discover/scope.ts'
import type { Config } from '../../core/config.ts'
import type { ProvedInvariant, SkippedFile } from '../../core/report.ts'
import { causesIn } from '../../inspect/causes.ts'
import { pointAtCauses } from '../../inspect/point-at-causes.ts'
import { locate, type LocatedFinding } from '../../inspect/locate.ts'
import { overridesIn } from '../../inspect/overrides.ts'
import { adjustSeverities } from '../../inspect/severities.ts'
import type { InspectedTree, Scope } from '../../inspect/types.ts'
import { lint, type LintFinding } from '../../lint.ts'
import { createMesh, emptyMesh } from '../../model/mesh.ts'
import type { InvariantProblem } from '../../model/check-problems.ts'
import { rules } from '../../rules/index.ts'
import { viewsOf } from '../../rules/rule.ts'
import { invariantAnswers } from './invariant-answers.ts'
import { undecidedInvariants } from './undecided-invariants.ts'

/** The inputs for checking invariants. */
export interface InvariantInput {
  readonly head: InspectedTree
  /** `null` without a base. */
  readonly base: InspectedTree | null
  /** Its invariants apply to both trees. */
  readonly config: Config
  readonly scope: Pick<Scope, 'host' | 'options'>
  /** The file with the configuration; `null` if no tree brings it. */
  readonly configFile: string | null
}

/** The results of all invariants of the configuration. */
export interface CheckedInvariants {
  readonly findings: readonly LocatedFinding[]
  readonly proved: readonly ProvedInvariant[]
  /** The configuration, if its invariants were not decided. */
  readonly skipped: readonly SkippedFile[]
}

/**
 * The findings about invariants that head violates, at the line that violates them, or for which this is unknown; existing
 * if base has the same. And the invariants that are proved. With paths, meshes are incomplete: the configuration is then
 * listed as not checked. A shard has no report, and decides nothing.
 */
export async function checkInvariants(input: InvariantInput): Promise<CheckedInvariants> {
  const { head, base, config, scope, configFile } = input
  const { host, options } = scope
  const where = { ...scope, configFile }
  if (!config.invariants || options.isOfShare) return nothingAsked
  if (!selectsWholeTree(options.paths))
    return { ...nothingAsked, skipped: undecidedInvariants(config, configFile, 'paths') }
  const answers = await invariantAnswers(head, config.invariants, where)
  const problems = answers.flatMap((answer) => answer.problems)
  const proved = answers.flatMap((answer) => answer.proved ?? [])
  if (problems.length === 0) return { ...nothingAsked, proved }
  const ofBase = base ? await invariantAnswers(base, config.invariants, where) : []
  const inBase = new Set(ofBase.flatMap((answer) => answer.problems.map(identityOf)))
  const byFinding = new Map<LintFinding, InvariantProblem>()
  for (const problem of problems)
    for (const finding of findingsOf(problem, config)) byFinding.set(finding, problem)
  const { sources, renders } = head
  const tree = { sources, renders, meshes: new Map(), meshParts: new Map() }
  const statused = locate([...byFinding.keys()], sources).map((finding) => ({
    ...finding,
    status: inBase.has(identityOf(byFinding.get(finding.lintFinding)!))
      ? ('existing' as const)
      : ('new' as const),
  }))
  const placed = await pointAtCauses(statused, tree, causesIn(tree, host), host.budget)
  return { ...nothingAsked, findings: placed.flatMap(overridesIn(config)), proved }
}

const nothingAsked: CheckedInvariants = { findings: [], proved: [], skipped: [] }

function identityOf({ code, about }: InvariantProblem): string {
  return `${code} ${about}`
}

function findingsOf(problem: InvariantProblem, config: Config): LintFinding[] {
  const found = lint(createMesh({ ...emptyMesh, invariantProblems: [problem] }), rulesOfInvariants)
  return adjustSeverities(found, config)
}

const rulesOfInvariants = rules.filter((rule) => viewsOf(rule).includes('invariant'))
