import type { UnrenderedSource } from '../../core/target.ts'
import type { YamlNode } from '../../yaml/node.ts'

/** How the sources of an object of a GitOps controller are rendered. */
export interface SourceOutcome {
  /** The ids of the targets of its sources. */
  readonly renderedAs: readonly string[]
  /** Why a source is not rendered; empty if all are. */
  readonly reason: string
  /** What is not rendered; absent if all is, or if only `reason` is known. */
  readonly unrendered?: readonly UnrenderedSource[]
  /** For an ApplicationSet the names of its Applications; absent if some are unknown. */
  readonly generated?: readonly string[]
}

/** Outcomes by the root of the object. */
export type SourceOutcomes = ReadonlyMap<YamlNode, SourceOutcome>
