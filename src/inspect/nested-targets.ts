import type { Config } from '../core/config.ts'
import { renderedTextOf, type Render } from '../core/render.ts'
import { namedFiles, type GitopsTarget, type Target } from '../core/target.ts'
import type { Skipped } from '../core/tree.ts'
import { applicationsIn } from '../discover/gitops/argo/applications.ts'
import { nestedApplications } from '../discover/gitops/argo/nested-applications.ts'
import { notStated, replacementTest } from '../discover/gitops/argo/replaced.ts'
import { nestedReleases } from '../discover/gitops/flux/helm-releases.ts'
import { allNested, type NestedObjects } from '../discover/gitops/nested.ts'
import { repositoryIdentity } from '../discover/gitops/repository-identity.ts'
import { leftOutTest } from '../discover/manifests.ts'
import { inScope } from '../discover/scope.ts'
import type { Reader } from '../yaml/reader.ts'
import { renderTree } from './schedule.ts'
import { renderedManifests } from './target-contents.ts'
import type { Scope, ScopeOptions } from './types.ts'

/** Targets of a tree with their renders. */
export interface RenderedTree {
  readonly allTargets: readonly Target[]
  readonly targets: readonly Target[]
  readonly gitops: readonly GitopsTarget[]
  readonly skipped: readonly Skipped[]
  readonly renders: Map<string, Render>
  readonly nested: Pick<NestedObjects, 'outcomes' | 'cycles'>
}

/** What is rendered first. */
export type SelectedTargets = Pick<RenderedTree, 'allTargets' | 'targets' | 'gitops' | 'skipped'>

/** Limit on how deep rendered objects state what renders further ones. */
const maxDepth = 10

/**
 * Renders targets, and what the Applications and HelmReleases among the rendered objects state, until no new one comes. What
 * they state takes the place of what was inferred about the same chart, kustomization or files.
 */
export async function renderWithNested(
  reader: Reader,
  selected: SelectedTargets,
  config: Config,
  { options, host }: Scope,
): Promise<RenderedTree> {
  const renders = await renderTree(reader, selected.targets, host)
  if (config.targets || ![...renders.values()].some(rendersDeliveries))
    return { ...selected, renders, nested: nothingNested }
  const nested = nestedIn(reader, selected, config, options)
  const stated: Target[] = []
  let latest: readonly Target[] = selected.targets
  for (let depth = 0; depth < maxDepth && latest.length > 0; depth++) {
    const added = nested.add(
      latest.map((target) => ({ target, manifests: manifestsIn(renders.get(target.id)) })),
    )
    stated.push(...added)
    latest = inScope(added, options)
    for (const [id, render] of await renderTree(reader, latest, host)) renders.set(id, render)
  }
  return { ...withStated(selected, stated, options, renders), renders, nested }
}

const nothingNested: RenderedTree['nested'] = { outcomes: new Map(), cycles: [] }

function nestedIn(
  reader: Reader,
  { allTargets }: SelectedTargets,
  config: Config,
  options: ScopeOptions,
): NestedObjects {
  const identity = repositoryIdentity(options.repository(), config.repository?.aliases ?? [])
  const applications = applicationsIn(reader, leftOutTest(config))
  return allNested([
    nestedApplications(reader, identity, { applications, targets: allTargets }),
    nestedReleases({ reader, identity }, allTargets),
  ])
}

/** A cheap test: most trees have no objects of Argo CD and Flux. */
function rendersDeliveries(render: Render | undefined): boolean {
  const text = renderedTextOf(render)?.manifest ?? ''
  return text.includes('argoproj.io') || text.includes('fluxcd.io')
}

function manifestsIn(render: Render | undefined): ReturnType<typeof renderedManifests> {
  const text = renderedTextOf(render)
  return text && rendersDeliveries(render) ? renderedManifests(text) : []
}

function withStated(
  { allTargets, targets, gitops, skipped }: SelectedTargets,
  stated: readonly Target[],
  options: ScopeOptions,
  renders: Map<string, Render>,
): SelectedTargets {
  if (stated.length === 0) return { allTargets, targets, gitops, skipped }
  const isReplaced = replacementTest(stated)
  const replaced = targets.filter(isReplaced)
  for (const { id } of replaced) renders.delete(id)
  const withoutReplaced = (all: readonly Target[], added: readonly Target[]): Target[] => [
    ...all.filter((target) => !isReplaced(target)),
    ...added,
  ]
  const read = new Set(stated.flatMap(namedFiles))
  return {
    allTargets: withoutReplaced(allTargets, stated),
    targets: withoutReplaced(targets, inScope(stated, options)),
    gitops: builtInstead(gitops, replaced, stated),
    skipped: [...skipped.filter(({ file }) => !read.has(file)), ...unstatedValues(replaced, read)],
  }
}

/** Bases and components, built with what took the place of the kustomization that they were built with. */
function builtInstead(
  gitops: readonly GitopsTarget[],
  replaced: readonly Target[],
  stated: readonly Target[],
): GitopsTarget[] {
  const byPlace = new Map(stated.map((target) => [`${target.kind}/${target.path}`, target.id]))
  const idOf = new Map(replaced.map(({ id, kind, path }) => [id, byPlace.get(`${kind}/${path}`)]))
  return gitops.map((target) => {
    const builtWith = target.builtWith === undefined ? undefined : idOf.get(target.builtWith)
    return builtWith === undefined ? target : { ...target, builtWith }
  })
}

function unstatedValues(replaced: readonly Target[], read: ReadonlySet<string>): Skipped[] {
  const files = replaced.flatMap((target) => (target.kind === 'helm' ? namedFiles(target) : []))
  return [...new Set(files)].filter((file) => !read.has(file)).map((file) => ({ file, reason: notStated }))
}
