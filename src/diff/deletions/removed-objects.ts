import type { Target } from '../../core/target.ts'
import type { Manifest } from '../../model/manifest.ts'
import { generatedStem } from '../generated-name.ts'
import { pairManifests } from '../pair-manifests.ts'
import { isOtherCluster } from './places.ts'
import type { AppliedTarget } from './side.ts'

/** An object of base that the same target of head does not render. */
export interface RemovedObject {
  readonly manifest: Manifest
  /** Its target in base. */
  readonly target: Target
}

/**
 * The objects of base that the same target of head does not render or applies to another cluster, or whose target head does not
 * have.
 */
export function removedObjects(
  base: readonly AppliedTarget[],
  head: readonly AppliedTarget[],
): RemovedObject[] {
  const headById = new Map(head.map((applied) => [applied.target.id, applied]))
  return base.flatMap(({ target, manifests }) => {
    const inHead = headById.get(target.id)
    if (inHead?.isPartial) return []
    if (inHead && isOtherCluster(target, inHead.target))
      return manifests.map((manifest) => ({ manifest, target }))
    if (inHead?.manifests === manifests) return []
    const isReplaced = replacementTest(inHead?.manifests ?? [])
    return pairManifests(manifests, inHead?.manifests ?? []).flatMap((pair) =>
      pair.base && !pair.head && !isReplaced(pair.base) ? { manifest: pair.base, target } : [],
    )
  })
}

/**
 * Returns whether a generated ConfigMap or Secret has another hash in its name now: kustomize changes the name with the
 * contents, and what uses it follows.
 */
function replacementTest(inHead: readonly Manifest[]): (manifest: Manifest) => boolean {
  const stems = new Set(inHead.flatMap((manifest) => generatedStem(manifest) ?? []))
  return (manifest) => {
    const stem = generatedStem(manifest)
    return stem !== null && stems.has(stem)
  }
}
