import { COLLECTION_STYLE, EVENT_ID, SCALAR_STYLE } from 'js-yaml'
import type { Event, MappingEvent, ScalarEvent } from 'js-yaml'
import { complain } from './reading.ts'
import type { Reading } from './reading.ts'

/**
 * Notes what Go refuses about a key and js-yaml lets pass: `a: "b" c: d`, `a: &b c: d`, `{a:[b]}`, and keys of
 * several lines, which are a comma forgotten. To be asked before the key is read.
 */
export function checkKey(reading: Reading, map: MappingEvent): void {
  const event = reading.events[reading.next]!
  const start = startOf(event)
  const fault = start < 0 ? null : faultOf(reading.text, map, event, start)
  if (fault !== null) complain(reading, 'syntax', fault, start, start)
}

function faultOf(text: string, map: MappingEvent, event: Event, start: number): string | null {
  const block = map.style === COLLECTION_STYLE.BLOCK
  if (block && !beginsLine(text, start)) return 'a key has to be the first thing on its line'
  if (event.type !== EVENT_ID.SCALAR) return null
  if (!block && lacksSpace(text, event)) return 'a space is missing after the `:` of this key'
  return isSeveralLines(text, event, start) ? 'a key has to stand on one line; is a comma missing?' : null
}

/** Where what is written for an event begins, its tag and anchor included; -1 for an empty key. */
function startOf(event: Event): number {
  if (event.type === EVENT_ID.ALIAS) return event.anchorStart - 1
  if (event.type !== EVENT_ID.SCALAR || event.valueStart < 0) return -1
  const value = event.style === SCALAR_STYLE.PLAIN ? event.valueStart : event.valueStart - 1
  const tag = event.tagStart < 0 ? value : event.tagStart
  return Math.min(value, tag, event.anchorStart < 0 ? value : event.anchorStart - 1)
}

function beginsLine(text: string, start: number): boolean {
  let first = start
  while (first > 0 && text.charCodeAt(first - 1) === space) first--
  if (first === 0 || lineEnds.has(text.charCodeAt(first - 1))) return true
  const lineStart = Math.max(text.lastIndexOf('\n', first - 1), text.lastIndexOf('\r', first - 1)) + 1
  return /^\uFEFF?[ \t]*(?:[-?:][ \t]+)*$/.test(text.slice(lineStart, start))
}

/** A `:` may touch what follows it only after a quoted key. */
function lacksSpace(text: string, { style, valueEnd }: ScalarEvent): boolean {
  if (style !== SCALAR_STYLE.PLAIN || text[valueEnd] !== ':') return false
  return text[valueEnd + 1] === '[' || text[valueEnd + 1] === '{'
}

function isSeveralLines(text: string, event: ScalarEvent, start: number): boolean {
  if (event.fast || event.style >= SCALAR_STYLE.LITERAL_BLOCK) return false
  if (!/[\r\n]/.test(text.slice(event.valueStart, event.valueEnd))) return false
  return !text.slice(0, start).trimEnd().endsWith('?')
}

const space = 32
const lineEnds: ReadonlySet<number> = new Set([10, 13])
