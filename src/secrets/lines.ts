import { extentOf, type SecretExtent, type Key } from './extent.ts'
import { isCommented, keysIn } from './keys.ts'
import { endOf, layoutOf, lineAt, type LineLayout, type Span } from './layout.ts'
import { namesReference, namesSecrets, namesValue, secretName, type SecretName } from './names.ts'
import type { Secret } from './secret.ts'
import { byLine, isNamed, isNamer, namedBy } from './siblings.ts'
import { literalsIn } from './templates.ts'
import { isFrame, isNoValue, isOpaque, isSecretValue } from './values.ts'

/**
 * The secrets that the lines of a text name, whatever language it is written in: `password: x`, `TOKEN=x`,
 * `--api-key x`, `- name: DB_PASSWORD` with its value. It need not be YAML: templates, comments and broken files are
 * read so.
 *
 * @param held parts in which each value is a secret, whatever its name: what Secrets hold
 */
export function lineSecrets(text: string, held: readonly Span[] = []): Secret[] {
  const reading: Reading = { layout: layoutOf(text), passed: 0, regions: [], found: [] }
  const [namers, values]: [Key[], Key[]] = [[], []]
  let entered = 0
  for (const key of keysIn(reading.layout)) {
    for (; entered < held.length && held[entered]!.start <= key.start; entered++) {
      enter(reading, held[entered]!, 'all')
    }
    if (key.start >= reading.passed) readKey(reading, key)
    if (isNamer(key.name)) namers.push(key)
    if (isNamed(key.name)) values.push(key)
  }
  readNamed(reading, namers, values)
  return [...reading.found, ...flagSecrets(text)]
}

/** A part of a text in which more is a secret than what is called one. */
interface Region extends Span {
  /**
   * `all`: what a Secret holds. `entries`: a map of secrets. `value`: a map that describes one secret. `other`: a map
   * within those that holds none.
   */
  readonly kind: 'all' | 'entries' | 'value' | 'other'
}

interface Reading {
  readonly layout: LineLayout
  /** Where the last value ends: what is in it is no key. */
  passed: number
  /** The regions that are open, the innermost last. */
  readonly regions: Region[]
  readonly found: Secret[]
}

function enter({ regions }: Reading, { start, end }: Span, kind: Region['kind']): void {
  regions.push({ start, end, kind })
}

/** Why a value is one: what its name says, or `null` where it only stands in a Secret; `isHeld` if it does. */
interface Reason {
  readonly kind: SecretName | null
  readonly isHeld: boolean
}

function readKey(reading: Reading, key: Key): void {
  const { regions } = reading
  while (regions.length > 0 && regions.at(-1)!.end <= key.start) regions.pop()
  const region = regions.at(-1)?.kind
  const kind = secretName(key.name)
  const isData = key.name === 'stringData' || (region === 'value' && key.name === 'data')
  const isHeld = isData || region === 'all'
  const reason: Reason = { kind: kind ?? (isHeld ? null : 'token'), isHeld }
  if (key.sign === ':=' || key.name.startsWith('$')) {
    if (kind !== null) readAssignment(reading, key, reason)
  } else if (isHeld) readValue(reading, key, reason, 'all')
  else if (namesSecrets(key.name)) readValue(reading, key, reason, 'entries')
  else if (kind !== null) readValue(reading, key, reason, 'value')
  else if (region === 'entries') readEntry(reading, key, reason)
  else if (region === 'value' && namesValue(key.name)) readValue(reading, key, reason, 'value')
}

/** A variable of a template or a script; its value is a secret only where it is a text. */
function readAssignment(reading: Reading, key: Key, reason: Reason): void {
  const extent = extentOf(reading.layout, key)
  if (extent?.kind === 'text' && extent.isQuoted) add(reading, extent, reason, true)
}

/** An entry of a map of secrets, unless it says something about them. */
function readEntry(reading: Reading, key: Key, reason: Reason): void {
  if (!namesReference(key.name)) return readValue(reading, key, reason, 'entries')
  const extent = extentOf(reading.layout, key)
  if (extent?.kind === 'below') enter(reading, extent, 'other')
}

/** What stands behind a key that names a secret; with keys of its own, `below` says what they are. */
function readValue(reading: Reading, key: Key, reason: Reason, below: Region['kind']): void {
  const { layout } = reading
  const template = templateBehind(layout, key)
  if (template) return addTemplate(reading, template, reason)
  const extent = extentOf(layout, key)
  if (!extent || (extent.kind === 'text' && isProse(layout.text, key, extent))) return
  if (extent.kind === 'below') enter(reading, extent, below)
  else if (extent.kind === 'items') for (const item of extent.items) addItem(reading, item, reason)
  else if (isCommented(layout, key) && !extent.isQuoted) addCommented(reading, extent, reason)
  else add(reading, extent, reason, extent.isQuoted)
}

