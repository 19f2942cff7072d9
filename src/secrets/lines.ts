import type { TextRange } from '../core/ranges.ts'
import { secretExtent, type SecretExtent, type TextKey } from './extent.ts'
import { isCommented, keysIn } from './keys.ts'
import { endOfLine, layoutOf, lineAt, type LineLayout } from './layout.ts'
import {
  mentionsSecret,
  namesReference,
  namesSecrets,
  namesValue,
  secretName,
  type SecretName,
} from './names.ts'
import type { Secret } from './secret.ts'
import { groupByLine, isValueKey, isNameKey, valuesNamedBy } from './siblings.ts'
import { literalsIn } from './templates.ts'
import { isHarmlessRemainder, isNoValue, isOpaque, isSecretValue } from './values.ts'

/**
 * The secrets in the lines of a text of any language: `password: x`, `TOKEN=x`, `--api-key x`, `- name: DB_PASSWORD` with
 * its value. Templates, comments and invalid YAML are read like this.
 *
 * @param secretLines ranges in which every value is a secret, whatever its name: the values of Secrets
 */
export function lineSecrets(text: string, secretLines: readonly TextRange[] = []): Secret[] {
  if (secretLines.length === 0 && !mentionsSecret.test(text)) return []
  const scan: LineScan = { layout: layoutOf(text), skippedUntil: 0, regions: [], secrets: [] }
  const [nameKeys, valueKeys]: [TextKey[], TextKey[]] = [[], []]
  let entered = 0
  for (const key of keysIn(scan.layout)) {
    for (; entered < secretLines.length && secretLines[entered]!.start <= key.start; entered++) {
      openRegion(scan, secretLines[entered]!, 'all')
    }
    if (key.start >= scan.skippedUntil) readKey(scan, key)
    if (isNameKey(key.name)) nameKeys.push(key)
    if (isValueKey(key.name)) valueKeys.push(key)
  }
  readNamedValues(scan, nameKeys, valueKeys)
  return [...scan.secrets, ...flagSecrets(text)]
}

/** A range of a text in which values are secrets whatever their names. */
interface Region extends TextRange {
  /**
   * `all`: values of a Secret. `entries`: a map of secrets. `value`: a map that describes one secret. `other`: a map within
   * those without secrets.
   */
  readonly kind: 'all' | 'entries' | 'value' | 'other'
}

interface LineScan {
  readonly layout: LineLayout
  /** Offset of the end of the last value: text before it has no keys. */
  skippedUntil: number
  /** The open regions, the innermost last. */
  readonly regions: Region[]
  readonly secrets: Secret[]
}

function openRegion({ regions }: LineScan, { start, end }: TextRange, kind: Region['kind']): void {
  regions.push({ start, end, kind })
}

/** Why a value is a secret: what its name says, `null` without a name; `isInSecret` if it is a value of a Secret. */
interface Reason {
  readonly kind: SecretName | null
  readonly isInSecret: boolean
}

function readKey(scan: LineScan, key: TextKey): void {
  const { regions } = scan
  while (regions.length > 0 && regions.at(-1)!.end <= key.start) regions.pop()
  const region = regions.at(-1)?.kind
  const kind = secretName(key.name)
  const isData = key.name === 'stringData' || (region === 'value' && key.name === 'data')
  const isInSecret = isData || region === 'all'
  const reason: Reason = { kind: kind ?? (isInSecret ? null : 'token'), isInSecret }
  if (key.sign === ':=' || key.name.startsWith('$')) {
    if (kind !== null) readAssignment(scan, key, reason)
  } else if (isInSecret) readValue(scan, key, reason, 'all')
  else if (namesSecrets(key.name)) readValue(scan, key, reason, 'entries')
  else if (kind !== null) readValue(scan, key, reason, 'value')
  else if (region === 'entries') readEntry(scan, key, reason)
  else if (region === 'value' && namesValue(key.name)) readValue(scan, key, reason, 'value')
}

/** A variable of a template or script; its value is a secret only if it is a string literal. */
function readAssignment(scan: LineScan, key: TextKey, reason: Reason): void {
  const extent = secretExtent(scan.layout, key)
  if (extent?.kind === 'text' && extent.isQuoted) addSecret(scan, extent, reason, true)
}

/** An entry of a map of secrets, unless it describes them. */
function readEntry(scan: LineScan, key: TextKey, reason: Reason): void {
  if (!namesReference(key.name)) return readValue(scan, key, reason, 'entries')
  const extent = secretExtent(scan.layout, key)
  if (extent?.kind === 'below') openRegion(scan, extent, 'other')
}

/** The value of a key that names a secret; if it has keys of its own, they form a region of `regionKind`. */
function readValue(scan: LineScan, key: TextKey, reason: Reason, regionKind: Region['kind']): void {
  const { layout } = scan
  const template = templateAfter(layout, key)
  if (template) return addTemplate(scan, template, reason)
  const extent = secretExtent(layout, key)
  if (!extent || (extent.kind === 'text' && isProse(layout.text, key, extent))) return
  if (extent.kind === 'below') openRegion(scan, extent, regionKind)
  else if (extent.kind === 'items') for (const item of extent.items) addItem(scan, item, reason)
  else if (isCommented(layout, key) && !extent.isQuoted) addCommented(scan, extent, reason)
  else addSecret(scan, extent, reason, extent.isQuoted)
}

