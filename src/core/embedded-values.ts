/** The node of a YAML file that contains values of a release: a map, a text of YAML, or the scalar of a flag. */
export interface EmbeddedValues {
  /** Path in the tree. */
  readonly file: string
  /** Index of the document in the file. */
  readonly document: number
  /** Keys and indices from the root of the document. */
  readonly path: readonly (string | number)[]
}
