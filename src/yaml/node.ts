/** A text with YAML, and its line starts, by which offsets become lines. */
export interface Source {
  /** Path in the tree, or a name for a rendered text. */
  readonly file: string
  readonly text: string
  /** Offset of the first character of each line, computed on first access. A byte order mark belongs to no line. */
  readonly lineStarts: readonly number[]
  /** Set once an alias was read in the text: from then on two nodes of a document may share their contents. */
  isAliased?: boolean
}

/**
 * A YAML value and where it was written, as Go's YAML reads it (sigs.k8s.io/yaml over yaml.v2, as kubectl and Helm use
 * it). Offsets are UTF-16 indices into `source.text`; `end` is one past the last character.
 */
export type YamlNode = YamlMap | YamlList | YamlScalar

interface YamlNodeBase {
  readonly source: Source
  /**
   * The text to edit. For an aliased node: the text of the anchor's node. A quoted scalar includes its quotes. A block
   * scalar is its text without the header and without the indentation of its first line; the header if it has no
   * text. An empty value is an empty range at the end of its key.
   */
  readonly start: number
  readonly end: number
  /**
   * Offsets of the alias (or of the alias in a `<<`) that uses this node; absent for a node that is used where it is
   * written. The nodes inside an aliased node are shared with the anchor and do not repeat it.
   */
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

/** One document of a text, with its problems. */
export interface YamlDocument {
  readonly source: Source
  /** `null` if Go reads nothing: only comments, or a text that Go refuses (see `problems`). */
  readonly root: YamlNode | null
  /** True if Go refuses the document. Cheaper to read than `problems`. */
  readonly isRefused?: true
  readonly problems: readonly YamlProblem[]
}

/** What is wrong with a text, and where. */
export interface YamlProblem {
  /**
   * `syntax`: Go refuses the document. `bound`: a limit of meshgate or of Go was reached. Both leave no root.
   * `duplicate-key`: a key is written twice, and the last one wins. `merge-order`: a `<<` overrides a key above it,
   * against the YAML specification. With the latter two the document is read.
   */
  readonly code: 'syntax' | 'duplicate-key' | 'merge-order' | 'bound'
  /** One sentence in lower case, without the location. */
  readonly message: string
  readonly start: number
  readonly end: number
  /** For `duplicate-key` and `merge-order`: the key that is overridden, and the end of its value. */
  readonly first?: { readonly start: number; readonly end: number; readonly valueEnd: number }
}
