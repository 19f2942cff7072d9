/**
 * Why Go refuses a document (`syntax`), or which limit of this parser it exceeds (`bound`). Thrown inside `yaml/` only;
 * `parseDocuments` turns it into a problem.
 */
export class Fault extends Error {
  readonly code: 'syntax' | 'bound'
  /** Offsets in the text of the file. */
  readonly start: number
  readonly end: number

  constructor(message: string, start: number, end = start, code: 'syntax' | 'bound' = 'syntax') {
    super(message)
    this.code = code
    this.start = start
    this.end = end
  }
}
