import type { KustomizationTarget } from '../../core/target.ts'
import type { Reader } from '../../yaml/reader.ts'

/** A build of a kustomization. */
export interface BuiltManifest {
  readonly manifest: string
  /** The file of each object, in the order of the output. */
  readonly objectFiles: readonly string[]
}

/** The kustomization that is built, and how to build it with other contents of some files; `null` if that fails. */
export interface BuildProbe {
  readonly reader: Reader
  readonly target: KustomizationTarget
  build(texts: ReadonlyMap<string, string>): Promise<BuiltManifest | null>
}
