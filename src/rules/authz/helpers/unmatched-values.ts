import { table } from '../../../core/table.ts'

/** Why no request matches a value. */
export interface ValueMismatch {
  readonly code: ValueMismatchCode
  /** The end of a sentence about the value. */
  readonly text: string
}

/** What is wrong with a value, as a code of problems. */
export type ValueMismatchCode = FieldCode | 'literal-wildcard' | 'inner-wildcard'
type FieldCode =
  | 'host-with-path'
  | 'lower-case-method'
  | 'no-method'
  | 'no-leading-slash'
  | 'query-in-path'
  | 'fragment-in-path'
  | 'white-space'
  | 'spiffe-prefix'

/** Why no request matches a value; `null` if one may. */
export function valueMismatch(field: string, value: string): ValueMismatch | null {
  const fieldProblem = Object.hasOwn(defects, field) ? defects[field]!(value) : null
  if (fieldProblem !== null || !wildcardFields.has(field)) return fieldProblem
  if (field === 'paths' && /[{}]/.test(value)) return null
  const wildcard = wildcardDefect(value)
  if (wildcard === null || field !== 'paths') return wildcard
  return { ...wildcard, text: `${wildcard.text}: write \`{*}\` for one segment` }
}

/**
 * Reports a `*` that Istio reads as a literal character: it removes one `*` from a value, from its beginning or else from
 * its end (istio `pilot/pkg/security/authz/matcher/string.go`).
 */
function wildcardDefect(value: string): ValueMismatch | null {
  if (/^\*.*\*/s.test(value))
    return { code: 'literal-wildcard', text: 'begins with a `*`, so any other `*` is a literal character' }
  if (!/^[^*]+\*./s.test(value)) return null
  return { code: 'inner-wildcard', text: 'has a `*` in the middle, where it is a literal character' }
}

const defects = table<(value: string) => ValueMismatch | null>({
  hosts: (host) =>
    defectIf(
      host.includes('/'),
      'host-with-path',
      'is more than a host: write the name alone, with its port if it has one',
    ) ?? whiteSpaceDefect(host, 'host'),
  methods: (method) =>
    defectIf(
      standardMethod(method) !== undefined,
      'lower-case-method',
      'is not in capital letters, as every method is',
    ) ?? methodDefect(method),
  paths: pathDefect,
  principals: (principal) =>
    defectIf(
      principal.startsWith('spiffe://'),
      'spiffe-prefix',
      'begins with `spiffe://`, which Istio adds itself',
    ),
})

function defectIf(isWrong: boolean, code: FieldCode, text: string): ValueMismatch | null {
  return isWrong ? { code, text } : null
}

function pathDefect(path: string): ValueMismatch | null {
  const hasStart = /^[/*{]/.test(path)
  if (!hasStart) return { code: 'no-leading-slash', text: 'does not begin with a slash, as every path does' }
  const query = 'has a query, which Istio removes before it compares paths'
  const fragment = 'has a fragment, with which Envoy refuses every request'
  const defect =
    defectIf(path.includes('?'), 'query-in-path', query) ??
    defectIf(path.includes('#'), 'fragment-in-path', fragment)
  // authz/webhook reports a template with white space, which Istio refuses.
  return defect ?? (path.includes('{') ? null : whiteSpaceDefect(path, 'path'))
}

/** Reports a value with a character that no method has (RFC 9110, section 5.6.2), such as two methods in one text. */
function methodDefect(method: string): ValueMismatch | null {
  const text = 'is not one method: give each method a value of its own, without white space or commas'
  return defectIf(!/^[\w!#$%&'*+.^`|~-]+$/.test(method), 'no-method', text)
}

function whiteSpaceDefect(value: string, noun: string): ValueMismatch | null {
  return defectIf(/\s/.test(value), 'white-space', `contains white space, which no ${noun} of a request does`)
}

/** A value in capital letters, with its `*` at an end; `undefined` if it is in capitals already, or is no method. */
export function standardMethod(value: string): string | undefined {
  const upper = value.toUpperCase()
  return upper !== value && methods.has(upper.replace(/^\*|\*$/g, '')) ? upper : undefined
}

/**
 * The fields whose values take one wildcard. Left out are namespaces, in which `*` is a wildcard anywhere, and claims and
 * headers, whose values may contain a `*`.
 */
const wildcardFields = new Set(['hosts', 'methods', 'paths', 'principals'])
const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', 'PATCH'])
