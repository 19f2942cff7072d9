import { renderedTextOf, type Render } from '../core/render.ts'
import type { GitopsTarget, Target } from '../core/target.ts'
import type { RenderedTarget } from '../diff/objects.ts'
import type { SourceOutcomes } from '../discover/gitops/outcome.ts'
import { renderedDeliveryObjects } from '../discover/gitops/objects.ts'
import type { Manifest } from '../model/manifest.ts'
import type { SourceDocument } from '../model/sources.ts'
import { allManifests, type TargetContents } from './target-contents.ts'

/** The objects of a target that are compared with the other tree; none if it does not render at all. */
export function renderedTarget(
  contents: TargetContents,
  renders: ReadonlyMap<string, Render>,
): RenderedTarget[] {
  const { target, documents } = contents
  const render = renders.get(target.id)
  if (target.kind === 'values' || (isRenderable(target) && !renderedTextOf(render))) return []
  const isPartial = isRenderable(target)
    ? render?.status !== 'rendered' || render.omitted !== undefined
    : !documents.every(isFullyRead)
  const release = target.kind === 'helm' ? target.release : null
  const { id, environment } = target
  return [{ id, environment, release, manifests: allManifests(contents), isPartial }]
}

function isRenderable({ kind }: Target): boolean {
  return kind === 'helm' || kind === 'kustomization'
}

/** False for a document that cannot be read: its objects do not count as removed. */
function isFullyRead({ document: { root, problems } }: SourceDocument): boolean {
  return root !== null || problems.length === 0
}

/**
 * The objects of Argo CD and Flux that targets render, with what became of them. Those that a kustomization passes on as
 * their files state them are in the files.
 */
export function deliveryObjects(
  contents: readonly TargetContents[],
  outcomes: SourceOutcomes,
): GitopsTarget[] {
  return contents.flatMap(({ target, manifests }) => {
    if (target.kind !== 'helm' && target.kind !== 'kustomization') return []
    const isKnown = ({ root }: Manifest): boolean => target.kind === 'helm' || outcomes.has(root.yaml!)
    return renderedDeliveryObjects(manifests.filter(isKnown), target.path, outcomes)
  })
}
