import type { Node } from '../../model/node.ts'

/** What a match requires of one property of a request: Istio's StringMatch, or a value compared for equality. */
export interface Condition {
  /** `present`: any value; `other`: only an equal condition is known to accept the same values. */
  readonly form: 'exact' | 'prefix' | 'regex' | 'present' | 'other'
  readonly value: string
  readonly ignoresCase: boolean
}

/** A StringMatch as a condition; without `exact`, `prefix` or `regex` any value is accepted. */
export function stringCondition(node: Node, ignoresCase = false): Condition {
  const form = forms.find((name) => node.get(name).exists)
  if (form && typeof node.get(form).scalar === 'string') {
    return simplify({ form, value: node.get(form).text, ignoresCase: ignoresCase && form !== 'regex' })
  }
  if (node.kind === 'map' && node.entries().length === 0) return present
  return incomparableCondition(node)
}

/** A condition that only an equal condition is known to cover. */
export function incomparableCondition(node: Node): Condition {
  return { form: 'other', value: JSON.stringify(node.data, plainNumbers) ?? '', ignoresCase: false }
}

/** True if `wide` accepts everything that `narrow` accepts; false if that is unknown. */
export function conditionCovers(wide: Condition, narrow: Condition): boolean {
  if (wide.form === 'present') return narrow.form !== 'other'
  if (wide.form === 'other' || wide.form === 'regex') return isEqual(wide, narrow)
  if (narrow.ignoresCase && !wide.ignoresCase && /\p{L}/u.test(wide.value)) return false
  const [value, narrowValue] = wide.ignoresCase
    ? [lower(wide.value), lower(narrow.value)]
    : [wide.value, narrow.value]
  if (wide.form === 'exact') return narrow.form === 'exact' && value === narrowValue
  const start = certainStart({ ...narrow, value: narrowValue })
  return start !== '' && start.startsWith(value)
}

/** True if certainly some value satisfies both. */
export function conditionsOverlap(first: Condition, second: Condition): boolean {
  return conditionCovers(first, second) || conditionCovers(second, first)
}

/** The beginning of every value that satisfies a condition, in the case as written; `''` if nothing is certain. */
export function certainStart({ form, value }: Condition): string {
  if (form === 'exact' || form === 'prefix') return value
  return form === 'regex' ? regexStart(value) : ''
}

const forms = ['exact', 'prefix', 'regex'] as const
const present: Condition = { form: 'present', value: '', ignoresCase: false }

/** An empty prefix and `.*` accept everything. */
function simplify(condition: Condition): Condition {
  const { form, value } = condition
  return (form === 'regex' && value === '.*') || (form === 'prefix' && value === '') ? present : condition
}

function isEqual(first: Condition, second: Condition): boolean {
  return (
    first.form === second.form && first.value === second.value && first.ignoresCase === second.ignoresCase
  )
}

/**
 * The literal beginning of everything that a regular expression matches; Envoy matches the whole value. A letter before
 * a quantifier may be missing, and with alternatives or flags nothing is certain.
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
