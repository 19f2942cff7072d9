/** A text of the same shape that differs: `mark` makes it recognisable where the shape leaves room for that. */
export type Reshape = (text: string, mark: Mark) => string | null

/** What tells one altered text from another in the same render. */
export interface Mark {
  /** A word of lower-case letters and digits that begins with a letter. */
  readonly word: string
  /** Unique among the marks of one render, below 10,000. */
  readonly number: number
  /** Two ways to alter: where one of them changes nothing, the other may. */
  readonly variant: 1 | 2
}

/**
 * Another text that a chart, its schema and Kubernetes would take as well in this place: a duration stays a duration,
 * a host a host.
 */
export function reshape(text: string, mark: Mark): string | null {
  for (const shape of shapes) {
    const other = shape(text, mark)
    if (other !== null && other !== text) return other
  }
  return null
}

/** True for what templates compare rather than print: a switch or a word of a closed set. */
export function isControl(text: string): boolean {
  return (
    /^(true|false)$/i.test(text) || enumOf(text) !== undefined || /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/.test(text)
  )
}

const shapes: readonly Reshape[] = [
  switched,
  nextMember,
  (text, { word }) => (/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/.test(text) ? `${text}_${word.toUpperCase()}` : null),
  (text, mark) => matched(text, /^-?\d+$/, () => integer(text, mark)),
  (text, mark) => matched(text, /^((?:\d+[a-zµ]+)*)(\d+)(?:\.\d+)?(ns|us|µs|ms|s|m|h)$/, durationLike(mark)),
  (text) => matched(text, /^(\d+)(\.\d+)?(%|m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei)$/, raised),
  (text, mark) =>
    matched(text, /^\d{1,3}(\.\d{1,3}){3}(\/\d+)?$/, ([, , range = '']) => address(mark, range)),
  (text) =>
    matched(
      text,
      /^(v?(?:\d+\.)+)(\d+)(.*)$/,
      ([, start, last, rest]) => `${start}${Number(last) + 1}${rest}`,
    ),
  (text, mark) =>
    matched(text, /^([a-z][a-z0-9+.-]*:\/\/)(.+)$/is, ([, scheme, rest]) => `${scheme}${label(mark)}${rest}`),
  (text, mark) =>
    matched(
      text,
      /^(\*\.)?((?:[a-z0-9_-]+\.)+[a-z][a-z0-9-]*\.?)$/is,
      ([, wild = '', host]) => `${wild}${label(mark)}${host}`,
    ),
  (text, { word, variant }) => (variant === 1 ? `${text}${word}` : `${word}${text}`),
]

function matched(text: string, shape: RegExp, other: (parts: RegExpExecArray) => string): string | null {
  const parts = shape.exec(text)
  return parts && other(parts)
}

function switched(text: string): string | null {
  if (!/^(true|false)$/i.test(text)) return null
  return text.toLowerCase() === 'true' ? 'false' : 'true'
}

/** Large numbers can be told apart; small ones may count something, and only grow a little. */
function integer(text: string, { number, variant }: Mark): string {
  const value = Number(text)
  if (value >= 1000 && value < 65_536) return String(20_000 + number + (variant - 1) * 20_000)
  return String(value + variant + (number % growth))
}

/** As many small numbers can be told apart. */
const growth = 13

function durationLike({ number, variant }: Mark) {
  return ([, above = '', , unit]: RegExpExecArray): string => {
    const value = unit === 'h' || above !== '' ? variant : 1000 + number + (variant - 1) * 10_000
    return `${above}${value}${unit}`
  }
}

function raised([, whole, , unit]: RegExpExecArray): string {
  const value = Number(whole)
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