/** A colon within a sentence: `the token: a text`, "who checks tokens: `gateway`". */
function isProse(text: string, key: Key, { start, end, isQuoted }: SecretExtent & { kind: 'text' }): boolean {
  if (key.leads || key.sign !== ':' || /["']/.test(text[key.start]!)) return false
  const before = text.slice(Math.max(0, key.start - 40), key.start).trimEnd()
  if (/[{[,]$/.test(before)) return false
  return isQuoted ? text[start - 1] === '`' : !isOpaque(text.slice(start, end), true)
}

/** The rest of the line, where an action of a template stands in it. */
function templateBehind(layout: LineLayout, key: Key): Span | null {
  const end = endOf(layout, lineAt(layout, key.start))
  const shown = layout.text.slice(key.end, Math.min(end, key.end + longestAction))
  return shown.includes('{{') ? { start: key.end, end: key.end + shown.length } : null
}

const longestAction = 2000

/** Of what a template renders, what it writes itself. */
function addTemplate(reading: Reading, span: Span, reason: Reason): void {
  const { text } = reading.layout
  const literals = literalsIn(text, span)
  for (const literal of literals) add(reading, literal, reason, true)
  const rest = text
    .slice(span.start, span.end)
    .replace(/\{\{[^{}]{0,2000}\}\}|(?<!\S)#.*$/g, '')
    .replace(/^["'\s]+|["'\s]+$/g, '')
  const isBuilt = reason.kind === 'reference' || isFrame(rest)
  if (literals.length === 0 && !isBuilt) add(reading, span, reason, false)
}

function addItem(reading: Reading, { start, end }: Span, reason: Reason): void {
  const isQuoted = /^["']/.test(reading.layout.text.slice(start, start + 1))
  add(reading, isQuoted ? { start: start + 1, end: end - 1 } : { start, end }, reason, isQuoted)
}

/** Prose in a comment is no value. */
function addCommented(reading: Reading, { start, end }: Span, reason: Reason): void {
  const [word = ''] = reading.layout.text.slice(start, end).split(/\s/, 1)
  if (word.length === end - start || isOpaque(word, true))
    add(reading, { start, end: start + word.length }, reason, false)
}

function add(reading: Reading, span: Span, { kind, isHeld }: Reason, isQuoted: boolean): void {
  const { layout, found } = reading
  const raw = layout.text.slice(span.start, span.end)
  const value = raw.trim()
  const isSecret = isHeld ? value !== '' && !isNoValue(value) : isValueOf(kind!, value, isQuoted)
  if (isSecret || isNoValue(value)) reading.passed = Math.max(reading.passed, span.end)
  if (!isSecret) return
  const start = span.start + raw.length - raw.trimStart().length
  found.push({ start, end: start + value.length, value, isNamed: kind !== null })
}

/** A number in quotes is a text, and may be a password. */
function isValueOf(kind: SecretName, value: string, isQuoted: boolean): boolean {
  if (!isQuoted && (/^[\d._]+$/.test(value) || isExpression(value))) return false
  return isSecretValue(kind, value)
}

/** Code, in which the name stands for the value: `self.token`, `getToken()`, `.Values.token`. */
function isExpression(value: string): boolean {
  return (
    /^(?:\$?\.?[A-Za-z_]\w*)?(?:\.[A-Za-z_]\w*)*(?:\(.*|\.[A-Za-z_]+|\$[A-Za-z_.]*)$/.test(value) &&
    !/\d/.test(value)
  )
}

/** Values that another key names. */
function readNamed(reading: Reading, namers: readonly Key[], values: readonly Key[]): void {
  const { layout } = reading
  const lines = byLine(layout, values)
  for (const namer of namers) {
    const extent = extentOf(layout, namer)
    if (extent?.kind !== 'text' || extent.end - extent.start > 200) continue
    const name = layout.text.slice(extent.start, extent.end).replace(/\/(?:value|\d+)$/, '')
    const kind =
      secretName(name.slice(name.lastIndexOf('/') + 1)) ?? (/\/stringData\//.test(name) ? 'token' : null)
    if (kind === null) continue
    for (const value of namedBy(layout, namer, lines))
      readValue(reading, value, { kind, isHeld: false }, 'value')
  }
}

/** Flags of commands: `--password x`, and the items of a list `--password`, `x`. */
function flagSecrets(text: string): Secret[] {
  return [...text.matchAll(flag)].flatMap(({ groups = {}, indices }) => {
    const { name = '', gap = '', value = '' } = groups
    const kind = secretName(name)
    const isItem = /[,\n]/.test(gap)
    if (kind === null || !isSecretValue(kind, value) || (!isItem && !isOpaque(value, true))) return []
    const [start, end] = indices!.groups!['value']!
    return [{ start, end, value, isNamed: true }]
  })
}

const flag =
  /(?<![\w-])--?(?<name>[A-Za-z][\w.-]{1,60})["']?(?<gap>[ \t]*,\s{0,40}|[ \t]+|[ \t]*\r?\n[ \t]*-[ \t]+)["']?(?<value>[^\s"',\]-][^\s"',\]]{0,4096})/dg
