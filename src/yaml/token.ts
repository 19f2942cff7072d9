/** Kinds of tokens, as YAML's scanners have them. */
export const documentEnd = 1
export const documentStart = 2
export const streamEnd = 3
export const directive = 4
export const blockListStart = 5
export const blockMapStart = 6
export const blockEnd = 7
export const listStart = 8
export const listEnd = 9
export const mapStart = 10
export const mapEnd = 11
export const entry = 12
export const comma = 13
export const key = 14
export const value = 15
export const alias = 16
export const anchor = 17
export const tag = 18
export const scalar = 19

/** Whether a token stands before the node it belongs to. */
export function isProperty(kind: number): boolean {
  return kind === anchor || kind === tag
}

/**
 * Tokens that were scanned and not read yet, in columns, so that none of them is an object. It holds few at a time:
 * a line's worth at most.
 */
export interface TokenQueue {
  head: number
  tail: number
  kinds: Uint8Array
  /** Offsets in the text. */
  starts: Int32Array
  ends: Int32Array
  /** A scalar's form, see scalar-form.ts. */
  forms: Int32Array
  /** What was found to stand in front of a token after it was scanned: `keyBefore`, and `mapBefore` as well. */
  before: Uint8Array
  /** One more than the index of the possible key in `Scan.keys` that the token begins; 0 if it begins none. */
  keyLevels: Int32Array
}

export const keyBefore = 1
export const mapBefore = 2

export function newQueue(size = 64): TokenQueue {
  return {
    head: 0,
    tail: 0,
    kinds: new Uint8Array(size),
    starts: new Int32Array(size),
    ends: new Int32Array(size),
    forms: new Int32Array(size),
    before: new Uint8Array(size),
    keyLevels: new Int32Array(size),
  }
}

/** A queue without what a document left in it. */
export function emptied(queue: TokenQueue): TokenQueue {
  queue.keyLevels.fill(0)
  queue.head = 0
  queue.tail = 0
  return queue
}

/** Appends a token. */
export function pushToken(queue: TokenQueue, kind: number, start: number, end: number, form = 0): void {
  if (queue.tail === queue.kinds.length) grow(queue)
  const at = queue.tail++
  queue.kinds[at] = kind
  queue.starts[at] = start
  queue.ends[at] = end
  queue.forms[at] = form
  queue.before[at] = 0
}

/** Notes that the next token to be pushed begins a possible key. */
export function markNext(queue: TokenQueue, keyLevel: number): void {
  if (queue.tail === queue.kinds.length) grow(queue)
  queue.keyLevels[queue.tail] = keyLevel
}

/** Takes the first token away. */
export function shiftToken(queue: TokenQueue): void {
  queue.keyLevels[queue.head++] = 0
  if (queue.head < queue.tail) return
  queue.head = 0
  queue.tail = 0
}

function grow(queue: TokenQueue): void {
  const larger = newQueue(queue.kinds.length * 2)
  larger.kinds.set(queue.kinds)
  larger.starts.set(queue.starts)
  larger.ends.set(queue.ends)
  larger.forms.set(queue.forms)
  larger.before.set(queue.before)
  larger.keyLevels.set(queue.keyLevels)
  const { head, tail } = queue
  Object.assign(queue, larger, { head, tail })
}
