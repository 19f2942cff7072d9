import { COLLECTION_STYLE, EVENT_ID } from 'js-yaml'
import type { MappingEvent, SequenceEvent } from 'js-yaml'
import { openAnchor, readAlias } from './alias.ts'
import { addEntry, draftMap, mergeInto } from './entries.ts'
import type { MapDraft } from './entries.ts'
import { checkKey } from './keys.ts'
import type { YamlList, YamlMap, YamlNode, YamlScalar } from './node.ts'
import { skipTo } from './reading.ts'
import type { Reading } from './reading.ts'
import { asKey, isJson } from './scalar.ts'
import { isEmpty, isMergeKey, readScalar } from './token.ts'

/** Turns the next events into a value, with what JSON cannot hold as a problem. */
export function readValue(reading: Reading): YamlNode {
  const node = readNode(reading)
  if (node.kind !== 'scalar') return node
  if (!isJson(node.value)) refuse(reading, node, `\`${written(node)}\` is no number that JSON knows`)
  return node
}

function readNode(reading: Reading): YamlNode {
  const event = reading.events[reading.next++]!
  if (event.type === EVENT_ID.ALIAS) return readAlias(reading, event)
  if (event.type === EVENT_ID.POP || event.type === EVENT_ID.DOCUMENT)
    throw new Error('a node is missing among the events')
  const before = reading.budget.nodes++
  const anchor = event.anchorStart < 0 ? null : openAnchor(reading, event)
  const node =
    event.type === EVENT_ID.SCALAR
      ? readScalar(reading, event)
      : event.type === EVENT_ID.SEQUENCE
        ? readList(reading, event)
        : readMap(reading, event)
  if (anchor !== null) reading.anchors.set(anchor, { node, size: reading.budget.nodes - before })
  return node
}

function readList(reading: Reading, event: SequenceEvent): YamlList {
  const items: YamlNode[] = []
  const flow = event.style === COLLECTION_STYLE.FLOW
  reading.from = event.start + (flow ? 1 : 0)
  while (!atEnd(reading)) {
    if (!flow && isEmpty(reading.events[reading.next]!)) skipTo(reading, '-')
    items.push(readValue(reading))
  }
  if (flow) skipTo(reading, ']')
  const { source, offset, from } = reading
  return { source, kind: 'list', start: offset + event.start, end: offset + from, items }
}

function readMap(reading: Reading, event: MappingEvent): YamlMap {
  const draft = draftMap()
  const braces = event.style === COLLECTION_STYLE.FLOW && reading.text[event.start] === '{'
  reading.from = event.start + (braces ? 1 : 0)
  while (!atEnd(reading)) readEntry(reading, event, draft)
  if (braces) skipTo(reading, '}')
  const { source, offset, from } = reading
  return { source, kind: 'map', start: offset + event.start, end: offset + from, entries: draft.entries }
}

function readEntry(reading: Reading, map: MappingEvent, draft: MapDraft): void {
  checkKey(reading, map)
  if (isMergeKey(reading, reading.events[reading.next]!)) return readMerge(reading, draft)
  const key = readKey(reading)
  const value = readValue(reading)
  if (key) addEntry(reading, draft, key, value)
}

function readMerge(reading: Reading, draft: MapDraft): void {
  const key = readNode(reading)
  reading.budget.nodes-- // Go does not decode the `<<` itself
  mergeInto(reading, draft, key, readValue(reading))
}

/** A key as JSON has it, or `null` for one that cannot be. */
function readKey(reading: Reading): YamlScalar | null {
  const node = readNode(reading)
  if (node.kind !== 'scalar') {
    refuse(reading, node, `a ${node.kind} cannot be a key; put quotes around text that starts with a bracket`)
    return null
  }
  const name = asKey(node.value, written(node))
  if (typeof name === 'string') return name === node.value ? node : { ...node, value: name }
  refuse(reading, node, name.refused)
  return null
}

function refuse(reading: Reading, node: YamlNode, message: string): void {
  reading.problems.push({ code: 'syntax', message, start: node.start, end: node.end })
}

function written(node: YamlScalar): string {
  return node.source.text.slice(node.start, node.end)
}

function atEnd(reading: Reading): boolean {
  if (reading.events[reading.next]?.type !== EVENT_ID.POP) return false
  reading.next++
  return true
}
