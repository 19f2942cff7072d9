import type { HelmfileFailure } from '../core/evaluated-helmfile.ts'
import type { Target } from '../core/target.ts'
import { lint, locationOf } from '../lint.ts'
import type { LintFinding } from '../lint/finding.ts'
import { createMesh, emptyMesh, type MeshInput } from '../model/mesh.ts'
import type { CustomRuleProblem, SchemaProblem } from '../model/check-problems.ts'
import type { UnresolvedReference } from '../model/unresolved-reference.ts'
import { refusedDuplicate } from '../rules/gitops/helpers/refused-duplicate.ts'
import { rules } from '../rules/index.ts'
import { meshOfPart, type ChangedMeshes, type Extent } from './change/changed-meshes.ts'
import { findingFactKey, findingsInFolder, folderMeshes } from './folder-meshes.ts'
import { lintOnce, lintSecond } from './lint-once.ts'
import type { HostServices } from './types.ts'

/** The problems of a tree outside of its meshes. */
export interface ProblemsOfTree {
  readonly references: readonly UnresolvedReference[]
  readonly schemaProblems: () => readonly SchemaProblem[]
  readonly customRuleProblems: () => readonly CustomRuleProblem[]
  /** The mistakes of custom rules whose examples do not match their marks. */
  readonly exampleProblems: () => readonly CustomRuleProblem[]
  readonly helmfileFailures: readonly HelmfileFailure[]
}

/**
 * Applies the rules to each mesh until the time is up, and to the plain manifests of each folder together; `unchecked`
 * has the targets of the others. Then reports references that lead nowhere, broken helmfiles, and problems of
 * configured schemas and custom rules, some of which show only after objects were checked.
 * @param change the difference from the other tree, if only what a change may affect is linted
 * @param since the difference from the other tree, which was linted before: findings outside of its reach are taken
 *   from there
 */
export function checkMeshes(
  inputs: readonly MeshInput[],
  ofTree: ProblemsOfTree,
  host: HostServices,
  change: ChangedMeshes | null = null,
  since: ChangedMeshes | null = null,
): { problems: LintFinding[]; unchecked: Target[] } {
  const findingsByMesh: (readonly LintFinding[])[] = []
  const folders = folderMeshes(inputs).filter(
    ({ targets }) => !change || targets.some(({ id }) => change.isConcerned(id)),
  )
  const findingsByFolder: LintFinding[][] = []
  host.budget.within('check', () => {
    for (const input of inputs) {
      const extent = change ? change.extentOf(input) : 'all'
      if (since) findingsByMesh.push(lintSecond(input, since, host))
      else findingsByMesh.push(extent === 'all' ? lintOnce(input, host) : lintExtent(input, extent))
    }
    const ofMeshes = new Set(folders.length === 0 ? [] : findingsByMesh.flat().map(findingFactKey))
    for (const folder of folders) findingsByFolder.push(findingsInFolder(folder, ofMeshes))
  })
  const unfinished = [...inputs.slice(findingsByMesh.length), ...folders.slice(findingsByFolder.length)]
  const unchecked = [...new Set(unfinished.flatMap(({ targets }) => targets))]
  const problems = [...findingsByMesh.flat(), ...findingsByFolder.flat(), ...lintProblems(ofTree)]
  return { problems: withoutExplained(problems, inputs, ofTree.references), unchecked }
}

/** The findings about a tree as a whole. */
function lintProblems(ofTree: ProblemsOfTree): readonly LintFinding[] {
  const { references, schemaProblems, customRuleProblems, exampleProblems, helmfileFailures } = ofTree
  const mesh = createMesh({
    ...emptyMesh,
    references,
    schemaProblems: schemaProblems(),
    customRuleProblems: [...customRuleProblems(), ...exampleProblems()],
    helmfileFailures,
  })
  return lint(mesh, rules)
}

/** Lints a mesh, or the part that a change may affect. */
export function lintExtent(input: MeshInput, extent: Extent): readonly LintFinding[] {
  if (extent === 'none') return []
  if (extent === 'all') return lint(createMesh(input), rules)
  return lint(createMesh(meshOfPart(input, extent)), rules, extent.isLinted)
}

/**
 * Drops failed builds that a reference or a duplicate object causes, and missing sources of a target, since the finding
 * about the reference or object gives the reason.
 */
function withoutExplained(
  problems: readonly LintFinding[],
  inputs: readonly MeshInput[],
  references: readonly UnresolvedReference[],
): LintFinding[] {
  const files = new Set(references.filter(failsBuild).map(({ node }) => node.file))
  const lines = new Set(references.map(({ node }) => `${node.file}:${node.location.line}`))
  const explained = new Set(
    inputs
      .flatMap(({ targets }) => targets)
      .filter((target) => target.kind === 'kustomization' && target.files.some((file) => files.has(file)))
      .map(({ id }) => id),
  )
  const duplicates = new Set(problems.flatMap(duplicateKey))
  return problems.filter(({ rule, target, view, node, message }) => {
    if (rule === 'gitops/build-failed') {
      const refused = refusedDuplicate(message)
      const isSaid = refused !== null && duplicates.has(JSON.stringify([target, refused.kind, refused.name]))
      return !isSaid && !explained.has(target ?? '')
    }
    if (rule !== 'gitops/reference' || view !== 'target') return true
    const { file, line } = locationOf(node)
    return !lines.has(`${file}:${line}`)
  })
}

/** The target, kind and name of a duplicate object. */
function duplicateKey({ rule, target, manifest }: LintFinding): string[] {
  return rule === 'gitops/duplicate-object' && manifest
    ? [JSON.stringify([target, manifest.kind, manifest.name])]
    : []
}

/** True for a reference of a kustomization or of a patch, unless it only makes a patch change nothing. */
function failsBuild({ manifest, code, noun, mayExist }: UnresolvedReference): boolean {
  // A build continues without a chart of a registry.
  return manifest === null && noun !== 'chart' && !(code === 'no-patch-target' && mayExist !== null)
}
