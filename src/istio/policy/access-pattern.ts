/** What a value of an AuthorizationPolicy lets through (istio `pilot/pkg/security/authz/matcher/string.go`). */
export interface AccessPattern {
  readonly form: 'any' | 'exact' | 'prefix' | 'suffix' | 'template'
  /** The plain part; of a template what it begins with. */
  readonly text: string
}

/**
 * Reads `*`, `abc*`, `*abc` and plain texts, in which any other `*` stands for itself; and the templates of paths:
 * `{*}` is one segment, `{**}` the rest.
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

/** True if all that `narrow` lets through is let through by `wide`; false where that is not certain. */
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

/** False if it is certain that nothing is let through by both. */
export function patternsMayMeet(one: AccessPattern, other: AccessPattern): boolean {
  if (one.form === 'exact') return mayBe(other, one.text)
  if (other.form === 'exact') return mayBe(one, other.text)
  const [start, otherStart] = [startOf(one), startOf(other)]
  const [end, otherEnd] = [endOf(one), endOf(other)]
  const startsAgree = start.startsWith(otherStart) || otherStart.startsWith(start)
  return startsAgree && (end.endsWith(otherEnd) || otherEnd.endsWith(end))
}

function mayBe(pattern: AccessPattern, text: string): boolean {
  if (pattern.form === 'exact') return pattern.text === text
  return text.startsWith(startOf(pattern)) && text.endsWith(endOf(pattern))
}

function startOf({ form, text }: AccessPattern): string {
  return form === 'prefix' || form === 'template' ? text : ''
}

function endOf({ form, text }: AccessPattern): string {
  return form === 'suffix' ? text : ''
}
