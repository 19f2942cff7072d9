import type { Target } from '../../core/target.ts'
import type { HostServices, InspectedTree } from '../../inspect/types.ts'
import type { SourceChange } from './source-changes.ts'

/** The trees that were compared, and what renders. */
export interface CausesInput {
  readonly base: InspectedTree
  readonly head: InspectedTree
  readonly host: HostServices
}

/** A target with changed objects, and its input differences. */
export interface ChangedTarget {
  /** The target in each tree; `undefined` in the tree that lacks it. */
  readonly base: Target | undefined
  readonly head: Target | undefined
  readonly inputs: readonly InputChange[]
}

/** Differences of the inputs of a target that are reverted together. */
export interface InputChange {
  /** The difference to show. */
  readonly shown: SourceChange
  readonly changes: readonly SourceChange[]
}

/**
 * The keys of the objects that head renders differently with an input as base has it; `null` if that does not render or
 * was not tried.
 */
export type InputEffect = ReadonlySet<string> | null

/** The effect of each input of a target, and of all inputs but one. */
export interface TargetEffects {
  readonly single: readonly InputEffect[]
  /** Set for a target with one input of unknown effect: the effect of all others together. */
  readonly others: InputEffect
}
