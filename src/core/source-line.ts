/** A file and a 1-based line in it. */
export interface SourceLine {
  readonly file: string
  readonly line: number
}

/** A key of a line: equal for equal files and lines. */
export function sourceLineKey({ file, line }: SourceLine): string {
  return `${file}:${line}`
}
