import { isBlankOrEnd } from './characters.ts'
import { scanBlockScalar } from './scan-block.ts'
import { scanDirective } from './scan-directive.ts'
import { scanPlain } from './scan-plain.ts'
import { scanAlias, scanAnchor, scanTag } from './scan-properties.ts'
import { scanQuoted } from './scan-quoted.ts'
import { skipToToken } from './scan-space.ts'
import {
  codeAt,
  dropPossibleKey,
  noPossibleKey,
  isDocumentMark,
  isStillPossible,
  savePossibleKey,
  type PossibleKey,
  type Scan,
} from './scan.ts'
import { Fault } from './fault.ts'
import * as token from './token.ts'

/** The kind of the next token, scanning as needed. Its offsets are in `scan.queue` at `head`. */
export function peekToken(scan: Scan): number {
  const { queue } = scan
  while (queue.head === queue.tail || mayBeKey(scan)) fetchToken(scan)
  const prefix = queue.prefixes[queue.head]!
  if (prefix === 0) return queue.kinds[queue.head]!
  return prefix & token.mapBefore ? token.blockMapStart : token.key
}

/** Removes the token that `peekToken` returned. */
export function skipToken({ queue }: Scan): void {
  const prefix = queue.prefixes[queue.head]!
  if (prefix === 0) token.shiftToken(queue)
  else queue.prefixes[queue.head] = prefix & token.mapBefore ? token.keyBefore : 0
}

/** True if the next token may turn out to be the first of a key. */
function mayBeKey(scan: Scan): boolean {
  const level = scan.queue.keyLevels[scan.queue.head]!
  const key = level === 0 ? undefined : scan.keys[level - 1]
  return key !== undefined && key.token === scan.queue.head && isStillPossible(scan, key)
}

function fetchToken(scan: Scan): void {
  skipToToken(scan)
  const column = scan.at - scan.lineStart
  endBlocks(scan, column)
  const code = codeAt(scan, scan.at)
  if (code === 0) return endDocument(scan)
  if (column === 0 && (code === 37 || code === 45 || code === 46) && fetchDocumentMark(scan, code)) return
  const fetch = code < 128 ? fetchers[code] : undefined
  if (fetch === undefined) scanPlain(scan)
  else fetch(scan)
}

/** The end of the document counts as a line, so that nothing before it can still become a key. */
function endDocument(scan: Scan): void {
  scan.lineStart = scan.at
  pushMark(scan, token.streamEnd, 0)
}

/** Pushes a directive, or the token of `---` or `...` at the start of a line; returns false if it is neither. */
function fetchDocumentMark(scan: Scan, code: number): boolean {
  if (code === 37) scanDirective(scan, pushMark)
  else if (!isDocumentMark(scan)) return false
  else pushMark(scan, code === 45 ? token.documentStart : token.documentEnd, 3)
  return true
}

/** Ends all blocks, then pushes a token. */
function pushMark(scan: Scan, kind: number, length: number): void {
  endBlocks(scan, -1)
  dropPossibleKey(scan)
  scan.keyAllowed = false
  push(scan, kind, length)
}

/** Ends the block collections that are indented further than a column. */
function endBlocks(scan: Scan, column: number): void {
  if (scan.brackets > 0) return
  while (scan.indent > column) {
    token.pushToken(scan.queue, token.blockEnd, scan.at, scan.at)
    scan.indent = scan.indents.pop()!
  }
}

/** Begins a block collection at a column, unless it belongs to an open one; returns whether it did. */
function beginsBlock(scan: Scan, column: number): boolean {
  if (scan.brackets > 0 || scan.indent >= column) return false
  scan.indents.push(scan.indent)
  scan.indent = column
  return true
}

function push(scan: Scan, kind: number, length: number): void {
  token.pushToken(scan.queue, kind, scan.at, scan.at + length)
  scan.at += length
}

function openBracket(scan: Scan, kind: number): void {
  savePossibleKey(scan)
  scan.brackets++
  if (scan.keys.length === scan.brackets) scan.keys.push(noPossibleKey())
  scan.keys[scan.brackets]!.possible = false
  scan.keyAllowed = true
  push(scan, kind, 1)
}

function closeBracket(scan: Scan, kind: number): void {
  dropPossibleKey(scan)
  if (scan.brackets > 0) scan.brackets--
  detachEmptyKey(scan)
  scan.keyAllowed = false
  push(scan, kind, 1)
}

