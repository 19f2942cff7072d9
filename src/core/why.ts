import type { CauseKind } from './cause.ts'
import type { Excerpt, ObjectRef, Location } from './report.ts'

/** How a field of an object gets its value, for all targets that have the object. */
export interface Why {
  /** One answer for each group of equal targets. */
  readonly answers: readonly WhyAnswer[]
  /** Targets that use the file but have no answer. */
  readonly others: readonly (WhyTarget & { readonly reason: string })[]
  /** Number of renders it took. */
  readonly renders: number
}

/** A target as a person names it. */
export interface WhyTarget {
  readonly target: string
  readonly environment: string | null
}

/** How a field gets its value in some targets. */
export interface WhyAnswer {
  readonly targets: readonly WhyTarget[]
  /** The object, and the requested path. */
  readonly object: ObjectRef
  /** Plain data; absent if the object has no such field. */
  readonly value?: unknown
  /** `source`: the file is applied as written. `unknown`: the cause cannot be determined. */
  readonly cause: CauseKind | 'source' | 'unknown'
  /** What to edit; for `missing` the map in which the field would be written. `null` if no value is known. */
  readonly primary: WhyPart | null
  /** True if no render proves that the primary part changes the field. */
  readonly unproven: boolean
  /** Values of the same entry that others override, the weakest first. */
  readonly overridden: readonly WhyPart[]
  /** For `missing`: the keys to write below the primary part, one below the other. */
  readonly insertion?: { readonly keys: readonly string[]; readonly indent: number | null }
  /** The template line that renders the field or its nearest ancestor; `null` if nothing is rendered. */
  readonly template: { readonly at: Location; readonly excerpt?: Excerpt } | null
  /** Other values that influence the field. */
  readonly others: readonly WhyPart[]
  /** Values that may influence the field, without a render that proves it. */
  readonly perhaps: readonly WhyPart[]
  /** The entry that creates the object. */
  readonly anchor: WhyPart | null
  /** Values that nothing sets and that change the field, or make it appear. */
  readonly unset: readonly { readonly path: string; readonly readAt: Location | null }[]
  /** Values that switch the field or its object off. */
  readonly gates: readonly WhyPart[]
  /** For `unknown`: why, in one sentence. */
  readonly problem?: string
  /** A suggestion if the path does not exist: one sentence. */
  readonly hint: string | null
}

/** A range of a text that a person can edit. */
export interface WhyPart {
  readonly at: Location
  /** The flag as given, if the value is on the command line. */
  readonly flag?: string
  /** Path in the values of the release, or in the object; `''` is the root. */
  readonly path: string
  /** Plain data. */
  readonly value: unknown
  readonly excerpt?: Excerpt
}
