import { table } from '../../../core/table.ts'
import { isUnfilled } from '../../../syntax/unfilled.ts'
import { quotedText } from './text-match.ts'

/** True for a path with `{*}` or `{**}` in it. */
export function isPathTemplate(value: string): boolean {
  return value.includes('{*}') || value.includes('{**}')
}

/**
 * The regular expression of a path template: `{*}` is one segment, `{**}` any number of them (istio
 * `pilot/pkg/security/authz/matcher/template.go`; Envoy `source/extensions/path/uri_template_lib/uri_template_internal.cc`).
 */
export function templateRegex(value: string): string {
  return value
    .split(/(\{\*\*?\})/)
    .map((part) => operators[part] ?? quotedText(part))
    .join('')
}

/** The template of which `templateRegex` makes a regular expression; `null` for another expression. */
export function templateOfRegex(regex: string): string | null {
  const template = Object.entries(operators).reduce(
    (text, [operator, part]) => text.replaceAll(part, operator),
    regex,
  )
  return template === regex ? null : template.replaceAll('\\', '')
}

/** True for a template with placeholders besides its operators. */
export function isUnfilledTemplate(value: string): boolean {
  return isUnfilled(value.replaceAll('{*}', '').replaceAll('{**}', ''))
}

/** What a segment may consist of: Envoy's `kLiteral`. */
const literal = "a-zA-Z0-9-._~%!$&'()+,;:@="
const operators = table<string>({ '{*}': `[${literal}]+`, '{**}': `[/${literal}]*` })
