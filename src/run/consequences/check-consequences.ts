import { selectsWholeTree } from '../../discover/scope.ts'
import type { Config } from '../../core/config.ts'
import type { Report, SkippedFile } from '../../core/report.ts'
import { outOfTime } from '../../core/time-budget.ts'
import { causesIn } from '../../inspect/causes.ts'
import { pointAtCauses } from '../../inspect/point-at-causes.ts'
import { locate, type LocatedFinding } from '../../inspect/locate.ts'
import { overridesIn } from '../../inspect/overrides.ts'
import { adjustSeverities } from '../../inspect/severities.ts'
import type { InspectedTree, Scope, InspectedPair } from '../../inspect/types.ts'
import { lint, type LintFinding } from '../../lint.ts'
import type { MeshConsequence } from '../../model/consequence.ts'
import { createMesh, emptyMesh } from '../../model/mesh.ts'
import { rules } from '../../rules/index.ts'
import { viewsOf } from '../../rules/rule.ts'
import { meshPairs } from './changed-meshes.ts'
import { possiblyServed } from './possible-istio.ts'
import { compareMesh, comparisonsOf, type ComparedMesh } from './compare-mesh.ts'
import { usesIstio } from './uses-istio.ts'

/** The consequences in the meshes of head. */
export interface CheckedConsequences extends Pick<Report, 'comparisons' | 'egressGraphs' | 'notCompared'> {
  /** A finding for each consequence, with any severity, at the line to edit. */
  readonly located: readonly LocatedFinding[]
  /** The consequence of a finding. */
  readonly consequenceOf: (finding: LocatedFinding) => MeshConsequence
  /** Set if there was no time to search for consequences. */
  readonly skipped: readonly SkippedFile[]
}

/** The value if nothing was compared. */
export const noConsequences: CheckedConsequences = {
  located: [],
  consequenceOf: () => {
    throw new Error('no consequence was found')
  },
  skipped: [],
}

/**
 * Finds the consequences of merging head into base, by the configuration of head. A finding about a consequence that depends
 * on something unread has the confidence `likely`. If a person named paths, meshes are incomplete: there are no consequences,
 * and `notCompared` has the reason. Nothing is compared if neither tree has anything of Istio; `notCompared` names routes and
 * Gateways that it may serve nevertheless. If time runs out, those found so
 * far are returned, and `skipped` has the reason.
 */
export async function checkConsequences(
  base: InspectedTree,
  head: InspectedTree,
  config: Config,
  { host, options }: Pick<Scope, 'host' | 'options'>,
): Promise<CheckedConsequences> {
  if (!selectsWholeTree(options.paths)) return { ...noConsequences, notCompared: incompleteMeshes }
  if (![base, head].some(usesIstio)) {
    const notCompared = possiblyServed(meshPairs(base, head))
    return { ...noConsequences, comparisons: [], ...(notCompared !== undefined && { notCompared }) }
  }
  const compared: ComparedMesh[] = []
  const isDone = host.budget.within('repair', () => {
    for (const pair of meshPairs(base, head))
      compared.push(compareMesh(pair, { base, head }, options.configFile))
  })
  const byFinding = new Map<LintFinding, MeshConsequence>()
  for (const consequence of compared.flatMap(({ consequences }) => consequences))
    for (const finding of findingsOf(consequence, config)) byFinding.set(finding, consequence)
  const placed = await locatedFindings(byFinding, { base, head }, host)
  const located = placed.flatMap(overridesIn(config))
  const consequenceOf = ({ lintFinding }: LocatedFinding): MeshConsequence => byFinding.get(lintFinding)!
  if (!isDone) {
    const reason = `what the change does to requests: ${outOfTime(host.budget)}`
    return { located, consequenceOf, skipped: [{ file: '.', reason }] }
  }
  const listed = new Set(located.map(consequenceOf))
  return {
    located,
    consequenceOf,
    skipped: [],
    comparisons: compared.flatMap((mesh) => comparisonsOf(mesh, listed)),
    egressGraphs: compared.flatMap(({ graph }) => graph ?? []),
  }
}

const incompleteMeshes =
  'this run reads only some paths, so that its meshes are not complete; a check without paths compares them'

/** The located findings. Those about base are located in base. */
async function locatedFindings(
  byFinding: ReadonlyMap<LintFinding, MeshConsequence>,
  { base, head }: InspectedPair,
  host: Scope['host'],
): Promise<LocatedFinding[]> {
  const located = (side: 'head' | 'base', { sources, renders }: InspectedTree): Promise<LocatedFinding[]> => {
    const ofSide = [...byFinding].flatMap(([finding, { place }]) => (place.side === side ? finding : []))
    const tree = { sources, renders, meshes: new Map(), meshParts: new Map() }
    return pointAtCauses(locate(ofSide, sources), tree, causesIn(tree, host), host.budget)
  }
  const inHead = await located('head', head)
  const inBase = await located('base', base)
  return [...inHead, ...inBase.map((finding) => ({ ...finding, side: 'base' as const }))]
}

function findingsOf(consequence: MeshConsequence, config: Config): LintFinding[] {
  const found = lint(createMesh({ ...emptyMesh, consequences: [consequence] }), rulesOfConsequences)
  return adjustSeverities(found, config)
}

const rulesOfConsequences = rules.filter((rule) => viewsOf(rule).includes('consequence'))
