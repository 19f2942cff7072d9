/** A text that holds YAML, and how its offsets become lines. */
export interface Source {
  /** Path in the tree, or a name for a rendered text. */
  readonly file: string
  readonly text: string
  /** Offset of the first character of each line; a byte order mark belongs to no line. Found when first asked for. */
  readonly lineStarts: readonly number[]
  /** Set once an alias was read in the text: from then on two parts of a document may be one. */
  isAliased?: boolean
}

/**
 * A node of a positioned tree: what Go's YAML reads (sigs.k8s.io/yaml over yaml.v2, as kubectl and Helm use it),
 * and where it was written. Offsets are UTF-16 indices into `source.text`; `end` is one past the last character.
 */
export type YamlNode = YamlMap | YamlList | YamlScalar

interface YamlNodeBase {
  readonly source: Source
  /**
   * The text to edit. For an aliased node: what the anchor stands at. A quoted scalar includes its quotes, a block
   * scalar is its text without the header and the indentation of its first line (the header where there is no
   * text), an empty value is nothing at the end of its key.
   */
  readonly start: number
  readonly end: number
  /**
   * Where an alias (or a merge of an alias) used this node; absent for a node that stands where it is used. The
   * nodes inside an aliased one are shared with the anchor and do not repeat it.
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

/** One document of a text. */
export interface YamlDocument {
  readonly source: Source
  /** `null` where Go reads nothing: nothing but comments, or a text that it refuses (see `problems`). */
  readonly root: YamlNode | null
  /** True where Go refuses the text: cheaper to ask for than what is wrong with it. */
  readonly isRefused?: true
  readonly problems: readonly YamlProblem[]
}

/** What is wrong with a text, and where. */
export interface YamlProblem {
  /**
   * `syntax`: Go refuses the document. `bound`: a bound of ours or of Go was hit. Both leave no root.
   * `duplicate-key`: a key is given twice and the last one wins. `merge-order`: a `<<` overrides a key that stands
   * before it, against what YAML says; with both the document is read.
   */
  readonly code: 'syntax' | 'duplicate-key' | 'merge-order' | 'bound'
  /** One sentence, lower case, without the place. */
  readonly message: string
  readonly start: number
  readonly end: number
  /** For `duplicate-key` and `merge-order`: the key that lost. */
  readonly first?: { readonly start: number; readonly end: number }
}
