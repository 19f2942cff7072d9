/** Returns a different text of the same shape, which contains `mark` if the shape has room for it. */
export type Reshape = (text: string, mark: Mark) => string | null

/** Identifies an altered text among the others of the same render. */
export interface Mark {
  /** A word of lower-case letters and digits that begins with a letter. */
  readonly word: string
  /** Unique among the marks of one render, below 10,000. */
  readonly number: number
  /** Which of two alterations: if the first does not change the render, the second may. */
  readonly variant: 1 | 2
}

/**
 * Another text that a chart, its schema and Kubernetes would also accept here: a duration stays a duration, a host a host.
 * `null` if there is none.
 */
export function reshape(text: string, mark: Mark): string | null {
  for (const shape of shapes) {
    const reshaped = shape(text, mark)
    if (reshaped !== null && reshaped !== text) return reshaped
  }
  return null
}

/**
 * True for texts that templates often compare instead of printing them: booleans in any case, values of enums of Istio and
 * Kubernetes such as `ClusterIP`, and any word in capitals, digits and underscores.
 */
export function isBranchingText(text: string): boolean {
  return (
    /^(true|false)$/i.test(text) || enumOf(text) !== undefined || /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/.test(text)
  )
}

const shapes: readonly Reshape[] = [
  toggle,
  nextMember,
  (text, { word }) => (/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/.test(text) ? `${text}_${word.toUpperCase()}` : null),
  (text, mark) => replaceMatch(text, /^-?\d+$/, () => integer(text, mark)),
  (text, mark) =>
    replaceMatch(text, /^((?:\d+[a-zµ]+)*)(\d+)(?:\.\d+)?(ns|us|µs|ms|s|m|h)$/, durationLike(mark)),
  (text) => replaceMatch(text, /^(\d+)(\.\d+)?(%|m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei)$/, increase),
  (text, mark) =>
    replaceMatch(text, /^\d{1,3}(\.\d{1,3}){3}(\/\d+)?$/, ([, , range = '']) => address(mark, range)),
  (text) =>
    replaceMatch(
      text,
      /^(v?(?:\d+\.)+)(\d+)(.*)$/,
      ([, start, last, suffix]) => `${start}${Number(last) + 1}${suffix}`,
    ),
  (text, mark) =>
    replaceMatch(
      text,
      /^([a-z][a-z0-9+.-]*:\/\/)(.+)$/is,
      ([, scheme, authority]) => `${scheme}${label(mark)}${authority}`,
    ),
  (text, mark) =>
    replaceMatch(
      text,
      /^(\*\.)?((?:[a-z0-9_-]+\.)+[a-z][a-z0-9-]*\.?)$/is,
      ([, wild = '', host]) => `${wild}${label(mark)}${host}`,
    ),
  (text, { word, variant }) => (variant === 1 ? `${text}${word}` : `${word}${text}`),
]

function replaceMatch(
  text: string,
  shape: RegExp,
  replace: (match: RegExpExecArray) => string,
): string | null {
  const match = shape.exec(text)
  return match && replace(match)
}

function toggle(text: string): string | null {
  if (!/^(true|false)$/i.test(text)) return null
  return text.toLowerCase() === 'true' ? 'false' : 'true'
}

/** Numbers of the size of a port become unique; others may be counts or sizes and only grow a little. */
function integer(text: string, { number, variant }: Mark): string {
  const value = Number(text)
  if (value >= 1000 && value < 65_536) return String(20_000 + number + (variant - 1) * 20_000)
  return String(value + variant + (number % smallNumberSteps))
}

/** Number of different steps by which small numbers grow. */
const smallNumberSteps = 13

function durationLike({ number, variant }: Mark) {
  return ([, above = '', , unit]: RegExpExecArray): string => {
    const value = unit === 'h' || above !== '' ? variant : 1000 + number + (variant - 1) * 10_000
    return `${above}${value}${unit}`
  }
}

function increase([, digits, , unit]: RegExpExecArray): string {
  const value = Number(digits)
  return `${unit === '%' && value >= 99 ? value - 1 : value + 1}${unit}`
}

/** A network that is reserved for benchmarks (RFC 2544). */
function address({ number, variant }: Mark, range: string): string {
  return `198.${17 + variant}.${number >> 8}.${number & 255}${range}`
}

function label({ word, variant }: Mark): string {
  return variant === 1 ? `${word}.` : `${word}-`
}

const enums: readonly (readonly string[])[] = [
  ['SIMPLE', 'MUTUAL', 'ISTIO_MUTUAL', 'DISABLE'],
  ['STRICT', 'PERMISSIVE'],
  ['ALLOW', 'DENY', 'AUDIT'],
  ['HTTP', 'HTTPS', 'TCP', 'TLS'],
  ['DNS', 'STATIC', 'NONE', 'DYNAMIC_DNS', 'DNS_ROUND_ROBIN'],
  ['MESH_EXTERNAL', 'MESH_INTERNAL'],
  ['ROUND_ROBIN', 'LEAST_REQUEST', 'RANDOM', 'PASSTHROUGH'],
  ['Always', 'IfNotPresent', 'Never'],
  ['ClusterIP', 'NodePort', 'LoadBalancer'],
  ['RollingUpdate', 'Recreate'],
  ['Exact', 'Prefix', 'ImplementationSpecific'],
]

function enumOf(text: string): readonly string[] | undefined {
  return enums.find((members) => members.includes(text))
}

function nextMember(text: string, { variant }: Mark): string | null {
  const members = enumOf(text)
  return members ? members[(members.indexOf(text) + variant) % members.length]! : null
}
