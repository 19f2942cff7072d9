/** A file and a 1-based line in it. */
export interface SourceLine {
  readonly file: string
  readonly line: number
}
