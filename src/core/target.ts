/** One thing that gets rendered, or at least checked. Paths are relative to the root of the tree. */
export type Target = HelmTarget | ManifestsTarget | ValuesTarget

interface TargetBase {
  /** Stable within a repository: tells releases of the same name apart by their path. */
  readonly id: string
  /** What it stands for in the repository: a chart, a folder, a file. `''` is the root. */
  readonly path: string
  /** `null` where nothing says which environment it belongs to. */
  readonly environment: string | null
  /** Sources that are named somewhere and do not exist. */
  readonly missing: readonly MissingSource[]
}

/** A Helm release: a chart, its ordered values, a release name and a namespace. */
export interface HelmTarget extends TargetBase {
  readonly kind: 'helm'
  readonly release: string
  /** `null` where nothing states it. */
  readonly namespace: string | null
  /** Values files in the order of `-f`: the last one wins. The chart's own values.yaml is not among them. */
  readonly values: readonly string[]
  /**
   * What nobody says: that a values file of this name is for this chart (`environment`), that the chart is released
   * with its own values alone (`defaults`). Absent where the configuration or the command line says it.
   */
  readonly guess?: 'environment' | 'defaults'
}

/** Manifests as they stand. */
export interface ManifestsTarget extends TargetBase {
  readonly kind: 'manifests'
  readonly files: readonly string[]
  /**
   * Present where no configuration lists the files: `alone` for one of which nothing says whether it is applied, and
   * with what; `together` for all of them, of which a person says that they are.
   */
  readonly loose?: 'alone' | 'together'
}

/** Values files whose chart is not in the repository: checked by their layout, rendered by nobody. */
export interface ValuesTarget extends TargetBase {
  readonly kind: 'values'
  readonly release: string | null
  readonly namespace: string | null
  readonly values: readonly string[]
  /** Why it cannot be rendered, as a half sentence: "chart `oci://…` is not in this repository". */
  readonly reason: string
  /** What `reason` says. */
  readonly reasonCode: ReasonCode
}

/**
 * Why values are not rendered: their chart is not in the repository, the configuration names none, the chart that they
 * are in has no release with them, no chart of the repository reads them.
 */
export type ReasonCode = 'remote-chart' | 'no-chart-named' | 'no-release' | 'no-chart'

/**
 * Something that a GitOps controller or tool renders and meshgate does not: it is listed in the report with the reason,
 * so that no run looks complete without it.
 */
export interface GitopsTarget {
  readonly kind: GitopsKind
  /** Stable within a repository; no two targets of any kind share one. */
  readonly id: string
  /** The file it stands in, or the chart that renders it. */
  readonly path: string
  readonly name: string
  /** The namespace that the object itself states; `null` where it states none. */
  readonly namespace: string | null
  /** Why it is not rendered, as a half sentence. */
  readonly reason: string
  /** The configuration leaves it out on purpose (`exclude`, `targets`, `manifests`). */
  readonly leftOut: boolean
  /** The kustomization file that takes it in, for a base or a component. */
  readonly partOf: string | null
}

/** What a GitOps target is: an object of Argo CD or Flux, a kustomization file, or a release that a helmfile lists. */
export type GitopsKind =
  | 'application'
  | 'application-set'
  | 'flux-kustomization'
  | 'helm-release'
  | 'kustomization'
  | 'helmfile-release'

/** A source that does not exist: its path, and the place that names it. */
export interface MissingSource {
  readonly source: string
  readonly what: 'values file' | 'chart' | 'manifests'
  /** File and 1-based line of the place that names it; absent where it was named on the command line. */
  readonly namedAt?: { readonly file: string; readonly line: number }
}
