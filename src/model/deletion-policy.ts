import type { ApplicationSetName, DeletionPolicy } from '../core/target.ts'
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
 * What Argo CD deletes of an Application. Without automated synchronization it deletes nothing until a person syncs;
 * nothing is deleted with the Application unless it has the finalizer (argo-cd `controller/appcontroller.go`,
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
export function cascadesDeletion(manifest: Manifest): boolean {
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
