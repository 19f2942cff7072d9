import { EVENT_ID, SCALAR_STYLE, getScalarValue } from 'js-yaml'
import type { Event, ScalarEvent } from 'js-yaml'
import type { YamlScalar } from './node.ts'
import { complain } from './reading.ts'
import type { Reading } from './reading.ts'
import { isRefusal, resolvePlain, resolveTagged, yamlTag } from './scalar.ts'

/** A scalar with its place (see `start` in node.ts) and what it means to Go. */
export function readScalar(reading: Reading, event: ScalarEvent): YamlScalar {
  if (event.valueStart < 0) return emptyScalar(reading, event)
  if (event.style >= SCALAR_STYLE.LITERAL_BLOCK) return blockScalar(reading, event)
  const quote = event.style === SCALAR_STYLE.PLAIN ? 0 : 1
  return scalar(reading, event, event.valueStart - quote, event.valueEnd + quote)
}

function scalar(reading: Reading, event: ScalarEvent, start: number, end: number): YamlScalar {
  const { source, offset } = reading
  const value = meaning(reading, event, start, end)
  reading.from = Math.max(end, event.valueEnd)
  const style = event.valueStart < 0 ? 'empty' : styles[event.style]
  return { source, kind: 'scalar', start: offset + start, end: offset + end, value, style }
}

/** True for a node of which nothing is written, not even a tag. */
export function isEmpty(event: Event): boolean {
  return event.type === EVENT_ID.SCALAR && event.valueStart < 0 && event.tagStart < 0 && event.anchorStart < 0
}

/** True for a plain `<<`, or one with a `!!merge` tag (yaml.v2 decode.go, isMerge). */
export function isMergeKey(reading: Reading, event: Event): boolean {
  if (event.type !== EVENT_ID.SCALAR || event.valueEnd - event.valueStart !== 2) return false
  if (!reading.text.startsWith('<<', event.valueStart)) return false
  return event.tagStart < 0
    ? event.style === SCALAR_STYLE.PLAIN
    : tagName(reading, event) === `${yamlTag}merge`
}

function meaning(reading: Reading, event: ScalarEvent, start: number, end: number): YamlScalar['value'] {
  const text = decode(reading.text, event)
  if (event.style === SCALAR_STYLE.DOUBLE_QUOTED && !event.fast) checkEscapes(reading, event)
  if (event.tagStart < 0) return event.style === SCALAR_STYLE.PLAIN ? resolvePlain(text) : text
  const value = resolveTagged(text, tagName(reading, event))
  if (!isRefusal(value)) return value
  complain(reading, 'syntax', value.refused, start, end)
  return text
}

/** js-yaml ends block scalars with a line break even where the text itself ends without one; Go does not. */
function decode(text: string, event: ScalarEvent): string {
  const value = getScalarValue(text, event)
  if (event.style < SCALAR_STYLE.LITERAL_BLOCK || event.valueEnd < text.length || !value.endsWith('\n'))
    return value
  return /[\r\n]$/.test(text) ? value : value.slice(0, -1)
}

/** `\/` is JSON's and YAML 1.2's; Go reads YAML 1.1. */
function checkEscapes(reading: Reading, event: ScalarEvent): void {
  const [before] =
    /^(?:[^\\]|\\[^/])*(?=\\\/)/.exec(reading.text.slice(event.valueStart, event.valueEnd)) ?? []
  if (before === undefined) return
  const at = event.valueStart + before.length
  complain(reading, 'syntax', 'Go does not know the escape `\\/`; write `/`', at, at + 2)
}

/** The full name of a tag: `tag:yaml.org,2002:int` for `!!int`. */
function tagName(reading: Reading, event: ScalarEvent): string {
  const tag = reading.text.slice(event.tagStart, event.tagEnd)
  if (tag.startsWith('!<')) return tag.slice(2, -1)
  const handle = tag.slice(0, tag.indexOf('!', 1) + 1) || '!'
  const prefix = reading.tagHandles.get(handle) ?? (handle === '!!' ? yamlTag : handle)
  return prefix + tag.slice(handle.length)
}

function emptyScalar(reading: Reading, event: ScalarEvent): YamlScalar {
  const end = Math.max(reading.from, event.tagEnd, event.anchorEnd)
  return scalar(reading, event, end, end)
}

function blockScalar(reading: Reading, event: ScalarEvent): YamlScalar {
  const { text } = reading
  let end = event.valueEnd
  while (end > event.valueStart && ' \t\r\n'.includes(text[end - 1]!)) end--
  if (end === event.valueStart) return scalar(reading, event, ...headerRange(reading, event))
  let start = event.valueStart
  while (start < event.valueStart + event.indent && text[start] === ' ') start++
  return scalar(reading, event, start, end)
}

/** The `|-` of a block scalar without text: the last thing on the line above where its text would stand. */
function headerRange(reading: Reading, event: ScalarEvent): [start: number, end: number] {
  const from = Math.max(reading.from, event.tagEnd, event.anchorEnd)
  const header = /[|>][-+\d]*/g
  header.lastIndex = from
  const found = header.exec(reading.text)
  return found && found.index < event.valueStart
    ? [found.index, header.lastIndex]
    : [event.valueStart, event.valueStart]
}

const styles = {
  [SCALAR_STYLE.PLAIN]: 'plain',
  [SCALAR_STYLE.SINGLE_QUOTED]: 'single',
  [SCALAR_STYLE.DOUBLE_QUOTED]: 'double',
  [SCALAR_STYLE.LITERAL_BLOCK]: 'literal',
  [SCALAR_STYLE.FOLDED_BLOCK]: 'folded',
} as const
