/** A scalar, map or list of a rendered object. */
export interface RenderedField {
  /** The template's full name, as in the line `# Source:` of the render. */
  readonly template: string
  readonly object: RenderedObject
  /** Number of objects with the same identity that the template renders before it; 0 if absent. */
  readonly occurrence?: number
  /** Keys and indices from the object down to the field. */
  readonly path: readonly (string | number)[]
}

/** An object as its own text identifies it; `namespace` is `''` if the text does not state it. */
export interface RenderedObject {
  readonly apiVersion: string
  readonly kind: string
  readonly namespace: string
  readonly name: string
}

/**
 * How values decide a rendered field.
 *
 * `exact`: exactly one value changes the field. `probable`: several values do, or it is unknown whether others do too.
 * `missing`: the field is absent and would be written into this map. `object`: no value changes the field, but this
 * entry creates its object. `template`: no value has an influence.
 */
export type CauseKind = 'exact' | 'probable' | 'missing' | 'object' | 'template'

/** A range in a values file or flag. Offsets are UTF-16 indices, `end` is one past the end. */
export interface CausePart {
  /** Path in the tree, or the flag if the value is on the command line. */
  readonly file: string
  readonly text: string
  readonly start: number
  readonly end: number
  /**
   * `cause`: editing it changes the field. `unproven`: it may, but no render could prove it. `anchor`: the entry that
   * creates the object. `gate`: it switches the object or the field off. `influence`: editing it changes the field, and
   * resolves no finding there.
   */
  readonly role: 'cause' | 'unproven' | 'anchor' | 'gate' | 'influence'
}

/** The text to edit to change a rendered field. */
export interface Cause {
  readonly kind: CauseKind
  /** What to edit: the value, for `missing` and `object` the key of the map; `null` for `template`. */
  readonly primary: CausePart | null
  /** Other parts that influence the field, the most important first. */
  readonly related: readonly CausePart[]
  /** For `missing`: where in the text of `primary` the field would be inserted. */
  readonly insertion?: Insertion
}

/** A position in a map at which an entry can be written. */
export interface Insertion {
  /** Offset of the first entry of the map. */
  readonly offset: number
  /** Spaces before the entries of the map; `null` for a map in braces. */
  readonly indent: number | null
  /** The keys to write, nested; the value belongs to the last one. */
  readonly keys: readonly string[]
}

/**
 * Checks whether other renders still have a finding. A value does not cause the finding if the finding remains when it
 * changes.
 */
export interface FindingCheck {
  /** The rule, code and view of the finding. */
  readonly id: string
  /** True if the key of the field is wrong, whatever its value. */
  readonly isOfKey: boolean
  /** The text that the finding proposes instead of the field or a part of it; `null` if it proposes none. */
  readonly suggestion: string | null
  /**
   * Whether another render of the object still has the finding. `object` is the text of its document; `changedObjects`
   * returns the other objects that differ in that render.
   */
  isStillFound(object: string, changedObjects: () => readonly ChangedObject[]): boolean
}

/** An object that another render changes. */
export interface ChangedObject {
  /** The object before the change. */
  readonly before: RenderedObject
  /** The text of its document after the change; `null` if the object is gone. */
  readonly after: string | null
}

/** What one values file or flag sets for an entry of the release's values. */
export interface Layer extends Omit<CausePart, 'role'> {
  /** Path from the root of the release's values. */
  readonly path: readonly (string | number)[]
  /** Plain data. */
  readonly value: unknown
}

/** An entry of the release's values, and all files and flags that set it. */
export interface Layering {
  /** Path from the root of the release's values. */
  readonly path: readonly (string | number)[]
  /** The weakest first; the last one wins. */
  readonly layers: readonly Layer[]
}

/** Finds what causes rendered fields of one release. */
export interface Provenance {
  cause(field: RenderedField, check?: FindingCheck): Promise<Cause>
  /**
   * For each field the only value that its text contains, found in one render for all fields; `null` if it contains none or
   * several. It is not proven that no other value changes the field: `cause` proves it.
   */
  shownValues(fields: readonly RenderedField[]): Promise<readonly (CausePart | null)[]>
  /**
   * The first of `partners`, which are causes of other fields, whose override breaks a rule together with `causePart`. Its
   * source is stronger than that of `causePart`, and the finding at `field` is gone if this source and those above it set
   * nothing. `null` if no render proves it for any partner.
   */
  breakingOverride(
    values: { readonly causePart: CausePart; readonly partners: readonly CausePart[] },
    field: RenderedField,
    check: FindingCheck,
  ): Promise<CausePart | null>
  /** The layers of the entry that a part belongs to, as the field's template sees it; `null` if it is not a value. */
  layering(causePart: CausePart, field: RenderedField): Layering | null
  /** Number of renders so far. */
  readonly renders: number
  /** False if a limit on time or renders may have decided an answer so far, so that another run may find something else. */
  readonly isRepeatable: boolean
}
