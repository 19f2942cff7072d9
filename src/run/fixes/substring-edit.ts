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
 * The same for a text into which a tool puts others: `https://{{ .host }}` for `http://{{ .host }}`. The default of a variable
 * comes before what is written between placeholders: `${SCHEME:=https}://…`. `null` if neither allows the change, and for a text
 * without placeholders.
 */
export function literalReplacement(text: string, written: string, wanted: string): string | null {
  const pieces = written.split(placeholder)
  if (pieces.length === 1) return null
  const replacements = pieces.map((piece, index) =>
    index % 2 === 0 ? substringReplacement(text, piece, wanted) : defaultReplacement(text, piece, wanted),
  )
  const indices = [...pieces.keys()].filter((index) => replacements[index] !== null)
  const chosen = indices.find((index) => index % 2 === 1) ?? indices[0]
  return chosen === undefined ? null : pieces.toSpliced(chosen, 1, replacements[chosen]!).join('')
}

/** A template of an ApplicationSet or a variable of Flux. */
const placeholder = /(\{\{.*?\}\}|\$\{[^{}]*\})/

/** A variable with another default; `null` for a template, and for a variable without a default that allows the change. */
function defaultReplacement(text: string, variable: string, wanted: string): string | null {
  const [, start = '', fallback = ''] = /^(\$\{\w+:?[=-])(.*)\}$/.exec(variable) ?? []
  const replacement = substringReplacement(text, fallback, wanted)
  return replacement === null || /[{}]/.test(replacement) ? null : `${start}${replacement}}`
}
