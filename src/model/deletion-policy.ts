import { oncePer } from '../core/once-per.ts'
import { originOf } from '../core/render.ts'
import type { ApplicationSetName, DeletionPolicy, Manager } from '../core/target.ts'
import { isStatedNamespace } from '../core/namespace.ts'
import { groupOf, type Manifest } from './manifest.ts'
import type { Node } from './node.ts'

/** A kind whose controller applies other objects. */
export type ManagingKind = 'Application' | 'ApplicationSet' | 'Kustomization' | 'HelmRelease'

/** The kind of an object of Argo CD or Flux whose controller applies others; `null` for any other object. */
export function managingKind(manifest: Manifest): ManagingKind | null {
  const { kind } = manifest
  return Object.hasOwn(groups, kind) && groups[kind as ManagingKind] === groupOf(manifest)
    ? (kind as ManagingKind)
    : null
}

const groups: Readonly<Record<ManagingKind, string>> = {
  Application: 'argoproj.io',
  ApplicationSet: 'argoproj.io',
  Kustomization: 'kustomize.toolkit.fluxcd.io',
  HelmRelease: 'helm.toolkit.fluxcd.io',
}

const resourcesFinalizer = 'resources-finalizer.argocd.argoproj.io'

/**
 * What Argo CD deletes of an Application. Without automated synchronization it deletes nothing before a person does; nothing
 * is deleted with the Application unless it has the finalizer (argo-cd `controller/appcontroller.go`,
 * finalizeApplicationDeletion; `controller/sync.go`).
 *
 * @param set the ApplicationSet that generates it
 */
export function applicationPolicy({ root, spec }: Manifest, set?: Manifest): DeletionPolicy {
  const automated = spec.at('syncPolicy', 'automated')
  const isAutomated = automated.exists && !automated.isNull && automated.get('enabled').scalar !== false
  const prunes = isAutomated && automated.get('prune').scalar === true
  return {
    prunes,
    prunesAll: prunes && automated.get('allowEmpty').scalar === true,
    cascades: hasFinalizer(root, set),
    reason: isAutomated
      ? 'its `syncPolicy.automated` does not state `prune: true`'
      : 'it is synchronized by hand',
    syncOptions: spec
      .get('syncPolicy')
      .items('syncOptions')
      .map(({ text }) => text),
  }
}

/** An ApplicationSet adds the finalizer where its template has none (argo-cd `applicationset/utils/utils.go`). */
function hasFinalizer(root: Node, set: Manifest | undefined): boolean {
  const finalizers = root.at('metadata').items('finalizers')
  if (set && finalizers.length === 0)
    return set.spec.at('syncPolicy', 'preserveResourcesOnDeletion').scalar !== true
  return finalizers.some(isResourcesFinalizer)
}

function isResourcesFinalizer({ text }: Node): boolean {
  return text === resourcesFinalizer || text.startsWith(`${resourcesFinalizer}/`)
}

/**
 * An ApplicationSet, and what its `applicationsSync` lets it delete. Kubernetes deletes its Applications with it, since it
 * owns them; with the finalizer, a set that may delete none gives them up first (argo-cd
 * `applicationset/controllers/applicationset_controller.go`, Reconcile).
 */
export function applicationSetName({ root, spec, name }: Manifest): ApplicationSetName {
  const policy = spec.at('syncPolicy', 'applicationsSync').text
  const deletesApplications = policy !== 'create-only' && policy !== 'create-update'
  return {
    name,
    namespace: writtenNamespace(root),
    deletesApplications,
    leavesApplications:
      !deletesApplications && root.at('metadata').items('finalizers').some(isResourcesFinalizer),
  }
}

/** What Flux deletes of a Kustomization (kustomize-controller, `finalizerShouldDeleteResources`). */
export function kustomizationPolicy({ spec }: Manifest): DeletionPolicy {
  const isSuspended = spec.get('suspend').scalar === true
  const prunes = !isSuspended && spec.get('prune').scalar === true
  const policy = spec.get('deletionPolicy').text || 'MirrorPrune'
  const cascades = policy === 'MirrorPrune' ? prunes : policy !== 'Orphan'
  return {
    prunes,
    prunesAll: prunes,
    cascades: !isSuspended && cascades,
    reason: isSuspended
      ? 'it is suspended'
      : prunes
        ? 'its `deletionPolicy` is `Orphan`'
        : 'it does not state `prune: true`',
  }
}

/**
 * What Flux deletes of a HelmRelease: Helm deletes what an upgrade no longer renders, and everything when it uninstalls the
 * release of a deleted object (helm-controller `internal/controller/helmrelease_controller.go`, reconcileDelete). CRDs in
 * `crds/` are created and otherwise left, unless the upgrade replaces them (`internal/action/crds.go`).
 */
export function helmReleasePolicy({ spec }: Manifest): DeletionPolicy {
  const isActive = spec.get('suspend').scalar !== true
  return {
    prunes: isActive,
    prunesAll: isActive,
    cascades: isActive,
    reason: 'it is suspended',
    replacesCrds: spec.at('upgrade', 'crds').text === 'CreateReplace',
  }
}

