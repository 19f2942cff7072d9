import type { Config } from '../core/config.ts'
import type { UsableRule } from '../core/custom-rule.ts'
import type { HelmfileFailure } from '../core/evaluated-helmfile.ts'
import type { GitopsTarget } from '../core/gitops-target.ts'
import { renderedTextOf, type LineOrigins, type Render } from '../core/render.ts'
import type { SkippedFile } from '../core/report.ts'
import type { Target } from '../core/target.ts'
import type { Tree } from '../core/tree.ts'
import { unresolvedReferences } from '../discover/references/references.ts'
import type { MeshInput } from '../model/mesh.ts'
import type { Reader } from '../yaml/reader.ts'
import type { UnresolvedReference } from '../model/unresolved-reference.ts'
import { baseObjectsFor } from './base-objects.ts'
import type { ProblemsOfTree } from './check-meshes.ts'
import { configuredChecks } from './configured-checks.ts'
import { environmentDrifts } from './environment-drift.ts'
import type { Sources } from './locate.ts'
import { meshContextOf } from './mesh-context.ts'
import { objectsOfOtherFiles, groupIntoMeshes } from './mesh-inputs.ts'
import { renderWithNested } from './nested-targets.ts'
import type { RenderedTree } from './rendered-tree.ts'
import { withDeliveryObjects } from './rendered-targets.ts'
import { renderTree } from './schedule.ts'
import { selectTargets, type SelectedTree } from './select-targets.ts'
import { searchedReleases } from './searched-releases.ts'
import { skippedValues } from './skipped-for-time.ts'
import { withReleaseValues } from './release-values.ts'
import { contentsOfTarget, type TargetContents } from './target-contents.ts'
import { renderedName } from './rendered-manifests.ts'
import type { Scope, InspectOptions, HostServices, UnsearchedValues } from './types.ts'
import { unsearchedValues } from './unsearched-values.ts'
import { valuesFacts, type ValuesInput } from './values-facts.ts'
import { createMask } from '../secrets/mask.ts'

/** One tree in the form that rules look at. */
export interface TreeOfMeshes {
  readonly rendered: RenderedTree
  readonly renders: ReadonlyMap<string, Render>
  readonly sources: Sources
  readonly inBase: ReadonlySet<string>
  readonly gitops: readonly GitopsTarget[]
  readonly contents: readonly TargetContents[]
  readonly meshInputs: readonly MeshInput[]
  readonly ofTree: ProblemsOfTree
  /** The unread files and helmfiles, with reasons: a sentence each. */
  readonly unreadFiles: readonly string[]
  readonly unsearched: UnsearchedValues
  /** The same for the report: empty if all was searched. */
  readonly skippedValues: readonly SkippedFile[]
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

/** Renders the targets of a tree that were selected, and groups them into meshes. Failed renders are in `renders`. */
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
  const { shapes, customRules, problems } = await configuredChecks(reader, config, scope, input)
  const { base, settled = new Set<Target>() } = input
  const releases = await searchedReleases(renders, settled, base)
  const ofTargets = await contentsOfTree(rendered, inBase, reader, settled, { base, releases }, host)
  const contents = withReleaseValues(ofTargets, customRules, reader)
  const skippedSearch = skippedValues(renders, releases.tooCostly, host)
  const unsearched = unsearchedValues(renders, releases.tooCostly, reader, host)
  const otherObjectsFor = objectsOfOtherFiles(allTargets, contents, reader)
  const baseObjects = await baseObjectsFor(customRules, input)
  const gitops = withDeliveryObjects(rendered.gitops, contents, nested.outcomes)
  const checks = { shapes, customRules, baseObjects }
  const applied = { contents, otherObjects: otherObjectsFor(null), gitops, ...checks }
  const context = await meshContextOf(reader, applied, config, scope)
  const meshInputs = groupIntoMeshes(contents, otherObjectsFor, context)
  const { helmfileFailures, unresolved } = selected
  const ofRendered = await referencesOf(reader, input.referenceConfig ?? config, rendered, scope)
  const references = [...ofRendered, ...unresolved]
  const ofTree = { references, helmfileFailures, ...problems }
  const sources = sourcesOf(reader, rendered, host)
  const rules = customRules?.rules ?? []
  const unreadFiles = unreadTexts(rendered.skipped, helmfileFailures)
  return {
    ...{ rendered, renders, sources, inBase, gitops, contents, meshInputs, ofTree, unreadFiles },
    unsearched,
    skippedValues: skippedSearch,
    customRules: rules,
  }
}

function unreadTexts(skipped: readonly SkippedFile[], failures: readonly HelmfileFailure[]): string[] {
  return [
    ...skipped.map(({ file, reason }) => `${file} is not read: ${reason}`),
    ...failures.map(({ file }) => `${file} cannot be evaluated`),
  ]
}

/** References in files and rendered objects to something that does not exist. */
async function referencesOf(
  reader: Reader,
  config: Config,
  { allTargets, targets: checked, nested }: RenderedTree,
  { options, host }: Scope,
): Promise<UnresolvedReference[]> {
  const { unresolved = [], requested = [] } = nested
  const targets = [...new Set([...allTargets, ...checked])]
  const lookup = { ...options, ...host.evaluators, targets, requested }
  return [...(await unresolvedReferences(reader, config, lookup)), ...unresolved]
}

/** Renders the selected targets, and the targets that they state. */
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
  settled: ReadonlySet<Target>,
  search: Pick<ValuesInput, 'base' | 'releases'>,
  host: HostServices,
): Promise<TargetContents[]> {
  const facts = await valuesFacts({ reader, allTargets, renders, ...search }, host)
  const driftsOf = environmentDrifts(allTargets, reader)
  return targets.map((target) => ({
    ...contentsOfTarget(target, renders.get(target.id), reader, inBase, settled.has(target)),
    ...facts.get(target.id),
    ...driftsOf(target),
  }))
}

function sourcesOf(reader: Reader, tree: RenderedTree, { maskKey }: HostServices): Sources {
  const { allTargets, targets, renders, nested } = tree
  return {
    reader,
    allTargets,
    targets: byId(targets),
    renders,
    origins: originsOf(renders),
    mask: createMask(maskKey),
    statedBy: nested.statedBy,
  }
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
