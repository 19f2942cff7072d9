import type { Config } from '../core/config.ts'
import type { Render } from '../core/render.ts'
import type { Skipped, Tree } from '../core/tree.ts'
import { kustomizationsByPath } from '../discover/gitops/kustomizations.ts'
import type { LintFinding } from '../lint.ts'
import { createMesh, type Mesh, type MeshInput } from '../model/mesh.ts'
import { softenGuessedPairs } from './guessed-pairs.ts'
import { meshOfPart, type ChangedMeshes, type LintedPart } from './change/changed-meshes.ts'
import { checkMeshes } from './check-meshes.ts'
import { locate, type Sources } from './locate.ts'
import { softenMissingValues } from './missing-values.ts'
import { skippedRemoteSchemas } from './remote-schemas.ts'
import { renderedTarget } from './rendered-targets.ts'
import { adjustSeverities } from './severities.ts'
import { skippedForTime } from './skipped-for-time.ts'
import type { InspectedTree, InspectOptions, MeshPart, Scope } from './types.ts'
import { softenUnknownValues } from './unknown-values.ts'
import { renderIntoMeshes, type TreeOfMeshes } from './tree-of-meshes.ts'

/**
 * Inspects one tree: finds its targets, renders them, groups them into meshes and lints these.
 *
 * @param input what base or head needs of the other tree
 */
export async function inspect(
  tree: Tree,
  config: Config,
  scope: Scope,
  input: InspectOptions = {},
): Promise<InspectedTree> {
  return checkTree(await renderIntoMeshes(tree, config, scope, input), config, scope)
}

/**
 * Lints the meshes of a tree, and locates the findings.
 * @param change the difference from the other tree, if only what it may affect is linted; `null`: everything is
 * @param since the difference from the other tree, which was linted before, if its findings are used for equal parts
 */
export function checkTree(
  tree: TreeOfMeshes,
  config: Config,
  { host }: Pick<Scope, 'host'>,
  change: ChangedMeshes | null = null,
  since: ChangedMeshes | null = null,
): InspectedTree {
  const { rendered, renders, sources, inBase, gitops, contents, meshInputs, ofTree, customRules } = tree
  const { allTargets, targets } = rendered
  const { problems, unchecked } = checkMeshes(meshInputs, ofTree, host, change, since)
  const meshes = meshInputs.map((input) => createdMesh(input, change))
  return {
    environments: allTargets.map(({ environment }) => environment),
    targets,
    gitops,
    kustomizationsByPath: kustomizationsByPath(sources.reader),
    renders,
    inBase,
    contents,
    rendered: contents.flatMap((targetContents) => renderedTarget(targetContents, renders)),
    findings: locate(adjustSeverities(withoutGuesses(problems, sources), config), sources),
    sources,
    ...meshesByTarget(meshes),
    unchecked: new Set(unchecked.map(({ id }) => id)),
    unsearched: tree.unsearched,
    unchanged: change ? change.unchanged : new Set(),
    skipped: [
      ...skippedFiles(rendered.skipped, renders),
      ...skippedForTime(unchecked, host),
      ...tree.skippedValues,
    ],
    unreadFiles: tree.unreadFiles,
    customRules,
  }
}

/** The findings without errors that depend on a guess about a release, or on values that are not known. */
function withoutGuesses(problems: readonly LintFinding[], sources: Sources): LintFinding[] {
  const { targets } = sources
  return softenUnknownValues(softenGuessedPairs(softenMissingValues(problems, sources), targets), targets)
}

/** A mesh, and its part that a change reaches. */
interface CreatedMesh {
  readonly mesh: Mesh
  readonly part: (MeshPart & Pick<LintedPart, 'targets'>) | null
}

function createdMesh(input: MeshInput, change: ChangedMeshes | null): CreatedMesh {
  const mesh = createMesh(input)
  const extent = change ? change.extentOf(input) : 'all'
  if (extent === 'all' || extent === 'none') return { mesh, part: null }
  const { suffices, targets } = extent
  return { mesh, part: { mesh: createMesh(meshOfPart(input, extent)), suffices, targets } }
}

function meshesByTarget(
  meshes: readonly CreatedMesh[],
): Pick<InspectedTree, 'meshes' | 'meshParts' | 'reachedParts'> {
  return {
    meshes: new Map(meshes.flatMap(({ mesh }) => mesh.targets.map(({ id }) => [id, mesh] as const))),
    meshParts: new Map(meshes.flatMap(partByTarget)),
    reachedParts: new Map(meshes.flatMap(({ mesh, part }) => (part ? [[mesh, part.mesh] as const] : []))),
  }
}

/** The part of a mesh, by the ids of the targets that it is linted for. */
function partByTarget({ mesh, part }: CreatedMesh): (readonly [string, MeshPart])[] {
  return part ? mesh.targets.flatMap(({ id }) => (part.targets.has(id) ? [[id, part] as const] : [])) : []
}

/** Skipped files without those of failed renders, which have a finding, and the schemas that are not fetched. */
function skippedFiles(skipped: readonly Skipped[], renders: ReadonlyMap<string, Render>): Skipped[] {
  // A render that fails because of a file has its finding at that file.
  const failureFiles = new Set(
    [...renders.values()].flatMap((render) =>
      render.status === 'failed' && render.at ? render.at.file : [],
    ),
  )
  return [...skipped.filter(({ file }) => !failureFiles.has(file)), ...skippedRemoteSchemas(renders.values())]
}
