/** Lines of a file of head as a pull request shows them, without those that it removes. */
export interface PageHunk {
  /** The 1-based number of the first line. */
  readonly start: number
  readonly lines: readonly string[]
}

/** The hunks of the `patch` of a file, as GitHub lists the files of a pull request. */
export function pageHunks(patch: string): PageHunk[] {
  const hunks: { start: number; lines: string[] }[] = []
  for (const line of patch.split('\n')) {
    const [, start] = /^@@ -\d+(?:,\d+)? \+(\d+)(?:,\d+)? @@/.exec(line) ?? []
    if (start !== undefined) hunks.push({ start: Number(start), lines: [] })
    else if (line.startsWith(' ') || line.startsWith('+')) hunks.at(-1)?.lines.push(line.slice(1))
  }
  return hunks
}

/** The lines `first` to `last` if they are in one hunk; a suggestion may not span two. */
export function linesInHunk(hunks: readonly PageHunk[], first: number, last: number): string[] | undefined {
  const hunk = hunks.find(({ start, lines }) => start <= first && last < start + lines.length)
  return hunk?.lines.slice(first - hunk.start, last - hunk.start + 1)
}