/** True if what an object made a controller apply is deleted with it. helm-controller uninstalls the release. */
export function deletionCascades(manifest: Manifest): boolean {
  const kind = managingKind(manifest)
  return kind !== null && cascadesByKind[kind](manifest)
}

const cascadesByKind: Readonly<Record<ManagingKind, (manifest: Manifest) => boolean>> = {
  Application: (manifest) => applicationPolicy(manifest).cascades,
  ApplicationSet: (set) =>
    !applicationSetName(set).leavesApplications && hasFinalizer(set.spec.get('template'), set),
  Kustomization: (manifest) => kustomizationPolicy(manifest).cascades,
  HelmRelease: (manifest) => helmReleasePolicy(manifest).cascades,
}

/** The namespace that an object states; `''` if it states none. */
export function writtenNamespace(root: Node): string {
  const { text } = root.at('metadata', 'namespace')
  return isStatedNamespace(text) ? text : ''
}

/**
 * What keeps an object when Argo CD prunes it (gitops-engine `pkg/sync/sync_context.go`, isPruningDisabled and
 * objRequiresPruneConfirmation) or deletes it with its Application (argo-cd `controller/appcontroller.go`, shouldBeDeleted); `null` if
 * nothing does. An option in the annotation counts more than that of the Application.
 */
export function keptByArgo(
  manifest: Manifest,
  how: 'prune' | 'cascade',
  { syncOptions = [] }: DeletionPolicy,
): string | null {
  const annotations = manifest.root.at('metadata', 'annotations')
  const annotated = annotations
    .get('argocd.argoproj.io/sync-options')
    .text.split(',')
    .map((option) => option.trim())
  const prefix = how === 'prune' ? 'Prune=' : 'Delete='
  const own = annotated.find((option) => option.startsWith(prefix))
  const option = own ?? syncOptions.find((candidate) => candidate.startsWith(prefix))
  if (option === `${prefix}false` || option === `${prefix}confirm`)
    return own === undefined ? `syncOptions: [${option}]` : `argocd.argoproj.io/sync-options: ${option}`
  return how === 'cascade' && annotations.get('helm.sh/resource-policy').text === 'keep'
    ? 'helm.sh/resource-policy: keep'
    : null
}

/** The annotation or label that keeps an object when Flux deletes others (kustomize-controller, `prune`). */
export function keptByFlux({ root }: Manifest): string | null {
  const metadata = root.get('metadata')
  for (const [name, value] of fluxKeepers)
    for (const place of ['annotations', 'labels'])
      if (metadata.at(place, name).text.toLowerCase() === value) return `${name}: ${value}`
  return null
}

const fluxKeepers = [
  ['kustomize.toolkit.fluxcd.io/prune', 'disabled'],
  ['kustomize.toolkit.fluxcd.io/reconcile', 'disabled'],
  ['kustomize.toolkit.fluxcd.io/ssa', 'ignore'],
] as const

/** What keeps an object when Helm upgrades or uninstalls its release; `null` if nothing does. */
export function keptByHelm(manifest: Manifest): string | null {
  return manifest.root.at('metadata', 'annotations').get('helm.sh/resource-policy').text === 'keep'
    ? 'helm.sh/resource-policy: keep'
    : isInCrdsFolder(manifest)
      ? 'crds/'
      : null
}

/** True for an object in the folder `crds` of a chart: Helm creates it, and neither changes nor deletes it later. */
export function isInCrdsFolder({ root, origins }: Manifest): boolean {
  const file = origins && originOf(origins, root.location.line)?.file
  return file !== undefined && crdsFolder.test(file) && !templatesFolder.test(file)
}

const crdsFolder = /(?:^|\/)crds\//
/** `templates/crds/` is an ordinary folder of templates. */
const templatesFolder = /(?:^|\/)templates\//

/**
 * True for a hook of Helm or Argo CD: it is no part of what is pruned. Flux applies what a Kustomization builds whatever such
 * annotations say, and Argo CD does not take CRDs for hooks (gitops-engine `pkg/sync/hook/helm/hook.go`).
 *
 * @param manager the kind of the object whose controller applies it
 */
export function isHook(manifest: Manifest, manager?: Manager['kind']): boolean {
  if (manager === 'Kustomization') return false
  const { helm, isOfArgo } = hooksOf(manifest)
  const isHelmHook = helm !== null && !(manager === 'Application' && helm === 'crd-install')
  return isHelmHook || isOfArgo
}

/** What makes an object a hook: the text of Helm's annotation, `null` without one, and whether it has that of Argo CD. */
export const hooksOf = oncePer(({ root }: Manifest) => {
  const annotations = root.at('metadata', 'annotations')
  const hook = annotations.get('helm.sh/hook')
  return {
    helm: hook.exists ? hook.text : null,
    isOfArgo: annotations.get('argocd.argoproj.io/hook').exists,
  }
})
