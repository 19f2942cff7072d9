import { compiledRegex, unfilled, type TextMatch } from './text-match.ts'
import { isUnfilled } from '../../../syntax/unfilled.ts'

/** True for a path with `{*}` or `{**}` in it. */
export function isPathTemplate(value: string): boolean {
  return value.includes('{*}') || value.includes('{**}')
}

/**
 * The match of a path template: `{*}` is one segment, `{**}` any number of them (istio
 * `pilot/pkg/security/authz/matcher/template.go`; Envoy `source/extensions/path/uri_template_lib/uri_template_internal.cc`).
 */
export function pathTemplate(value: string): TextMatch {
  if (isUnfilled(value.replaceAll('{*}', '').replaceAll('{**}', ''))) return () => unfilled(value)
  const pattern = value
    .split(/(\{\*\*?\})/)
    .map((part) => operators[part] ?? part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
    .join('')
  const compiled = compiledRegex(pattern)
  return (path) => compiled !== null && compiled.matches(path)
}

/** What a segment may consist of: Envoy's `kLiteral`. */
const literal = "a-zA-Z0-9-._~%!$&'()+,;:@="
const operators: Readonly<Record<string, string>> = { '{*}': `[${literal}]+`, '{**}': `[/${literal}]*` }
