/** What Go refuses a document for. It is thrown inside `yaml/` only; `parseDocuments` makes a problem of it. */
export class Fault extends Error {
  readonly code: 'syntax' | 'bound'
  /** Offsets in the text. */
  readonly start: number
  readonly end: number

  constructor(message: string, start: number, end = start, code: 'syntax' | 'bound' = 'syntax') {
    super(message)
    this.code = code
    this.start = start
    this.end = end
  }
}
