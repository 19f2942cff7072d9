import { oncePerText } from '../core/once-per.ts'

/** A length of time in nanoseconds, exact, as Go's `time.Duration` holds it. */
export type Duration = bigint

/** What reading a duration gives: the length, or why it is none. */
export type ParsedDuration = { readonly value: Duration } | DurationDefect

/** Why a text is no duration, as the end of a sentence (`defect`) and as data. */
export interface DurationDefect {
  readonly code: 'not-a-duration' | 'missing-unit' | 'days' | 'white-space' | 'too-long'
  readonly defect: string
}

/** One millisecond, the least that Istio takes. */
export const millisecond: Duration = 1_000_000n
/** One second. */
export const second: Duration = 1_000_000_000n

/**
 * Reads Go's syntax: `1m30s`, `1.5h`, `250ms`, a sign, the bare `0` (`time.ParseDuration`). Digits beyond the
 * nanosecond are cut off.
 */
export const parseDuration = oncePerText((text): ParsedDuration => {
  const [, sign = '', body = ''] = /^([-+]?)(.*)$/s.exec(text) ?? []
  if (body === '0') return { value: 0n }
  const parts = text.length > longestText ? [] : [...body.matchAll(part)]
  if (body === '' || parts.map(([whole]) => whole).join('') !== body) return syntaxDefect(text)
  const total = parts.reduce((sum, [, number = '', unit = '']) => sum + length(number, unit), 0n)
  if (total > longest) return { code: 'too-long', defect: 'is longer than Go can hold (about 292 years)' }
  return { value: sign === '-' ? -total : total }
})

/** The shortest usual way to write a duration: `12s`, `1m30s`, `1h`, `250ms`, `1.5ms`. */
export function formatDuration(value: Duration): string {
  if (value === 0n) return '0s'
  if (value < 0n) return `-${formatDuration(-value)}`
  const small = value < second ? smallUnits.find(([, size]) => value >= size) : undefined
  if (small) return decimal(value, small[1]) + small[0]
  const hours = value / units['h']!
  const minutes = (value / units['m']!) % 60n
  const seconds = value % units['m']!
  return `${count(hours, 'h')}${count(minutes, 'm')}${seconds > 0n ? `${decimal(seconds, second)}s` : ''}`
}

const units: Readonly<Record<string, Duration>> = {
  ns: 1n,
  us: 1000n,
  µs: 1000n, // U+00B5
  μs: 1000n, // U+03BC
  ms: millisecond,
  s: second,
  m: 60n * second,
  h: 3600n * second,
}
const smallUnits: readonly (readonly [string, Duration])[] = [
  ['ms', millisecond],
  ['us', 1000n],
  ['ns', 1n],
]
const part = /(\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h)/g
/** Far more than any duration needs; it keeps hostile text cheap. */
const longestText = 100
const longest = 2n ** 63n - 1n

function length(number: string, unit: string): Duration {
  const [whole, fraction = ''] = number.split('.')
  const size = units[unit]!
  return BigInt(whole || '0') * size + (BigInt(fraction || '0') * size) / 10n ** BigInt(fraction.length)
}

function syntaxDefect(text: string): DurationDefect {
  // What is longer than any duration is no slip of the pen, and no advice on it fits a line.
  if (text.length > longestText) return notADuration
  if (/^[-+]?\d+(\.\d+)?$/.test(text)) {
    return { code: 'missing-unit', defect: `has no unit: write \`${text}s\` for seconds` }
  }
  const days = /^(\d+)d$/.exec(text)
  if (days) {
    const hours = `${BigInt(days[1]!) * 24n}h`
    return { code: 'days', defect: `counts in days, which are no unit here: write \`${hours}\`` }
  }
  return /\s/.test(text) ? { code: 'white-space', defect: 'holds white space' } : notADuration
}

const notADuration: DurationDefect = {
  code: 'not-a-duration',
  defect: 'is no duration such as `1m30s`, `1.5s` or `250ms`',
}

function count(amount: bigint, unit: string): string {
  return amount > 0n ? `${amount}${unit}` : ''
}

/** `value / size` without an exponent or trailing zeros. */
function decimal(value: bigint, size: bigint): string {
  const fraction = (value % size)
    .toString()
    .padStart(size.toString().length - 1, '0')
    .replace(/0+$/, '')
  return fraction === '' ? `${value / size}` : `${value / size}.${fraction}`
}
