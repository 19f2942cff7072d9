import type { Config } from '../core/config.ts'
import type { FillTemplates } from '../core/evaluators.ts'
import { oncePer } from '../core/once-per.ts'
import { renderedTextOf, type Render, type RenderedText } from '../core/render.ts'
import { namedFiles, type Target } from '../core/target.ts'
import { applicationsIn } from '../discover/gitops/argo/applications.ts'
import { nestedApplications } from '../discover/gitops/argo/nested-applications.ts'
import { replacementTest } from '../discover/gitops/argo/replaced.ts'
import { nestedReleases } from '../discover/gitops/flux/helm-releases.ts'
import { allNested, type NestedKustomizations } from '../discover/gitops/nested.ts'
import {
  nestedKustomizationTargets,
  nestedKustomizations,
} from '../discover/gitops/flux/nested-kustomizations.ts'
import { repositoryIdentity } from '../discover/gitops/repository-identity.ts'
import { splitTargets } from '../discover/excluded-targets.ts'
import { leftOutTest } from '../discover/manifests.ts'
import { targetsInScope } from '../discover/scope.ts'
import type { Reader } from '../yaml/reader.ts'
import { renderedManifests } from './rendered-manifests.ts'
import type { ScopeOptions } from './types.ts'
import {
  replacedRenderers,
  takeUnbuilt,
  withoutReplaced,
  withoutObjectsOf,
  withReplacedBuilders,
  unstatedValues,
} from './replaced-targets.ts'
import type { RenderedTree, SelectedTargets } from './rendered-tree.ts'

/** The targets in scope, the repository of the tree, and the function that fills templates of ApplicationSets. */
interface NestedOptions extends Pick<ScopeOptions, 'paths' | 'environments' | 'repository'> {
  readonly fillTemplates: FillTemplates
}

/** Limit on the levels of targets that rendered objects state. */
const maxDepth = 10

/** Renders targets, of those that can be rendered. */
type RenderAll = (targets: readonly Target[]) => Promise<ReadonlyMap<string, Render>>

/**
 * Renders targets, and the targets that rendered Applications and Flux objects state, until there is no new one. A
 * stated target replaces what was inferred about the same chart, kustomization or files, and what that states in turn.
 * A Flux Kustomization that another one builds is built with its changes.
 */
export async function renderWithNested(
  reader: Reader,
  selected: SelectedTargets,
  config: Config,
  options: NestedOptions,
  renderAll: RenderAll,
): Promise<RenderedTree> {
  const ignored = new Set<Target>()
  for (let round = 0; ; round++) {
    const work = nestedIn(reader, selected, config, options)
    const tree = await renderUntilNoneIsNew(selected, ignored, { config, options, renderAll, nested: work })
    const replaced = replacedRenderers(selected, tree)
    if (replaced.length === 0 || round === maxDepth) return tree
    for (const target of replaced) ignored.add(target)
  }
}

/** The state of rendering in rounds. */
interface NestedWork {
  readonly config: Config
  readonly options: NestedOptions
  readonly renderAll: RenderAll
  /** Created when something renders objects of Argo CD or Flux. */
  readonly nested: () => NestedKustomizations
}

/** @param ignored targets that are not rendered */
async function renderUntilNoneIsNew(
  selected: SelectedTargets,
  ignored: ReadonlySet<Target>,
  { config, options, renderAll, nested: openNested }: NestedWork,
): Promise<RenderedTree> {
  const postponed = new Set<Target>(nestedKustomizationTargets(selected.targets))
  let latest = selected.targets.filter((target) => !postponed.has(target) && !ignored.has(target))
  const renders = new Map(await renderAll(latest))
  if (config.targets || (postponed.size === 0 && ![...renders.values()].some(rendersDeliveries)))
    return { ...selected, renders, nested: nothingNested }
  const nested = openNested()
  const existing = new Set(selected.allTargets)
  const stated: Target[] = []
  const checkedOf = (targets: readonly Target[]): readonly Target[] => splitTargets(targets, config).checked
  for (let depth = 0; depth < maxDepth && latest.length > 0; depth++) {
    const added = await nested.add(
      latest.map((target) => ({ target, manifests: manifestsIn(renders.get(target.id)) })),
    )
    stated.push(...added.filter((target) => !existing.has(target)))
    for (const target of added) postponed.delete(target)
    latest = targetsInScope(checkedOf(added), options)
    if (latest.length === 0) latest = takeUnbuilt(postponed, nested.isReplaced)
    for (const [id, render] of await renderAll(latest)) renders.set(id, render)
  }
  const tree = withStated(withoutReplaced(selected, nested.isReplaced), stated, checkedOf, options)
  const ids = new Set(tree.targets.map(({ id }) => id))
  for (const id of renders.keys()) if (!ids.has(id)) renders.delete(id)
  return { ...tree, renders, nested }
}

const nothingNested: RenderedTree['nested'] = { outcomes: new Map() }

function nestedIn(
  reader: Reader,
  { allTargets }: SelectedTargets,
  config: Config,
  options: NestedOptions,
): () => NestedKustomizations {
  return () => {
    const identity = repositoryIdentity(options.repository(), config)
    const applications = applicationsIn(reader, leftOutTest(config))
    return allNested(nestedKustomizations({ reader, identity }, allTargets), [
      nestedApplications(
        { reader, identity, fillTemplates: options.fillTemplates },
        { applications, targets: allTargets },
      ),
      nestedReleases({ reader, identity }, allTargets),
    ])
  }
}

function rendersDeliveries(render: Render | undefined): boolean {
  const text = renderedTextOf(render)
  return text !== null && namesDeliveries(text)
}

/** A cheap test, since most trees have no objects of Argo CD and Flux. */
const namesDeliveries = oncePer(({ manifest }: RenderedText) =>
  /argoproj\.io|fluxcd\.io|fluxcd\.controlplane\.io/.test(manifest),
)

function manifestsIn(render: Render | undefined): ReturnType<typeof renderedManifests> {
  const text = renderedTextOf(render)
  return text && rendersDeliveries(render) ? renderedManifests(text) : []
}

function withStated(
  { allTargets, targets, gitops, skipped }: SelectedTargets,
  stated: readonly Target[],
  checkedOf: (targets: readonly Target[]) => readonly Target[],
  options: NestedOptions,
): SelectedTargets {
  if (stated.length === 0) return { allTargets, targets, gitops, skipped }
  const isReplaced = replacementTest(stated)
  const replaced = targets.filter(isReplaced)
  const withoutReplaced = (all: readonly Target[], added: readonly Target[]): Target[] => [
    ...all.filter((target) => !isReplaced(target)),
    ...added,
  ]
  const read = new Set(stated.flatMap(namedFiles))
  return {
    allTargets: withoutReplaced(allTargets, checkedOf(stated)),
    targets: withoutReplaced(targets, targetsInScope(checkedOf(stated), options)),
    gitops: withReplacedBuilders(withoutObjectsOf(replaced, gitops), replaced, stated),
    skipped: [...skipped.filter(({ file }) => !read.has(file)), ...unstatedValues(replaced, read)],
  }
}
