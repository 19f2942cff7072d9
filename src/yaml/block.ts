import { draftMap, type MapDraft } from './entries.ts'
import type { YamlList, YamlMap, YamlNode } from './node.ts'
import { block, blockOrIndentlessList } from './allowed-collections.ts'
import { emptyValue, readValue } from './nodes.ts'
import { skipIndicator, tokenFault, type DocumentReading } from './reading.ts'
import { endsPair, readPair } from './pair.ts'
import * as token from './token.ts'
import { peekToken, skipToken } from './tokens.ts'

/** A block sequence, `- a`, indented below its key. `slice` drops the spare capacity of the growing array. */
export function readBlockList(reading: DocumentReading): YamlList {
  const start = startOf(reading)
  skipToken(reading.scan)
  const items: YamlNode[] = []
  while (peekToken(reading.scan) === token.entry) items.push(readItem(reading, false))
  endBlock(reading, 'a `-` is missing, or a line is indented wrongly')
  return { source: reading.source, kind: 'list', start, end: reading.from, items: items.slice() }
}

/** A block sequence whose dashes have the column of its key (`indentless_sequence` in libyaml). */
export function readIndentlessList(reading: DocumentReading): YamlList {
  const start = startOf(reading)
  const items: YamlNode[] = []
  while (peekToken(reading.scan) === token.entry) items.push(readItem(reading, true))
  return { source: reading.source, kind: 'list', start, end: reading.from, items: items.slice() }
}

/** A block mapping, `a: b`, one entry a line. */
export function readBlockMap(reading: DocumentReading): YamlMap {
  const start = startOf(reading)
  skipToken(reading.scan)
  const draft = draftMap()
  while (peekToken(reading.scan) === token.key) readEntry(reading, draft)
  endBlock(reading, 'a key is missing, or a line is indented wrongly')
  return { source: reading.source, kind: 'map', start, end: reading.from, entries: draft.entries.trimmed() }
}

function startOf({ scan }: DocumentReading): number {
  return scan.queue.starts[scan.queue.head]!
}

function readItem(reading: DocumentReading, indentless: boolean): YamlNode {
  skipIndicator(reading)
  const kind = peekToken(reading.scan)
  const isEmpty =
    kind === token.entry ||
    kind === token.blockEnd ||
    (indentless && (kind === token.key || kind === token.value))
  return isEmpty ? emptyValue(reading) : readValue(reading, block)
}

function readEntry(reading: DocumentReading, draft: MapDraft): void {
  skipToken(reading.scan)
  readPair(reading, draft, blockOrIndentlessList, readEntryValue)
}

function readEntryValue(reading: DocumentReading): YamlNode {
  if (peekToken(reading.scan) !== token.value) return emptyValue(reading)
  skipToken(reading.scan)
  return endsPair(peekToken(reading.scan)) ? emptyValue(reading) : readValue(reading, blockOrIndentlessList)
}

function endBlock(reading: DocumentReading, message: string): void {
  if (peekToken(reading.scan) !== token.blockEnd) throw tokenFault(reading, message)
  skipToken(reading.scan)
}
