import type { KustomizationTarget } from '../../core/target.ts'
import type { Reader } from '../../yaml/reader.ts'

/** A build of a kustomization. */
export interface BuiltManifest {
  readonly manifest: string
  /** The file of each object, in the order of the output. */
  readonly objectFiles: readonly string[]
}

/** A kustomization, and functions that build it with edited files. */
export interface BuildProbe {
  readonly reader: Reader
  readonly target: KustomizationTarget
  /**
   * `null` if it fails, `ended` if it takes too long.
   *
   * @param altered the same kustomization as an edited Application states it; default: as it is stated
   */
  build(
    texts: ReadonlyMap<string, string>,
    altered?: KustomizationTarget,
  ): Promise<BuiltManifest | null | 'ended'>
  /** The build of the unedited files. */
  original(): Promise<BuiltManifest | null | 'ended'>
}
