import type { TextPattern } from '../request/match/text-match.ts'

/** The description of a pattern on an axis such as `path` or `header x-a`. */
export function patternWords(axis: string, { form, text }: TextPattern): string {
  const quoted = `\`${text}\``
  if (form === 'any') return 'any value'
  if (form === 'nonempty') return axis === 'path' ? 'any path' : 'any text'
  if (form === 'exact') return axis === 'host' && !text.includes(':') ? `${quoted} without a port` : quoted
  if (form === 'regex') return `what \`${readableTemplate(text)}\` matches`
  if (form === 'suffix') return axis === 'host' ? `\`*${text}\`` : `what ends with ${quoted}`
  return axis === 'path' && text.endsWith('/') ? `all under ${quoted}` : `what begins with ${quoted}`
}

/** The text of a path template. */
function readableTemplate(regex: string): string {
  const segment = "a-zA-Z0-9-._~%!$&'()+,;:@="
  return regex.replaceAll(`[${segment}]+`, '{*}').replaceAll(`[/${segment}]*`, '{**}').replaceAll('\\', '')
}
