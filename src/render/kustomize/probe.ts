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
  /** The files that the build reads, sorted. */
  readonly files: readonly string[]
  /** The kustomization files among them, a base before what includes it. */
  readonly kustomizations: readonly string[]
  build(texts: ReadonlyMap<string, string>): Promise<BuiltManifest | null>
}
