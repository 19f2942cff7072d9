import { floatKey, maxInt64, readFloat, readInt } from './number.ts'

/** A value that a scalar can have. Integers that JavaScript cannot represent exactly are bigint. */
export type ScalarValue = string | number | bigint | boolean | null

/** Why Go refuses a scalar, in one sentence. */
export interface ScalarRefusal {
  readonly reason: string
}

/**
 * The value of a plain scalar without a tag in Go (yaml.v2 resolve.go, as kubectl and Helm read YAML): YAML 1.1's
 * booleans, octal `0644` and underscores in numbers; no sexagesimal numbers, and timestamps stay strings.
 */
export function resolvePlain(text: string): ScalarValue {
  const first = text === '' ? space : text.charCodeAt(0)
  if (first > tilde || hints[first] === 0) return text
  const value = names.get(text)
  if (value !== undefined) return value
  return hints[first] === maybeNumber ? (readNumber(text) ?? text) : text
}

/** The value of a scalar with an explicit tag (`tag:yaml.org,2002:int`). Tags that Go does not know are ignored. */
export function resolveTagged(text: string, tag: string): ScalarValue | ScalarRefusal {
  if (tag === `${yamlTag}binary`) return decodeBinary(text)
  const form = tag.startsWith(yamlTag) ? tagForms.get(tag.slice(yamlTag.length)) : undefined
  if (!form) return text
  const value = form(resolvePlain(text), text)
  return value === undefined
    ? { reason: `${quoted(text)} is not a \`!!${tag.slice(yamlTag.length)}\`` }
    : value
}

/** False for numbers that JSON cannot represent: `.nan`, `.inf`. */
export function isJson(value: ScalarValue): boolean {
  return typeof value !== 'number' || Number.isFinite(value)
}

/**
 * A key as the string that JSON needs (sigs.k8s.io/yaml, convertToJSONableObject); a refusal for null and for integers
 * above the largest int64. `text` is the scalar as written (empty for a `!!float`); it distinguishes floats from integers:
 * `1e9` becomes `1e+09`.
 */
export function asKey(value: ScalarValue, text: string): string | ScalarRefusal {
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return String(value)
  if (value === null)
    return {
      reason: `${text === '' ? 'an empty key' : quoted(text)} is null, which cannot be a key; quote it`,
    }
  const integer = typeof value === 'bigint' ? value : readInt(text)
  if (integer === undefined) return floatKey(Number(value))
  return integer > maxInt64
    ? { reason: `${quoted(text)} is too large to be a key; quote it` }
    : String(integer)
}

/** A scalar for a message, in backticks, cut to 60 characters. */
function quoted(text: string): string {
  return text.length > 60 ? `\`${text.slice(0, 60)}…\`` : `\`${text}\``
}

/** True for a refusal, false for a value. */
export function isRefusal(value: ScalarValue | ScalarRefusal): value is ScalarRefusal {
  return typeof value === 'object' && value !== null
}

/** The prefix that `!!` abbreviates. */
export const yamlTag = 'tag:yaml.org,2002:'

const space = 32
const tilde = 126
const maybeName = 1
const maybeNumber = 2

/** What a scalar with this first character may be, as in yaml.v2's resolveTable; a space means an empty text. */
const hints = new Uint8Array(tilde + 1)
for (const character of ' ~yYnNtTfFoO') hints[character.charCodeAt(0)] = maybeName
for (const character of '+-.0123456789') hints[character.charCodeAt(0)] = maybeNumber

const names: ReadonlyMap<string, boolean | number | null> = new Map([
  ['', null],
  ...spelled(null, '~ null Null NULL'),
  ...spelled(true, 'y Y yes Yes YES true True TRUE on On ON'),
  ...spelled(false, 'n N no No NO false False FALSE off Off OFF'),
  ...spelled(NaN, '.nan .NaN .NAN'),
  ...spelled(Infinity, '.inf .Inf .INF +.inf +.Inf +.INF'),
  ...spelled(-Infinity, '-.inf -.Inf -.INF'),
])

function spelled(value: boolean | number | null, spellings: string): [string, boolean | number | null][] {
  return spellings.split(' ').map((spelling) => [spelling, value])
}

/** The value of a scalar under a tag; `undefined` if the tag does not allow it. */
type TagForm = (value: ScalarValue, text: string) => ScalarValue | undefined

/** The tags that yaml.v2 checks a scalar against; every text is a valid `!!str`. */
const tagForms: ReadonlyMap<string, TagForm> = new Map<string, TagForm>([
  ['bool', (value) => (typeof value === 'boolean' ? value : undefined)],
  ['null', (value) => (value === null ? value : undefined)],
  ['int', (value, text) => (isNumber(value) && readInt(text) !== undefined ? value : undefined)],
  [
    'float',
    (value) =>
      isNumber(value) && !(value > maxInt64 && typeof value === 'bigint') ? Number(value) : undefined,
  ],
  ['timestamp', (_, text) => (isTimestamp(text) ? text : undefined)],
])

function isNumber(value: ScalarValue): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint'
}

function readNumber(text: string): number | bigint | undefined {
  if (text.startsWith('.')) return readFloat(text)
  return readInt(text) ?? readFloat(text)
}

/** The formats of yaml.v2's parseTimestamp; the day must exist in its month. */
function isTimestamp(text: string): boolean {
  const [, year, month, day] = timestampForm.exec(text) ?? []
  if (day === undefined) return false
  const leap = Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0)
  const days = Number(month) === 2 && !leap ? 28 : (monthDays[Number(month) - 1] ?? 0)
  return Number(day) >= 1 && Number(day) <= days
}

const timestampForm =
  /^(\d{4})-(\d\d?)-(\d\d?)(?:[Tt](?:[01]?\d|2[0-3]):[0-5]?\d:[0-5]?\d(?:[.,]\d+)?(?:Z|[-+]\d\d:\d\d)| (?:[01]?\d|2[0-3]):[0-5]?\d:[0-5]?\d(?:[.,]\d+)?)?$/
const monthDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Go's `base64.StdEncoding`, then what encoding/json makes of bytes that are not UTF-8. */
function decodeBinary(text: string): string | ScalarRefusal {
  const packed = text.replace(/[\r\n]/g, '')
  if (packed.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(packed)) {
    return { reason: 'the value of `!!binary` is not base64' }
  }
  return decodeUtf8(Uint8Array.from(atob(packed), (character) => character.charCodeAt(0)))
}

/** Bytes as UTF-8. As in Go, each byte that belongs to no character becomes one U+FFFD. */
function decodeUtf8(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length;) {
    const character = characterAt(bytes, at)
    text += character ?? '\uFFFD'
    at += character === undefined ? 1 : characterLength(bytes[at]!)
  }
  return text
}

function characterAt(bytes: Uint8Array, at: number): string | undefined {
  try {
    return utf8.decode(bytes.subarray(at, at + characterLength(bytes[at]!)))
  } catch {
    return undefined
  }
}

function characterLength(first: number): number {
  if (first < 0xc0) return 1
  if (first < 0xe0) return 2
  return first < 0xf0 ? 3 : 4
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
