import type { Config } from '../core/config.ts'
import type { UsableRule } from '../core/custom-rule.ts'
import type { HelmfileFailure } from '../core/evaluated-helmfile.ts'
import { renderedTextOf, type LineOrigins, type Render } from '../core/render.ts'
import type { SkippedFile } from '../core/report.ts'
import type { GitopsTarget, Target } from '../core/target.ts'
import type { Tree } from '../core/tree.ts'
import { discover } from '../discover/discover.ts'
import { kustomizationsByPath } from '../discover/gitops/kustomizations.ts'
import { gitopsInScope } from '../discover/gitops/targets.ts'
import { unresolvedReferences } from '../discover/references/references.ts'
import { itemsInPaths, targetsInScope, skippedInScope } from '../discover/scope.ts'
import type { LintFinding } from '../lint.ts'
import { createMesh, type Mesh, type MeshInput } from '../model/mesh.ts'
import type { UnresolvedReference } from '../model/unresolved-reference.ts'
import { createMask } from '../secrets/mask.ts'
import { readerOf, type Reader } from '../yaml/reader.ts'
import { environmentDrifts } from './environment-drift.ts'
import { softenGuessedPairs } from './guessed-pairs.ts'
import { groupIntoMeshes, objectsOfOtherFiles } from './mesh-inputs.ts'
import { meshOfPart, type ChangedMeshes, type LintedPart } from './change/changed-meshes.ts'
import { baseObjectsFor } from './base-objects.ts'
import { checkMeshes, type ProblemsOfTree } from './check-meshes.ts'
import { configuredChecks } from './configured-checks.ts'
import { locate, type Sources } from './locate.ts'
import { meshContextOf } from './mesh-context.ts'
import { renderWithNested, type RenderedTree, type SelectedTargets } from './nested-targets.ts'
import { softenMissingValues } from './missing-values.ts'
import { skippedRemoteSchemas } from './remote-schemas.ts'
import { renderTree } from './schedule.ts'
import { renderedTarget, withDeliveryObjects } from './rendered-targets.ts'
import { adjustSeverities } from './severities.ts'
import { skippedForTime, skippedValues } from './skipped-for-time.ts'
import { renderedName, contentsOfTarget, type TargetContents } from './target-contents.ts'
import type { HostServices, InspectedTree, InspectOptions, MeshPart, Scope } from './types.ts'
import { softenUnknownValues } from './unknown-values.ts'
import { valuesFacts } from './values-facts.ts'

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

/** One tree with all that rules look at. */
export interface TreeOfMeshes {
  readonly rendered: RenderedTree
  readonly renders: ReadonlyMap<string, Render>
  readonly sources: Sources
  readonly inBase: ReadonlySet<string>
  readonly gitops: readonly GitopsTarget[]
  readonly contents: readonly TargetContents[]
  readonly meshInputs: readonly MeshInput[]
  readonly ofTree: ProblemsOfTree
  /** The files that are not read, with the reasons, and the helmfiles that cannot be evaluated: a sentence each. */
  readonly unreadFiles: readonly string[]
  /** There if the search for dead and undefined values was broken off. */
  readonly unsearchedValues: readonly SkippedFile[]
  /** The rules of the repository by which it is checked. */
  readonly customRules: readonly UsableRule[]
}

/** Finds the targets of a tree, renders them, and groups them into meshes. */
export async function renderIntoMeshes(
  tree: Tree,
  config: Config,
  scope: Scope,
  input: InspectOptions,
): Promise<TreeOfMeshes> {
  return renderSelected(await selectTargets(tree, config, scope, input), config, scope, input)
}

