import type { FieldPath } from './field-path.ts'

/** The node of a YAML file that contains values of a release: a map, a text of YAML, or the scalar of a flag. */
export interface EmbeddedValues {
  /** Path in the tree. */
  readonly file: string
  /** Index of the document in the file. */
  readonly document: number
  /** Keys and indices from the root of the document. Keys after a block scalar lead into the YAML that it contains. */
  readonly path: FieldPath
  /**
   * The variable whose value it is: the path leads to an item `KEY=VALUE` of a generator's `literals`, or is empty for a file
   * of such lines; absent for a node of YAML.
   */
  readonly variable?: string
  /** The keys under which the release has these values; absent if they are its values from the root on. */
  readonly under?: readonly string[]
  /** The scalars that a tool replaces before the release gets them, as Flux does with variables; absent for none. */
  readonly filled?: readonly FilledScalar[]
}

/**
 * A scalar whose text a tool replaces: the release gets `value` instead. An edit of the scalar takes precedence over
 * `value`.
 */
export interface FilledScalar {
  /** From the embedded node to the scalar; of a text of YAML from the root in it. */
  readonly path: FieldPath
  /** The text in the file. */
  readonly written: string
  readonly value: string | number | boolean | null
  /** Everything that the tool puts into the text; absent if edits of the text cannot be followed. */
  readonly parts?: readonly FilledPart[]
}

/** A text that a tool puts into another one. */
export interface FilledPart {
  /** As the other text contains it: `{{ .host }}`, `${HOST}`. */
  readonly placeholder: string
  /** The text that replaces the placeholder. */
  readonly text: string
  /** Where the tree contains that text; absent if no file does, as for the name of a folder. */
  readonly at?: EmbeddedValues
}

/** The parts that files of the tree contain, and the parts of these parts, each with the keys that lead to its scalar. */
export function placedParts({ filled = [] }: EmbeddedValues): PlacedPart[] {
  return filled.flatMap(({ path, parts = [] }) =>
    parts.flatMap(({ at }) =>
      at ? [{ path, at }, ...placedParts(at).map((inner) => ({ ...inner, path }))] : [],
    ),
  )
}

/** A part of a filled scalar. */
export interface PlacedPart {
  /** From the embedded node to the filled scalar. */
  readonly path: FieldPath
  readonly at: EmbeddedValues
}

/** The files that contain embedded values and what is filled into them. */
export function filesOfPlace(place: EmbeddedValues): readonly string[] {
  return [place.file, ...placedParts(place).map(({ at }) => at.file)]
}
