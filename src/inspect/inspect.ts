import type { Config } from '../core/config.ts'
import { renderedTextOf, type LineOrigins, type Render } from '../core/render.ts'
import type { SkippedFile } from '../core/report.ts'
import type { Target } from '../core/target.ts'
import type { Tree } from '../core/tree.ts'
import { discover } from '../discover/discover.ts'
import { kustomizationsByPath } from '../discover/gitops/kustomizations.ts'
import { gitopsInScope } from '../discover/gitops/targets.ts'
import { inScope, skipsIn } from '../discover/scope.ts'
import { createMesh, type Mesh, type MeshInput } from '../model/mesh.ts'
import { createMask } from '../secrets/mask.ts'
import { readerOf, type Reader } from '../yaml/reader.ts'
import { appliedTogether, objectsOfOtherFiles } from './applied-together.ts'
import { checkMeshes } from './check-meshes.ts'
import { readConfiguredSchemas, type ConfiguredSchemas } from './configured-schemas.ts'
import { locate, type Sources } from './locate.ts'
import { meshContextOf } from './mesh-context.ts'
import { noteMissingValues } from './missing-values.ts'
import { skippedRemoteSchemas } from './remote-schemas.ts'
import { renderedTarget, deliveryObjects } from './rendered-targets.ts'
import { renderTree } from './schedule.ts'
import { adjustSeverities } from './severities.ts'
import { skippedForTime } from './skipped-for-time.ts'
import { renderedName, contentsOfTarget } from './target-contents.ts'
import type { Host, InspectedTree, Scope, ScopeOptions, InspectOptions } from './types.ts'
import { valuesFacts } from './values-facts.ts'

/**
 * One side: targets, renders, meshes, findings. The same for base and head, but that head is told which values base
 * still reads.
 */
export async function inspect(
  tree: Tree,
  config: Config,
  scope: Scope,
  side: InspectOptions = {},
): Promise<InspectedTree> {
  const { options, host } = scope
  const reader = readerOf(tree)
  const { found, targets, gitops, skipped } = targetsOf(reader, config, options, side)
  const renders = await renderTree(reader, targets, host)
  const facts = await valuesFacts({ reader, allTargets: found, renders, base: side.base }, host)
  const inBase = await rendersInBase(renders, side.base)
  const worlds = targets.map((target) => ({
    ...contentsOfTarget(target, renders.get(target.id), reader, inBase),
    ...facts.get(target.id),
  }))
  const around = objectsOfOtherFiles(found, worlds, reader)
  const schemas = await schemasFor(reader, config, scope, side)
  const applied = { contents: worlds, otherObjects: around(null), gitops, shapes: schemas.shapes }
  const inputs = appliedTogether(worlds, around, await meshContextOf(reader, applied, config, scope))
  const { problems, late } = checkMeshes(inputs, schemas.problems, host)
  const sources = sourcesOf(reader, targets, renders, host)
  return {
    environments: found.map(({ environment }) => environment),
    targets,
    gitops: [...gitops, ...worlds.flatMap(deliveryObjects)],
    kustomizationsByPath: kustomizationsByPath(reader),
    renders,
    inBase,
    rendered: worlds.flatMap((world) => renderedTarget(world, renders)),
    findings: locate(adjustSeverities(noteMissingValues(problems, sources.targets), config), sources),
    sources,
    meshes: meshesByTarget(inputs),
    unchecked: new Set(late.map(({ id }) => id)),
    skipped: [
      ...notChecked(skipsIn(skipped, targets, options), renders),
      ...skippedForTime(late, renders, host),
    ],
  }
}

function meshesByTarget(inputs: readonly MeshInput[]): Map<string, Mesh> {
  const meshes = inputs.map(createMesh)
  return new Map(meshes.flatMap((mesh) => mesh.targets.map(({ id }) => [id, mesh] as const)))
}

function sourcesOf(
  reader: Reader,
  targets: readonly Target[],
  renders: ReadonlyMap<string, Render>,
  { maskKey }: Host,
): Sources {
  return { reader, targets: byId(targets), renders, origins: originsOf(renders), mask: createMask(maskKey) }
}

/** The schemas that objects are held against, and what is wrong with those that the configuration of this tree names. */
async function schemasFor(
  reader: Reader,
  config: Config,
  scope: Scope,
  { schemas }: InspectOptions,
): Promise<ConfiguredSchemas> {
  if (!schemas) return readConfiguredSchemas(reader, config, scope)
  const { shapes } = await readConfiguredSchemas(readerOf(schemas.head), config, scope)
  const { problems } = await readConfiguredSchemas(reader, { schemas: schemas.ofBase }, scope)
  return { shapes, problems }
}

/** All targets of a side, and those that are looked at. */
function targetsOf(reader: Reader, config: Config, options: ScopeOptions, side: InspectOptions) {
  const { targets: found, isSelected: wanted = () => true } = side
  const discovered = found ? { targets: found, gitops: [], skipped: [] } : discover(reader, config, options)
  const targets = inScope(discovered.targets, options).filter(wanted)
  const gitops = gitopsInScope(discovered.gitops, options.paths)
  return { found: discovered.targets, targets, gitops, skipped: discovered.skipped }
}

/** What was left out, without the files that a finding stands at, and the schemas that were not fetched. */
function notChecked(left: readonly SkippedFile[], renders: ReadonlyMap<string, Render>): SkippedFile[] {
  // Where a release could not be rendered for a file, the finding stands at it.
  const failing = new Set(
    [...renders.values()].flatMap((render) =>
      render.status === 'failed' && render.at ? render.at.file : [],
    ),
  )
  return [...left.filter(({ file }) => !failing.has(file)), ...skippedRemoteSchemas(renders.values())]
}

/** The ids of releases that base renders; none where all of this side render, since nobody asks then. */
async function rendersInBase(
  renders: ReadonlyMap<string, Render>,
  base: Promise<InspectedTree | null> | undefined,
): Promise<ReadonlySet<string>> {
  if ([...renders.values()].every(({ status }) => status === 'rendered')) return new Set()
  const before = [...((await base)?.renders ?? [])]
  return new Set(before.flatMap(([id, { status }]) => (status === 'rendered' ? id : [])))
}

function originsOf(renders: ReadonlyMap<string, Render>): Map<string, LineOrigins> {
  return new Map(
    [...renders].flatMap(([id, render]) => {
      const text = renderedTextOf(render)
      return text ? [[renderedName(id), text.origins] as const] : []
    }),
  )
}

function byId(targets: readonly Target[]): Map<string, Target> {
  return new Map(targets.map((target) => [target.id, target]))
}
