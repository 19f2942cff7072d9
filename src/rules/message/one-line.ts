/** Words of another program as part of a message: white space joined, at most 500 characters. */
export function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > longest ? `${line.slice(0, longest)}…` : line
}

/** Such words may quote whole templates. */
const longest = 500
