/** A range of a text by offsets: `end` is one past the last character. */
export interface TextRange {
  readonly start: number
  readonly end: number
}

/** Lines of a file, 1-based, both ends included. */
export interface LineRange {
  readonly start: number
  readonly end: number
}
