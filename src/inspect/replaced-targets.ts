import { namedFiles, type GitopsTarget, type Target } from '../core/target.ts'
import type { Skipped } from '../core/tree.ts'
import { inferredFilesReason, replacementTest } from '../discover/gitops/argo/replaced.ts'
import type { NestedKustomizations } from '../discover/gitops/nested.ts'
import type { RenderedTree, SelectedTargets } from './rendered-tree.ts'

/**
 * The inferred targets that were replaced after they had rendered objects of Argo CD or Flux. Nothing applies the
 * targets that these objects state. Omits those that led to their replacement.
 */
export function replacedRenderers(selected: SelectedTargets, tree: RenderedTree): Target[] {
  const byId = new Map([...selected.allTargets, ...tree.allTargets].map((target) => [target.id, target]))
  const left = new Set(tree.targets)
  const renderers = new Set(tree.targets.flatMap(({ renderedBy }) => renderedBy ?? []))
  const candidates = selected.targets.filter((target) => !left.has(target) && renderers.has(target.id))
  if (candidates.length === 0) return []
  const ids = new Set(candidates.map(({ id }) => id))
  const comesOfCandidate = (target: Target): boolean =>
    renderersOf(target, byId).some(({ id }) => ids.has(id))
  const stated = tree.targets.filter((target) => target.statedBy && !comesOfCandidate(target))
  const isReplaced = replacementTest(stated)
  return candidates.filter(isReplaced)
}

/** The chain of targets that rendered the object which states a target; each once, since ids may form a cycle. */
function renderersOf(target: Target, byId: ReadonlyMap<string, Target>): Target[] {
  const renderers = new Set<Target>()
  const rendererOf = ({ renderedBy }: Target): Target | undefined => byId.get(renderedBy ?? '')
  for (let next = rendererOf(target); next && !renderers.has(next); next = rendererOf(next))
    renderers.add(next)
  return [...renderers]
}

/**
 * Returns the targets of `postponed` that are not replaced, and empties `postponed`. `postponed` has Flux Kustomizations that
 * were expected in other builds; no build contained those that are returned, so they are built as their files have them.
 */
export function takeUnbuilt(
  postponed: Set<Target>,
  isReplaced: NestedKustomizations['isReplaced'],
): Target[] {
  const targets = [...postponed].filter((target) => !isReplaced(target))
  postponed.clear()
  return targets
}

/** Omits the Flux Kustomizations that are only applied in another form than their files have. */
export function withoutReplaced(
  { allTargets, targets, gitops, skipped }: SelectedTargets,
  isReplaced: NestedKustomizations['isReplaced'],
): SelectedTargets {
  return {
    allTargets: allTargets.filter((target) => !isReplaced(target)),
    targets: targets.filter((target) => !isReplaced(target)),
    gitops: withoutObjectsOf(allTargets.filter(isReplaced), gitops),
    skipped,
  }
}

/** Returns `gitops` without the objects that have renders (`renderedAs`), all of them of replaced targets. */
export function withoutObjectsOf(
  replaced: readonly Target[],
  gitops: readonly GitopsTarget[],
): GitopsTarget[] {
  const ids = new Set(replaced.map(({ id }) => id))
  return gitops.filter(
    ({ renderedAs = [] }) => renderedAs.length === 0 || !renderedAs.every((id) => ids.has(id)),
  )
}

/** Bases and components, built with the replacement of the kustomization that they were built with. */
export function withReplacedBuilders(
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

/** The values files of replaced targets that no other target reads, as skipped files. */
export function unstatedValues(replaced: readonly Target[], read: ReadonlySet<string>): Skipped[] {
  const files = replaced.flatMap((target) => (target.kind === 'helm' ? namedFiles(target) : []))
  return [...new Set(files)]
    .filter((file) => !read.has(file))
    .map((file) => ({ file, reason: inferredFilesReason }))
}
