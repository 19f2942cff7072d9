import type { Location } from './report.ts'

/** A key of a values file, or an item of a list in it: the file's path in the tree, and the way down from its root. */
export interface ValuesKey {
  readonly file: string
  readonly trail: readonly (string | number)[]
}

/** A key that nothing in a chart reads, proven by renders: whatever stands under it, all templates stay the same. */
export interface DeadValue extends ValuesKey {
  /** The keys from the root of the release's values. */
  readonly way: readonly (string | number)[]
  readonly meant: SuggestedKey | null
}

/** What templates read instead of a dead key: a similar name in the same map, or the same name in another map. */
export interface SuggestedKey {
  readonly kind: 'similar' | 'elsewhere'
  /** The keys from the root of the release's values, and from the root of the dead key's file. */
  readonly way: readonly (string | number)[]
  readonly trail: readonly (string | number)[]
  /** Where a template reads it; `null` where that cannot be said of one place. */
  readonly read: Location | null
}

/** A value that a template reads and nothing defines: with it set, a field that is empty has a content. */
export interface UndefinedValue {
  /** The keys from the root of the release's values. */
  readonly way: readonly string[]
  /** The keys after `.Values`. */
  readonly names: readonly string[]
  readonly read: Location
  /** The kind of the object and the field in it that is rendered empty. */
  readonly field: { readonly kind: string; readonly trail: readonly (string | number)[] }
  /** A key of the same map with a similar name. */
  readonly similar: ValuesKey | null
  /** The map it belongs into among the defaults of the chart; `null` where they do not have it. */
  readonly home: ValuesKey | null
}

/** What a release makes of its values. */
export interface ValuesUse {
  /** The paths in the tree of the files that its values come from. */
  readonly files: readonly string[]
  /** The highest keys that nothing reads. */
  dead(): Promise<readonly DeadValue[]>
  undefined(): Promise<readonly UndefinedValue[]>
  /** Whether another value under a key renders something else. */
  isRead(key: ValuesKey): Promise<boolean>
  /** Whether a text of the chart may read a key: true where nobody knows. Nothing is rendered for it. */
  mayRead(key: ValuesKey): boolean
  /** Renders that were made so far. */
  readonly renders: number
}
