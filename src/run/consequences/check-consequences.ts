import type { Config } from '../../core/config.ts'
import type { SkippedFile } from '../../core/report.ts'
import { outOfTime } from '../../core/time-budget.ts'
import { consequencesOf } from '../../effect/consequences/consequences.ts'
import { causesIn, pointAtCauses } from '../../inspect/causes.ts'
import { locate, type LocatedFinding } from '../../inspect/locate.ts'
import { overridesIn } from '../../inspect/overrides.ts'
import { adjustSeverities } from '../../inspect/severities.ts'
import type { InspectedTree, Scope } from '../../inspect/types.ts'
import { lint, type LintFinding } from '../../lint.ts'
import type { MeshConsequence } from '../../model/consequence.ts'
import { createMesh, emptyMesh } from '../../model/mesh.ts'
import { rules } from '../../rules/index.ts'
import { viewsOf } from '../../rules/rule.ts'
import { changedMeshPairs } from './changed-meshes.ts'
import { withUnread } from './unread-beside.ts'

/** What merging does in the meshes of head. */
export interface CheckedConsequences {
  /** Each as a finding, whatever its severity, at the line to edit; new. */
  readonly located: readonly LocatedFinding[]
  /** What a finding says. */
  readonly consequenceOf: (finding: LocatedFinding) => MeshConsequence
  /** There if there was no time to look for them. */
  readonly skipped: readonly SkippedFile[]
}

/** Nothing was compared. */
export const noConsequences: CheckedConsequences = {
  located: [],
  consequenceOf: () => {
    throw new Error('no consequence was found')
  },
  skipped: [],
}

/**
 * What it means for callers and for what they call that base becomes head, judged by head's configuration. What rests on
 * something that is not read is likely. Nothing is looked for where a person named paths: meshes are then not complete.
 */
export async function checkConsequences(
  base: InspectedTree,
  head: InspectedTree,
  config: Config,
  { host, options }: Pick<Scope, 'host' | 'options'>,
): Promise<CheckedConsequences> {
  if (options.paths.length > 0) return noConsequences
  const found: MeshConsequence[] = []
  const isDone = host.budget.within('repair', () => {
    for (const changed of changedMeshPairs(base, head))
      found.push(...withUnread(consequencesOf(changed), changed, { base, head }))
  })
  const byFinding = new Map<LintFinding, MeshConsequence>()
  for (const consequence of found)
    for (const finding of findingsOf(consequence, config)) byFinding.set(finding, consequence)
  const ofSide = (side: 'head' | 'base'): LintFinding[] =>
    [...byFinding].flatMap(([finding, { place }]) => (place.side === side ? finding : []))
  const inHead = locate(ofSide('head'), head.sources)
  const tree = { sources: head.sources, renders: head.renders, meshes: new Map(), meshParts: new Map() }
  const pointed = await pointAtCauses(inHead, tree, causesIn(tree, host.provenance), host.budget)
  const inBase = locate(ofSide('base'), base.sources).map((finding) => ({
    ...finding,
    side: 'base' as const,
  }))
  return {
    located: [...pointed, ...inBase].flatMap(overridesIn(config)),
    consequenceOf: ({ lintFinding }) => byFinding.get(lintFinding)!,
    skipped: isDone
      ? []
      : [{ file: '.', reason: `what the change does to requests: ${outOfTime(host.budget)}` }],
  }
}

function findingsOf(consequence: MeshConsequence, config: Config): LintFinding[] {
  const found = lint(createMesh({ ...emptyMesh, consequences: [consequence] }), rulesOfConsequences)
  return adjustSeverities(found, config)
}

const rulesOfConsequences = rules.filter((rule) => viewsOf(rule).includes('consequence'))
