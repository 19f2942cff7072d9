/**
 * The replacement of a substring that turns a text into the wanted one: `12` for `10` in `10s` if `12s` is wanted. The
 * text before and after the substring stays. `null` if no occurrence of the substring allows that.
 */
export function substringReplacement(text: string, substring: string, wanted: string): string | null {
  if (substring === '') return null
  const [lowerText, lowerSubstring] = [text.toLowerCase(), substring.toLowerCase()]
  for (let at = lowerText.indexOf(lowerSubstring); at >= 0; at = lowerText.indexOf(lowerSubstring, at + 1)) {
    const restLength = lowerText.length - at - lowerSubstring.length
    const keeps =
      wanted.startsWith(text.slice(0, at)) && wanted.endsWith(text.slice(at + lowerSubstring.length))
    const replacement = wanted.slice(at, wanted.length - restLength)
    if (keeps && at + restLength < wanted.length && replacement !== substring) return replacement
  }
  return null
}

/**
 * The same for a text into which a tool puts others: `https://{{ .host }}` for `http://{{ .host }}`. `null` if the change is not
 * in what is written between the placeholders, and if there is none.
 */
export function literalReplacement(text: string, written: string, wanted: string): string | null {
  const pieces = written.split(placeholder)
  for (const [index, literal] of pieces.entries()) {
    const replaced = index % 2 === 0 && pieces.length > 1 ? substringReplacement(text, literal, wanted) : null
    if (replaced !== null) return pieces.toSpliced(index, 1, replaced).join('')
  }
  return null
}

/** A template of an ApplicationSet or a variable of Flux. */
const placeholder = /(\{\{.*?\}\}|\$\{[^{}]*\})/