/** Handles `[]` and `{}` as keys: Go no longer connects the key's token with the `:` that follows. */
function detachEmptyKey({ queue, keys, brackets }: Scan): void {
  const last = queue.tail - 1
  const key = keys[brackets]!
  if (last < queue.head || !key.possible || key.token !== last) return
  queue.keyLevels[last] = 0
  key.token = alreadyTaken
}

/** The index of a key's first token if that token was already read when its `:` was found. */
const alreadyTaken = -1

function fetchComma(scan: Scan): void {
  dropPossibleKey(scan)
  scan.keyAllowed = true
  push(scan, token.comma, 1)
}

function fetchDash(scan: Scan): void {
  if (!isBlankOrEnd(codeAt(scan, scan.at + 1))) return scanPlain(scan)
  beginEntry(scan, token.blockListStart, 'a list item cannot begin here')
  scan.keyAllowed = true
  push(scan, token.entry, 1)
}

function fetchQuestionMark(scan: Scan): void {
  if (scan.brackets === 0 && !isBlankOrEnd(codeAt(scan, scan.at + 1))) return scanPlain(scan)
  beginEntry(scan, token.blockMapStart, 'a key cannot begin here')
  scan.keyAllowed = scan.brackets === 0
  push(scan, token.key, 1)
}

function fetchColon(scan: Scan): void {
  if (scan.brackets === 0 && !isBlankOrEnd(codeAt(scan, scan.at + 1))) return scanPlain(scan)
  const key = scan.keys[scan.brackets]!
  if (isStillPossible(scan, key)) {
    markKey(scan, key)
    key.possible = false
    scan.keyAllowed = false
  } else {
    beginEntry(scan, token.blockMapStart, 'a value cannot begin here: a `:` is not expected')
    scan.keyAllowed = scan.brackets === 0
  }
  push(scan, token.value, 1)
}

/** Inserts a key token before the key's first token, or at the end of the queue if that token is already taken. */
function markKey(scan: Scan, key: PossibleKey): void {
  const { queue } = scan
  const opens = beginsBlock(scan, key.start - key.lineStart)
  if (key.token === alreadyTaken) {
    token.pushToken(queue, token.key, key.start, key.start)
    if (opens) token.pushToken(queue, token.blockMapStart, key.start, key.start)
  } else {
    queue.prefixes[key.token] = opens ? token.keyBefore | token.mapBefore : token.keyBefore
    queue.keyLevels[key.token] = 0
  }
}

/** Begins an entry without a scanned key. Outside of brackets it must be first on its line or follow an indicator. */
function beginEntry(scan: Scan, block: number, message: string): void {
  if (scan.brackets === 0 && !scan.keyAllowed) throw new Fault(message, scan.at)
  if (beginsBlock(scan, scan.at - scan.lineStart)) token.pushToken(scan.queue, block, scan.at, scan.at)
  dropPossibleKey(scan)
}

function fetchBlockScalar(scan: Scan): void {
  if (scan.brackets > 0) return refuse(scan)
  dropPossibleKey(scan)
  scan.keyAllowed = true
  scanBlockScalar(scan)
}

function refuse(scan: Scan): void {
  throw new Fault(`a value cannot begin with \`${scan.text[scan.at]}\`; quote it`, scan.at, scan.at + 1)
}

/** Scans the token that begins with a character, by character code; a plain scalar where there is no entry. */
const fetchers: (((scan: Scan) => void) | undefined)[] = Array.from({ length: 128 })
const signs: Readonly<Record<string, (scan: Scan) => void>> = {
  '[': (scan) => openBracket(scan, token.listStart),
  '{': (scan) => openBracket(scan, token.mapStart),
  ']': (scan) => closeBracket(scan, token.listEnd),
  '}': (scan) => closeBracket(scan, token.mapEnd),
  ',': fetchComma,
  '-': fetchDash,
  '?': fetchQuestionMark,
  ':': fetchColon,
  '*': scanAlias,
  '&': scanAnchor,
  '!': scanTag,
  '|': fetchBlockScalar,
  '>': fetchBlockScalar,
  "'": scanQuoted,
  '"': scanQuoted,
  '\t': refuse,
  '#': refuse,
  '%': refuse,
  '@': refuse,
  '`': refuse,
}
for (const [sign, fetch] of Object.entries(signs)) fetchers[sign.charCodeAt(0)] = fetch