/** A colon within a sentence: `the token: a text`, "who checks tokens: `gateway`". */
function isProse(
  text: string,
  key: TextKey,
  { start, end, isQuoted }: SecretExtent & { kind: 'text' },
): boolean {
  if (key.startsLine || key.sign !== ':' || /["']/.test(text[key.start]!)) return false
  const prefix = text.slice(Math.max(0, key.start - 40), key.start).trimEnd()
  if (/[{[,]$/.test(prefix)) return false
  return isQuoted ? text[start - 1] === '`' : !isOpaque(text.slice(start, end), true)
}

/** The rest of the line after a key, if it has a template action; else `null`. */
function templateAfter(layout: LineLayout, key: TextKey): TextRange | null {
  const end = endOfLine(layout, lineAt(layout, key.start))
  const value = layout.text.slice(key.end, Math.min(end, key.end + maxActionLength))
  return value.includes('{{') ? { start: key.end, end: key.end + value.length } : null
}

const maxActionLength = 2000

/** The string literals in a template's value; the value as a whole if it has none. */
function addTemplate(scan: LineScan, span: TextRange, reason: Reason): void {
  const { text } = scan.layout
  const literals = literalsIn(text, span)
  for (const literal of literals) addSecret(scan, literal, reason, true)
  const remainder = text
    .slice(span.start, span.end)
    .replace(/\{\{[^{}]{0,2000}\}\}|(?<!\S)#.*$/g, '')
    .replace(/^["'\s]+|["'\s]+$/g, '')
  const isComposed = reason.kind === 'reference' || isHarmlessRemainder(remainder)
  if (literals.length === 0 && !isComposed) addSecret(scan, span, reason, false)
}

function addItem(scan: LineScan, { start, end }: TextRange, reason: Reason): void {
  const isQuoted = /^["']/.test(scan.layout.text.slice(start, start + 1))
  addSecret(scan, isQuoted ? { start: start + 1, end: end - 1 } : { start, end }, reason, isQuoted)
}

/** A comment in prose is not a value. */
function addCommented(scan: LineScan, { start, end }: TextRange, reason: Reason): void {
  const [word = ''] = scan.layout.text.slice(start, end).split(/\s/, 1)
  if (word.length === end - start || isOpaque(word, true))
    addSecret(scan, { start, end: start + word.length }, reason, false)
}

function addSecret(scan: LineScan, span: TextRange, { kind, isInSecret }: Reason, isQuoted: boolean): void {
  const { layout, secrets } = scan
  const raw = layout.text.slice(span.start, span.end)
  const value = raw.trim()
  const isSecret = isInSecret ? value !== '' && !isNoValue(value) : isValueOf(kind!, value, isQuoted)
  if (isSecret || isNoValue(value)) scan.skippedUntil = Math.max(scan.skippedUntil, span.end)
  if (!isSecret) return
  const start = span.start + raw.length - raw.trimStart().length
  secrets.push({ start, end: start + value.length, value, isNamed: kind !== null })
}

/** A number in quotes is a string and may be a password; one without quotes is not. */
function isValueOf(kind: SecretName, value: string, isQuoted: boolean): boolean {
  if (!isQuoted && (/^[\d._]+$/.test(value) || isExpression(value))) return false
  return isSecretValue(kind, value)
}

/** Code in which the name refers to the value: `self.token`, `getToken()`, `.Values.token`. */
function isExpression(value: string): boolean {
  return (
    /^(?:\$?\.?[A-Za-z_]\w*)?(?:\.[A-Za-z_]\w*)*(?:\(.*|\.[A-Za-z_]+|\$[A-Za-z_.]*)$/.test(value) &&
    !/\d/.test(value)
  )
}

/** Values whose name is the value of another key: `name: DB_PASSWORD`. */
function readNamedValues(scan: LineScan, nameKeys: readonly TextKey[], valueKeys: readonly TextKey[]): void {
  const { layout } = scan
  const lines = groupByLine(layout, valueKeys)
  for (const nameKey of nameKeys) {
    const extent = secretExtent(layout, nameKey)
    if (extent?.kind !== 'text' || extent.end - extent.start > 200) continue
    const name = layout.text.slice(extent.start, extent.end).replace(/\/(?:value|\d+)$/, '')
    const kind =
      secretName(name.slice(name.lastIndexOf('/') + 1)) ?? (/\/stringData\//.test(name) ? 'token' : null)
    if (kind === null) continue
    for (const value of valuesNamedBy(layout, nameKey, lines))
      readValue(scan, value, { kind, isInSecret: false }, 'value')
  }
}

/** Flags of commands: `--password x`, and list items `--password`, `x`. */
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
