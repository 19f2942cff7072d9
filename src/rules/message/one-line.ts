/** Shortens the output of another program to one line of a message: white space collapsed, at most 500 characters. */
export function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > maxCharacters ? `${line.slice(0, maxCharacters)}…` : line
}

/** Errors of Helm may quote whole templates. */
const maxCharacters = 500
