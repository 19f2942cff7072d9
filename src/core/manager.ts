/** An Application, Flux Kustomization or HelmRelease whose controller applies a target, and deletes what is no longer in it. */
export interface Manager {
  readonly kind: 'Application' | 'Kustomization' | 'HelmRelease'
  /** `''` if nothing states it. */
  readonly namespace: string
  readonly name: string
  /** The cluster that it applies to; `''` for its own. */
  readonly cluster: string
  /** The mesh of the cluster according to the configuration; absent if it states none. */
  readonly mesh?: string
  readonly deletes: DeletionPolicy
  /** Of a HelmRelease: the name in the Chart.yaml of its chart, by which its controller knows the release. */
  readonly chart?: string
  /** Of a HelmRelease: the namespace with Helm's own record of the release; `''` if nothing states it. */
  readonly storageNamespace?: string
  /** The ApplicationSet that generates it; absent for an object that is written. */
  readonly generatedBy?: ApplicationSetName
}

/** An ApplicationSet. */
export interface ApplicationSetName {
  readonly name: string
  readonly namespace: string
  /** True if it deletes an Application that it no longer generates. */
  readonly deletesApplications: boolean
  /** True if its Applications stay when it is deleted itself. */
  readonly leavesApplications: boolean
}

/** What a controller deletes. */
export interface DeletionPolicy {
  /** Objects that it applied and no longer renders, one by one. */
  readonly prunes: boolean
  /** Such objects even if it then renders no object at all. */
  readonly prunesAll: boolean
  /** Everything that it applied, when the managing object itself is deleted. */
  readonly cascades: boolean
  /** As a clause, why the first of `prunes` and `cascades` that is false is false. */
  readonly reason: string
  /** `spec.syncPolicy.syncOptions` of an Application: they hold for objects that do not state the option themselves. */
  readonly syncOptions?: readonly string[]
  /** True if an upgrade of a HelmRelease replaces the CRDs in `crds/`, which Helm leaves as they are. */
  readonly replacesCrds?: boolean
}
