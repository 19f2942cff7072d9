import { isBlankOrEnd } from './characters.ts'
import { Fault } from './fault.ts'
import { clearQueue, markNext, type TokenQueue } from './token.ts'

/**
 * The state of scanning a document. The scanner follows Go's (yaml.v2 scannerc.go) exactly, so that it accepts and
 * refuses what kubectl and Helm do.
 */
export interface Scan {
  readonly text: string
  /** Offset of the document's end. */
  readonly end: number
  /** See `hasRareBreaks`. */
  readonly rareBreaks: boolean
  /** Offset of the next character. */
  at: number
  /** Offset at which the line of `at` begins. */
  lineStart: number
  /** The column of the innermost block collection, 0-based; -1 outside of all collections. */
  indent: number
  readonly indents: number[]
  /** Number of open brackets. */
  brackets: number
  /** Whether a key may begin at `at`. */
  keyAllowed: boolean
  /**
   * Possible keys, which become keys once their `:` is found: one per open bracket, and one outside of all
   * brackets.
   */
  readonly keys: PossibleKey[]
  readonly queue: TokenQueue
}

/** A position at which a key may have begun. */
export interface PossibleKey {
  possible: boolean
  /** True if nothing but a key is allowed there. */
  required: boolean
  /** Index of its first token in the queue. */
  token: number
  start: number
  lineStart: number
}

/** A scanner of the document between two offsets; `queue` may be reused from a finished scanner. */
export function newScan(
  text: string,
  start: number,
  end: number,
  rareBreaks: boolean,
  queue: TokenQueue,
): Scan {
  return {
    text,
    end,
    rareBreaks,
    at: start,
    lineStart: start,
    indent: -1,
    indents: [],
    brackets: 0,
    keyAllowed: true,
    keys: [noPossibleKey()],
    queue: clearQueue(queue),
  }
}

/** The character at an offset; 0 at the end. */
export function codeAt({ text, end }: Scan, at: number): number {
  return at < end ? text.charCodeAt(at) : 0
}

/** True for `---` or `...` as a word. Callers make sure that `at` is the start of a line. */
export function isDocumentMark(scan: Scan): boolean {
  const mark = scan.text.startsWith('---', scan.at) || scan.text.startsWith('...', scan.at)
  return mark && isBlankOrEnd(codeAt(scan, scan.at + 3))
}

/** A position at which no key can begin. */
export function noPossibleKey(): PossibleKey {
  return { possible: false, required: false, token: 0, start: 0, lineStart: 0 }
}

/** Records that a key may begin at `at`. */
export function savePossibleKey(scan: Scan): void {
  if (!scan.keyAllowed) return
  dropPossibleKey(scan)
  const key = scan.keys[scan.brackets]!
  key.possible = true
  key.required = scan.brackets === 0 && scan.indent === scan.at - scan.lineStart
  key.token = scan.queue.tail
  key.start = scan.at
  key.lineStart = scan.lineStart
  markNext(scan.queue, scan.brackets + 1)
}

/** Discards the possible key inside the innermost brackets. */
export function dropPossibleKey(scan: Scan): void {
  const key = scan.keys[scan.brackets]!
  if (!key.possible) return
  if (key.required) throw missingColon(key)
  key.possible = false
  scan.queue.keyLevels[key.token] = 0
}

/** Whether a key may still end at `at`: a key must be on one line and at most 1024 characters long. */
export function isStillPossible(scan: Scan, key: PossibleKey): boolean {
  if (!key.possible) return false
  if (key.lineStart === scan.lineStart && !isTooLong(scan, key.start)) return true
  if (key.required) throw missingColon(key)
  key.possible = false
  return false
}

function isTooLong({ text, at }: Scan, start: number): boolean {
  if (at - start <= maxKeyLength) return false
  return Array.from(text.slice(start, Math.min(at, start + 2 * maxKeyLength + 2))).length > maxKeyLength
}

/** Characters, as in the YAML specification; a character beyond the first Unicode plane is two UTF-16 units. */
const maxKeyLength = 1024

function missingColon({ start }: PossibleKey): Fault {
  return new Fault(
    'a `:` is missing after this key; add it, or indent the text to continue the line above',
    start,
  )
}
