import { statedNamespace } from '../../../core/namespace.ts'
import type { SourceContext } from '../repository-identity.ts'
import type { HelmTarget } from '../../../core/target.ts'
import { folderOf } from '../../../core/path.ts'
import { helmReleasePolicy } from '../../../model/deletion-policy.ts'
import type { Manifest } from '../../../model/manifest.ts'
import { storageNamespaceOf } from '../../../model/release-identity.ts'
import { isUnfilled } from '../../../syntax/unfilled.ts'
import { environmentOfFolder } from '../../kustomization-targets.ts'
import { originOfNode } from '../argo/lines.ts'
import { deliveryOf } from '../delivery.ts'
import { deliveryId } from '../objects.ts'

/** Where a release is installed, and what states and manages it. */
export type ReleasePlacement = Pick<HelmTarget, 'environment' | 'namespace' | 'statedBy' | 'manager'>

/** The placement of the release of a HelmRelease. */
export function releasePlacement(manifest: Manifest, { build, identity }: SourceContext): ReleasePlacement {
  const namespace = manifest.spec.get('targetNamespace').text || statedNamespace(manifest)
  const at = originOfNode(manifest.root, manifest)
  // The builder of the object may apply it to another cluster, in which the release is installed.
  const cluster = deliveryOf('helm-release', manifest).cluster ?? build?.target.manager?.cluster ?? ''
  const mesh = identity.clusters.of(cluster)?.mesh
  return {
    environment: build ? build.target.environment : environmentOfFolder(folderOf(at.file)),
    namespace: namespace === '' || isUnfilled(namespace) ? null : namespace,
    statedBy: { target: deliveryId(manifest), ...at },
    manager: {
      kind: 'HelmRelease',
      name: manifest.name,
      namespace: statedNamespace(manifest),
      storageNamespace: storageNamespaceOf(manifest.spec, statedNamespace(manifest)),
      cluster,
      ...(mesh !== undefined && { mesh }),
      deletes: helmReleasePolicy(manifest),
    },
  }
}
