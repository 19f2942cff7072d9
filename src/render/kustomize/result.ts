/** What a kustomization builds. All paths are those of the tree. */
export type KustomizeBuild = BuiltKustomization | FailedKustomization

export interface BuiltKustomization extends BuildFacts {
  readonly status: 'built'
  /** What `kustomize build` prints. */
  readonly manifest: string
  /** For each object of the manifest the file that it was read from, or the kustomization that generated it. */
  readonly origins: readonly string[]
}

export interface FailedKustomization extends BuildFacts {
  readonly status: 'failed'
  /** The innermost cause in kustomize's words, with paths of the tree, or why there is no answer. */
  readonly message: string
  /** The line that causes it; `null` where no file does. */
  readonly at: FailureAt | null
  /** The time budget of the run ended first. */
  readonly isOutOfTime?: true
}

/** What is known of a build, whether it failed or not. */
export interface BuildFacts {
  /** The files that the build read, sorted. */
  readonly files: readonly string[]
  readonly holes: readonly Hole[]
}

/** Something that a build left out. */
export interface Hole {
  /**
   * `remote`: a base, component or file on the network. `chart`: a chart that would have to be pulled. `plugin`: a
   * plugin that would have to be executed. `patch-without-target`: a change of an object that only another hole may
   * hold.
   */
  readonly kind: 'remote' | 'chart' | 'plugin' | 'patch-without-target'
  /** The address, the chart and its repository, or the id of the plugin or object. */
  readonly text: string
  /** The kustomization that asks for it, and the 1-based line that does. */
  readonly file: string
  readonly line: number
}

/** The line that causes a failed build: a path in the tree, and a line, 1-based. */
export interface FailureAt {
  readonly file: string
  readonly line: number
}

/** The header of an answer (engine/kustomization/result.go). */
export interface BuildHeader {
  readonly error: string
  /** The innermost kustomization that the error ended. */
  readonly in?: string
  readonly holes: readonly Omit<Hole, 'line'>[]
  readonly files: readonly string[]
  readonly asked: readonly string[]
}
