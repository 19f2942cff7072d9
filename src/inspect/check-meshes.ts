import type { Target } from '../core/target.ts'
import { lint } from '../lint.ts'
import type { LintFinding } from '../lint/finding.ts'
import { createMesh, emptyMesh, type MeshInput } from '../model/mesh.ts'
import type { SchemaProblem } from '../model/sources.ts'
import { rules } from '../rules/index.ts'
import type { Host } from './types.ts'

/**
 * Applies the rules to each mesh; `late` holds the targets of those that no time is left for.
 *
 * What is wrong with given schemas shows only once objects have been held against them. Each mesh is made for this
 * alone: what rules work out about it, as much as the objects themselves, goes away with it before the next one.
 */
export function checkMeshes(
  inputs: readonly MeshInput[],
  schemaProblems: () => readonly SchemaProblem[],
  { budget }: Host,
): { problems: LintFinding[]; late: Target[] } {
  const found: LintFinding[][] = []
  budget.within('check', () => {
    for (const input of inputs) found.push(lint(createMesh(input), rules))
  })
  const late = inputs.slice(found.length).flatMap(({ targets }) => targets)
  const ofSchemas = lint(createMesh({ ...emptyMesh, schemaProblems: schemaProblems() }), rules)
  return { problems: [...found.flat(), ...ofSchemas], late }
}
