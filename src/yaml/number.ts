/**
 * Reads an integer as Go does: `strconv.ParseInt(text, 0, 64)`, then `ParseUint`, after removing underscores
 * (yaml.v2 resolve.go). A bigint beyond 2^53; `undefined` beyond 64 bits and for any other text.
 */
export function readInt(text: string): number | bigint | undefined {
  if (/^(?:0|[1-9]\d{0,14})$/.test(text)) return Number(text)
  const [, sign, digits] = intForm.exec(withoutUnderscores(text)) ?? []
  if (digits === undefined || digits.length > maxIntLength) return undefined
  const size = BigInt(/^0[0-7]/.test(digits) ? `0o${digits}` : digits)
  const value = sign === '-' ? -size : size
  if (value < minInt64 || value > (sign === '' ? maxUint64 : maxInt64)) return undefined
  return Number.isSafeInteger(Number(value)) ? Number(value) : value
}

/** Reads a float as yaml.v2 does; `undefined` for any other text and for a value beyond 64 bits. */
export function readFloat(text: string): number | undefined {
  const plain = text.startsWith('.') ? text : withoutUnderscores(text)
  const form = text.startsWith('.') ? dottedFloat : plainFloat
  const value = form.test(plain) ? Number(withoutUnderscores(plain)) : Infinity
  return Number.isFinite(value) ? value : undefined
}

/**
 * A float as a map key: Go's `strconv.FormatFloat(value, 'g', -1, 32)`, in single precision, with YAML's names for
 * NaN and infinity (sigs.k8s.io/yaml, convertToJSONableObject).
 */
export function floatKey(value: number): string {
  const single = Math.fround(value)
  if (Number.isNaN(single)) return '.nan'
  if (!Number.isFinite(single)) return single < 0 ? '-.inf' : '.inf'
  if (single === 0) return Object.is(single, -0) ? '-0' : '0'
  const shortest = shortestSingle(single)
  const [digits, exponent] = shortest.split('e')
  const power = Number(exponent)
  if (power >= -4 && power < minExponent) return String(Number(shortest))
  return `${digits}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`
}

/** The shortest decimal that means this single precision number: `1.5e+0`. */
function shortestSingle(single: number): string {
  for (let digits = 0; digits < 8; digits++) {
    const text = single.toExponential(digits)
    if (Math.fround(Number(text)) === single) return text
  }
  return single.toExponential(8)
}

/** From this power of ten on `'g'` with the shortest precision prints an exponent (Go's strconv/ftoa.go). */
const minExponent = 6

export const maxInt64 = 2n ** 63n - 1n
const minInt64 = -(2n ** 63n)
const maxUint64 = 2n ** 64n - 1n

/** Go's base 0: the prefix selects the base, and a leading `0` alone means octal. */
const intForm = /^([-+]?)(0[xX][\da-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|[1-9]\d*|0)$/

/** 64 binary digits, their prefix, and room for leading zeros; longer texts do not fit 64 bits anyway. */
const maxIntLength = 1000

/** `yamlStyleFloat` of yaml.v2's resolve.go. */
const plainFloat = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/

/** What `strconv.ParseFloat` accepts of a text that begins with a dot: underscores may separate digits. */
const dottedFloat = /^\.\d+(?:_\d+)*(?:[eE][-+]?\d+(?:_\d+)*)?$/

function withoutUnderscores(text: string): string {
  return text.includes('_') ? text.replaceAll('_', '') : text
}
