import type { Target } from '../../core/target.ts'
import type { HostServices, InspectedTree } from '../../inspect/types.ts'
import type { SourceChange } from './source-changes.ts'

/** The trees that were compared, and what renders. */
export interface CausesInput {
  readonly base: InspectedTree
  readonly head: InspectedTree
  readonly host: HostServices
}

/** A target with objects that differ, and what differs in its inputs. */
export interface ChangedTarget {
  /** The target in each tree; `undefined` in the tree that lacks it. */
  readonly base: Target | undefined
  readonly head: Target | undefined
  readonly inputs: readonly InputChange[]
}

/** Differences of what a target reads that are taken back together. */
export interface InputChange {
  /** The difference to show. */
  readonly shown: SourceChange
  readonly changes: readonly SourceChange[]
}

/**
 * The keys of the objects that head renders otherwise with an input as base has it; `null` if head does not render so, or
 * if that was not tried.
 */
export type InputEffect = ReadonlySet<string> | null

/** What each input of a target decides, and what all inputs but one decide together. */
export interface TargetEffects {
  readonly single: readonly InputEffect[]
  /** For a target of which one input has no known effect: the effect of all others at once. */
  readonly others: InputEffect
}
