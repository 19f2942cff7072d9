import { isStatedNamespace, withoutStandIns } from '../../core/namespace.ts'
import type { GitopsTarget } from '../../core/target.ts'
import { groupOf, manifestsOf, type Manifest } from '../../model/manifest.ts'
import type { Reader } from '../../yaml/reader.ts'
import { deliveryOf, type DeliveryObject } from './delivery.ts'

/** A kind of Argo CD or Flux whose controller applies more than the object itself. */
interface DeliveryKind {
  readonly kind: DeliveryObject
  /** The API groups in which releases of the controller have served the kind. */
  readonly groups: readonly string[]
  readonly reason: string
}

/** By Kubernetes kind. */
const deliveryKinds: Readonly<Record<string, DeliveryKind>> = {
  Application: {
    kind: 'application',
    groups: ['argoproj.io'],
    reason: 'sources of Argo CD are not rendered yet',
  },
  ApplicationSet: {
    kind: 'application-set',
    groups: ['argoproj.io'],
    reason: 'generators of Argo CD are not evaluated yet',
  },
  Kustomization: {
    kind: 'flux-kustomization',
    groups: ['kustomize.toolkit.fluxcd.io'],
    reason: 'Kustomizations of Flux are not built yet',
  },
  HelmRelease: {
    kind: 'helm-release',
    // Flux 1's Helm operator served the other two groups.
    groups: ['helm.toolkit.fluxcd.io', 'helm.fluxcd.io', 'flux.weave.works'],
    reason: 'HelmReleases of Flux are not rendered yet',
  },
}

const groups = /argoproj\.io|toolkit\.fluxcd\.io|helm\.fluxcd\.io|flux\.weave\.works/

/** The objects of Argo CD and Flux in a file, as targets; empty for a file that cannot contain any. */
export function deliveryObjectsIn(reader: Reader, file: string): GitopsTarget[] {
  if (!groups.test(reader.text(file) ?? '')) return []
  return manifestsOf(reader.documents(file), file, '').flatMap((manifest) =>
    deliveryTarget(manifest, file, manifest.root.location.line),
  )
}

/** The objects of Argo CD and Flux among the rendered manifests of a release; `path` is its chart. */
export function renderedDeliveryObjects(manifests: readonly Manifest[], path: string): GitopsTarget[] {
  return manifests.flatMap((manifest) => deliveryTarget(manifest, path, null))
}

function deliveryTarget(manifest: Manifest, path: string, line: number | null): GitopsTarget[] {
  const delivery = Object.hasOwn(deliveryKinds, manifest.kind) ? deliveryKinds[manifest.kind] : undefined
  if (!delivery?.groups.includes(groupOf(manifest))) return []
  const stated = manifest.root.at('metadata', 'namespace').text
  const namespace = isStatedNamespace(stated) ? stated : ''
  const name = withoutStandIns(manifest.name || manifest.root.at('metadata', 'generateName').text)
  return [
    {
      kind: delivery.kind,
      id: `${manifest.target}:${manifest.kind}/${namespace === '' ? '' : `${namespace}/`}${name}`,
      path,
      name,
      namespace: namespace === '' ? null : namespace,
      reason: delivery.reason,
      isExcluded: false,
      partOf: null,
      line,
      delivery: deliveryOf(delivery.kind, manifest),
    },
  ]
}
