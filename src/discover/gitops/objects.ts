import { table } from '../../core/table.ts'
import { withoutStandIns } from '../../core/namespace.ts'
import type { GitopsTarget, UnrenderedSource } from '../../core/target.ts'
import { canonicalJson } from '../../model/canonical-json.ts'
import { writtenNamespace } from '../../model/deletion-policy.ts'
import { groupOf, manifestsOf, type Manifest } from '../../model/manifest.ts'
import type { Reader } from '../../yaml/reader.ts'
import type { SourceOutcome, SourceOutcomes } from './outcome.ts'
import { applyingObject } from './flux/instances.ts'
import { deliveryOf, type DeliveryObject } from './delivery.ts'

/** A kind of Argo CD or Flux whose controller applies more than the object itself. */
interface DeliveryKind {
  readonly kind: DeliveryObject
  /** The API groups in which releases of the controller have served the kind. */
  readonly groups: readonly string[]
  readonly reason: string
}

/** The reason of an object that is not applied as its file states it. */
export const changedByOthers = 'a kustomization changes it, or the configuration excludes it'

/** The groups that the Helm operator of Flux 1 served. */
const groupsOfFlux1: readonly string[] = ['helm.fluxcd.io', 'flux.weave.works']

/** By Kubernetes kind. */
const deliveryKinds = table<DeliveryKind>({
  Application: {
    kind: 'application',
    groups: ['argoproj.io'],
    reason: changedByOthers,
  },
  ApplicationSet: {
    kind: 'application-set',
    groups: ['argoproj.io'],
    reason: changedByOthers,
  },
  Kustomization: {
    kind: 'flux-kustomization',
    groups: ['kustomize.toolkit.fluxcd.io'],
    reason: 'a chart or another object renders it, or the configuration excludes its file',
  },
  HelmRelease: {
    kind: 'helm-release',
    groups: ['helm.toolkit.fluxcd.io', ...groupsOfFlux1],
    reason: changedByOthers,
  },
})

const groups = /argoproj\.io|fluxcd\.controlplane\.io|toolkit\.fluxcd\.io|helm\.fluxcd\.io|flux\.weave\.works/

/**
 * The Applications, ApplicationSets, Flux Kustomizations and HelmReleases in a file, and the Kustomization that a FluxInstance
 * states, as targets; empty if there are none.
 * @param outcomes the targets that their sources are rendered as, or why they are not
 */
export function gitopsTargetsIn(reader: Reader, file: string, outcomes: SourceOutcomes): GitopsTarget[] {
  if (!groups.test(reader.text(file) ?? '')) return []
  return manifestsOf(reader.documents(file), file, '').flatMap((manifest) =>
    deliveryTarget(applyingObject(manifest), file, manifest.root.location.line, outcomes),
  )
}

/**
 * The target of a rendered Application, ApplicationSet, Flux Kustomization or HelmRelease, at most one.
 * @param outcomes the targets that its sources are rendered as, or why they are not
 */
export function renderedDeliveryTarget(
  manifest: Manifest,
  { path, line }: Pick<GitopsTarget, 'path' | 'line'>,
  outcomes: SourceOutcomes,
): GitopsTarget[] {
  return deliveryTarget(manifest, path, line, outcomes)
}

/** The id of the GitOps target of an object. */
export function deliveryId({ target, kind, name, root }: Manifest): string {
  const namespace = writtenNamespace(root)
  const shownName = withoutStandIns(name || root.at('metadata', 'generateName').text)
  return `${target}:${kind}/${namespace === '' ? '' : `${namespace}/`}${shownName}`
}

function deliveryTarget(
  manifest: Manifest,
  path: string,
  line: number | null,
  outcomes: SourceOutcomes,
): GitopsTarget[] {
  const delivery = Object.hasOwn(deliveryKinds, manifest.kind) ? deliveryKinds[manifest.kind] : undefined
  if (!delivery?.groups.includes(groupOf(manifest))) return []
  const namespace = writtenNamespace(manifest.root)
  const outcome = outcomes.get(manifest.root.yaml!)
  const name = withoutStandIns(manifest.name || manifest.root.at('metadata', 'generateName').text)
  return [
    {
      kind: delivery.kind,
      id: deliveryId(manifest),
      path,
      name,
      namespace: namespace === '' ? null : namespace,
      reason: outcome?.reason ?? reasonOf(manifest, delivery),
      ...(outcome && outcome.renderedAs.length > 0 && { renderedAs: outcome.renderedAs }),
      ...(outcome && outcome.reason !== '' && { unrendered: unrenderedOf(manifest, name, outcome) }),
      ...(outcome?.generated && { generated: outcome.generated }),
      isExcluded: false,
      partOf: null,
      line,
      delivery: deliveryOf(delivery.kind, manifest),
    },
  ]
}

/** What of an object is not rendered: the object itself if its sources are not known. */
function unrenderedOf(
  { spec }: Manifest,
  name: string,
  { unrendered = [], reason }: SourceOutcome,
): readonly UnrenderedSource[] {
  return unrendered.length > 0 ? unrendered : [{ name, reason, options: canonicalJson(spec), values: [] }]
}

function reasonOf(manifest: Manifest, { reason }: DeliveryKind): string {
  return groupsOfFlux1.includes(groupOf(manifest))
    ? 'it is an object of Flux 1, whose releases meshgate does not render'
    : reason
}
