import type { Manager, Target } from '../../core/target.ts'
import { isInCrdsFolder, keptByArgo, keptByFlux, keptByHelm } from '../../model/kept-objects.ts'
import type { DeletedManager, ObjectDeletion } from '../../model/deletion.ts'
import { groupOf, type Manifest } from '../../model/manifest.ts'
import { qualifiedName } from './side.ts'

/** The outcome for an object, with its reason. */
export type ObjectFate = Omit<ObjectDeletion, 'manifest' | 'environment'>

/** What head says of the Application or Kustomization that makes a controller apply a target. */
export type ManagerState =
  | {
      readonly is: 'present'
      readonly manager: Manager
      readonly rendersNothing: boolean
      /** A folder of its sources that does not exist: then it applies and prunes nothing. */
      readonly missingFolder?: string
    }
  | RemovedManager
  | { readonly is: 'unknown' }

/** A manager that head does not have, with its own fate. */
export interface RemovedManager {
  readonly is: 'removed'
  readonly fate: ObjectFate
  /** The deleted object, if the outcome is a deletion. */
  readonly manager: DeletedManager
}

/**
 * The fate of an object whose target has no manager: `kept` for an object in the `crds/` of a chart, which Helm never
 * deletes; else `unknown`.
 */
export function unstatedFate(manifest: Manifest): ObjectFate {
  return isInCrdsFolder(manifest)
    ? { outcome: 'kept', reason: '`crds/` keeps it' }
    : { outcome: 'unknown', reason: 'nothing in this repository says what applies it' }
}

/**
 * What happens to an object that base renders and head does not: what its manager in head, or the end of the manager, does
 * to it. `null` if head does not show what the manager renders now.
 *
 * @param manager the manager in base
 */
export function fateByManager(manifest: Manifest, manager: Manager, state: ManagerState): ObjectFate | null {
  if (state.is === 'unknown') return null
  if (state.is === 'present' && isElsewhere(manager, state.manager))
    return {
      outcome: 'orphaned',
      reason: `${managerTitle(manager)} applies to the cluster \`${state.manager.cluster}\` now, and what it applied to \`${manager.cluster}\` stays there`,
    }
  if (state.is === 'present' && state.missingFolder !== undefined)
    return {
      outcome: 'orphaned',
      reason: `${managerTitle(manager)} names the folder \`${state.missingFolder}\`, which does not exist: until it does, nothing is applied or deleted`,
    }
  return state.is === 'present'
    ? prunedFate(manifest, state.manager, state.rendersNothing)
    : fateWithManager(manifest, manager, state)
}

/**
 * Whether a manager applies to another cluster now. Controllers compare with one cluster only, so that they delete nothing
 * in the previous one (argo-cd#9172).
 */
function isElsewhere({ cluster: base }: Manager, { cluster: head }: Manager): boolean {
  return base !== '' && head !== '' && base !== head
}

/** The fate of an object that its controller no longer renders (gitops-engine, kustomize-controller). */
function prunedFate(manifest: Manifest, manager: Manager, rendersNothing: boolean): ObjectFate {
  const title = managerTitle(manager)
  const { prunes, prunesAll, reason } = manager.deletes
  if (!prunes) return { outcome: 'orphaned', reason: `${title} does not prune: ${reason}` }
  const keeper = keepers[manager.kind](manifest, 'prune', manager.deletes)
  if (keeper !== null) return { outcome: 'kept', reason: `\`${keeper}\` keeps it` }
  // Argo CD refuses to prune the last object by itself (argo-cd `controller/appcontroller.go`, autoSync).
  if (rendersNothing && !prunesAll)
    return {
      outcome: 'orphaned',
      reason: `${title} renders nothing any more, and without \`allowEmpty\` Argo CD does not prune everything`,
    }
  return {
    outcome: 'deleted',
    reason: `${controllers[manager.kind]} what ${title} no longer renders`,
  }
}

