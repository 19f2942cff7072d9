import type { GitopsTarget, Target } from './target.ts'
import type { Skipped } from './tree.ts'

/** The targets of a tree, as far as files show them without rendering. */
export interface TargetListing {
  readonly targets: readonly ListedTarget[]
  /** Files that nothing reads, or that cannot be read. */
  readonly skipped: readonly Skipped[]
}

/** A target as files state it, before anything is rendered. */
export interface ListedTarget {
  readonly id: string
  readonly kind: Target['kind'] | GitopsTarget['kind']
  /** The release, the object, or the path. */
  readonly name: string
  /** The file that makes it a target. */
  readonly file: string
  /** 1-based. */
  readonly line: number
  /** Charts, values files, folders and repositories; a chart and its values are paths in the tree. */
  readonly sources: readonly string[]
  readonly environment: string | null
  /** The cluster that it states by name or address. */
  readonly cluster: string | null
  readonly namespace: string | null
  readonly status: ListedStatus
  /** Why `check` does not render it, as the end of a sentence; `null` if it tries to, or reads it as written. */
  readonly reason: string | null
}

/**
 * What `check` does with a target. `to-render`: it renders the target, which may fail. `read`: it reads the files as
 * written. `not-rendered`: it cannot render the target. `left-out`: the configuration excludes it.
 */
export type ListedStatus = 'to-render' | 'read' | 'not-rendered' | 'left-out'
