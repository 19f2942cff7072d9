/**
 * A text of YAML in which templates (`{{ … }}`) are replaced by characters of scalars and keys, and lines that contain only
 * templates by comments. Offsets stay the same. `shownTemplates` restores the templates.
 */
export function hiddenTemplates(text: string): string {
  if (!text.includes('{{')) return text
  return text
    .replace(/\{\{.*?\}\}/g, (template) => template.replace(/[ -~]/g, hidden))
    .replace(templateLine, '$1#')
}

/** The text of a scalar or key as it was before `hiddenTemplates`. */
export function shownTemplates(text: string): string {
  return text.replace(hiddenComment, hidden('{')).replace(/[\ue020-\ue07e]/g, shown)
}

/** Characters of the private use area, which mean nothing to YAML. */
const privateUse = 0xe000

const brace = hidden('{')

/** The first brace of a line that contains nothing but templates. */
const templateLine = new RegExp(`^([ \\t]*)${brace}(?=[\\ue020-\\ue07e \\t]*$)`, 'gm')

/** The replacement of `templateLine` for a line that begins with one brace: a template begins with two. */
const hiddenComment = new RegExp(`#(?=${brace}(?!${brace}))`, 'g')

function hidden(character: string): string {
  return String.fromCharCode(character.charCodeAt(0) + privateUse)
}

function shown(character: string): string {
  return String.fromCharCode(character.charCodeAt(0) - privateUse)
}
