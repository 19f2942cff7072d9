import { renderedTextOf, type Render } from '../core/render.ts'
import type { GitopsTarget } from '../core/target.ts'
import type { RenderedTarget } from '../diff/objects.ts'
import { renderedDeliveryObjects } from '../discover/gitops/objects.ts'
import type { SourceDocument } from '../model/sources.ts'
import { allManifests, type TargetContents } from './target-contents.ts'

/** The objects of a target as they are compared with the other side; none where it does not render. */
export function renderedTarget(
  world: TargetContents,
  renders: ReadonlyMap<string, Render>,
): RenderedTarget[] {
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

/** The objects of Argo CD and Flux that a release renders: what they apply is rendered by nobody here. */
export function deliveryObjects({ target, manifests }: TargetContents): GitopsTarget[] {
  return target.kind === 'helm' ? renderedDeliveryObjects(manifests, target.path) : []
}
