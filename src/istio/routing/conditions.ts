import type { Node } from '../../model/node.ts'

/** What a match asks of one property of a request: Istio's StringMatch, or a value that is compared as it stands. */
export interface Condition {
  /** `present`: any value; `other`: nothing but an equal condition is known to agree with it. */
  readonly form: 'exact' | 'prefix' | 'regex' | 'present' | 'other'
  readonly value: string
  readonly ignoresCase: boolean
}

/** A StringMatch as a condition; without `exact`, `prefix` or `regex` any value does. */
export function stringCondition(node: Node, ignoresCase = false): Condition {
  const form = forms.find((name) => node.get(name).exists)
  if (form && typeof node.get(form).scalar === 'string') {
    return simplified({ form, value: node.get(form).text, ignoresCase: ignoresCase && form !== 'regex' })
  }
  if (node.kind === 'map' && node.entries().length === 0) return present
  return otherCondition(node)
}

/** A value that says the same only where it is the same. */
export function otherCondition(node: Node): Condition {
  return { form: 'other', value: JSON.stringify(node.data, plainNumbers) ?? '', ignoresCase: false }
}

/** True if all that `narrow` lets through is let through by `wide`; false where that cannot be known. */
export function conditionCovers(wide: Condition, narrow: Condition): boolean {
  if (wide.form === 'present') return narrow.form !== 'other'
  if (wide.form === 'other' || wide.form === 'regex') return isSame(wide, narrow)
  if (narrow.ignoresCase && !wide.ignoresCase && /\p{L}/u.test(wide.value)) return false
  const [value, other] = wide.ignoresCase
    ? [lower(wide.value), lower(narrow.value)]
    : [wide.value, narrow.value]
  if (wide.form === 'exact') return narrow.form === 'exact' && value === other
  const start = certainStart({ ...narrow, value: other })
  return start !== '' && start.startsWith(value)
}

/** True if it is certain that some value meets both. */
export function conditionsMeet(one: Condition, other: Condition): boolean {
  return conditionCovers(one, other) || conditionCovers(other, one)
}

/** What every value begins with that meets a condition; `''` where nothing is certain. */
export function certainStart({ form, value }: Condition): string {
  if (form === 'exact' || form === 'prefix') return value
  return form === 'regex' ? regexStart(value) : ''
}

const forms = ['exact', 'prefix', 'regex'] as const
const present: Condition = { form: 'present', value: '', ignoresCase: false }

/** An empty prefix and `.*` take everything. */
function simplified(condition: Condition): Condition {
  const { form, value } = condition
  return (form === 'regex' && value === '.*') || (form === 'prefix' && value === '') ? present : condition
}

function isSame(one: Condition, other: Condition): boolean {
  return one.form === other.form && one.value === other.value && one.ignoresCase === other.ignoresCase
}

/**
 * The plain text that everything begins with which an expression matches; Envoy matches the whole value. A letter
 * that a quantifier follows may be missing, and with alternatives or flags nothing is certain.
 */
function regexStart(regex: string): string {
  if (/\||\(\?/.test(regex)) return ''
  const [plain = ''] = /^[\w/~%=&:;,@! -]*/.exec(regex) ?? []
  return /^[?*{]/.test(regex.slice(plain.length)) ? plain.slice(0, -1) : plain
}

function lower(text: string): string {
  return text.toLowerCase()
}

function plainNumbers(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? Number(value) : value
}
