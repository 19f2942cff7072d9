/** `-- NAME --` on a line of its own. */
const partStart = /^-- (\S.*?) --$/

/**
 * The named parts of a text, as in Go's txtar (golang.org/x/tools/txtar): a line `-- NAME --` begins each, and what
 * stands before the first is a comment.
 */
export function partsOf(text: string): Record<string, string> {
  const parts: Record<string, string> = {}
  let name: string | undefined
  for (const line of text.split(/(?<=\n)/)) {
    const begun = partStart.exec(line.trimEnd())?.[1]
    if (begun !== undefined) parts[(name = begun)] = ''
    else if (name !== undefined) parts[name] += line
  }
  return parts
}
