import type { OmittedSource } from '../../core/render.ts'

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
  /** The engine gave no answer in time. */
  readonly isEnded?: true
  /** The time budget of the run ended first. */
  readonly isOutOfTime?: true
}

/** What is known of a build, whether it failed or not. */
export interface BuildFacts {
  /** The files that the build read, sorted. */
  readonly files: readonly string[]
  readonly omitted: readonly OmittedSource[]
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
  /** What was left out, in the fields of engine/kustomization/result.go. */
  readonly holes: readonly {
    readonly kind: OmittedSource['kind']
    readonly text: string
    readonly file: string
  }[]
  readonly files: readonly string[]
  readonly asked: readonly string[]
}
