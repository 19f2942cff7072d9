import type { YamlNode } from '../../yaml/node.ts'

/** What became of the sources of an object of a GitOps controller. */
export interface SourceOutcome {
  /** The ids of the targets that its sources are. */
  readonly renderedAs: readonly string[]
  /** Why a source is not rendered; empty if all are. */
  readonly reason: string
  /** Of an ApplicationSet the names of its Applications; absent if some are not known. */
  readonly generated?: readonly string[]
}

/** By the root of the object. */
export type SourceOutcomes = ReadonlyMap<YamlNode, SourceOutcome>
