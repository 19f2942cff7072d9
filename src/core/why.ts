import type { CauseKind } from './cause.ts'
import type { Excerpt, ObjectRef, Location } from './report.ts'

/** How a field of an object came to be, for all targets that have the object. */
export interface Why {
  /** Those of equal targets are one. */
  readonly answers: readonly WhyAnswer[]
  /** Targets of the file without an answer. */
  readonly others: readonly (WhyTarget & { readonly reason: string })[]
  /** Renders that it took. */
  readonly renders: number
}

/** A target as a person knows it. */
export interface WhyTarget {
  readonly target: string
  readonly environment: string | null
}

/** How a field came to be in some targets. */
export interface WhyAnswer {
  readonly targets: readonly WhyTarget[]
  /** The object, and the path that was asked for. */
  readonly object: ObjectRef
  /** Plain data; absent where the object has no such field. */
  readonly value?: unknown
  /** `source`: the object stands in a file as it is applied. `unknown`: what changes the field cannot be found out. */
  readonly cause: CauseKind | 'source' | 'unknown'
  /** What to edit; for `missing` the map that the field would be written into. `null` where no value is known. */
  readonly primary: WhyPart | null
  /** True if nothing shows that the primary part moves the field: no render with another value of it works. */
  readonly unproven: boolean
  /** What says something of the same entry and loses, the weakest first. */
  readonly overridden: readonly WhyPart[]
  /** For `missing`: the keys to write below the primary part, one below the other. */
  readonly insertion?: { readonly keys: readonly string[]; readonly indent: number | null }
  /** The line of the template that renders the field, or what is above it; `null` where nothing is rendered. */
  readonly template: { readonly at: Location; readonly excerpt?: Excerpt } | null
  /** Other values with a part in it. */
  readonly others: readonly WhyPart[]
  /** Other values of which no render could show whether they have a part in it. */
  readonly perhaps: readonly WhyPart[]
  /** The entry that makes the object. */
  readonly anchor: WhyPart | null
  /** Values that switch the field or its object off. */
  readonly gates: readonly WhyPart[]
  /** Why nothing is known, for `unknown`: one sentence. */
  readonly problem?: string
  /** What may have been meant where the path leads nowhere: one sentence. */
  readonly hint: string | null
}

/** A part of a text that a person can edit. */
export interface WhyPart {
  readonly at: Location
  /** The flag as it was given, for what stands on the command line. */
  readonly flag?: string
  /** Path in the values of the release, or in the object; `''` for all of them. */
  readonly path: string
  /** Plain data. */
  readonly value: unknown
  readonly excerpt?: Excerpt
}
