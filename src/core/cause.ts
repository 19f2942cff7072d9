/** A scalar, map or list of an object, as a template rendered it. */
export interface RenderedField {
  /** The template's full name, as the line `# Source:` has it. */
  readonly template: string
  readonly object: RenderedObject
  /** How many objects of that identity the template renders before it. */
  readonly occurrence?: number
  /** Keys and indices from the object down to the field. */
  readonly trail: readonly (string | number)[]
}

/** An object as its own text names it; `namespace` is `''` where it is not written. */
export interface RenderedObject {
  readonly apiVersion: string
  readonly kind: string
  readonly namespace: string
  readonly name: string
}

/**
 * What decides a rendered field.
 *
 * `exact`: one value changes the field, and no other does. `probable`: several do, or it is not known whether others
 * do, too. `missing`: the field is absent and would be written into this map. `object`: no value changes the field,
 * this entry makes its object. `template`: nothing in any values does.
 */
export type CauseKind = 'exact' | 'probable' | 'missing' | 'object' | 'template'

/** A part of a text that values come from. Offsets are UTF-16 indices, `end` is one past the end. */
export interface CausePart {
  /** Path in the tree, or the flag where it stands on the command line. */
  readonly file: string
  readonly text: string
  readonly start: number
  readonly end: number
  /**
   * `cause`: editing it changes the field. `unproven`: it may, but no render could show it. `anchor`: the entry that
   * makes the object. `gate`: it switches the object or the field off.
   */
  readonly role: 'cause' | 'unproven' | 'anchor' | 'gate'
}

/** What a person has to edit for a rendered field to change. */
export interface Cause {
  readonly kind: CauseKind
  /** What to edit: the value, or for `missing` and `object` the key of the map; `null` for `template`. */
  readonly primary: CausePart | null
  /** The other parts that have to do with it, the most important first. */
  readonly others: readonly CausePart[]
  /** For `missing`: where in the text of `primary` the field would be written. */
  readonly insertion?: Insertion
}

/** A place in a map where an entry can be written. */
export interface Insertion {
  /** Where the first entry of the map begins. */
  readonly offset: number
  /** Spaces in front of the map's entries; `null` for a map in braces. */
  readonly indent: number | null
  /** The keys to write, one below the other; the value belongs to the last one. */
  readonly keys: readonly string[]
}

/** Knows what was found in a field. A leaf whose other values leave it as it is is no cause of the finding. */
export interface FindingCheck {
  /** True if the key of the field is what is wrong, whatever stands under it. */
  readonly isOfKey: boolean
  /**
   * Whether it is still found in another render of its object: `object` is the text of its document, `others` says
   * which other objects that render has changed.
   */
  isStillFound(object: string, others: () => readonly ChangedObject[]): boolean
}

/** An object that another render has changed. */
export interface ChangedObject {
  /** As it was. */
  readonly before: RenderedObject
  /** The text of its document; `null` for an object that is gone. */
  readonly after: string | null
}

/** What one text says of an entry of the release's values. */
export interface Layer extends Omit<CausePart, 'role'> {
  /** Keys and indices from the root of the release's values. */
  readonly trail: readonly (string | number)[]
  /** Plain data. */
  readonly value: unknown
}

/** An entry of the release's values and all that says something of it. */
export interface Layering {
  /** Keys and indices from the root of the release's values. */
  readonly trail: readonly (string | number)[]
  /** The weakest first; the last one holds. */
  readonly layers: readonly Layer[]
}

/** Finds the causes of rendered fields of one release. */
export interface Provenance {
  cause(field: RenderedField, judge?: FindingCheck): Promise<Cause>
  /** What a part of a text overrides, seen from the template of a field; `null` if it belongs to no values. */
  layering(part: CausePart, field: RenderedField): Layering | null
  /** Renders that were made so far. */
  readonly renders: number
}
