import { groupBy } from '../../core/group.ts'
import { sourceLineKey } from '../../core/source-line.ts'
import type { Target } from '../../core/target.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { UnresolvedReference } from '../../model/unresolved-reference.ts'
import { deliveryId } from '../gitops/objects.ts'
import { applyingObject } from '../gitops/flux/instances.ts'
import { circlesIn } from './circles.ts'

/**
 * Applications and Flux Kustomizations that apply each other. An object that applies itself is not one of them: so do Flux
 * and Argo CD where they manage themselves.
 *
 * @param objects those of files
 * @param targets what the objects apply
 */
export function applyingCycles(
  objects: readonly Manifest[],
  targets: readonly Target[],
): UnresolvedReference[] {
  const inFile = groupBy(objects, ({ target: file }) => file)
  const byId = groupBy(targets, ({ statedBy }) => statedBy?.target)
  // The object of a nested Flux Kustomization is identified by what builds it.
  const byPlace = groupBy(targets, ({ statedBy }) => statedBy && sourceLineKey(statedBy))
  const edges = new Map(
    objects.map((object) => {
      const ofObject =
        byId.get(deliveryId(applyingObject(object))) ?? byPlace.get(sourceLineKey(object.root.location))
      const files = new Set((ofObject ?? []).flatMap(objectFiles))
      const inside = [...files].flatMap((file) => inFile.get(file) ?? [])
      return [object, inside.filter((applied) => applied !== object)] as const
    }),
  )
  return circlesIn(edges).map(cycleReference)
}

/** The files with the objects that a target applies as they are or changes; none of a release. */
function objectFiles(target: Target): readonly string[] {
  return target.kind === 'manifests' || target.kind === 'kustomization' ? target.files : []
}

function cycleReference(circle: readonly Manifest[]): UnresolvedReference {
  const [first, ...others] = circle as [Manifest, ...Manifest[]]
  return {
    code: 'applying-cycle',
    node: first.spec,
    manifest: first,
    noun: first.kind,
    name: [...circle, first].map(({ name }) => name).join(' → '),
    path: null,
    similar: null,
    mayExist: null,
    related: others.map(({ root }) => ({ node: root, note: 'applies the next one' })),
  }
}
