import { floatKey, maxInt64, readFloat, readInt } from './number.ts'

/** What a scalar can mean. Integers that JavaScript cannot hold exactly are bigint. */
export type ScalarValue = string | number | bigint | boolean | null

/** Why Go refuses a scalar, as a sentence for the person who wrote it. */
export interface ScalarRefusal {
  readonly refused: string
}

/**
 * What a plain scalar without a tag means to Go (yaml.v2 resolve.go, as kubectl and Helm read YAML): YAML 1.1's
 * booleans, octal `0644`, underscores; no sexagesimal numbers, and timestamps stay strings.
 */
export function resolvePlain(text: string): ScalarValue {
  const first = text === '' ? space : text.charCodeAt(0)
  if (first > tilde || hints[first] === 0) return text
  const value = names.get(text)
  if (value !== undefined) return value
  return hints[first] === maybeNumber ? (readNumber(text) ?? text) : text
}

/** What a scalar with an explicit tag (`tag:yaml.org,2002:int`) means; tags that Go does not know are no matter. */
export function resolveTagged(text: string, tag: string): ScalarValue | ScalarRefusal {
  if (tag === `${yamlTag}binary`) return decodeBinary(text)
  const form = tag.startsWith(yamlTag) ? tagForms.get(tag.slice(yamlTag.length)) : undefined
  if (!form) return text
  const value = form(resolvePlain(text), text)
  return value === undefined ? { refused: `${quoted(text)} is no \`!!${tag.slice(yamlTag.length)}\`` } : value
}

/** False for the numbers that JSON does not know: `.nan`, `.inf`. */
export function isJson(value: ScalarValue): boolean {
  return typeof value !== 'number' || Number.isFinite(value)
}

/**
 * A key as the string that JSON needs (sigs.k8s.io/yaml, convertToJSONableObject); `text` is the scalar as written,
 * which tells floats from integers: `1e9` becomes `1e+09`. '' under a tag `!!float`.
 */
export function asKey(value: ScalarValue, text: string): string | ScalarRefusal {
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return String(value)
  if (value === null)
    return {
      refused: `${text === '' ? 'an empty key' : quoted(text)} is null, which cannot be a key; quote it`,
    }
  const whole = typeof value === 'bigint' ? value : readInt(text)
  if (whole === undefined) return floatKey(Number(value))
  return whole > maxInt64 ? { refused: `${quoted(text)} is too large to be a key; quote it` } : String(whole)
}

/** A text as a message shows it: its first 60 characters are enough to find it. */
function quoted(text: string): string {
  return text.length > 60 ? `\`${text.slice(0, 60)}…\`` : `\`${text}\``
}

export function isRefusal(value: ScalarValue | ScalarRefusal): value is ScalarRefusal {
  return typeof value === 'object' && value !== null
}

/** The prefix that `!!` stands for. */
export const yamlTag = 'tag:yaml.org,2002:'

const space = 32
const tilde = 126
const maybeName = 1
const maybeNumber = 2

/** What a first character lets expect, as in yaml.v2's resolveTable; a space stands for an empty text. */
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

/** The value under a tag, `undefined` where the two do not fit. */
type TagForm = (value: ScalarValue, text: string) => ScalarValue | undefined

/** The tags that yaml.v2 holds a scalar's meaning against; any text is a `!!str`. */
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

/** The formats of yaml.v2's parseTimestamp; a day that no month has is none. */
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

/** Go's `base64.StdEncoding`, and what encoding/json makes of bytes that are no UTF-8. */
function decodeBinary(text: string): string | ScalarRefusal {
  const packed = text.replace(/[\r\n]/g, '')
  if (packed.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(packed)) {
    return { refused: 'what stands after `!!binary` is no base64' }
  }
  return textOf(Uint8Array.from(atob(packed), (character) => character.charCodeAt(0)))
}

/** Bytes as UTF-8; as in Go each byte that belongs to no character becomes one U+FFFD. */
function textOf(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length;) {
    const character = characterAt(bytes, at)
    text += character ?? '\uFFFD'
    at += character === undefined ? 1 : lengthFrom(bytes[at]!)
  }
  return text
}

function characterAt(bytes: Uint8Array, at: number): string | undefined {
  try {
    return utf8.decode(bytes.subarray(at, at + lengthFrom(bytes[at]!)))
  } catch {
    return undefined
  }
}

function lengthFrom(first: number): number {
  if (first < 0xc0) return 1
  if (first < 0xe0) return 2
  return first < 0xf0 ? 3 : 4
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
