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
