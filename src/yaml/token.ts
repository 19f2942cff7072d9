/** Kinds of tokens, as in libyaml. `documentEnd` is `...`, `documentStart` is `---`, `streamEnd` is the end of the text. */
export const documentEnd = 1
export const documentStart = 2
export const streamEnd = 3
export const directive = 4
export const blockListStart = 5
export const blockMapStart = 6
export const blockEnd = 7
/** The `[` of a list in flow style; `blockListStart` begins a list with `-`. */
export const listStart = 8
/** The `]` of a flow list; a block list ends in `blockEnd`. */
export const listEnd = 9
export const mapStart = 10
export const mapEnd = 11
export const entry = 12
export const comma = 13
export const key = 14
/** The `:` between a key and its value. */
export const value = 15
export const alias = 16
export const anchor = 17
export const tag = 18
export const scalar = 19

/** True for an anchor or a tag, which come before the node that they belong to. */
export function isProperty(kind: number): boolean {
  return kind === anchor || kind === tag
}

/**
 * Tokens that were scanned but not read yet, as columns so that none needs an object. Holds at most about a line's
 * tokens at a time.
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
  /** Tokens that turned out to precede a token after it was scanned: `keyBefore`, and `mapBefore` as well. */
  prefixes: Uint8Array
  /** For the first token of a possible key: one more than that key's index in `Scan.keys`; 0 for other tokens. */
  keyLevels: Int32Array
}

/** Bits of `TokenQueue.prefixes`: a key begins before the token (`keyBefore`), and before that key a map in block style. */
export const keyBefore = 1
export const mapBefore = 2

/**
 * An empty queue with room for `size` tokens; it grows. V8 allocates arrays of at most 64 bytes in its heap, which takes a
 * tenth of the time to read a small document less than buffers of their own.
 */
export function newQueue(size = 16): TokenQueue {
  return {
    head: 0,
    tail: 0,
    kinds: new Uint8Array(size),
    starts: new Int32Array(size),
    ends: new Int32Array(size),
    forms: new Int32Array(size),
    prefixes: new Uint8Array(size),
    keyLevels: new Int32Array(size),
  }
}

/** Empties a queue, to reuse it for another document. */
export function clearQueue(queue: TokenQueue): TokenQueue {
  queue.keyLevels.fill(0)
  queue.head = 0
  queue.tail = 0
  return queue
}

/** Appends a token to a queue. `start` and `end` are offsets in the text; `form` is that of a scalar, 0 for other tokens. */
export function pushToken(queue: TokenQueue, kind: number, start: number, end: number, form = 0): void {
  if (queue.tail === queue.kinds.length) grow(queue)
  const at = queue.tail++
  queue.kinds[at] = kind
  queue.starts[at] = start
  queue.ends[at] = end
  queue.forms[at] = form
  queue.prefixes[at] = 0
}

/** Records that the next token pushed begins a possible key. */
export function markNext(queue: TokenQueue, keyLevel: number): void {
  if (queue.tail === queue.kinds.length) grow(queue)
  queue.keyLevels[queue.tail] = keyLevel
}

/** Removes the first token of a queue in place, with its mark as the begin of a possible key. */
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
  larger.prefixes.set(queue.prefixes)
  larger.keyLevels.set(queue.keyLevels)
  const { head, tail } = queue
  Object.assign(queue, larger, { head, tail })
}
