import type { GitopsTarget, Target } from './target.ts'

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
  /** Why it is not rendered, as a half sentence; `null` for what is. */
  readonly reason: string | null
}

/** What `check` does with a target: renders it, reads it as it stands, or neither. */
export type ListedStatus = 'rendered' | 'read' | 'not-rendered' | 'left-out'
