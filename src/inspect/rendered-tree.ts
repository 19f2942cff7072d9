import type { Render } from '../core/render.ts'
import type { GitopsTarget, Target } from '../core/target.ts'
import type { Skipped } from '../core/tree.ts'
import type { NestedObjects } from '../discover/gitops/nested.ts'

/** Targets of a tree with their renders. */
export interface RenderedTree {
  readonly allTargets: readonly Target[]
  readonly targets: readonly Target[]
  readonly gitops: readonly GitopsTarget[]
  readonly skipped: readonly Skipped[]
  readonly renders: Map<string, Render>
  readonly nested: Omit<NestedObjects, 'add'>
}

/** The targets that are rendered first. */
export type SelectedTargets = Pick<RenderedTree, 'allTargets' | 'targets' | 'gitops' | 'skipped'>
