import { table } from '../core/table.ts'
import { oncePerText } from '../core/once-per.ts'

/** A length of time in nanoseconds, exact, like Go's `time.Duration`. */
export type Duration = bigint

/** A parsed duration, or what is wrong with it. */
export type ParsedDuration = { readonly value: Duration } | DurationDefect

/** Why a text is not a duration: `defect` continues a sentence about it ("has no unit"). */
export interface DurationDefect {
  readonly code: 'not-a-duration' | 'missing-unit' | 'days' | 'white-space' | 'too-long'
  readonly defect: string
}

/** One millisecond, the shortest duration that Istio accepts. */
export const millisecond: Duration = 1_000_000n
/** One second. */
export const second: Duration = 1_000_000_000n

/**
 * Parses Go's syntax (`time.ParseDuration`): `1m30s`, `1.5h`, `250ms`, with a sign, or `0`. Digits beyond the
 * nanosecond are dropped. A text that Go refuses gives a `defect`.
 */
export const parseDuration = oncePerText((text): ParsedDuration => {
  const [, sign = '', body = ''] = /^([-+]?)(.*)$/s.exec(text) ?? []
  if (body === '0') return { value: 0n }
  const components = text.length > maxTextLength ? [] : [...body.matchAll(component)]
  if (body === '' || components.map(([match]) => match).join('') !== body) return syntaxDefect(text)
  const total = components.reduce(
    (sum, [, number = '', unit = '']) => sum + componentLength(number, unit),
    0n,
  )
  if (total > maxDuration) return { code: 'too-long', defect: 'is longer than Go can hold (about 292 years)' }
  return { value: sign === '-' ? -total : total }
})

/** Formats a duration as people write it: `12s`, `1m30s`, `1h`, `250ms`, `1.5ms`. */
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

const units = table<Duration>({
  ns: 1n,
  us: 1000n,
  µs: 1000n, // U+00B5
  μs: 1000n, // U+03BC
  ms: millisecond,
  s: second,
  m: 60n * second,
  h: 3600n * second,
})
const smallUnits: readonly (readonly [string, Duration])[] = [
  ['ms', millisecond],
  ['us', 1000n],
  ['ns', 1n],
]
const component = /(\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h)/g
/** Limit on the length of a duration, so that hostile text is cheap to refuse. */
const maxTextLength = 100
const maxDuration = 2n ** 63n - 1n

function componentLength(number: string, unit: string): Duration {
  const [integer, fraction = ''] = number.split('.')
  const size = units[unit]!
  return BigInt(integer || '0') * size + (BigInt(fraction || '0') * size) / 10n ** BigInt(fraction.length)
}

function syntaxDefect(text: string): DurationDefect {
  // A text of this length is not a mistyped duration, and advice that repeats it would not fit a line.
  if (text.length > maxTextLength) return notADuration
  if (/^[-+]?\d+(\.\d+)?$/.test(text)) {
    return { code: 'missing-unit', defect: `has no unit: write \`${text}s\` for seconds` }
  }
  const days = /^(\d+)d$/.exec(text)
  if (days) {
    const hours = `${BigInt(days[1]!) * 24n}h`
    return { code: 'days', defect: `counts in days, which Go has no unit for: write \`${hours}\`` }
  }
  return /\s/.test(text) ? { code: 'white-space', defect: 'contains white space' } : notADuration
}

const notADuration: DurationDefect = {
  code: 'not-a-duration',
  defect: 'is not a duration such as `1m30s`, `1.5s` or `250ms`',
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
