/** A text that holds YAML, and how its offsets become lines. */
export interface Source {
  /** Path in the tree, or a name for a rendered text. */
  readonly file: string
  readonly text: string
  /** Offset of the first character of each line. */
  readonly lineStarts: readonly number[]
}

/**
 * A node of a positioned tree: what Go's YAML reads (sigs.k8s.io/yaml over yaml.v2, as kubectl and Helm use it),
 * and where it was written. Offsets are UTF-16 indices into `source.text`; `end` is one past the last character.
 */
export type YamlNode = YamlMap | YamlList | YamlScalar

interface YamlNodeBase {
  readonly source: Source
  /** For an aliased node: where its anchor stands, the text to edit. */
  readonly start: number
  readonly end: number
  /** Where an alias used this node; absent for a node that stands where it is used. */
  readonly alias?: { readonly start: number; readonly end: number }
}

/** A mapping; keys are strings, as JSON has them. */
export interface YamlMap extends YamlNodeBase {
  readonly kind: 'map'
  readonly entries: ReadonlyMap<string, YamlEntry>
}

/** A key with its value. */
export interface YamlEntry {
  readonly key: YamlScalar
  readonly value: YamlNode
}

/** A sequence. */
export interface YamlList extends YamlNodeBase {
  readonly kind: 'list'
  readonly items: readonly YamlNode[]
}

/** A scalar with the value Go reads. Numbers that JavaScript cannot hold exactly are bigint. */
export interface YamlScalar extends YamlNodeBase {
  readonly kind: 'scalar'
  readonly value: string | number | bigint | boolean | null
  readonly style: 'plain' | 'single' | 'double' | 'literal' | 'folded' | 'empty'
}

/** One document of a text. */
export interface YamlDocument {
  readonly source: Source
  /** `null` for a document that holds nothing but comments, or that could not be read. */
  readonly root: YamlNode | null
  readonly problems: readonly YamlProblem[]
}

/** What is wrong with a text, and where. */
export interface YamlProblem {
  readonly code: 'syntax' | 'duplicate-key' | 'bound'
  /** One sentence, lower case, without the place. */
  readonly message: string
  readonly start: number
  readonly end: number
  /** For a duplicate key: the path of the map, keys joined by dots, and where the first one stands. */
  readonly first?: { readonly start: number; readonly end: number }
}