/** Renders the targets of a tree that were selected, and groups them into meshes. */
export async function renderSelected(
  selected: SelectedTree,
  config: Config,
  scope: Scope,
  input: InspectOptions,
): Promise<TreeOfMeshes> {
  const { host } = scope
  const { reader } = selected
  const rendered = await renderAllOf(selected, config, scope, input.settled)
  const { allTargets, renders, nested } = rendered
  const inBase = await rendersInBase(renders, input.base)
  const contents = await contentsOfTree(rendered, inBase, reader, input, host)
  const unsearchedValues = skippedValues(renders, host)
  const otherObjectsFor = objectsOfOtherFiles(allTargets, contents, reader)
  const { shapes, customRules, problems } = await configuredChecks(reader, config, scope, input)
  const baseObjects = await baseObjectsFor(customRules, input)
  const gitops = withDeliveryObjects(rendered.gitops, contents, nested.outcomes)
  const checks = { shapes, customRules, baseObjects }
  const applied = { contents, otherObjects: otherObjectsFor(null), gitops, ...checks }
  const context = await meshContextOf(reader, applied, config, scope)
  const meshInputs = groupIntoMeshes(contents, otherObjectsFor, context)
  const { helmfileFailures, missingKeys } = selected
  const ofRendered = await referencesOf(reader, input.referenceConfig ?? config, rendered, scope)
  const references = [...ofRendered, ...missingKeys]
  const ofTree = { references, helmfileFailures, ...problems }
  const sources = sourcesOf(reader, rendered, host)
  const rules = customRules?.rules ?? []
  const unreadFiles = unreadTexts(rendered.skipped, helmfileFailures)
  return {
    ...{ rendered, renders, sources, inBase, gitops, contents, meshInputs, ofTree, unreadFiles },
    unsearchedValues,
    customRules: rules,
  }
}

function unreadTexts(skipped: readonly SkippedFile[], failures: readonly HelmfileFailure[]): string[] {
  return [
    ...skipped.map(({ file, reason }) => `${file} is not read: ${reason}`),
    ...failures.map(({ file }) => `${file} cannot be evaluated`),
  ]
}

/**
 * Lints the meshes of a tree, and locates what rules find.
 *
 * @param change what differs from the other tree, if only what a change may alter is linted
 * @param since what differs from the other tree, which was linted, if its findings stand for what does not differ
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
    meshes: new Map(meshes.flatMap(({ mesh }) => mesh.targets.map(({ id }) => [id, mesh] as const))),
    meshParts: new Map(meshes.flatMap(partByTarget)),
    reachedParts: new Map(meshes.flatMap(({ mesh, part }) => (part ? [[mesh, part.mesh] as const] : []))),
    unchecked: new Set(unchecked.map(({ id }) => id)),
    unchanged: change ? change.unchanged : new Set(),
    skipped: [
      ...skippedFiles(rendered.skipped, renders),
      ...skippedForTime(unchecked, host),
      ...tree.unsearchedValues,
    ],
    unreadFiles: tree.unreadFiles,
    customRules,
  }
}

/** What files and rendered objects name and that does not exist. */
async function referencesOf(
  reader: Reader,
  config: Config,
  { allTargets, nested }: RenderedTree,
  { options, host }: Scope,
): Promise<UnresolvedReference[]> {
  const { unresolved = [], requested = [] } = nested
  const lookup = { ...options, ...host.evaluators, targets: allTargets, requested }
  return [...(await unresolvedReferences(reader, config, lookup)), ...unresolved]
}

/** Renders the selected targets, and what they state. */
function renderAllOf(
  selected: SelectedTree,
  config: Config,
  { options, host }: Scope,
  settled: ReadonlySet<Target> | undefined,
): Promise<RenderedTree> {
  const { reader } = selected
  const nestedOptions = { ...options, ...host.evaluators }
  return renderWithNested(reader, selected, config, nestedOptions, (targets) =>
    renderTree(reader, targets, host, settled),
  )
}

