import type { GitopsTarget } from '../core/target.ts'
import type { Tree } from '../core/tree.ts'
import { deliveryReader } from '../discover/parts/deliveries.ts'
import { groupOf, type Manifest } from '../model/manifest.ts'
import type { UnreadPlaces } from '../model/mesh-context.ts'
import { anyNamespace, placesOf } from '../model/presence.ts'
import type { TargetContents } from './target-contents.ts'

/**
 * Where something may be applied beside what is read and rendered: releases of no environment that do not render, what
 * Argo CD and Flux take from elsewhere or render themselves, and releases of helmfiles.
 *
 * @param around the objects that may be applied beside others, `objectsOfOtherFiles`
 */
export function unreadPlaces(
  worlds: readonly TargetContents[],
  around: readonly Manifest[],
  gitops: readonly GitopsTarget[],
  { files }: Tree,
): UnreadPlaces {
  const deliveriesOf = deliveryReader(files)
  const failing = worlds.filter(({ environment, isPartial }) => environment === null && isPartial)
  const helmfiles = gitops.filter(({ kind, isExcluded: leftOut }) => kind === 'helmfile-release' && !leftOut)
  return placesOf([
    ...failing.map(() => anyNamespace),
    ...helmfiles.map(({ namespace }) => namespace ?? anyNamespace),
    ...around.flatMap((manifest) => [
      ...releasedBy(manifest),
      ...deliveriesOf(manifest).flatMap(({ isRead, namespace }) => (isRead ? [] : namespace || anyNamespace)),
    ]),
  ])
}

/** The namespace of the release that a HelmRelease of Flux makes. */
function releasedBy(manifest: Manifest): string[] {
  const isRelease = manifest.kind === 'HelmRelease' && /\bflux|weave\.works$/.test(groupOf(manifest))
  return isRelease ? [manifest.spec.get('targetNamespace').text || manifest.namespace] : []
}
