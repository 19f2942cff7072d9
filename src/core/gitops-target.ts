/**
 * A target that a GitOps controller or tool renders but meshgate does not. The report lists it with the reason, so that
 * a run does not look complete without it.
 */
export interface GitopsTarget {
  readonly kind: GitopsKind
  /** Unique among all targets of a repository, and stable. */
  readonly id: string
  /** The file that contains it or from which it is built, or the chart that renders it. */
  readonly path: string
  readonly name: string
  /** The namespace that the object states; `null` if it states none. */
  readonly namespace: string | null
  /** Why it, or a source of it, is not rendered, as the end of a sentence; empty if all of it is. */
  readonly reason: string
  /** True if the configuration excludes it (`exclude`, `targets`, `manifests`). */
  readonly isExcluded: boolean
  /** For a base or component: the kustomization file that includes it. */
  readonly partOf: string | null
  /** For a base or component: the id of a target that is built with it. */
  readonly builtWith?: string
  /** For an object of a controller: the ids of the targets that its sources are; absent if none is rendered. */
  readonly renderedAs?: readonly string[]
  /** What it applies that is not rendered; absent if there is none, or if only `reason` is known. */
  readonly unrendered?: readonly UnrenderedSource[]
  /** For an ApplicationSet: the names of the Applications that it generates; absent if some are not known. */
  readonly generated?: readonly string[]
  /** 1-based line in `path` that it begins at; `null` where the chart at `path` renders it. */
  readonly line: number | null
  readonly delivery: GitopsDelivery
}

/** A source of an Application or a release that is not rendered, and what decides what it applies. */
export interface UnrenderedSource {
  /** The name of the Application or release. */
  readonly name: string
  readonly reason: string
  /** The options that the object states, as text. Equal options have equal texts. */
  readonly options: string
  /** The values files of the tree that it names. */
  readonly values: readonly string[]
}

/** What an object of a GitOps controller or tool states about its sources and destination, before anything is rendered. */
export interface GitopsDelivery {
  /** The sources that it renders, as a person would name them: `apps/pay of https://git.example/platform at main`. */
  readonly sources: readonly string[]
  /** The cluster that it applies to, by the name or address that it states; `null` where it states none. */
  readonly cluster: string | null
  /** The namespace that it applies to; `null` where it states none. */
  readonly namespace: string | null
}

/** The words for each kind in sentences, before the name of an object. */
export const gitopsKindNames = {
  application: 'Application',
  'application-set': 'ApplicationSet',
  'flux-kustomization': 'Kustomization',
  'helm-release': 'HelmRelease',
  kustomization: 'kustomization',
  'helmfile-release': 'helmfile release',
} as const satisfies Record<GitopsKind, string>

/** An object of Argo CD or Flux, a kustomization file, or a release in a helmfile. */
export type GitopsKind =
  | 'application'
  | 'application-set'
  | 'flux-kustomization'
  | 'helm-release'
  | 'kustomization'
  | 'helmfile-release'
