import type { RenderedField } from './cause.ts'
import type { HiddenLines } from './cluster-question.ts'
import type { HelmRender } from './render.ts'
import type { Location } from './report.ts'

/** A key of a values file, or an item of a list in it: the file's path in the tree, and the path from its root. */
export interface ValuesKey {
  readonly file: string
  readonly path: readonly (string | number)[]
}

/** A key that no template reads, proven by renders: another value under it changes no output. */
export interface DeadValue extends ValuesKey {
  /** Path from the root of the release's values. */
  readonly valuesPath: readonly (string | number)[]
  readonly suggestion: SuggestedKey | null
}

/** What templates read instead of an unused key: a similar name in the same map, or the same name in another map. */
export interface SuggestedKey {
  readonly kind: 'similar' | 'elsewhere'
  /** Path from the root of the release's values, and path from the root of the unused key's file. */
  readonly valuesPath: readonly (string | number)[]
  readonly path: readonly (string | number)[]
  /** Where a template reads it; `null` if there is no single location. */
  readonly readAt: Location | null
}

/** A value that a template reads and nothing defines: setting it fills a field that is rendered empty. */
export interface UndefinedValue {
  /** Path from the root of the release's values. */
  readonly valuesPath: readonly string[]
  /** The keys after `.Values` in the template. */
  readonly reference: readonly string[]
  readonly readAt: Location
  /** The kind of the object, and the path of the field that is rendered empty. */
  readonly field: { readonly kind: string; readonly path: readonly (string | number)[] }
  /** A key with a similar name in the same map; `null` if there is none. */
  readonly similar: ValuesKey | null
  /** The map in the chart's default values where the key belongs; `null` if they lack it. */
  readonly defaultsMap: ValuesKey | null
}

/** A value that nothing sets and that changes a rendered field if it is set. */
export interface UnsetValue {
  /** Path from the root of the release's values. */
  readonly valuesPath: readonly string[]
  /** Where a template reads it; `null` if no template names its whole path. */
  readonly readAt: Location | null
}

/** The fields of a rendered object that differ from render to render. */
export interface VaryingFields extends Omit<RenderedField, 'path'> {
  readonly paths: readonly RenderedField['path'][]
  /** True if the chart calls `lookup`, which may keep what the cluster has. */
  readonly isKept: boolean
}

/** How the templates of a release use its values. */
export interface ValuesUse {
  /** Paths in the tree of the files with its values. */
  readonly files: readonly string[]
  /** The highest keys that no template reads. */
  dead(): Promise<readonly DeadValue[]>
  undefined(): Promise<readonly UndefinedValue[]>
  /** Values that nothing sets and that change a field, or make it appear. */
  deciding(field: RenderedField): Promise<readonly UnsetValue[]>
  /** The objects of the render `shown` that differ between renders with the same values. */
  varying(shown: HelmRender): Promise<readonly VaryingFields[]>
  /** The lines of templates that are rendered only if a cluster decides so, without those that `shown` contains. */
  hidden(shown: HelmRender): Promise<readonly HiddenLines[]>
  /** Whether another value under a key changes the output; `null` if a render fails, so that this is not known. */
  isRead(key: ValuesKey): Promise<boolean | null>
  /** The keys that a line of a template names, where files set them. Needs no render. */
  namedAt(at: { readonly file: string; readonly line: number }): readonly Location[]
  /** Where templates read a key, or the nearest map above it that they name. Needs no render. */
  readsOf(key: ValuesKey): readonly Location[]
  /** Whether a text of the chart may read a key; true if unknown. Needs no render. */
  mayRead(key: ValuesKey): boolean
  /** Number of renders so far. */
  readonly renders: number
}

/**
 * The use of values if it is unknown. Templates may read any key: `mayRead` is always true. Nothing is proven: `isRead` is
 * always `null`, and all lists are empty.
 */
export const unknownUse: ValuesUse = {
  files: [],
  dead: () => Promise.resolve([]),
  undefined: () => Promise.resolve([]),
  deciding: () => Promise.resolve([]),
  varying: () => Promise.resolve([]),
  hidden: () => Promise.resolve([]),
  namedAt: () => [],
  readsOf: () => [],
  isRead: () => Promise.resolve(null),
  mayRead: () => true,
  renders: 0,
}
