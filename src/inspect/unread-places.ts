import type { GitopsTarget } from '../core/target.ts'
import type { Tree } from '../core/tree.ts'
import { deliveryId } from '../discover/gitops/objects.ts'
import { deliveryReader } from '../discover/parts/deliveries.ts'
import { groupOf, manifestWith, type Manifest } from '../model/manifest.ts'
import type { MeshContext, UnreadNamespaces } from '../model/mesh-context.ts'
import { anyNamespace, unreadNamespaces } from '../model/presence.ts'
import type { TargetContents } from './target-contents.ts'

/**
 * The namespaces that may hold objects which are neither read nor rendered here: those of releases without an environment
 * that do not render, of what Argo CD and Flux take from other sources or render themselves, and of helmfile releases that
 * are not rendered. A release is taken to have its objects in its own namespace.
 *
 * @param otherObjects the objects that may be applied beside others, see `objectsOfOtherFiles`
 */
export function unreadPlaces(
  contents: readonly TargetContents[],
  otherObjects: readonly Manifest[],
  { gitops, isRendered }: { readonly gitops: readonly GitopsTarget[] } & Pick<MeshContext, 'isRendered'>,
  { files }: Tree,
): UnreadNamespaces {
  const deliveriesOf = deliveryReader(files)
  const failing = contents.filter(({ environment, isPartial }) => environment === null && isPartial)
  const named = new Set(knownWithoutChart(contents))
  const helmfiles = gitops.filter(
    ({ id, kind, isExcluded, reason }) =>
      kind === 'helmfile-release' && !isExcluded && reason !== '' && !named.has(id),
  )
  return unreadNamespaces([
    ...failing.map(() => anyNamespace),
    ...helmfiles.map(({ delivery }) => delivery.namespace ?? anyNamespace),
    ...otherObjects.flatMap((manifest) => {
      const namespaces = [
        ...releaseNamespaces(manifest),
        ...deliveriesOf(manifest).flatMap(({ isRead, namespace }) =>
          isRead ? [] : namespace || anyNamespace,
        ),
      ]
      return namespaces.length === 0 || isRendered(manifest) ? [] : namespaces
    }),
  ])
}

/**
 * Returns a test for objects, such as an Application or a HelmRelease: true if everything that the object applies is rendered
 * here, or follows from its values alone.
 */
export function renderedTest(
  gitops: readonly GitopsTarget[],
  contents: readonly TargetContents[],
): (manifest: Manifest) => boolean {
  const rendered = new Set([
    ...gitops.flatMap(({ id, renderedAs, reason }) => (renderedAs && reason === '' ? id : [])),
    ...knownWithoutChart(contents),
  ])
  if (rendered.size === 0) return rendersNothing
  return (manifest) =>
    rendered.has(deliveryId(manifest)) ||
    rendered.has(deliveryId(manifestWith(manifest, { target: manifest.root.file })))
}

/** The ids of what states releases of which the objects follow from values alone. */
function knownWithoutChart(contents: readonly TargetContents[]): string[] {
  return contents.flatMap(({ target, manifests }) =>
    target.kind === 'values' && manifests.length > 0 ? (target.statedBy?.target ?? []) : [],
  )
}

/** A shared function, so that the contexts of two trees are equal. */
function rendersNothing(): boolean {
  return false
}

/** The namespace that a HelmRelease of Flux installs its release in. */
function releaseNamespaces(manifest: Manifest): string[] {
  const isRelease = manifest.kind === 'HelmRelease' && /\bflux|weave\.works$/.test(groupOf(manifest))
  return isRelease ? [manifest.spec.get('targetNamespace').text || manifest.namespace] : []
}
