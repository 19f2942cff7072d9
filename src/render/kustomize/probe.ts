import type { KustomizationTarget } from '../../core/target.ts'
import type { Reader } from '../../yaml/reader.ts'

/** A build of a kustomization. */
export interface BuiltManifest {
  readonly manifest: string
  /** The file of each object, in the order of the output. */
  readonly objectFiles: readonly string[]
}

/** The kustomization that is built, and how to build it with other contents of some files. */
export interface BuildProbe {
  readonly reader: Reader
  readonly target: KustomizationTarget
  /**
   * `null` if it fails, `ended` if it takes too long.
   *
   * @param altered the same kustomization as an Application states it otherwise; default: as it is stated
   */
  build(
    texts: ReadonlyMap<string, string>,
    altered?: KustomizationTarget,
  ): Promise<BuiltManifest | null | 'ended'>
  /** The build of the files as they are. */
  original(): Promise<BuiltManifest | null | 'ended'>
}
