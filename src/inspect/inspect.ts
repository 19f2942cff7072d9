import type { Config } from '../core/config.ts'
import { renderedTextOf, type LineOrigins, type Render } from '../core/render.ts'
import type { SkippedFile } from '../core/report.ts'
import type { GitopsTarget, Target } from '../core/target.ts'
import type { Tree } from '../core/tree.ts'
import type { RenderedTarget } from '../diff/objects.ts'
import { discover } from '../discover/discover.ts'
import { gitopsInScope } from '../discover/gitops/targets.ts'
import { renderedDeliveryObjects } from '../discover/gitops/objects.ts'
import { kustomizationsByPath } from '../discover/gitops/kustomizations.ts'
import { inScope, skipsIn } from '../discover/scope.ts'
import { lint, type LintFinding } from '../lint.ts'
import { createMesh, emptyMesh, type Mesh, type MeshInput } from '../model/mesh.ts'
import type { SchemaProblem, SourceDocument } from '../model/sources.ts'
import { createMask } from '../secrets/mask.ts'
import { rules } from '../rules/index.ts'
import { readerOf, type Reader } from '../yaml/reader.ts'
import { readConfiguredSchemas, type ConfiguredSchemas } from './configured-schemas.ts'
import { locate, type Sources } from './locate.ts'
import { meshContextOf } from './mesh-context.ts'
import { skippedRemoteSchemas } from './remote-schemas.ts'
import { noteMissingValues } from './missing-values.ts'
import { skippedForTime } from './skipped-for-time.ts'
import { renderTree } from './schedule.ts'
import { adjustSeverities } from './severities.ts'
import type { Host, InspectedTree, Scope, ScopeOptions, InspectOptions } from './types.ts'
import { valuesFacts } from './values-facts.ts'
import { allManifests, renderedName, contentsOfTarget, type TargetContents } from './target-contents.ts'
import { appliedTogether, objectsOfOtherFiles } from './applied-together.ts'

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
  const given = await readConfiguredSchemas(readerOf(side.schemas?.head ?? tree), config, scope)
  const applied = { contents: worlds, otherObjects: around(null), gitops, shapes: given.shapes }
  const inputs = appliedTogether(worlds, around, await meshContextOf(reader, applied, config, scope))
  const { problems, late } = problemsIn(inputs, (await ownSchemas(given, reader, scope, side)).problems, host)
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

/** The schemas that the configuration of this tree names; what is wrong with those is wrong in this tree. */
async function ownSchemas(
  given: ConfiguredSchemas,
  reader: Reader,
  scope: Scope,
  { schemas }: InspectOptions,
): Promise<ConfiguredSchemas> {
  return schemas ? readConfiguredSchemas(reader, { schemas: schemas.ofBase }, scope) : given
}

/**
 * What is wrong with given schemas shows only once objects have been held against them. Each mesh is made for this
 * alone: what rules work out about it, as much as the objects themselves, goes away with it before the next one.
 */
function problemsIn(
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

/** The objects of Argo CD and Flux that a release renders: what they apply is rendered by nobody here. */
function deliveryObjects({ target, manifests }: TargetContents): GitopsTarget[] {
  return target.kind === 'helm' ? renderedDeliveryObjects(manifests, target.path) : []
}

function renderedTarget(world: TargetContents, renders: ReadonlyMap<string, Render>): RenderedTarget[] {
  const { target, documents } = world
  const render = renders.get(target.id)
  if (target.kind === 'values' || (target.kind === 'helm' && !renderedTextOf(render))) return []
  const isPartial = target.kind === 'helm' ? render?.status !== 'rendered' : !documents.every(isRead)
  const release = target.kind === 'helm' ? target.release : null
  const { id, environment } = target
  return [{ id, environment, release, manifests: allManifests(world), isPartial }]
}

/** The objects of a document that cannot be read are not gone. */
function isRead({ document: { root, problems } }: SourceDocument): boolean {
  return root !== null || problems.length === 0
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