/** What each target adds to a mesh, with the facts about its values. */
async function contentsOfTree(
  { allTargets, targets, renders }: RenderedTree,
  inBase: ReadonlySet<string>,
  reader: Reader,
  { base, settled = new Set() }: InspectOptions,
  host: HostServices,
): Promise<TargetContents[]> {
  const facts = await valuesFacts({ reader, allTargets, renders, base, settled }, host)
  const driftsOf = environmentDrifts(allTargets, reader)
  return targets.map((target) => ({
    ...contentsOfTarget(target, renders.get(target.id), reader, inBase),
    ...facts.get(target.id),
    ...driftsOf(target),
  }))
}

/** The findings without errors that rest on a guess about a release, or on values that are not known. */
function withoutGuesses(problems: readonly LintFinding[], { targets }: Sources): LintFinding[] {
  return softenUnknownValues(softenGuessedPairs(softenMissingValues(problems, targets), targets), targets)
}

/** A mesh, and the part of it that a change reaches. */
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

/** The part of a mesh, by the ids of the targets that it is linted for. */
function partByTarget({ mesh, part }: CreatedMesh): (readonly [string, MeshPart])[] {
  return part ? mesh.targets.flatMap(({ id }) => (part.targets.has(id) ? [[id, part] as const] : [])) : []
}

function sourcesOf(
  reader: Reader,
  { targets, renders, nested }: RenderedTree,
  { maskKey }: HostServices,
): Sources {
  return {
    reader,
    targets: byId(targets),
    renders,
    origins: originsOf(renders),
    mask: createMask(maskKey),
    statedBy: nested.statedBy,
  }
}

/** All targets of a tree, and the targets, GitOps targets, broken helmfiles and skipped files in scope. */
export interface SelectedTree extends SelectedTargets {
  readonly reader: Reader
  readonly helmfileFailures: readonly HelmfileFailure[]
  /** See `Discovery.missingKeys`. */
  readonly missingKeys: readonly UnresolvedReference[]
}

/** Finds the targets of a tree, and selects those in scope. */
export async function selectTargets(
  tree: Tree,
  config: Config,
  { options, host }: Scope,
  input: InspectOptions,
): Promise<SelectedTree> {
  const reader = readerOf(tree)
  const { targets: knownTargets, isSelected = () => true } = input
  const discovered = knownTargets
    ? { targets: knownTargets, gitops: [], helmfileFailures: [], missingKeys: [], skipped: [] }
    : await discover(reader, config, { ...options, evaluators: host.evaluators })
  const { isOfShare = () => true } = options
  const targets = targetsInScope(discovered.targets, options).filter(
    (target) => isSelected(target) && isOfShare(target),
  )
  return {
    reader,
    allTargets: discovered.targets,
    targets,
    gitops: gitopsInScope(discovered.gitops, options.paths),
    helmfileFailures: itemsInPaths(discovered.helmfileFailures, options.paths),
    missingKeys: discovered.missingKeys,
    skipped: skippedInScope(discovered.skipped, targets, options),
  }
}

/** Skipped files without those of failed renders, which have a finding, and the schemas that are not fetched. */
function skippedFiles(skipped: readonly SkippedFile[], renders: ReadonlyMap<string, Render>): SkippedFile[] {
  // A render that fails because of a file has its finding at that file.
  const failureFiles = new Set(
    [...renders.values()].flatMap((render) =>
      render.status === 'failed' && render.at ? render.at.file : [],
    ),
  )
  return [...skipped.filter(({ file }) => !failureFiles.has(file)), ...skippedRemoteSchemas(renders.values())]
}

/** The ids of releases that base renders; empty if all releases of this tree render, since then no rule needs them. */
async function rendersInBase(
  renders: ReadonlyMap<string, Render>,
  base: InspectOptions['base'],
): Promise<ReadonlySet<string>> {
  if ([...renders.values()].every(({ status }) => status === 'rendered')) return new Set()
  const baseRenders = [...((await base)?.renders ?? [])]
  return new Set(baseRenders.flatMap(([id, { status }]) => (status === 'rendered' ? id : [])))
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
