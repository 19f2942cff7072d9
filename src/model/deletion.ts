import type { Manifest } from './manifest.ts'
import type { Node } from './node.ts'

/**
 * What becomes of an object of base that the same target of head no longer renders:
 * - `deleted`: the controller that applied it deletes it;
 * - `orphaned`: it stays in the cluster, and nothing in the repository describes it any more;
 * - `kept`: an annotation or a controller keeps it on purpose;
 * - `moved`: another target of head renders it;
 * - `unknown`: nothing says what applies it;
 * - `unseen`: its controller renders something now that the tree does not show.
 */
export type DeletionOutcome = 'deleted' | 'orphaned' | 'kept' | 'moved' | 'unknown' | 'unseen'

/** An object that a target of base renders and the same target of head does not. */
export interface ObjectDeletion {
  /** The object in base. */
  readonly manifest: Manifest
  readonly environment: string | null
  readonly outcome: DeletionOutcome
  /** The reason for the outcome, as a clause that names the controller. */
  readonly reason: string
  /** The object whose deletion deletes it; absent if it is pruned by itself. */
  readonly deletedWith?: DeletedManager
  /** For a moved object: the id of the target of head that renders it. */
  readonly movedTo?: string
  /** True for a moved object that the old controller deletes if it reconciles first. */
  readonly isContested?: true
}

/** An Application, ApplicationSet or Kustomization of base that is deleted. */
export interface DeletedManager {
  /** A key that is equal for all objects that are deleted with it. */
  readonly key: string
  /** "Application `argocd/pay`". */
  readonly title: string
  /** Where base has it, or the ApplicationSet that generates it. */
  readonly at: { readonly file: string; readonly line: number }
  /** Why it is deleted, as a clause. */
  readonly reason: string
}

/** A problem about deletions, as a rule reports it. */
export interface DeletionConsequence {
  readonly code: DeletionCode
  /** Where base has what is deleted. */
  readonly node: Node | { readonly file: string; readonly line: number }
  /** The object at `node`; `null` for what an ApplicationSet generates. */
  readonly manifest: Manifest | null
  /** The id of its target in base. */
  readonly target: string
  /** What is deleted or renamed, as a noun with a name: "Application `argocd/pay`". */
  readonly subject: string
  /** What becomes of objects of base; those that hold data first. */
  readonly deletions: readonly ObjectDeletion[]
  /** Objects of head that need what is deleted. */
  readonly users: readonly Manifest[]
  /** The reason, or the replacement, as a clause. */
  readonly reason: string
  /** False if nothing states that it is deleted. */
  readonly isCertain: boolean
}

/**
 * `crd-in-use`, `crd-version-in-use`, `namespace-in-use`: head still has objects of it. `cascade`: an object of Argo CD or
 * Flux is deleted with all that it applied. `recreated`: everything of a target is deleted and comes back under
 * other names. `stateful`: an object that holds data. `moved`: the old controller may delete it. `pruned`, `orphaned`: the others.
 */
export type DeletionCode =
  | 'crd-in-use'
  | 'crd-version-in-use'
  | 'namespace-in-use'
  | 'cascade'
  | 'recreated'
  | 'stateful'
  | 'moved'
  | 'pruned'
  | 'orphaned'

const statefulKinds = [
  'PersistentVolumeClaim',
  'PersistentVolume',
  'StatefulSet',
  'Namespace',
  'CustomResourceDefinition',
  'Secret',
]

/** Orders objects by the loss of their deletion: those that hold data first, in the order of `statefulKinds`. */
export function lossRank({ kind }: Pick<Manifest, 'kind'>): number {
  const rank = statefulKinds.indexOf(kind)
  return rank < 0 ? statefulKinds.length : rank
}

/**
 * True if applying an object again does not restore what is lost with it. A Secret is often restored from elsewhere.
 */
export function holdsData(manifest: Manifest): boolean {
  return lossRank(manifest) < statefulKinds.indexOf('Secret')
}
