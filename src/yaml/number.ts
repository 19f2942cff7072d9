/**
 * The integer that Go's `strconv.ParseInt(text, 0, 64)`, then `ParseUint`, reads once underscores are gone
 * (yaml.v2 resolve.go). Beyond 2^53 a bigint, beyond 64 bits and for anything else `undefined`.
 */
export function readInt(text: string): number | bigint | undefined {
  if (/^(?:0|[1-9]\d{0,14})$/.test(text)) return Number(text)
  const [, sign, digits] = intForm.exec(withoutUnderscores(text)) ?? []
  if (digits === undefined || digits.length > longestInt) return undefined
  const size = BigInt(/^0[0-7]/.test(digits) ? `0o${digits}` : digits)
  const value = sign === '-' ? -size : size
  if (value < minInt64 || value > (sign === '' ? maxUint64 : maxInt64)) return undefined
  return Number.isSafeInteger(Number(value)) ? Number(value) : value
}

/** The float that yaml.v2 reads; `undefined` for what is none, or none that fits 64 bits. */
export function readFloat(text: string): number | undefined {
  const plain = text.startsWith('.') ? text : withoutUnderscores(text)
  const form = text.startsWith('.') ? dottedFloat : plainFloat
  const value = form.test(plain) ? Number(withoutUnderscores(plain)) : Infinity
  return Number.isFinite(value) ? value : undefined
}

/**
 * A float as a key: Go's `strconv.FormatFloat(value, 'g', -1, 32)`, in single precision, with YAML's names for what
 * is no number (sigs.k8s.io/yaml, convertToJSONableObject).
 */
export function floatKey(value: number): string {
  const single = Math.fround(value)
  if (Number.isNaN(single)) return '.nan'
  if (!Number.isFinite(single)) return single < 0 ? '-.inf' : '.inf'
  if (single === 0) return Object.is(single, -0) ? '-0' : '0'
  const shortest = shortestSingle(single)
  const [digits, exponent] = shortest.split('e')
  const power = Number(exponent)
  if (power >= -4 && power < exponentFrom) return String(Number(shortest))
  return `${digits}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`
}

/** The fewest digits that still mean this single precision number: `1.5e+0`. */
function shortestSingle(single: number): string {
  for (let digits = 0; digits < 8; digits++) {
    const text = single.toExponential(digits)
    if (Math.fround(Number(text)) === single) return text
  }
  return single.toExponential(8)
}

/** From this power of ten on, `'g'` with the shortest precision writes an exponent (Go's strconv, %e is used if). */
const exponentFrom = 6

export const maxInt64 = 2n ** 63n - 1n
const minInt64 = -(2n ** 63n)
const maxUint64 = 2n ** 64n - 1n

/** Base 0: the prefix says which, `0` alone is octal. */
const intForm = /^([-+]?)(0[xX][\da-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|[1-9]\d*|0)$/

/** 64 binary digits, their prefix, and room for leading zeros; longer ones are not worth a big multiplication. */
const longestInt = 1000

/** `yamlStyleFloat` of yaml.v2 resolve.go. */
const plainFloat = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/

/** What `strconv.ParseFloat` takes of a text that starts with a dot: underscores may stand between digits. */
const dottedFloat = /^\.\d+(?:_\d+)*(?:[eE][-+]?\d+(?:_\d+)*)?$/

function withoutUnderscores(text: string): string {
  return text.includes('_') ? text.replaceAll('_', '') : text
}
