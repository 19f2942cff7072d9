/** A line of a unified diff. */
export interface DiffRow {
  readonly type: 'hunk' | 'context' | 'added' | 'removed'
  readonly text: string
  /** Line numbers before and after the change, as the heads of hunks count them. */
  readonly before?: number
  readonly after?: number
  /** The part that differs from the line that it replaces or that replaces it: start and end in UTF-16 units. */
  readonly changed?: readonly [start: number, end: number]
}

/** The lines of a unified diff that consists of hunks alone and so begins with `@@`, as `unifiedDiff` and `shownDiff` do. */
export function diffRows(diff: string): DiffRow[] {
  const rows: DiffRow[] = []
  let [before, after] = [0, 0]
  for (const line of diff.replace(/\n$/, '').split('\n')) {
    const text = line.slice(1)
    if (line.startsWith('@@')) {
      const [, start, newStart] = /^@@ -(\d+)(?:,\d+)? \+(\d+)/.exec(line) ?? []
      ;[before, after] = [Number(start ?? 0), Number(newStart ?? 0)]
      rows.push({ type: 'hunk', text: line })
    } else if (line.startsWith('+')) rows.push({ type: 'added', text, after: after++ })
    else if (line.startsWith('-')) rows.push({ type: 'removed', text, before: before++ })
    // No line of the text: `\ No newline at end of file`.
    else if (line.startsWith('\\')) rows.push({ type: 'context', text: line })
    else rows.push({ type: 'context', text, before: before++, after: after++ })
  }
  return withChangedParts(rows)
}

/** Pairs the removed lines of a block with as many added lines, in their order, and marks where they differ. */
function withChangedParts(rows: readonly DiffRow[]): DiffRow[] {
  const marked = rows.slice()
  for (let start = 0; start < rows.length;) {
    const removed = runLength(rows, start, 'removed')
    const added = runLength(rows, start + removed, 'added')
    for (let offset = 0; offset < Math.min(removed, added); offset++) {
      const [old, replacement] = [start + offset, start + removed + offset]
      const [oldPart, newPart] = changedParts(rows[old]!.text, rows[replacement]!.text)
      marked[old] = { ...rows[old]!, changed: oldPart }
      marked[replacement] = { ...rows[replacement]!, changed: newPart }
    }
    start += Math.max(1, removed + added)
  }
  return marked
}

function runLength(rows: readonly DiffRow[], start: number, type: DiffRow['type']): number {
  let end = start
  while (rows[end]?.type === type) end++
  return end - start
}

/** The ranges of two lines between their common start and end. */
function changedParts(before: string, after: string): [readonly [number, number], readonly [number, number]] {
  const shortest = Math.min(before.length, after.length)
  let start = 0
  while (start < shortest && before[start] === after[start]) start++
  let end = 0
  while (end < shortest - start && before.at(-1 - end) === after.at(-1 - end)) end++
  return [
    [start, before.length - end],
    [start, after.length - end],
  ]
}