/** The fate of an object whose Application or Kustomization head does not have. */
function fateWithManager(
  manifest: Manifest,
  manager: Manager,
  { fate: { outcome, reason }, manager: deletedWith }: RemovedManager,
): ObjectFate {
  const title = managerTitle(manager)
  if (outcome === 'unknown') {
    const hint = manager.deletes.cascades ? '; if it is, this is deleted with it' : ''
    return { outcome, reason: `nothing in this repository says whether ${title} is deleted${hint}` }
  }
  if (outcome !== 'deleted')
    return { outcome: 'orphaned', reason: `${title} stays in the cluster: ${reason}` }
  if (!manager.deletes.cascades)
    return { outcome: 'orphaned', reason: `${title} is deleted, and ${leavings[manager.kind](manager)}` }
  const keeper = keptWithManager(manifest, manager)
  return keeper === null
    ? { outcome, reason: `${title} is deleted with all that it applied: ${reason}`, deletedWith }
    : { outcome: 'kept', reason: keeper }
}

const controllers = {
  Application: 'Argo CD prunes',
  Kustomization: 'Flux prunes',
  HelmRelease: 'Helm deletes',
} as const satisfies Record<Manager['kind'], string>

/** The functions that find the setting that keeps an object from being pruned, or deleted with its manager. */
const keepers: Readonly<Record<Manager['kind'], typeof keptByArgo>> = {
  Application: keptByArgo,
  Kustomization: keptByFlux,
  HelmRelease: keptByHelm,
}

const leavings = {
  Application: () =>
    'without the finalizer `resources-finalizer.argocd.argoproj.io` it leaves what it applied',
  Kustomization: ({ deletes }) => `it leaves what it applied: ${deletes.reason}`,
  HelmRelease: ({ deletes }) => `its release stays: ${deletes.reason}`,
} as const satisfies Record<Manager['kind'], (manager: Manager) => string>

/** Why an object stays when its Application or Kustomization is deleted, as a clause; `null` if it does not. */
function keptWithManager(manifest: Manifest, { kind, deletes }: Manager): string | null {
  const keeper = keepers[kind](manifest, 'cascade', deletes)
  if (keeper !== null) return `\`${keeper}\` keeps it`
  return kind === 'Application' && groupOf(manifest) === 'apiextensions.k8s.io'
    ? 'Argo CD deletes no CRD with an Application'
    : null
}

/** The fate of an Application that its ApplicationSet no longer generates. */
export function elementFate({ generatedBy }: Manager): ObjectFate {
  const { namespace, name, deletesApplications } = generatedBy!
  const set = `ApplicationSet \`${qualifiedName(namespace, name)}\``
  return deletesApplications
    ? { outcome: 'deleted', reason: `${set} no longer generates it` }
    : { outcome: 'orphaned', reason: `\`applicationsSync\` of ${set} lets it delete no Application` }
}

/**
 * `orphaned` for an Application that its deleted ApplicationSet leaves in the cluster. `null` if it is deleted with the set,
 * and for a manager that no ApplicationSet generates.
 */
export function fateWithSet({ generatedBy }: Manager): ObjectFate | null {
  if (!generatedBy?.leavesApplications) return null
  const set = `ApplicationSet \`${qualifiedName(generatedBy.namespace, generatedBy.name)}\``
  return {
    outcome: 'orphaned',
    reason: `${set} is deleted, and by its finalizer and \`applicationsSync\` it leaves its Applications`,
  }
}

/**
 * The fate of an object that another target of head renders. Argo CD and Flux write the new owner into the object, and the
 * old owner deletes only its own objects: the owner that reconciles first decides.
 *
 * @param fate its fate if nothing rendered it
 */
export function movedFate({ id, manager, path }: Target, fate: ObjectFate | null): ObjectFate {
  const reason = `${manager ? managerTitle(manager) : `\`${path || '.'}\``} applies it now`
  if (fate?.outcome !== 'deleted') return { outcome: 'moved', reason, movedTo: id }
  const risk = `${fate.reason}: if that comes first, it is deleted and created again`
  return { outcome: 'moved', reason: `${reason}, but ${risk}`, movedTo: id, isContested: true }
}

/** The name of a manager in messages: "Application `argocd/pay`". */
export function managerTitle({ kind, namespace, name }: Manager): string {
  return `${kind} \`${qualifiedName(namespace, name)}\``
}
