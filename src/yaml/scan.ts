import { isBlankOrEnd } from './characters.ts'
import { Fault } from './fault.ts'
import { emptied, markNext, type TokenQueue } from './token.ts'

/**
 * Where the scanner of a document stands. It goes by the rules of Go's scanner (yaml.v2 scannerc.go) to the letter,
 * since what it lets pass and what it refuses is what kubectl and Helm do.
 */
export interface Scan {
  readonly text: string
  /** Where the document ends. */
  readonly end: number
  /** See `hasRareBreaks`. */
  readonly rareBreaks: boolean
  at: number
  /** Where the line that `at` is in begins. */
  lineStart: number
  /** The column of the innermost block collection, 0-based; -1 outside of all. */
  indent: number
  readonly indents: number[]
  /** Open brackets. */
  brackets: number
  /** Whether a key may begin here. */
  keyAllowed: boolean
  /** What may turn out to be a key once its `:` is found: one for each open bracket, and one for outside of all. */
  readonly keys: PossibleKey[]
  readonly queue: TokenQueue
}

/** A place where a key may have begun. */
export interface PossibleKey {
  possible: boolean
  /** True where nothing but a key can stand. */
  required: boolean
  /** Its first token's index in the queue. */
  token: number
  start: number
  lineStart: number
}

/** A scanner of the part of a text that holds a document; `queue` may come from a scanner that is done. */
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
    keys: [impossible()],
    queue: emptied(queue),
  }
}

/** The character at an offset; 0 at the end. */
export function codeAt({ text, end }: Scan, at: number): number {
  return at < end ? text.charCodeAt(at) : 0
}

/** True where a line begins with `---` or `...` as a word, whoever is asked to look only there. */
export function isDocumentMark(scan: Scan): boolean {
  const mark = scan.text.startsWith('---', scan.at) || scan.text.startsWith('...', scan.at)
  return mark && isBlankOrEnd(codeAt(scan, scan.at + 3))
}

export function impossible(): PossibleKey {
  return { possible: false, required: false, token: 0, start: 0, lineStart: 0 }
}

/** Notes that a key may begin here. */
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

/** Gives up what might have been a key between the innermost brackets. */
export function dropPossibleKey(scan: Scan): void {
  const key = scan.keys[scan.brackets]!
  if (!key.possible) return
  if (key.required) throw missingColon(key)
  key.possible = false
  scan.queue.keyLevels[key.token] = 0
}

/** Whether a key may still end here: it has to stand on one line and within 1024 characters. */
export function isStillPossible(scan: Scan, key: PossibleKey): boolean {
  if (!key.possible) return false
  if (key.lineStart === scan.lineStart && !isTooLong(scan, key.start)) return true
  if (key.required) throw missingColon(key)
  key.possible = false
  return false
}

function isTooLong({ text, at }: Scan, start: number): boolean {
  if (at - start <= longestKey) return false
  return Array.from(text.slice(start, Math.min(at, start + 2 * longestKey + 2))).length > longestKey
}

/** Characters, as YAML has it; one outside of Unicode's first plane is two UTF-16 units. */
const longestKey = 1024

function missingColon({ start }: PossibleKey): Fault {
  return new Fault('a `:` is missing after this key', start)
}
