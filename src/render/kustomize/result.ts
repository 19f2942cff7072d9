import type { OmittedSource } from '../../core/render.ts'

/** The result of building a kustomization. All paths are relative to the root of the tree. */
export type KustomizeBuild = BuiltKustomization | FailedKustomization

/** A kustomization that was built. */
export interface BuiltKustomization extends BuildFacts {
  readonly status: 'built'
  /** The output of `kustomize build`. */
  readonly manifest: string
  /** For each object of the manifest the file that it was read from, or the kustomization that generated it. */
  readonly origins: readonly string[]
}

/** A kustomization that could not be built, with the reason. */
export interface FailedKustomization extends BuildFacts {
  readonly status: 'failed'
  /** The innermost cause in kustomize's words, with paths of the tree, or the reason why there is no answer. */
  readonly message: string
  /** The line that causes it; `null` if no file does. */
  readonly at: FailureAt | null
  /** The engine gave no answer in time. */
  readonly isEnded?: true
  /** The time budget of the run ended first. */
  readonly isOutOfTime?: true
}

/** The facts about a build, whether it failed or not. */
export interface BuildFacts {
  /** The files that the build read, sorted. */
  readonly files: readonly string[]
  readonly omitted: readonly OmittedSource[]
}

/** The line that causes a failed build: a path in the tree, and a line, 1-based. */
export interface FailureAt {
  readonly file: string
  readonly line: number
  /** True if the file as a whole is named, since none of its lines is known to be the cause. */
  readonly isWhole?: true
}

/** The header of an answer (engine/kustomization/result.go). */
export interface BuildHeader {
  readonly error: string
  /** The innermost kustomization that the error ended. */
  readonly in?: string
  /** The omitted sources, with the fields of engine/kustomization/result.go. */
  readonly holes: readonly {
    readonly kind: OmittedSource['kind']
    readonly text: string
    readonly file: string
  }[]
  readonly files: readonly string[]
  readonly asked: readonly string[]
}
