/** A pattern in a field of an AuthorizationPolicy (istio `pilot/pkg/security/authz/matcher/string.go`). */
export interface AccessPattern {
  readonly form: 'any' | 'exact' | 'prefix' | 'suffix' | 'template'
  /** The literal part; for a template the part before the first brace. */
  readonly text: string
}

/**
 * Parses `*`, `abc*`, `*abc` and plain texts, in which any other `*` is literal; and path templates, in which `{*}` is
 * one segment and `{**}` the rest of the path. The `text` of a template is the part before its first brace; a template whose
 * only brace is a `{**}` at its end becomes a prefix.
 */
export function accessPattern(value: string): AccessPattern {
  const brace = /\{\*\*?\}/.exec(value)
  if (brace) {
    const form = brace[0] === '{**}' && value.endsWith(brace[0]) ? 'prefix' : 'template'
    return { form, text: value.slice(0, brace.index) }
  }
  if (value === '*') return { form: 'any', text: '' }
  if (value.startsWith('*')) return { form: 'suffix', text: value.slice(1) }
  return value.endsWith('*') ? { form: 'prefix', text: value.slice(0, -1) } : { form: 'exact', text: value }
}

/** True if `wide` matches everything that `narrow` matches; false if that is not certain. */
export function patternCovers(wide: AccessPattern, narrow: AccessPattern): boolean {
  // Every path begins with a slash.
  if (wide.form === 'any' || (wide.form === 'prefix' && wide.text === '/' && narrow.form === 'any'))
    return true
  if (wide.form === 'exact') return narrow.form === 'exact' && narrow.text === wide.text
  if (wide.form === 'suffix') {
    return (narrow.form === 'exact' || narrow.form === 'suffix') && narrow.text.endsWith(wide.text)
  }
  const begins = narrow.form === 'exact' || narrow.form === 'prefix' || narrow.form === 'template'
  return wide.form === 'prefix' && begins && narrow.text.startsWith(wide.text)
}

/** False if certainly no value matches both. */
export function patternsMayOverlap(first: AccessPattern, second: AccessPattern): boolean {
  if (first.form === 'exact') return mayMatch(second, first.text)
  if (second.form === 'exact') return mayMatch(first, second.text)
  const [firstStart, secondStart] = [startOf(first), startOf(second)]
  const [firstEnd, secondEnd] = [endOf(first), endOf(second)]
  const startsAgree = firstStart.startsWith(secondStart) || secondStart.startsWith(firstStart)
  return startsAgree && (firstEnd.endsWith(secondEnd) || secondEnd.endsWith(firstEnd))
}

function mayMatch(pattern: AccessPattern, text: string): boolean {
  if (pattern.form === 'exact') return pattern.text === text
  return text.startsWith(startOf(pattern)) && text.endsWith(endOf(pattern))
}

function startOf({ form, text }: AccessPattern): string {
  return form === 'prefix' || form === 'template' ? text : ''
}

function endOf({ form, text }: AccessPattern): string {
  return form === 'suffix' ? text : ''
}
