import type { Manifest } from './manifest.ts'
import type { Node } from './node.ts'

/** Something that a kustomization or an object of Argo CD or Flux names and that does not exist, or is not what it must be. */
export interface UnresolvedReference {
  readonly code: ReferenceCode
  /** Where it is named. */
  readonly node: Node
  /** The object that names it; `null` for a kustomization file. */
  readonly manifest: Manifest | null
  /** What is named, as a noun: `patch`, `values file`, `GitRepository`. */
  readonly noun: string
  /** The path or name as it is written, with the values of a generator filled in. */
  readonly name: string
  /** The path in the tree; `null` for the name of an object. */
  readonly path: string | null
  /** An existing path or name that is similar, written like `name`; `null` if there is none. */
  readonly similar: string | null
  /**
   * Why it may exist nevertheless, as a clause: "`.gitignore` matches it"; `null` if nothing can create it. For a chart of
   * a registry: why it is not used, as a predicate of it. For an ApplicationSet: what Argo CD refuses.
   */
  readonly mayExist: string | null
  /** True if nothing applies the file: it is not reported, but is why a build fails. */
  readonly isSetAside?: boolean
  /** Where else to look: the kustomization that includes a patch, the element of a generator. */
  readonly related: readonly { readonly node: Node; readonly note: string }[]
}

/**
 * `missing-file`, `missing-folder`: a path that must exist. `created-file`: a path that something may create before it is
 * read. `no-kustomization`: a folder that kustomize cannot read. `not-a-component`, `is-a-component`: a kustomization
 * of the wrong kind. `no-patch-target`: a patch of an object that the kustomization lacks. `unknown-ref`: a `$ref`
 * that no source has. `no-match`: a generator or pattern that matches nothing. `misspelled-object`: an object that is not
 * in the repository, while one with nearly the same name is. `missing-key`: a key that a ConfigMap or Secret lacks. `cycle`: an Application that renders itself without an end.
 * `dependency-cycle`: objects of Flux that wait for each other, `applying-cycle`: objects of Argo CD or Flux that apply each other; the name has all of them.
 * `refused-set`: an ApplicationSet from which Argo CD generates nothing.
 * `not-locked`, `locked-out-of-range`: a chart of a registry that the lock file does not have, or not in a version that was
 * asked for. `chart-refused`: its archive is not the locked one, or the lock file cannot be read.
 */
export type ReferenceCode =
  | 'missing-file'
  | 'missing-folder'
  | 'created-file'
  | 'no-kustomization'
  | 'not-a-component'
  | 'is-a-component'
  | 'no-patch-target'
  | 'unknown-ref'
  | 'no-match'
  | 'misspelled-object'
  | 'missing-key'
  | 'cycle'
  | 'dependency-cycle'
  | 'applying-cycle'
  | 'refused-set'
  | 'not-locked'
  | 'locked-out-of-range'
  | 'chart-refused'
